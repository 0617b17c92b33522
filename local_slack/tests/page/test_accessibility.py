"""axe finds nothing wrong with what people see, in light and dark, wide and narrow."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from local_slack import Channel, LocalSlack, Person
from support.harness import web_client
from support.page import ALT, PNG, Open, last_message, says

pytestmark = pytest.mark.browser

# axe counts this rule as experimental, and leaves it out unless asked.
RULES = {"resultTypes": ["violations"], "rules": {"label-content-name-mismatch": {"enabled": True}}}
PHONE = 390


class Checked:
    """The page, looked at by axe as often as it shows another view; `wrong` is what was found."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.evaluate(Axe().axe_script)
        self.seen = 0
        self.wrong: list[str] = []

    def look(self, view: str) -> None:
        self.seen += 1
        found = self.page.evaluate("options => axe.run(options)", RULES)["violations"]
        self.wrong += [
            f"{view}: {rule['id']} ({rule['impact']}): {node['html'][:120]} {node['failureSummary']}"
            for rule in found
            for node in rule["nodes"]
        ]

    def look_on_a_phone(self, view: str) -> None:
        size = self.page.viewport_size
        assert size is not None
        self.page.set_viewport_size({"width": PHONE, "height": 780})
        self.look(f"{view}, on a phone")
        self.wrong += [f"{view} scrolls sideways: {node}" for node in self.page.evaluate(SIDEWAYS)]
        self.page.set_viewport_size(size)


SIDEWAYS = """() => [...document.querySelectorAll("*")]
  .filter((node) => !node.matches("textarea, input, .unseen") && node.scrollWidth > node.clientWidth + 1)
  .filter((node) => node.clientWidth && ["auto", "scroll"].includes(getComputedStyle(node).overflowX))
  .map((node) => node.className)
  .concat(document.documentElement.scrollWidth > innerWidth ? ["all of it"] : [])"""


def test_axe_finds_nothing_on_any_view(
    sit_down: Open, slack: LocalSlack, ana: Person, ben: Person, cx: Channel
) -> None:
    page = sit_down(ana)
    checked = Checked(page)
    furnish(slack, page, ben, cx)
    checked.look("a channel")
    checked.look_on_a_phone("a channel")
    page.emulate_media(color_scheme="dark")
    checked.look("a channel in dark")
    page.emulate_media(color_scheme="light")
    conversation(checked)
    hood(checked)
    app(checked)
    forms(checked)
    assert checked.wrong == []
    assert checked.seen >= 12


def furnish(slack: LocalSlack, page: Page, ben: Person, cx: Channel) -> None:
    """Everything that a channel can show."""
    slack.add_channel("lunch", members=[ben])
    slack.hood.show_table(
        "What is owed", ("what", "status", "when"), lambda: [("nudge", "sent", "2026-11-20T09:30:00Z")]
    )
    ben.types("@ana is the lift fixed? :tada: `/help-me`", "cx")
    says(page, "/help-me")
    expect(last_message(page)).to_contain_text("Pick something")
    posted = web_client(slack).chat_postMessage(channel=cx.id, text="The week")
    web_client(slack).reactions_add(channel=cx.id, timestamp=posted["ts"], name="wave")
    web_client(slack).files_upload_v2(
        channel=cx.id, thread_ts=posted["ts"], filename="ripples.png", content=PNG, alt_txt=ALT
    )
    says(page, "/hello")
    expect(page.get_by_role("button", name="1 reply")).to_be_visible()


def conversation(checked: Checked) -> None:
    page = checked.page
    page.get_by_role("button", name="1 reply").click()
    thread = page.get_by_role("complementary", name="Thread")
    expect(thread.get_by_role("article")).to_have_count(2)
    checked.look("a thread")
    checked.look_on_a_phone("a thread")
    thread.get_by_role("button", name=ALT).click()
    checked.look("a picture, large")
    page.keyboard.press("Escape")
    thread.get_by_role("button", name="Close the thread").click()
    page.get_by_role("button", name="Delete").click()
    checked.look("a question before something is done")
    page.get_by_role("button", name="No", exact=True).click()
    page.get_by_role("main").get_by_role("button", name="Emoji").click()
    checked.look("the emoji picker")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="You are").click()
    checked.look("the menu of people")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    checked.look("the quick switcher")
    page.keyboard.press("Escape")


def hood(checked: Checked) -> None:
    page = checked.page
    page.get_by_role("button", name="Under the hood").click()
    expect(page.get_by_role("region", name="What goes on")).to_contain_text("acked in")
    expect(page.get_by_role("cell", name="sent")).to_be_visible()
    page.get_by_role("button", name="Revoke the token").click()
    expect(page.get_by_role("button", name="Restore the token")).to_be_visible()
    checked.look("under the hood")
    checked.look_on_a_phone("under the hood")
    page.emulate_media(color_scheme="dark")
    checked.look("under the hood in dark")
    page.emulate_media(color_scheme="light")
    page.get_by_role("button", name="Mend it all").click()
    expect(page.get_by_role("button", name="Revoke the token")).to_be_visible()
    page.get_by_role("region", name="Under the hood").get_by_role("button", name="Close").click()


def app(checked: Checked) -> None:
    page = checked.page
    page.get_by_role("navigation").get_by_role("button", name="Messages").click()
    expect(page.get_by_role("log")).to_be_visible()
    checked.look("messages with the app")
    page.get_by_role("navigation").get_by_role("button", name="Home").click()
    expect(page.get_by_role("heading", name="Your Home")).to_be_visible()
    checked.look("Home")
    checked.look_on_a_phone("Home")


def forms(checked: Checked) -> None:
    page = checked.page
    page.get_by_role("button", name="Shortcuts").click()
    page.get_by_role("menuitem", name="Greet everybody").click()
    form = page.get_by_role("dialog", name="Everything")
    expect(form).to_be_visible()
    checked.look("a form")
    checked.look_on_a_phone("a form")
    form.get_by_role("button", name="Save").click()
    expect(form.locator(".error").first).to_be_visible()
    checked.look("a form with errors")
    form.get_by_role("button", name="Another form").click()
    expect(page.get_by_role("dialog", name="On top")).to_be_visible()
    checked.look("a form on top of another")
