"""People and the app react, and each hears of the other."""

import pytest
from slack_sdk import WebClient

from local_slack import CannotDoError, Channel, LocalSlack, Person
from support.harness import refusal, running
from support.listening import Heard


def test_a_reaction_and_its_end_reach_the_app(slack: LocalSlack, ana: Person, ben: Person, cx: Channel) -> None:
    heard = Heard(slack, "reaction_added", "reaction_removed")
    ben.types("Lunch?", where=cx)
    seen = ana.sees("Lunch?")
    with running(slack, heard.app):
        ana.reacts("wave::skin-tone-3", on=seen)
        assert ben.sees("Lunch?").reactions == {"wave::skin-tone-3": (ana.id,)}
        ana.takes_reaction_back("wave::skin-tone-3", on=seen)
        heard.wait_for(2)
    item = {"type": "message", "channel": cx.id, "ts": seen.ts}
    shared = {"user": ana.id, "reaction": "wave::skin-tone-3", "item": item, "item_user": ben.id}
    for event, kind in zip(heard.events, ("reaction_added", "reaction_removed"), strict=True):
        assert event == {"type": kind, **shared, "event_ts": event["event_ts"]}
    assert ben.sees("Lunch?").reactions == {}


def test_the_app_s_own_reaction_is_seen(client: WebClient, ana: Person, cx: Channel) -> None:
    ana.types("Lunch?", where=cx)
    seen = ana.sees("Lunch?")
    client.reactions_add(channel=cx.id, timestamp=seen.ts, name="tada")
    assert list(ana.sees("Lunch?").reactions) == ["tada"]
    again = refusal(lambda: client.reactions_add(channel=cx.id, timestamp=seen.ts, name="tada"))
    assert again == "already_reacted"


@pytest.mark.parametrize("name", ["no_such_emoji", ":tada:", "", "wave::skin-tone-7"])
def test_an_emoji_that_there_is_not_is_refused(client: WebClient, ana: Person, cx: Channel, name: str) -> None:
    ana.types("Lunch?", where=cx)
    seen = ana.sees("Lunch?")
    refused = refusal(lambda: client.reactions_add(channel=cx.id, timestamp=seen.ts, name=name))
    assert refused == ("invalid_name" if name else "invalid_arguments")


def test_the_workspace_s_own_emoji_are_known(slack: LocalSlack, ana: Person, cx: Channel) -> None:
    ana.types("Lunch?", where=cx)
    slack.add_emoji("partyparrot")
    ana.reacts("partyparrot", on=ana.sees("Lunch?"))
    assert ana.sees("Lunch?").reactions == {"partyparrot": (ana.id,)}


def test_nobody_reacts_twice_nor_takes_back_what_is_not_there(ana: Person, ben: Person, cx: Channel) -> None:
    ben.types("Lunch?", where=cx)
    seen = ana.sees("Lunch?")
    ana.reacts("eyes", on=seen)
    with pytest.raises(CannotDoError, match="already_reacted"):
        ana.reacts("eyes", on=seen)
    with pytest.raises(CannotDoError, match="no_reaction"):
        ben.takes_reaction_back("eyes", on=seen)


def test_nothing_is_heard_from_where_the_bot_is_not(slack: LocalSlack, ana: Person, cx: Channel) -> None:
    heard = Heard(slack, "reaction_added")
    far = slack.add_channel("far", members=[ana], bot_is_member=False)
    with running(slack, heard.app):
        for place in (far, cx):
            ana.types("Lunch?", where=place)
            ana.reacts("eyes", on=ana.sees("Lunch?", where=place))
        heard.wait_for(1)
    assert [event["item"]["channel"] for event in heard.events] == [cx.id]
