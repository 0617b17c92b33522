"""Posts are kept apart as Slack asks, by the bot's own clock."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.slack.sending_pace import MINUTE, PER_CHANNEL, PER_MINUTE, Pace
from tests.support.cast import MONDAY
from tests.support.clock import SetClock


class Sleeper:
    """A pace on a clock that moves on as it sleeps."""

    def __init__(self) -> None:
        self.clock = SetClock(MONDAY)
        self.slept: list[float] = []
        self.pace = Pace(self.clock, self.sleep)

    def sleep(self, seconds: float) -> bool:
        self.slept.append(seconds)
        self.clock.move(timedelta(seconds=seconds))
        return False


def test_the_first_post_goes_out_at_once() -> None:
    sleeper = Sleeper()
    sleeper.pace.wait("C1")
    sleeper.pace.wait("C2")
    assert sleeper.slept == []


def test_a_second_post_to_a_channel_waits_out_the_second() -> None:
    sleeper = Sleeper()
    sleeper.pace.wait("C1")
    sleeper.clock.move(timedelta(seconds=0.25))
    sleeper.pace.wait("C1")
    sleeper.clock.move(PER_CHANNEL)
    sleeper.pace.wait("C1")
    assert sleeper.slept == [0.75]


def test_a_workspace_takes_so_many_in_a_minute() -> None:
    sleeper = Sleeper()
    for number in range(PER_MINUTE):
        sleeper.pace.wait(f"C{number}")
    assert sleeper.slept == []
    sleeper.pace.wait("C-next")
    assert sleeper.slept == [60.0]


def test_edits_of_any_posts_stay_below_fifty_a_minute_and_keep_no_new_message_waiting() -> None:
    sleeper = Sleeper()
    made = []
    for number in range(100):
        sleeper.pace.wait(f"C{number}", edits=True)
        made.append(sleeper.clock.now())
    assert max(sum(1 for at in made if start <= at < start + MINUTE) for start in made) < 50
    slept = len(sleeper.slept)
    sleeper.pace.wait("C-new")
    assert len(sleeper.slept) == slept
    sleeper.clock.move(timedelta(hours=-1))
    sleeper.pace.wait("C1", edits=True)
    assert len(sleeper.slept) == slept


def test_a_clock_that_is_set_back_keeps_nobody_waiting() -> None:
    sleeper = Sleeper()
    for number in range(PER_MINUTE):
        sleeper.pace.wait(f"C{number}")
    sleeper.clock.move(timedelta(hours=-1))
    sleeper.pace.wait("C1")
    assert sleeper.slept == []


@given(
    posts=st.lists(st.tuples(st.sampled_from(["C1", "C2", "C3"]), st.floats(0, 2)), max_size=60),
)
def test_no_channel_ever_gets_two_within_a_second(posts: list[tuple[str, float]]) -> None:
    sleeper = Sleeper()
    sent: dict[str, list[timedelta]] = {}
    for channel, later in posts:
        sleeper.clock.move(timedelta(seconds=later))
        sleeper.pace.wait(channel)
        sent.setdefault(channel, []).append(sleeper.clock.now() - MONDAY)
    gaps = [later - before for times in sent.values() for before, later in pairwise(times)]
    assert all(gap >= PER_CHANNEL - timedelta(milliseconds=1) for gap in gaps)


def test_who_waits_is_told_when_the_bot_is_to_stop_and_the_post_does_not_count() -> None:
    clock = SetClock(MONDAY)
    pace = Pace(clock, lambda _seconds: True)
    assert pace.wait("C1")
    assert not pace.wait("C1")
    clock.move(PER_CHANNEL)
    assert pace.wait("C1")
