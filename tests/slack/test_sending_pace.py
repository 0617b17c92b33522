"""Posts are kept apart as Slack asks, by the bot's own clock and for all replicas together."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import timedelta
from itertools import pairwise
from random import Random

import pytest

from bot.domain.sending_pace import CUT, LIMITS, MINUTE, Sends, Slot
from bot.slack.sending_pace import PER_CHANNEL, Pace, paces_of
from bot.storage.engine import Store
from bot.usecases.delivery.pace import SharedPace
from tests.support.company import Company

SECOND = timedelta(seconds=1)
APART = MINUTE / LIMITS[Sends.POSTS].start


class Replica:
    """A process of the bot whose senders sleep on the company's clock."""

    def __init__(self, acme: Company) -> None:
        self.clock = acme.clock
        self.slept: list[float] = []
        self.stops = False
        self.paces: Mapping[Sends, Pace] = paces_of(acme.context, acme.workspace.id, self.sleep)
        self.posts = self.paces[Sends.POSTS]

    def sleep(self, seconds: float) -> bool:
        self.slept.append(seconds)
        self.clock.move(timedelta(seconds=seconds))
        return self.stops

    def wait(self, channel: str) -> Slot:
        slot = self.posts.wait(channel)
        assert slot is not None
        self.posts.sent(channel)
        return slot


@pytest.fixture
def acme(sqlite_store: Store) -> Company:
    return Company(sqlite_store)


@pytest.fixture
def replica(acme: Company) -> Replica:
    return Replica(acme)


def test_the_first_post_goes_out_at_once_and_the_others_follow_at_the_rate(replica: Replica) -> None:
    began = replica.clock.now()
    slots = [replica.wait(f"C{number}") for number in range(10)]
    assert all(abs(slot.at - began - number * APART) < SECOND / 50 for number, slot in enumerate(slots))
    assert replica.clock.now() == slots[-1].at


def test_a_second_post_to_a_channel_waits_out_the_second(replica: Replica) -> None:
    replica.wait("C1")
    replica.clock.move(SECOND / 4)
    replica.wait("C1")
    replica.clock.move(PER_CHANNEL)
    replica.wait("C1")
    assert replica.slept == [0.75]


def test_the_second_of_a_channel_begins_when_slack_has_answered(replica: Replica) -> None:
    assert replica.posts.wait("C1")
    replica.clock.move(3 * SECOND)
    replica.posts.sent("C1")
    replica.wait("C1")
    assert replica.slept == [1.0]


def test_after_a_pause_nobody_uses_slots_from_before(replica: Replica) -> None:
    replica.wait("C1")
    replica.clock.move(MINUTE)
    began = replica.clock.now()
    assert [replica.wait(f"C{number}").at - began for number in range(3)] == [number * APART for number in range(3)]


def test_edits_of_any_posts_stay_below_fifty_a_minute_and_keep_no_new_message_waiting(replica: Replica) -> None:
    made = []
    for number in range(100):
        assert replica.paces[Sends.EDITS].wait(f"C{number}")
        made.append(replica.clock.now())
    assert max(sum(1 for at in made if start <= at < start + MINUTE) for start in made) < 50
    slept = len(replica.slept)
    replica.wait("C-new")
    assert len(replica.slept) == slept


def test_all_replicas_rest_when_one_is_refused_and_go_on_more_slowly(acme: Company, replica: Replica) -> None:
    other = Replica(acme)
    other.wait("C1")
    refused = replica.wait("C2")
    began = acme.clock.now()
    replica.posts.refused(refused, 30 * SECOND)
    # Each may still have a slot or two from before.
    at = [each.wait(f"C{number}").at for number in range(3, 7) for each in (replica, other)]
    assert sum(1 for each in at if each < began + 30 * SECOND) <= 1
    assert replica.wait("C9").rate == pytest.approx(CUT * LIMITS[Sends.POSTS].start, abs=1)


def test_a_sender_that_waits_while_another_is_refused_waits_for_the_end_of_the_break(acme: Company) -> None:
    replica = Replica(acme)
    refused = replica.wait("C1")

    def hears_of_it(seconds: float) -> bool:
        if not replica.slept:
            replica.posts.refused(refused, 30 * SECOND)
        return replica.sleep(seconds)

    replica.posts = Pace(acme.clock, SharedPace(acme.context, acme.workspace.id, Sends.POSTS), hears_of_it)
    began = acme.clock.now()
    replica.wait("C2")
    assert replica.wait("C3").at >= began + 30 * SECOND
    assert len(replica.slept) > 1


def test_a_slot_that_comes_too_late_is_not_waited_for(replica: Replica) -> None:
    replica.posts.refused(replica.wait("C1"), 600 * SECOND)
    began = replica.clock.now()
    slot = replica.posts.wait("C2", latest=began + 60 * SECOND)
    assert slot is not None
    assert slot.at >= began + 600 * SECOND
    assert replica.clock.now() == began


def test_a_clock_that_is_set_back_keeps_nobody_waiting(replica: Replica) -> None:
    for number in range(10):
        replica.wait(f"C{number}")
    replica.clock.move(timedelta(hours=-1))
    slept = len(replica.slept)
    replica.wait("C1")
    assert len(replica.slept) == slept


def test_no_channel_ever_gets_two_within_a_second(replica: Replica) -> None:
    chance, sent = Random(7), defaultdict[str, list[timedelta]](list)  # noqa: S311  it only picks channels
    began = replica.clock.now()
    for _ in range(150):
        replica.clock.move(chance.uniform(0, 1) * SECOND)
        channel = chance.choice("ABC")
        replica.wait(channel)
        sent[channel].append(replica.clock.now() - began)
    gaps = [later - before for times in sent.values() for before, later in pairwise(times)]
    assert min(gaps) >= PER_CHANNEL - timedelta(milliseconds=1)


def test_whoever_waits_is_told_when_the_bot_stops(replica: Replica) -> None:
    replica.stops = True
    assert replica.posts.wait("C1")
    assert replica.posts.wait("C1") is None
    replica.clock.move(PER_CHANNEL)
    assert replica.posts.wait("C1")
    assert replica.posts.wait("C2") is None
