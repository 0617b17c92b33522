from contextlib import AbstractContextManager

import pytest
from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from local_slack import CannotDoError, LocalSlack, Person
from support.harness import (
    Dict,
    actions,
    bolt_app,
    button,
    config,
    home,
    modal,
    open_modal,
    refusal,
    running,
    text_entry,
    web_client,
)


def push_modal(slack: LocalSlack, person: Person, view: Dict) -> Dict:
    trigger = slack.thread.ask(lambda ws: ws.app.triggers.new(person.id))
    pushed: Dict = web_client(slack).views_push(trigger_id=trigger, view=view)["view"]
    return pushed


def answering(slack: LocalSlack, **answer: object) -> AbstractContextManager[object]:
    """A running app that acknowledges the form's submission like that."""
    app = bolt_app(slack)

    @app.middleware
    def acknowledge() -> BoltResponse:
        return BoltResponse(status=200, body=answer or "")

    return running(slack, app)


def test_modals_are_before_one_person_only(slack: LocalSlack, ana: Person, ben: Person) -> None:
    open_modal(slack, ana, modal(title="For Ana"))
    assert ana.wait_for_modal().title == "For Ana"
    assert ben.modal is None


def test_an_update_with_the_right_hash_changes_the_view_and_its_hash(
    slack: LocalSlack, ana: Person, client: WebClient
) -> None:
    view = open_modal(slack, ana, modal())
    updated = client.views_update(view_id=view["id"], hash=view["hash"], view=modal(title="Second"))["view"]
    assert ana.wait_for_modal().title == "Second"
    assert updated["id"] == view["id"]
    assert updated["hash"] != view["hash"]


def test_an_update_with_an_old_hash_conflicts(slack: LocalSlack, ana: Person, client: WebClient) -> None:
    view = open_modal(slack, ana, modal())
    client.views_update(view_id=view["id"], view=modal(title="Second"))
    error = refusal(lambda: client.views_update(view_id=view["id"], hash=view["hash"], view=modal(title="Third")))
    assert (error, ana.wait_for_modal().title) == ("hash_conflict", "Second")


def test_a_closed_view_is_not_found(slack: LocalSlack, ana: Person, client: WebClient) -> None:
    view = open_modal(slack, ana, modal())
    ana.closes()
    assert refusal(lambda: client.views_update(view_id=view["id"], view=modal())) == "not_found"


def test_three_modals_lie_on_each_other_and_no_fourth(slack: LocalSlack, ana: Person) -> None:
    root = open_modal(slack, ana, modal(title="1"))
    second = push_modal(slack, ana, modal(title="2"))
    third = push_modal(slack, ana, modal(title="3"))
    assert (third["root_view_id"], third["previous_view_id"]) == (root["id"], second["id"])
    assert refusal(lambda: push_modal(slack, ana, modal(title="4"))) == "push_limit_reached"


def test_a_modal_without_submit_cannot_have_inputs(slack: LocalSlack, ana: Person) -> None:
    view = modal()
    del view["submit"]
    assert refusal(lambda: open_modal(slack, ana, view)) == "invalid_arguments"


def test_an_external_id_is_used_once(slack: LocalSlack, ana: Person, ben: Person, client: WebClient) -> None:
    open_modal(slack, ana, modal(external_id="one"))
    assert refusal(lambda: open_modal(slack, ben, modal(external_id="one"))) == "duplicate_external_id"
    client.views_update(external_id="one", view=modal(title="Found", external_id="one"))
    assert ana.wait_for_modal().title == "Found"


def test_an_empty_ack_closes_the_modal_and_shows_the_one_below(slack: LocalSlack, ana: Person) -> None:
    open_modal(slack, ana, modal(title="Below"))
    push_modal(slack, ana, modal(title="Above"))
    with answering(slack):
        ana.fills({"Name": "Tom"})
        submitted = ana.submits()
    assert (submitted.closed, submitted.error) == (True, None)
    assert ana.wait_for_modal().title == "Below"


def test_an_ack_that_clears_closes_all(slack: LocalSlack, ana: Person) -> None:
    open_modal(slack, ana, modal(title="Below"))
    push_modal(slack, ana, modal(title="Above"))
    with answering(slack, response_action="clear"):
        ana.fills({"Name": "Tom"})
        assert ana.submits().closed
    assert ana.modal is None


def test_errors_appear_at_their_blocks_and_the_modal_stays(slack: LocalSlack, ana: Person) -> None:
    open_modal(slack, ana, modal())
    with answering(slack, response_action="errors", errors={"name": "Too short"}):
        ana.fills({"Name": "T"})
        submitted = ana.submits()
    assert (submitted.errors, submitted.closed) == ({"name": "Too short"}, False)
    assert ana.wait_for_modal().errors == {"name": "Too short"}


def test_errors_at_an_unknown_block_are_themselves_an_error(slack: LocalSlack, ana: Person) -> None:
    open_modal(slack, ana, modal())
    with answering(slack, response_action="errors", errors={"nowhere": "Too short"}):
        ana.fills({"Name": "T"})
        submitted = ana.submits()
    assert submitted.error == "invalid_errors"
    assert ana.wait_for_modal().warning == "We had some trouble connecting. Try again?"


def test_an_ack_can_update_the_view_in_place(slack: LocalSlack, ana: Person) -> None:
    view = open_modal(slack, ana, modal())
    with answering(slack, response_action="update", view=modal(title="Thanks")):
        ana.fills({"Name": "Tom"})
        assert not ana.submits().closed
    assert (ana.wait_for_modal().id, ana.wait_for_modal().title) == (view["id"], "Thanks")


def test_an_ack_can_push_a_view(slack: LocalSlack, ana: Person) -> None:
    open_modal(slack, ana, modal())
    with answering(slack, response_action="push", view=modal(title="More")):
        ana.fills({"Name": "Tom"})
        ana.submits()
    assert ana.wait_for_modal().title == "More"


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ({"response_action": "update", "view": modal(title="t" * 25)}, "invalid_arguments"),
        ({"response_action": "vanish"}, "invalid_response_action"),
        ({"text": "Thanks"}, "invalid_response_action"),
    ],
)
def test_a_broken_answer_to_a_submission_is_not_forgiven(
    slack: LocalSlack, ana: Person, answer: Dict, error: str
) -> None:
    open_modal(slack, ana, modal())
    with answering(slack, **answer):
        ana.fills({"Name": "Tom"})
        submitted = ana.submits()
    assert (submitted.error, submitted.closed) == (error, False)


def test_a_submission_can_be_sent_twice(slack: LocalSlack, ana: Person) -> None:
    open_modal(slack, ana, modal())
    app = bolt_app(slack)
    seen: list[str] = []

    @app.view("form")
    def count(ack: Ack, view: Dict) -> None:
        seen.append(view["id"])
        ack()

    with running(slack, app):
        ana.fills({"Name": "Tom"})
        ana.submits()
        ana.submits_again()
    assert len(seen) == 2
    assert seen[0] == seen[1]


@pytest.mark.parametrize("asked", [True, False])
def test_closing_is_told_only_to_an_app_that_asked(slack: LocalSlack, ana: Person, *, asked: bool) -> None:
    open_modal(slack, ana, modal(notify_on_close=asked))
    app = bolt_app(slack)
    app.view_closed("form")(lambda ack: ack())
    with running(slack, app):
        assert ana.closes().ok
    assert [envelope.payload["type"] for envelope in slack.envelopes()] == ["view_closed"] * asked


def test_opening_home_tells_the_app_which_publishes(slack: LocalSlack, ana: Person, ben: Person) -> None:
    app = bolt_app(slack)

    @app.event("app_home_opened")
    def publish(event: Dict, client: WebClient) -> None:
        assert event["tab"] == "home"
        client.views_publish(user_id=event["user"], view=home("Welcome", *actions(button("Go"))))

    app.action("go")(lambda ack: ack())
    with running(slack, app):
        assert "Welcome" in ana.opens_home().says
        assert ana.clicks("Go").ok
    assert ben.home is None


def test_opening_messages_tells_the_app_which_tab_it_is(slack: LocalSlack, ana: Person) -> None:
    app = bolt_app(slack)
    tabs: list[str] = []
    app.event("app_home_opened")(lambda event: tabs.append(event["tab"]))
    with running(slack, app):
        ana.opens_messages()
    assert tabs == ["messages"]


def test_home_is_published_only_if_it_is_enabled() -> None:
    with LocalSlack.start(app=config(home_tab_enabled=False)) as slack:
        eva = slack.add_person("eva")
        client = web_client(slack)
        assert refusal(lambda: client.views_publish(user_id=eva.id, view=home("Hi"))) == "not_enabled"
        with pytest.raises(CannotDoError):
            eva.opens_home()


def test_messages_can_be_opened_only_if_they_are_enabled() -> None:
    with LocalSlack.start(app=config(messages_tab_enabled=False)) as slack:
        eva = slack.add_person("eva")
        with pytest.raises(CannotDoError, match="no Messages tab"):
            eva.opens_messages()


def test_home_s_hash_guards_its_publication(ana: Person, client: WebClient) -> None:
    first = client.views_publish(user_id=ana.id, view=home("One"))["view"]
    client.views_publish(user_id=ana.id, view=home("Two"), hash=first["hash"])
    error = refusal(lambda: client.views_publish(user_id=ana.id, view=home("Three"), hash=first["hash"]))
    assert error == "hash_conflict"


def test_everybody_has_a_home_and_a_hash_of_their_own(client: WebClient, ana: Person, ben: Person) -> None:
    hers = client.views_publish(user_id=ana.id, view=home("Hers"))["view"]
    his = client.views_publish(user_id=ben.id, view=home("His"))["view"]
    assert hers["id"] != his["id"]
    assert refusal(lambda: client.views_publish(user_id=ben.id, view=home("No"), hash=hers["hash"])) == "hash_conflict"
    assert [person.home.says for person in (ana, ben) if person.home is not None] == ["Hers", "His"]


def test_what_was_entered_survives_an_update_that_keeps_the_ids(
    slack: LocalSlack, ana: Person, client: WebClient
) -> None:
    view = open_modal(slack, ana, modal(text_entry("Name"), text_entry("City")))
    ana.fills({"Name": "Tom", "City": "Rome"})
    client.views_update(view_id=view["id"], view=modal(text_entry("Name"), text_entry("Country")))
    state = ana.wait_for_modal().state
    assert state["name"]["name_text"]["value"] == "Tom"
    assert state["country"]["country_text"]["value"] is None
