"""Whether a message is in Slack is found out by the key that travels with it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.domain.deliveries import Delivery, DeliveryStatus
from bot.slack.client import read_client
from bot.slack.find_message import EVENT_TYPE, find_message
from bot.usecases.delivery.parcels import Parcel
from local_slack import LocalSlack
from tests.support.slack import local_slack

START = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    with local_slack() as slack:
        slack.clock.move_to(START)
        yield slack


@pytest.fixture
def client(slack: LocalSlack) -> WebClient:
    return read_client(slack.bot_token, slack.api_url)


def parcel(key: str, target: str, *, channel: bool) -> Parcel:
    details: dict[str, Any] = dict.fromkeys(Delivery.__slots__)
    details |= {"id": 1, "workspace_id": 1, "key": key, "kind": "nudge", "attempts": 1}
    details |= {"status": DeliveryStatus.SENDING, "created_at": START, "channel_id": target if channel else None}
    return Parcel(Delivery(**details), target, None, None)


def post(client: WebClient, channel: str, key: str | None, event: str = EVENT_TYPE) -> str:
    """Post with a key; the message's ts."""
    metadata = {"event_type": event, "event_payload": {"key": key}} if key else None
    return str(client.chat_postMessage(channel=channel, text="hello", metadata=metadata)["ts"])


def test_a_message_is_found_by_its_key_in_a_channel_and_in_a_direct_message(
    slack: LocalSlack, client: WebClient
) -> None:
    cx, ana = slack.channel("cx").id, slack.person("ana")
    posted, direct = post(client, cx, "shoutout:1"), post(client, ana.id, "nudge:1")
    found = find_message(client, parcel("shoutout:1", cx, channel=True))
    assert found is not None
    assert (found.channel, found.ts) == (cx, posted)
    found = find_message(client, parcel("nudge:1", ana.id, channel=False))
    assert found is not None
    assert (found.channel, found.ts) == (ana.dm.id, direct)


def test_other_messages_are_not_taken_for_it(slack: LocalSlack, client: WebClient) -> None:
    cx = slack.channel("cx").id
    for key, event in (("nudge:2", EVENT_TYPE), ("nudge:1", "another_app"), (None, "")):
        post(client, cx, key, event)
        slack.clock.move(timedelta(seconds=1))
    slack.person("ana").types("hello nudge:1", where="#cx")
    assert find_message(client, parcel("nudge:1", cx, channel=True)) is None


def test_a_message_is_found_behind_a_page_of_newer_ones(slack: LocalSlack, client: WebClient) -> None:
    cx, ana = slack.channel("cx").id, slack.person("ana")
    posted = post(client, cx, "shoutout:1")
    for number in range(101):
        ana.types(f"message {number}", where="#cx")
    found = find_message(client, parcel("shoutout:1", cx, channel=True))
    assert found is not None
    assert found.ts == posted
    assert len(slack.calls("conversations.history")) == 2


def test_what_was_posted_long_before_it_was_owed_is_not_looked_at(slack: LocalSlack, client: WebClient) -> None:
    cx = slack.channel("cx").id
    slack.clock.move(timedelta(days=-2))
    post(client, cx, "shoutout:1")
    slack.clock.move(timedelta(days=2))
    assert find_message(client, parcel("shoutout:1", cx, channel=True)) is None


def test_a_message_is_found_by_a_bot_whose_clock_is_far_ahead_of_slacks(slack: LocalSlack, client: WebClient) -> None:
    cx = slack.channel("cx").id
    slack.clock.move(timedelta(hours=-1))
    post(client, cx, "shoutout:1")
    assert find_message(client, parcel("shoutout:1", cx, channel=True)) is not None
