"""Reading and typing, and using what stands in messages."""

import re
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from local_slack import LocalSlack, Person
from support.greeter import Heard
from support.harness import web_client
from support.page import Open, last_message, says

pytestmark = pytest.mark.browser


def test_a_slash_command_is_answered_to_that_person_alone(sit_down: Open, ana: Person, ben: Person) -> None:
    page = sit_down(ana)
    says(page, "/hello @ben")
    expect(last_message(page)).to_contain_text("Only visible to you")
    expect(last_message(page)).to_contain_text("Hello, @ben")
    expect(last_message(page).locator("strong .mention")).to_have_text("@ben")
    ben.does_not_see("Hello,")


def test_commands_are_hinted_at_and_completed(sit_down: Open, ana: Person) -> None:
    page = sit_down(ana)
    box = page.get_by_label("Message #cx")
    box.press_sequentially("/he")
    expect(page.get_by_role("option")).to_have_count(2)
    box.press("ArrowDown")
    box.press("Enter")
    expect(box).to_have_value("/help-me ")
    box.fill("/hello")
    box.press("Enter")
    expect(last_message(page)).to_contain_text("Hello, you")
    expect(box).to_have_value("")


def test_shift_and_enter_begin_a_new_line(sit_down: Open, ana: Person) -> None:
    page = sit_down(ana)
    box = page.get_by_label("Message #cx")
    box.press_sequentially("one")
    box.press("Shift+Enter")
    box.press_sequentially("two")
    box.press("Enter")
    assert ana.sees("one").text == "one\ntwo"
    expect(last_message(page)).to_contain_text("Ana Ferreira")


def test_a_long_text_is_not_cut(sit_down: Open, ana: Person) -> None:
    page = sit_down(ana)
    says(page, "x" * 5000)
    assert len(ana.sees("xxx").text) == 5000


def test_an_unknown_command_is_explained(sit_down: Open, ana: Person) -> None:
    page = sit_down(ana)
    says(page, "/nothing")
    expect(last_message(page)).to_contain_text("/nothing is not a valid command.")


def test_a_button_is_clicked(sit_down: Open, ana: Person) -> None:
    page = sit_down(ana)
    says(page, "/hello")
    page.get_by_role("button", name="Count").click()
    expect(last_message(page)).to_contain_text("Clicked 1")


def test_a_pressed_button_shows_that_it_works_and_can_be_clicked_again(
    sit_down: Open, slack: LocalSlack, ana: Person, heard: Heard
) -> None:
    page = sit_down(ana)
    says(page, "/hello")
    slow = page.get_by_role("button", name="Slow")
    slow.dblclick()
    slack.wait_until(lambda: len(heard.clicks) == 2, saying="both clicks arrive")
    expect(slow).to_have_attribute("aria-busy", "true")
    heard.hold.set()
    expect(slow).not_to_have_attribute("aria-busy", "true")


def test_a_click_without_an_answer_leaves_a_warning(
    sit_down: Open, slack: LocalSlack, ana: Person, heard: Heard
) -> None:
    page = sit_down(ana)
    says(page, "/hello")
    page.get_by_role("button", name="Slow").click()
    slack.wait_until(lambda: heard.clicks, saying="the click arrives")
    slack.clock.move(timedelta(seconds=4))
    expect(page.get_by_role("alert").filter(has_text="operation_timeout")).to_be_visible()


def test_the_focus_stays_where_it_is_when_something_above_goes(sit_down: Open, slack: LocalSlack, ana: Person) -> None:
    page = sit_down(ana)
    client = web_client(slack)
    gone = client.chat_postMessage(channel="#cx", text="Soon gone")
    says(page, "/hello")
    page.get_by_role("button", name="Count").focus()
    client.chat_delete(channel=gone["channel"], ts=gone["ts"])
    expect(page.get_by_role("article")).to_have_count(1)
    expect(page.get_by_role("button", name="Count")).to_be_focused()


def test_a_confirm_dialog_is_asked_first(sit_down: Open, slack: LocalSlack, ana: Person, heard: Heard) -> None:
    page = sit_down(ana)
    says(page, "/help-me")
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("dialog", name="Sure?").get_by_role("button", name="No").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert heard.clicks == []
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Do it").click()
    slack.wait_until(lambda: heard.clicks, saying="the click arrives")


def test_everything_in_a_message_can_be_chosen(
    sit_down: Open, slack: LocalSlack, ana: Person, ben: Person, heard: Heard
) -> None:
    page = sit_down(ana)
    says(page, "/help-me")

    def chosen(number: int, field: str) -> Any:  # noqa: ANN401 - JSON
        slack.wait_until(lambda: len(heard.clicks) == number, saying=f"the app hears of {number} choices")
        return heard.clicks[-1]["actions"][0][field]

    page.get_by_label("A fruit").select_option("Pear")
    assert chosen(1, "selected_option")["value"] == "p"
    page.get_by_label("Date", exact=True).fill("2026-12-01")
    assert chosen(2, "selected_date") == "2026-12-01"
    page.get_by_label("Time", exact=True).fill("08:15")
    assert chosen(3, "selected_time") == "08:15"
    page.get_by_role("combobox", name="Some people").select_option("Ben Adeyemi (@ben)")
    assert chosen(4, "selected_users") == [ben.id]
    expect(page.get_by_role("button", name="Remove Ben Adeyemi")).to_be_visible()
    page.get_by_label("Plum").check()
    assert [each["value"] for each in chosen(5, "selected_options")] == ["x"]
    page.get_by_role("button", name="More options").click()
    page.get_by_role("menuitem", name="Mute").click()
    assert chosen(6, "selected_option")["value"] == "mute"
    assert heard.clicks[-1]["state"]["values"] == heard.clicks[-2]["state"]["values"]


def test_plain_text_is_shown_word_for_word(sit_down: Open, ana: Person) -> None:
    page = sit_down(ana)
    says(page, "/help-me")
    expect(last_message(page)).to_contain_text("Plain *words* <!channel>")
    expect(last_message(page).locator("strong", has_text=re.compile("^Bold$"))).to_be_visible()


HURTFUL = (
    "<script>window.hurt = 1</script>",
    '<img src="x" onerror="window.hurt = 1">',
    '"><svg onload=window.hurt=1>',
    "<javascript:window.hurt=1|click me>",
    "javascript:window.hurt=1",
)


def test_what_people_type_stays_text(sit_down: Open, ana: Person, ben: Person) -> None:
    page = sit_down(ana)
    for text in HURTFUL:
        ben.types(text, "cx")
    shown = page.get_by_role("article").locator(".text")
    expect(shown).to_have_text(HURTFUL)
    assert shown.locator("a, img, svg, script").count() == 0
    assert page.evaluate("window.hurt") is None


def test_an_app_cannot_link_to_a_script_either(sit_down: Open, slack: LocalSlack, ana: Person) -> None:
    page = sit_down(ana)
    web_client(slack).chat_postMessage(
        channel="#cx", text="<javascript://x/%0awindow.hurt=1|click me> & <https://a.example|go>"
    )
    expect(last_message(page)).to_contain_text("click me")
    assert [link.get_attribute("href") for link in last_message(page).get_by_role("link").all()] == [
        "https://a.example"
    ]


def test_a_thread_is_read_and_answered(sit_down: Open, ana: Person, ben: Person) -> None:
    page = sit_down(ana)
    ben.types("Who is in?", "cx")
    last_message(page).hover()
    last_message(page).get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name="Reply in thread").click()
    thread = page.get_by_role("complementary", name="Thread")
    thread.get_by_label("Reply in the thread").fill("Me")
    thread.get_by_label("Reply in the thread").press("Enter")
    expect(thread.get_by_role("article")).to_have_count(2)
    expect(page.get_by_role("main").get_by_role("article")).to_have_count(1)
    expect(page.get_by_role("button", name="1 reply")).to_be_visible()


def test_a_shortcut_is_used_on_a_message(sit_down: Open, ana: Person, ben: Person) -> None:
    page = sit_down(ana)
    ben.types("Famous words", "cx")
    last_message(page).hover()
    last_message(page).get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name="Quote it").click()
    expect(last_message(page)).to_contain_text("You said: Famous words")
