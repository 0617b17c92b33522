"""A clock that is set, by hours or days, either way: nobody gets a nudge twice, or two on one of their days."""

from collections import Counter
from datetime import date, timedelta
from itertools import count

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.domain.deliveries import Sent
from bot.storage.engine import Store
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.parcels import Parcel
from bot.usecases.nudges.preferences import enrol
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.workspace.set_back import replan_after_set_back
from tests.support.cast import MONDAY
from tests.support.clock import SetClock
from tests.support.company import Company
from tests.support.outbox import FakeOutbox

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
STEPS = (MINUTE, HOUR, 3 * HOUR, DAY, 3 * DAY, 10 * DAY)
NUMBERS = count(1)


class DatedOutbox(FakeOutbox):
    """Keeps the day on which each message was sent, by the clock of that moment."""

    def __init__(self, clock: SetClock) -> None:
        super().__init__()
        self._clock = clock
        self.days: list[tuple[str, str, date]] = []

    def send(self, parcel: Parcel) -> Sent:
        self.days.append((parcel.delivery.kind, parcel.target, self._clock.now().date()))
        return super().send(parcel)


def works(acme: Company, outbox: FakeOutbox) -> None:
    """Do what a tick does."""
    acme.plans()
    plan_shoutout(acme.context, acme.team_id)
    deliver_owed(acme.context, acme.team_id, outbox)


def test_after_a_clock_that_was_ahead_all_goes_on_as_soon_as_it_may(acme: Company) -> None:
    for name in ("ana", "ben"):
        enrol(acme.context, acme.hires(name))
    outbox = DatedOutbox(acme.clock)
    works(acme, outbox)
    for days in (1, 19):
        acme.clock.move(days * DAY)
        works(acme, outbox)
    ahead = len(outbox.days)
    acme.clock.move_to(MONDAY + HOUR)
    for _ in range(2):
        replan_after_set_back(acme.context, acme.team_id)
    while acme.clock.now() < MONDAY + 12 * DAY:
        works(acme, outbox)
        acme.clock.move(HOUR)
    nudged = [day - MONDAY.date() for kind, target, day in outbox.days[ahead:] if (kind, target) == ("nudge", "UANA")]
    # Tuesday had its nudge while the clock was ahead.
    assert nudged[:3] == [2 * DAY, 3 * DAY, 4 * DAY]
    # The first week was past when the clock was ahead.
    assert [day - MONDAY.date() for kind, _, day in outbox.days[ahead:] if kind == "shoutout"] == [11 * DAY]


@given(
    moves=st.lists(
        st.tuples(st.sampled_from([*STEPS, *(-step for step in STEPS)]), st.sampled_from(["plan", "deliver", "both"])),
        max_size=25,
    )
)
@example(moves=[(MINUTE, "both"), (DAY, "plan"), (-DAY, "deliver")])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rule_two_holds_whatever_the_clock_does(sqlite_store: Store, moves: list[tuple[timedelta, str]]) -> None:
    clock = SetClock(MONDAY - MINUTE)
    acme = Company(sqlite_store, f"T{next(NUMBERS)}", clock=clock)
    for name in ("ana", "ben"):
        enrol(acme.context, acme.hires(name))
    outbox = DatedOutbox(clock)
    for by, work in moves:
        clock.move(by)
        if by < timedelta():
            replan_after_set_back(acme.context, acme.team_id)
        if work != "deliver":
            acme.plans()
            plan_shoutout(acme.context, acme.team_id)
        if work != "plan":
            deliver_owed(acme.context, acme.team_id, outbox)
    assert [key for key, times in Counter(outbox.keys).items() if times > 1] == []
    nudges = Counter((target, day) for kind, target, day in outbox.days if kind == "nudge")
    assert [nudge for nudge, times in nudges.items() if times > 1] == []
