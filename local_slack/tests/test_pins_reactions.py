"""Apps pin messages and react to them, and hear of it."""

from collections.abc import Iterator

import pytest
from slack_sdk import WebClient

from local_slack import AppConfig, Channel, LocalSlack, Person
from support.harness import MANIFEST, MORNING, SCOPES, bolt_app, running
from support.listening import sent_events
from support.refusing import Row, refusals

_EVENTS = ["pin_added", "pin_removed", "reaction_added", "reaction_removed"]
_MORE = ["pins:read", "pins:write", "reactions:read"]


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    settings = {**MANIFEST["settings"], "event_subscriptions": {"bot_events": _EVENTS}}
    app = {**MANIFEST, "settings": settings, "oauth_config": {"scopes": {"bot": [*SCOPES, *_MORE]}}}
    with LocalSlack.start(app=AppConfig.from_manifest(app), at=MORNING) as running_slack:
        yield running_slack


def test_an_app_pins_and_unpins_a_message(slack: LocalSlack, client: WebClient, cx: Channel) -> None:
    ts = client.chat_postMessage(channel=cx.id, text="Remember")["ts"]
    with running(slack, bolt_app(slack)):
        client.pins_add(channel=cx.id, timestamp=ts)
        [item] = client.pins_list(channel=cx.id)["items"]
        assert client.conversations_history(channel=cx.id)["pin_count"] == 1
        client.pins_remove(channel=cx.id, timestamp=ts)
        events = sent_events(slack, 2)
    assert (item["type"], item["message"]["text"], item["created_by"]) == ("message", "Remember", slack.bot_user_id)
    added, removed = events
    assert (added["type"], added["channel_id"], added["item"]["message"]["ts"]) == ("pin_added", cx.id, ts)
    assert (removed["type"], removed["has_pins"], removed["pin_count"]) == ("pin_removed", False, 0)
    assert client.pins_list(channel=cx.id)["items"] == []


def test_an_app_reacts_reads_reactions_and_takes_its_own_back(
    slack: LocalSlack, client: WebClient, cx: Channel
) -> None:
    first, second = (client.chat_postMessage(channel=cx.id, text=text)["ts"] for text in _spaced(slack, "One", "Two"))
    with running(slack, bolt_app(slack)):
        for ts in (first, second):
            client.reactions_add(channel=cx.id, timestamp=ts, name="wave")
        found = client.reactions_get(channel=cx.id, timestamp=first)["message"]
        mine = client.reactions_list()["items"]
        client.reactions_remove(channel=cx.id, timestamp=first, name="wave")
        events = sent_events(slack, 3)
    assert found["reactions"] == [{"name": "wave", "users": [slack.bot_user_id], "count": 1}]
    assert found["permalink"].endswith(f"/p{first.replace('.', '')}")
    assert [item["message"]["text"] for item in mine] == ["Two", "One"]
    gone = events[-1]
    assert (gone["type"], gone["reaction"], gone["item"]["ts"]) == ("reaction_removed", "wave", first)
    assert "reactions" not in client.reactions_get(channel=cx.id, timestamp=first)["message"]


def _spaced(slack: LocalSlack, *texts: str) -> Iterator[str]:
    """Texts to post a second apart."""
    for text in texts:
        yield text
        slack.clock.move_to(MORNING.replace(minute=1))


def test_what_slack_refuses_about_pins_and_reactions(
    slack: LocalSlack, client: WebClient, ana: Person, cx: Channel
) -> None:
    elsewhere = slack.add_channel("elsewhere", members=[ana], bot_is_member=False)
    ana.types("Hi", where=elsewhere)
    theirs = slack.posted(elsewhere)[0].ts
    ts = client.chat_postMessage(channel=cx.id, text="Hi")["ts"]
    client.pins_add(channel=cx.id, timestamp=ts)
    here = {"channel": cx.id, "timestamp": ts}
    rows: list[Row] = [
        ("pins.add", here, "already_pinned"),
        ("pins.add", {"channel": cx.id}, "no_item_specified"),
        ("pins.add", {"channel": cx.id, "timestamp": "1.0"}, "message_not_found"),
        ("pins.add", {"channel": elsewhere.id, "timestamp": theirs}, "permission_denied"),
        ("pins.remove", {"channel": elsewhere.id, "timestamp": theirs}, "no_pin"),
        ("pins.list", {"channel": "C404"}, "channel_not_found"),
        ("reactions.add", {**here, "name": ":nonsense:"}, "invalid_name"),
        ("reactions.remove", {**here, "name": "wave"}, "no_reaction"),
        ("reactions.get", {"timestamp": ts}, "no_item_specified"),
        ("reactions.list", {"user": "U404"}, "user_not_found"),
    ]
    assert refusals(client, rows) == rows
    client.chat_delete(channel=cx.id, ts=ts)
    assert client.pins_list(channel=cx.id)["items"] == []
