"""The page with several apps: each has its own place, and what belongs to it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from slack_bolt import Ack
from slack_sdk import WebClient

from local_slack import AppConfig, InstalledApp, LocalSlack, Person
from support.harness import MANIFEST, Dict, actions, bolt_app, button, home, running
from support.page import Open, last_message

pytestmark = pytest.mark.browser
COMMANDS = [{"command": "/poll", "description": "Ask everybody", "usage_hint": "question"}]
SHORTCUTS = [{"name": "Ask", "type": "global", "callback_id": "ask", "description": "Ask"}]
FEATURES = {"bot_user": {"display_name": "Polls"}, "slash_commands": COMMANDS, "shortcuts": SHORTCUTS}
POLLS: Dict = {**MANIFEST, "features": {**MANIFEST["features"], **FEATURES}}


@pytest.fixture
def polls(slack: LocalSlack) -> Iterator[InstalledApp]:
    installed = slack.install(AppConfig.from_manifest(POLLS))
    app = bolt_app(installed)
    app.command("/poll")(lambda ack: ack("Who wants lunch?"))
    app.event("message")(lambda: None)

    @app.event("app_home_opened")
    def show(event: Dict, client: WebClient) -> None:
        blocks = actions(button("Vote", "vote"))
        client.views_publish(user_id=event["user"], view=home("All polls", *blocks))

    @app.action("vote")
    def vote(ack: Ack, body: Dict, client: WebClient) -> None:
        ack()
        client.chat_postMessage(channel=body["user"]["id"], text="You voted")

    @app.shortcut("ask")
    def ask(ack: Ack, body: Dict, client: WebClient) -> None:
        ack()
        client.chat_postMessage(channel=body["user"]["id"], text="What do you want to ask?")

    with running(installed, app):
        yield installed


def sidebar(page: Page, name: str) -> None:
    page.get_by_role("navigation").get_by_role("button", name=name).click()


@pytest.mark.usefixtures("heard", "polls")
def test_each_app_has_its_messages_and_home_and_all_their_commands_are_offered(sit_down: Open, ana: Person) -> None:
    page = sit_down(ana)
    expect(page.get_by_role("heading", level=2)).to_contain_text(["Channels", "Greeter", "Polls"])
    sidebar(page, "Home of Polls")
    expect(page.get_by_role("heading", name="Polls", level=1)).to_be_visible()
    expect(page.get_by_role("region", name="Home")).to_contain_text("All polls")
    assert page.url.endswith("/%40home%3Apolls")
    page.get_by_role("button", name="Vote").click()
    sidebar(page, "Messages of Polls")
    expect(last_message(page)).to_contain_text("You voted")
    page.get_by_role("button", name="Shortcuts").click()
    page.get_by_role("menuitem", name="Ask").click()
    expect(last_message(page)).to_contain_text("What do you want to ask?")
    box = page.get_by_label("Message Polls")
    box.fill("/po")
    expect(page.get_by_role("option", name="/poll")).to_be_visible()
    box.fill("/poll lunch")
    box.press("Enter")
    expect(last_message(page)).to_contain_text("Who wants lunch?")
    sidebar(page, "Messages of Greeter")
    expect(page.get_by_label("Message Greeter")).to_be_visible()
    expect(page.get_by_text("You voted")).to_have_count(0)
    page.reload()
    expect(page.get_by_label("Message Greeter")).to_be_visible()
    page.keyboard.press("Control+k")
    page.get_by_role("combobox", name="Jump to").fill("polls")
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Home")).to_contain_text("All polls")
