from datetime import timedelta

import pytest
from slack_sdk import WebClient

from local_slack import AppConfig, Channel, LocalSlack, Person
from support.harness import MANIFEST, bolt_app, running
from support.listening import Heard


def attempts(slack: LocalSlack) -> list[int]:
    return [envelope.retry_attempt for envelope in slack.envelopes()]


def test_a_person_s_message_reaches_the_app(slack: LocalSlack, ana: Person, cx: Channel) -> None:
    heard = Heard(slack, "message")
    with running(slack, heard.app):
        ana.types("Good morning", where=cx)
        heard.wait_for(1)
    [event] = heard.events
    assert (event["text"], event["user"], event["channel"]) == ("Good morning", ana.id, cx.id)
    assert event["channel_type"] == "channel"
    assert heard.bodies[0]["authorizations"][0]["user_id"] == slack.bot_user_id


def test_a_message_where_the_bot_is_not_a_member_does_not_reach_it(slack: LocalSlack, ana: Person) -> None:
    elsewhere = slack.add_channel("elsewhere", members=[ana], bot_is_member=False)
    heard = Heard(slack, "message")
    with running(slack, heard.app):
        ana.types("Unheard", where=elsewhere)
        ana.types("Heard")
        heard.wait_for(1)
    assert [event["text"] for event in heard.events] == ["Heard"]


def test_a_direct_message_comes_as_one(slack: LocalSlack, ana: Person) -> None:
    heard = Heard(slack, "message")
    with running(slack, heard.app):
        ana.types("Hi")
        heard.wait_for(1)
    assert heard.events[0]["channel_type"] == "im"


def test_only_subscribed_events_are_sent() -> None:
    settings = {**MANIFEST["settings"], "event_subscriptions": {"bot_events": ["message.im"]}}
    with LocalSlack.start(app=AppConfig.from_manifest({**MANIFEST, "settings": settings})) as other:
        eva = other.add_person("eva")
        channel = other.add_channel("cx", members=[eva])
        heard = Heard(other, "message")
        with running(other, heard.app):
            eva.types("In the channel", where=channel)
            eva.types("To the app")
            heard.wait_for(1)
        assert [event["text"] for event in heard.events] == ["To the app"]


def test_events_that_the_manifest_names_and_that_never_come_are_named_at_start(
    caplog: pytest.LogCaptureFixture,
) -> None:
    settings = {**MANIFEST["settings"], "event_subscriptions": {"bot_events": ["team_join", "mesage.im"]}}
    with LocalSlack.start(app=AppConfig.from_manifest({**MANIFEST, "settings": settings})) as other:
        line = "the manifest subscribes to mesage.im, which this local Slack never sends"
        assert other.transcript().splitlines()[0].endswith(line)
    assert caplog.messages == [line]


def test_an_event_without_its_scope_is_not_sent(slack: LocalSlack, ana: Person, cx: Channel) -> None:
    heard = Heard(slack, "message")
    with running(slack, heard.app):
        slack.set_scopes(["im:history"])
        ana.types("In the channel", where=cx)
        ana.types("To the app")
        heard.wait_for(1)
    assert [event["text"] for event in heard.events] == ["To the app"]


def test_the_app_s_own_messages_come_back_with_its_bot_id(slack: LocalSlack, client: WebClient, cx: Channel) -> None:
    with running(slack, bolt_app(slack)):
        client.chat_postMessage(channel=cx.id, text="From me")
        slack.wait_until(slack.envelopes)
    [envelope] = slack.envelopes()
    assert envelope.payload["event"]["bot_id"].startswith("B")
    assert envelope.payload["event"]["user"] == slack.bot_user_id


def test_an_event_that_nobody_acknowledges_is_sent_again_at_once_after_one_and_after_five_minutes(
    slack: LocalSlack, ana: Person
) -> None:
    heard = Heard(slack, "message")
    heard.in_time = False
    with running(slack, heard.app):
        ana.types("Anybody?")
        heard.wait_for(2)
        slack.clock.move(timedelta(seconds=61))
        heard.wait_for(3)
        slack.clock.move(timedelta(minutes=5))
        heard.wait_for(4)
        slack.wait_until(lambda: "was never acknowledged" in slack.transcript())
    assert attempts(slack) == [0, 1, 2, 3]
    assert len({body["event_id"] for body in heard.bodies}) == 1
    assert [envelope.retry_reason for envelope in slack.envelopes()] == ["", "timeout", "timeout", "timeout"]


def test_an_acknowledged_event_is_not_sent_again(slack: LocalSlack, ana: Person) -> None:
    heard = Heard(slack, "message")
    with running(slack, heard.app):
        ana.types("Anybody?")
        heard.wait_for(1)
        slack.clock.move(timedelta(minutes=6))
        ana.types("Hello again")
        heard.wait_for(2)
    assert attempts(slack) == [0, 0]


def test_an_event_during_an_outage_arrives_as_a_retry_when_a_socket_opens(slack: LocalSlack, ana: Person) -> None:
    heard = Heard(slack, "message")
    with running(slack, heard.app):
        slack.connections.wait_for(1)
    slack.connections.wait_for(0)
    ana.types("Is anybody there?")
    with running(slack, heard.app):
        heard.wait_for(1)
    assert attempts(slack) == [2]
    assert heard.events[0]["text"] == "Is anybody there?"


def test_an_event_is_lost_when_no_socket_opens_within_five_minutes(slack: LocalSlack, ana: Person) -> None:
    heard = Heard(slack, "message")
    with running(slack, heard.app):
        slack.connections.wait_for(1)
    slack.connections.wait_for(0)
    ana.types("Is anybody there?")
    slack.clock.move(timedelta(minutes=6))
    slack.wait_until(lambda: "was never acknowledged" in slack.transcript())
    with running(slack, heard.app):
        ana.types("Hello?")
        heard.wait_for(1)
    assert [event["text"] for event in heard.events] == ["Hello?"]


def test_what_happened_before_the_app_first_connected_is_not_told(slack: LocalSlack, ana: Person) -> None:
    ana.types("Before")
    heard = Heard(slack, "message")
    with running(slack, heard.app):
        ana.types("After")
        heard.wait_for(1)
    assert [event["text"] for event in heard.events] == ["After"]


def test_the_last_event_can_be_sent_again_with_the_same_id(slack: LocalSlack, ana: Person) -> None:
    heard = Heard(slack, "message")
    with running(slack, heard.app):
        ana.types("Once")
        heard.wait_for(1)
        assert slack.resend_last_event()
    assert len(heard.bodies) == 2
    assert heard.bodies[0]["event_id"] == heard.bodies[1]["event_id"]


def test_coming_going_and_changing_people_raise_their_events(slack: LocalSlack, ana: Person, cx: Channel) -> None:
    heard = Heard(slack, "team_join", "member_joined_channel", "member_left_channel", "user_change")
    with running(slack, heard.app):
        eva = slack.add_person("eva", tz=None)
        heard.wait_for(1)
        slack.join(eva, cx)
        heard.wait_for(2)
        slack.change_zone(eva, "Asia/Tokyo")
        heard.wait_for(3)
        slack.deactivate(eva)
        heard.wait_for(4)
        slack.leave(ana, cx)
        heard.wait_for(5)
    kinds = [event["type"] for event in heard.events]
    assert kinds == ["team_join", "member_joined_channel", "user_change", "user_change", "member_left_channel"]
    assert heard.events[0]["user"]["tz"] is None
    assert heard.events[2]["user"]["tz"] == "Asia/Tokyo"
    assert heard.events[3]["user"]["deleted"] is True


def test_a_channel_s_archiving_and_renaming_raise_their_events(slack: LocalSlack, cx: Channel) -> None:
    heard = Heard(slack, "channel_rename", "channel_archive")
    with running(slack, heard.app):
        slack.rename(cx, "customers")
        heard.wait_for(1)
        slack.archive(cx)
        heard.wait_for(2)
    assert heard.events[0]["channel"]["name"] == "customers"
    assert heard.events[1]["channel"] == cx.id


def test_mentioning_the_bot_in_a_channel_raises_an_app_mention(slack: LocalSlack, ana: Person, cx: Channel) -> None:
    heard = Heard(slack, "app_mention")
    with running(slack, heard.app):
        ana.types("@hello what now?", where=cx)
        heard.wait_for(1)
    assert heard.events[0]["text"] == f"<@{slack.bot_user_id}> what now?"


def test_changed_and_deleted_messages_raise_message_subtypes(slack: LocalSlack, client: WebClient, cx: Channel) -> None:
    with running(slack, bolt_app(slack)):
        ts = client.chat_postMessage(channel=cx.id, text="First")["ts"]
        client.chat_update(channel=cx.id, ts=ts, text="Second")
        client.chat_delete(channel=cx.id, ts=ts)
        slack.wait_until(lambda: len(slack.envelopes()) == 3)
    events = [envelope.payload["event"] for envelope in slack.envelopes()]
    by_subtype = {event.get("subtype"): event for event in events}
    assert set(by_subtype) == {None, "message_changed", "message_deleted"}
    assert by_subtype["message_changed"]["message"]["text"] == "Second"
    assert by_subtype["message_deleted"]["deleted_ts"] == ts
