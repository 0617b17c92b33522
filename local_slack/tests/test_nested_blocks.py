"""Using what is within cards, containers and context actions."""

import re
from collections.abc import Iterator

import pytest
from slack_bolt import Ack
from slack_sdk import WebClient

from local_slack import CannotDoError, Channel, LocalSlack, Person
from support.harness import Dict, bolt_app, button, entry, modal, open_modal, plain, running

THUMBS = {
    "type": "feedback_buttons",
    "action_id": "feedback",
    "positive_button": {"text": plain("Good"), "value": "good"},
    "negative_button": {"text": plain("Bad"), "value": "bad"},
}


@pytest.fixture
def told(slack: LocalSlack) -> Iterator[list[Dict]]:
    app, told = bolt_app(slack), list[Dict]()

    @app.action(re.compile(".*"))
    def act(ack: Ack, body: Dict) -> None:
        told.append(body["actions"][0])
        ack()

    @app.view("form")
    def submit(ack: Ack, view: Dict) -> None:
        told.append(view["state"]["values"])
        ack()

    with running(slack, app):
        yield told


def test_buttons_of_cards_and_of_feedback_are_clicked(
    client: WebClient, cx: Channel, ana: Person, told: list[Dict]
) -> None:
    card = {"type": "card", "block_id": "card", "title": plain("Trip"), "actions": [button("Book", "book")]}
    blocks = [{"type": "carousel", "elements": [card]}, {"type": "context_actions", "elements": [THUMBS]}]
    client.chat_postMessage(channel=cx.id, text="Trips", blocks=blocks)
    seen = ana.sees("Trip")
    assert (seen.buttons, seen.choices) == (("Book", "Good", "Bad"), ())
    ana.clicks("Book")
    ana.clicks("Bad")
    book, feedback = told
    assert (book["type"], book["block_id"], book["action_id"]) == ("button", "card", "book")
    assert (feedback["type"], feedback["action_id"], feedback["value"]) == ("feedback_buttons", "feedback", "bad")
    assert feedback["text"]["text"] == "Bad"


def test_an_icon_button_is_there_for_whom_it_is_shown_to(
    client: WebClient, cx: Channel, ana: Person, ben: Person, told: list[Dict]
) -> None:
    icon = {"type": "icon_button", "icon": "trash", "text": plain("Delete"), "visible_to_user_ids": [ana.id]}
    blocks = [{"type": "context_actions", "elements": [icon]}]
    client.chat_postMessage(channel=cx.id, text="A draft", blocks=blocks)
    ana.clicks("Delete")
    with pytest.raises(CannotDoError):
        ben.clicks("Delete")
    assert [action["type"] for action in told] == ["icon_button"]


def test_a_workflow_button_tells_the_app_nothing(client: WebClient, cx: Channel, ana: Person, told: list[Dict]) -> None:
    workflow = {"trigger": {"url": "https://slack.com/shortcuts/Ft1/a"}}
    element = {"type": "workflow_button", "text": plain("Run it"), "action_id": "run", "workflow": workflow}
    client.chat_postMessage(channel=cx.id, text="Flow", blocks=[{"type": "actions", "elements": [element]}])
    assert ana.clicks("Run it").ok
    assert told == []


def test_fields_within_a_container_are_filled_and_may_share_their_action_id(
    slack: LocalSlack, ana: Person, told: list[Dict]
) -> None:
    fields = [entry(label, {"type": "plain_text_input", "action_id": "text"}) for label in ("One", "Two", "Three")]
    group = {"type": "container", "title": plain("More"), "child_blocks": fields[1:]}
    open_modal(slack, ana, modal(fields[0], group))
    with pytest.raises(CannotDoError, match="3 fields have the action_id 'text'"):
        ana.fills({"text": "a"})
    ana.fills({"One": "1", "Two": "2", "Three": "3"})
    assert ana.submits().closed
    assert {block: values["text"]["value"] for block, values in told[0].items()} == {
        "one": "1",
        "two": "2",
        "three": "3",
    }


def test_all_that_tables_and_plans_say_is_read(client: WebClient, cx: Channel, ana: Person) -> None:
    cells = [[{"type": "raw_text", "text": "Price"}, {"type": "raw_number", "value": 4.5, "text": "4.50"}]]
    client.chat_postMessage(channel=cx.id, text="Prices", blocks=[{"type": "table", "rows": cells}])
    task = {"task_id": "1", "title": "Look it up", "sources": [{"type": "url", "url": "https://a.b", "text": "A page"}]}
    client.chat_postMessage(channel=ana.id, text="At work", blocks=[{"type": "plan", "title": "Plan", "tasks": [task]}])
    assert ana.sees("Price").says == "Prices\nPrice\n4.50"
    assert ana.sees("At work").says == "At work\nPlan\nLook it up\nA page"


def test_slack_gives_ids_to_elements_and_blocks_alone(client: WebClient, cx: Channel) -> None:
    words = {
        "type": "rich_text",
        "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "a"}]}],
    }
    nested = {"type": "container", "title": plain("More"), "child_blocks": [words]}
    posted = client.chat_postMessage(channel=cx.id, text="a", blocks=[nested])["message"]["blocks"][0]
    assert posted["block_id"]
    child = posted["child_blocks"][0]
    assert child.pop("block_id")
    assert child == words
