"""People edit and delete what they wrote."""

import pytest
from slack_sdk import WebClient

from local_slack import CannotDoError, Channel, LocalSlack, Person
from support.harness import running
from support.listening import Heard


def test_an_edit_reaches_the_app_with_what_stood_there_before(slack: LocalSlack, ana: Person, cx: Channel) -> None:
    heard = Heard(slack, "message")
    ana.types("Hello wrold", where=cx)
    with running(slack, heard.app):
        ana.edits(ana.sees("wrold"), "Hello world, @ana")
        heard.wait_for(1)
    event = heard.events[0]
    assert (event["subtype"], event["channel"], event["channel_type"]) == ("message_changed", cx.id, "channel")
    assert event["hidden"] is True
    assert event["previous_message"]["text"] == "Hello wrold"
    changed = event["message"]
    assert (changed["text"], changed["user"]) == (f"Hello world, <@{ana.id}>", ana.id)
    assert changed["edited"]["user"] == ana.id
    assert ana.sees("Hello world").edited


def test_a_deletion_reaches_the_app(slack: LocalSlack, ana: Person, cx: Channel) -> None:
    heard = Heard(slack, "message")
    ana.types("Never mind", where=cx)
    seen = ana.sees("Never mind")
    with running(slack, heard.app):
        ana.deletes(seen)
        heard.wait_for(1)
    event = heard.events[0]
    assert (event["subtype"], event["deleted_ts"], event["channel"]) == ("message_deleted", seen.ts, cx.id)
    assert event["previous_message"]["text"] == "Never mind"
    ana.does_not_see("Never mind")


def test_only_admins_delete_what_others_wrote_and_nobody_edits_it(
    slack: LocalSlack, ana: Person, ben: Person, cx: Channel
) -> None:
    ana.types("Mine", where=cx)
    seen = ben.sees("Mine")
    with pytest.raises(CannotDoError, match="ben did not write that message"):
        ben.edits(seen, "His")
    with pytest.raises(CannotDoError, match="ben did not write that message"):
        ben.deletes(seen)
    slack.set_admin(ben, admin=True)
    with pytest.raises(CannotDoError):
        ben.edits(seen, "His")
    ben.deletes(seen)
    ana.does_not_see("Mine")


def test_a_message_that_one_person_sees_can_be_dismissed_by_them_and_reacted_to_by_nobody(
    client: WebClient, ana: Person, cx: Channel
) -> None:
    client.chat_postEphemeral(channel=cx.id, user=ana.id, text="For you")
    seen = ana.sees("For you")
    with pytest.raises(CannotDoError, match="only one person sees"):
        ana.reacts("eyes", on=seen)
    ana.deletes(seen)
    ana.does_not_see("For you")
