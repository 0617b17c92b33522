"""Blocks within blocks, tables, feedback and files on the page."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from slack_sdk import WebClient

from local_slack import Channel, LocalSlack, Person
from support.greeter import Heard, button, field
from support.harness import Dict, modal, open_modal, plain, web_client
from support.page import Open, last_message

pytestmark = pytest.mark.browser

WORDS: Dict = {
    "type": "rich_text",
    "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "deep"}]}],
}
THUMBS: Dict = {
    "type": "feedback_buttons",
    "action_id": "feedback",
    "positive_button": {"text": plain("Good"), "value": "good"},
    "negative_button": {"text": plain("Bad"), "value": "bad"},
}


@pytest.fixture
def client(slack: LocalSlack) -> WebClient:
    return web_client(slack)


def test_cards_plans_and_tables_are_drawn_and_their_buttons_clicked(
    sit_down: Open, client: WebClient, cx: Channel, ana: Person, heard: Heard
) -> None:
    page = sit_down(ana)
    card = {"type": "card", "title": plain("A trip"), "actions": [button("Book", "count")]}
    icon = {"type": "icon_button", "icon": "trash", "text": plain("Delete"), "visible_to_user_ids": ["U0"]}
    cells: list[list[Dict]] = [
        [{"type": "raw_text", "text": text} for text in row] for row in (("Name", "Badge"), ("Mark", "Blue"))
    ]
    cells[1][1] = WORDS
    task = {"task_id": "1", "title": "Looked it up", "status": "complete", "output": WORDS}
    pie = {"type": "pie", "segments": [{"label": "Email", "value": 3}, {"label": "Chat", "value": 1}]}
    points = [{"label": "Tue", "value": 2}, {"label": "Mon", "value": 1}]
    axis = {"categories": ["Mon", "Tue"]}
    lines = {"type": "line", "series": [{"name": "Free", "data": points}], "axis_config": axis}
    blocks: list[Dict] = [
        {"type": "data_visualization", "title": "Sources", "chart": pie},
        {"type": "data_visualization", "title": "Users", "chart": lines},
        {"type": "carousel", "elements": [card]},
        {"type": "plan", "title": "Thoughts", "tasks": [task]},
        {"type": "data_table", "caption": "Badges", "rows": cells},
        {"type": "container", "title": plain("More"), "is_collapsible": True, "child_blocks": [WORDS]},
        {"type": "context_actions", "elements": [THUMBS, icon]},
    ]
    client.chat_postMessage(channel=cx.id, text="All of it", blocks=blocks)
    message = last_message(page)
    expect(message.get_by_role("table", name="Badges").get_by_role("rowheader", name="Mark")).to_be_visible()
    expect(message.get_by_role("row", name="Email 3 75 %")).to_be_visible()
    expect(message.get_by_role("row", name="Free 1 2")).to_be_visible()
    expect(message.get_by_text("Looked it up")).to_be_visible()
    expect(message.get_by_text("deep")).to_have_count(3)
    expect(message.get_by_role("button", name="Delete")).to_have_count(0)
    message.get_by_role("button", name="Bad").click()
    message.get_by_role("button", name="Book").click()
    expect(page.get_by_text("Clicked 2")).to_be_visible()
    assert [body["actions"][0]["value"] for body in heard.clicks[:1]] == ["bad"]


def test_fields_in_a_container_and_files_are_filled(
    sit_down: Open, slack: LocalSlack, ana: Person, heard: Heard, tmp_path: Path
) -> None:
    page = sit_down(ana)
    group = {"type": "container", "title": plain("More"), "child_blocks": [field("Name", "plain_text_input")]}
    notes = field("Notes", "file_input", {"filetypes": ["txt"]})
    open_modal(slack, ana, modal({"type": "alert", "text": plain("Mind the gap"), "level": "warning"}, group, notes))
    form = page.get_by_role("dialog", name="Form")
    expect(form.get_by_role("note", name="warning")).to_have_text("Mind the gap")
    form.get_by_role("button", name="Send").click()
    expect(form.get_by_text("Please complete this required field.")).to_have_count(2)
    form.get_by_label("Name").fill("Ana")
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name)
    form.get_by_label("Notes").set_input_files([tmp_path / "a.txt", tmp_path / "b.txt"])
    form.get_by_role("button", name="Remove a.txt").click()
    expect(form.get_by_role("button", name="Remove a.txt")).to_be_hidden()
    form.get_by_role("button", name="Send").click()
    expect(form).to_be_hidden()
    values = heard.submitted[-1]
    assert values["name"]["name"]["value"] == "Ana"
    assert [file["name"] for file in values["notes"]["notes"]["files"]] == ["b.txt"]


def test_a_rich_text_is_typed_and_shown_with_its_marks(
    sit_down: Open, slack: LocalSlack, ana: Person, ben: Person, heard: Heard
) -> None:
    page = sit_down(ana)
    open_modal(slack, ana, modal(field("Story", "rich_text_input"), field("Name", "plain_text_input")))
    form = page.get_by_role("dialog", name="Form")
    words = "*Well done* @ben in #cx :tada:\n>at last"
    form.get_by_label("Story").fill(words)
    form.get_by_label("Name").fill("Ana")
    slack.wait_until(lambda: ana.modal and ana.modal.state["story"]["story"]["rich_text_value"], saying="it is told")
    expect(form.get_by_label("Story")).to_have_value(words)
    page.reload()
    expect(form.get_by_label("Story")).to_have_value(words)
    form.get_by_label("Name").fill("Ana")
    form.get_by_role("button", name="Send").click()
    expect(form).to_be_hidden()
    section = heard.submitted[-1]["story"]["story"]["rich_text_value"]["elements"][0]
    assert {"type": "user", "user_id": ben.id} in section["elements"]
