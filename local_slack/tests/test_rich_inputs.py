"""Fields that hold more than a text: rich text, files, and conversations that answers go to."""

from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from slack_bolt import Ack
from slack_sdk.webhook import WebhookClient

from local_slack import CannotDoError, Channel, LocalSlack, Person
from support.harness import Dict, bolt_app, entry, modal, open_modal, refusal, running


@pytest.fixture
def submitted(slack: LocalSlack) -> Iterator[list[Dict]]:
    app, submitted = bolt_app(slack), list[Dict]()

    @app.view("form")
    def keep(ack: Ack, body: Dict) -> None:
        submitted.append(body)
        ack()

    app.shortcut("greet")(lambda ack: ack())
    app.command("/hello")(lambda ack: ack())
    with running(slack, app):
        yield submitted


def values(body: Dict, block: str) -> Dict:
    [value] = body["view"]["state"]["values"][block].values()
    found: Dict = value
    return found


def attach(**more: object) -> Dict:
    return modal(entry("Attach", {"type": "file_input", "action_id": "files", **more}))


def test_a_rich_text_field_gives_a_rich_text_object(
    slack: LocalSlack, ana: Person, ben: Person, cx: Channel, submitted: list[Dict]
) -> None:
    open_modal(slack, ana, modal(entry("Story", {"type": "rich_text_input", "action_id": "story"})))
    ana.fills({"Story": "*Well done* @ben in #cx :tada:\n>see https://example.com"})
    assert ana.submits().closed
    held = values(submitted[0], "story")
    assert held["type"] == "rich_text_input"
    section, quote = held["rich_text_value"]["elements"]
    assert (section["type"], quote["type"]) == ("rich_text_section", "rich_text_quote")
    assert section["elements"][0] == {"type": "text", "text": "Well done", "style": {"bold": True}}
    assert {"type": "user", "user_id": ben.id} in section["elements"]
    assert {"type": "channel", "channel_id": cx.id} in section["elements"]
    assert section["elements"][-1] == {"type": "emoji", "name": "tada"}
    assert {"type": "link", "url": "https://example.com"} in quote["elements"]


def test_a_rich_text_may_be_given_as_an_object(slack: LocalSlack, ana: Person, submitted: list[Dict]) -> None:
    words = {
        "type": "rich_text",
        "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "a"}]}],
    }
    element = {"type": "rich_text_input", "action_id": "story", "initial_value": words}
    open_modal(slack, ana, modal(entry("Story", element), entry("Other", {**element, "initial_value": words})))
    ana.fills({"Other": words})
    assert ana.submits().closed
    assert [values(submitted[0], block)["rich_text_value"] for block in ("story", "other")] == [words, words]


def test_files_are_uploaded_into_a_field(slack: LocalSlack, ana: Person, submitted: list[Dict], tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Notes")
    open_modal(slack, ana, attach())
    ana.fills({"Attach": [tmp_path / "notes.txt", ("dot.png", b"\x89PNG\r\n\x1a\n")]})
    assert ana.submits().closed
    held = values(submitted[0], "attach")
    assert held["type"] == "file_input"
    notes, dot = held["files"]
    assert (notes["name"], notes["mimetype"], notes["size"], notes["user"]) == ("notes.txt", "text/plain", 5, ana.id)
    assert (dot["mimetype"], dot["is_public"], dot["shares"]) == ("image/png", False, {})
    with urlopen(notes["url_private"], timeout=30) as response:  # noqa: S310 - our own loopback
        assert response.read() == b"Notes"


def test_a_field_takes_the_files_that_it_wants(slack: LocalSlack, ana: Person, submitted: list[Dict]) -> None:
    open_modal(slack, ana, attach(filetypes=["csv"], max_files=1))
    assert ana.submits().errors == {"attach": "Please complete this required field."}
    for files, why in (
        ([("a.png", b"a")], "none of csv"),
        ([("a.csv", b"a"), ("b.csv", b"b")], "no more than 1"),
        ([("a.csv", b"a" * (10 * 1024 * 1024 + 1))], "more than"),
        (["a.csv"], "is no file"),
    ):
        with pytest.raises(CannotDoError, match=why):
            ana.fills({"Attach": files})
    ana.fills({"Attach": ("a.csv", b"a")})
    assert ana.submits().closed
    assert [file["name"] for file in values(submitted[0], "attach")["files"]] == ["a.csv"]


def test_a_field_for_files_needs_the_scope_to_read_them(slack: LocalSlack, ana: Person) -> None:
    slack.set_scopes(["chat:write"])
    assert refusal(lambda: open_modal(slack, ana, attach())) == "missing_scope"


@pytest.mark.parametrize("kind", ["conversations_select", "channels_select"])
def test_a_menu_that_asks_for_it_gives_a_response_url_of_the_conversation_chosen(
    slack: LocalSlack, ana: Person, cx: Channel, submitted: list[Dict], kind: str
) -> None:
    menu = {"type": kind, "action_id": "where"}
    where = entry("Where", {**menu, "response_url_enabled": True})
    open_modal(slack, ana, modal(where, entry("Other", menu, optional=True)))
    ana.fills({"Where": "#cx"})
    assert ana.submits().closed
    [url] = submitted[0]["response_urls"]
    assert url.pop("response_url").startswith(slack.url)
    assert url == {"block_id": "where", "action_id": "where", "channel_id": cx.id}


def test_an_answer_to_such_a_response_url_goes_to_that_conversation(
    slack: LocalSlack, ana: Person, ben: Person, cx: Channel, submitted: list[Dict]
) -> None:
    menu = {"type": "conversations_select", "action_id": "where", "response_url_enabled": True}
    open_modal(slack, ana, modal(entry("Where", menu)))
    ana.fills({"Where": "#cx"})
    ana.submits()
    hook = WebhookClient(submitted[0]["response_urls"][0]["response_url"])
    assert hook.send(text="Done", response_type="in_channel").status_code == 200
    assert ben.sees("Done").channel == cx.id


def test_a_menu_begins_with_the_conversation_behind_the_modal(
    slack: LocalSlack, ana: Person, cx: Channel, submitted: list[Dict]
) -> None:
    menu = {"type": "conversations_select", "action_id": "where", "default_to_current_conversation": True}
    several = {**menu, "type": "multi_conversations_select"}
    private = {**menu, "filter": {"include": ["private"]}}
    fixed = {**menu, "initial_conversation": ana.dm.id}
    ana.types("/hello", where=cx)
    fields = {"One": menu, "Several": several, "Private": private, "Fixed": fixed}
    open_modal(slack, ana, modal(*(entry(label, element, optional=True) for label, element in fields.items())))
    ana.submits()
    held = {label: values(submitted[0], label.lower()) for label in fields}
    assert held["One"]["selected_conversation"] == cx.id
    assert held["Several"]["selected_conversations"] == [cx.id]
    assert held["Private"]["selected_conversation"] is None
    assert held["Fixed"]["selected_conversation"] == ana.dm.id
