"""Scheduled messages are posted when the local Slack's clock gets to their time."""

from datetime import timedelta

from slack_sdk import WebClient

from local_slack import Channel, LocalSlack, Person
from support.harness import MORNING, actions, button, refusal
from support.refusing import Row, refusals

NOW = int(MORNING.timestamp())
DAY = 24 * 3600


def test_a_scheduled_message_is_posted_when_the_clock_passes_its_time(
    slack: LocalSlack, client: WebClient, ana: Person, cx: Channel
) -> None:
    blocks = actions(button("Go"))
    answer = client.chat_scheduleMessage(channel=cx.id, post_at=NOW + DAY, text="Tomorrow", blocks=blocks)
    assert (answer["post_at"], answer["message"]["type"]) == (NOW + DAY, "delayed_message")
    [waiting] = client.chat_scheduledMessages_list()["scheduled_messages"]
    assert (waiting["id"], waiting["text"], waiting["channel_id"]) == (
        answer["scheduled_message_id"],
        "Tomorrow",
        cx.id,
    )
    slack.clock.move(timedelta(hours=23))
    ana.does_not_see("Tomorrow", where=cx)
    slack.clock.move(timedelta(hours=1))
    assert ana.sees("Tomorrow", where=cx).buttons == ("Go",)
    assert client.chat_scheduledMessages_list()["scheduled_messages"] == []


def test_a_scheduled_message_can_be_taken_back_until_a_minute_before_its_time(
    slack: LocalSlack, client: WebClient, ana: Person, cx: Channel
) -> None:
    first, second = (
        client.chat_scheduleMessage(channel=cx.id, post_at=NOW + 3600, text=text)["scheduled_message_id"]
        for text in ("First", "Second")
    )
    client.chat_deleteScheduledMessage(channel=cx.id, scheduled_message_id=first)
    slack.clock.move(timedelta(minutes=59, seconds=30))
    late = {"channel": cx.id, "scheduled_message_id": second}
    rows: list[Row] = [("chat.deleteScheduledMessage", late, "invalid_scheduled_message_id")]
    assert refusals(client, rows) == rows
    slack.clock.move(timedelta(minutes=1))
    ana.sees("Second", where=cx)
    ana.does_not_see("First", where=cx)


def test_a_clock_that_jumps_over_several_scheduled_messages_posts_them_in_order(
    slack: LocalSlack, client: WebClient, cx: Channel
) -> None:
    for number in (3, 1, 2):
        client.chat_scheduleMessage(channel=cx.id, post_at=NOW + number * 3600, text=str(number))
    slack.clock.move(timedelta(days=1))
    slack.wait_until(lambda: len(slack.posted(cx)) == 3)
    assert [message.text for message in slack.posted(cx)] == ["1", "2", "3"]


def test_what_cannot_be_posted_any_more_is_not_posted(slack: LocalSlack, client: WebClient, ana: Person) -> None:
    places = [slack.add_channel(f"place-{number}", members=[ana]) for number in range(3)]
    metadata = {"event_type": "a", "event_payload": {}}
    client.chat_scheduleMessage(channel=places[0].id, post_at=NOW + 60, text="One")
    client.chat_scheduleMessage(channel=places[1].id, post_at=NOW + 60, text="Two")
    client.chat_scheduleMessage(channel=places[2].id, post_at=NOW + 60, text="Three", metadata=metadata)
    slack.archive(places[0])
    slack.remove_bot(places[1])
    slack.clock.move(timedelta(minutes=2))
    slack.wait_until(lambda: slack.transcript().count("a scheduled message is not posted") == 3)
    assert not [
        message for place in places for message in slack.posted(place) if message.text in ("One", "Two", "Three")
    ]


def test_what_slack_refuses_to_schedule(slack: LocalSlack, client: WebClient, cx: Channel) -> None:
    def at(post_at: object, **more: object) -> dict[str, object]:
        return {"channel": cx.id, "post_at": post_at, "text": "Hi", **more}

    rows: list[Row] = [
        ("chat.scheduleMessage", at(NOW - 1), "time_in_past"),
        ("chat.scheduleMessage", at(NOW + 121 * DAY), "time_too_far"),
        ("chat.scheduleMessage", at("soon"), "invalid_time"),
        ("chat.scheduleMessage", at(NOW + 60, text=""), "no_text"),
        ("chat.scheduleMessage", at(NOW + 60, channel="C404"), "channel_not_found"),
        ("chat.scheduleMessage", at(NOW + 60, thread_ts="1.0"), "thread_not_found"),
        (
            "chat.deleteScheduledMessage",
            {"channel": cx.id, "scheduled_message_id": "Q0"},
            "invalid_scheduled_message_id",
        ),
        ("chat.scheduledMessages.list", {"channel": "C404"}, "invalid_channel"),
    ]
    assert refusals(client, rows) == rows
    slack.clock.move(timedelta(minutes=1))  # these calls counted, too
    for number in range(30):
        client.chat_scheduleMessage(channel=cx.id, post_at=NOW + DAY + 9 * number, text="Hi")
    slack.clock.move(timedelta(minutes=1))
    assert refusal(lambda: client.chat_scheduleMessage(channel=cx.id, post_at=NOW + DAY, text="Hi")) == (
        "restricted_too_many"
    )
    client.chat_scheduleMessage(channel=cx.id, post_at=NOW + DAY + 900, text="Hi")


def test_a_me_message_shows_the_bot_doing_something(client: WebClient, cx: Channel) -> None:
    client.chat_meMessage(channel=cx.id, text="waves")
    [message] = client.conversations_history(channel=cx.id)["messages"]
    assert (message["subtype"], message["text"]) == ("me_message", "waves")
    assert refusal(lambda: client.chat_meMessage(channel=cx.id, text="")) == "no_text"
