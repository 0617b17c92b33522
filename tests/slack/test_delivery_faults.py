"""What goes wrong between the messenger and Slack: no message is sent twice, and none that is owed is lost."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from bot.domain.deliveries import DeliveryStatus
from bot.storage.engine import Store
from bot.storage.tables import deliveries
from local_slack.connection.faults import Faults
from tests.support.posting import Posting, posting
from tests.support.slack import local_slack


def store_and_hide(faults: Faults) -> None:
    faults.drop_after("chat.postMessage")
    faults.drop_before("conversations.history", times=4)


FAULTS: dict[str, Callable[[Faults], None]] = {
    "dropped before it was stored": lambda faults: faults.drop_before("chat.postMessage"),
    "dropped after it was stored": lambda faults: faults.drop_after("chat.postMessage"),
    "internal error": lambda faults: faults.fail("chat.postMessage", "internal_error"),
    "HTTP 500": lambda faults: faults.fail("chat.postMessage", "internal_error", status=500),
    "HTTP 503": lambda faults: faults.fail("chat.postMessage", "service_unavailable", status=503),
    "rate limited": lambda faults: faults.rate_limit("chat.postMessage", 0),
    "rate limited for a minute": lambda faults: faults.rate_limit("chat.postMessage", 60),
    "scope lost": lambda faults: faults.fail("chat.postMessage", "missing_scope", times=3),
    "dropped twice": lambda faults: faults.drop_before("chat.postMessage", times=2),
    "stored, and not found at once": store_and_hide,
}


@pytest.fixture
def post(sqlite_store: Store) -> Iterator[Posting]:
    """Let a company post to a local Slack."""
    with local_slack() as slack, posting(slack, sqlite_store) as made:
        yield made


def minutes_pass(post: Posting) -> None:
    for _ in range(20):
        post.wait(timedelta(minutes=1))


@pytest.mark.parametrize("fault", FAULTS)
def test_a_nudge_arrives_exactly_once(post: Posting, fault: str) -> None:
    ana = post.slack.person("ana")
    post.enrols(ana)
    FAULTS[fault](post.slack.faults)
    post.tick()
    minutes_pass(post)
    (nudge,) = post.nudges(ana)
    (row,) = post.acme.rows(deliveries)
    assert (row["kind"], row["status"], row["sent_ts"]) == ("nudge", DeliveryStatus.SENT, nudge.ts)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_shout_out_arrives_exactly_once(post: Posting, fault: str) -> None:
    post.acme.records(post.acme.hires("ana"), shared=True)
    FAULTS[fault](post.slack.faults)
    post.friday()
    minutes_pass(post)
    assert len(post.shoutouts()) == 1
    assert [row["status"] for row in post.acme.rows(deliveries)] == [DeliveryStatus.SENT]
