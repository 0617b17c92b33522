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


@given(
    moves=st.lists(
        st.tuples(st.sampled_from([*STEPS, *(-step for step in STEPS)]), st.sampled_from(["plan", "deliver", "both"])),
        max_size=40,
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
        if work != "deliver":
            acme.plans()
            plan_shoutout(acme.context, acme.team_id)
        if work != "plan":
            deliver_owed(acme.context, acme.team_id, outbox)
    assert [key for key, times in Counter(outbox.keys).items() if times > 1] == []
    nudges = Counter((target, day) for kind, target, day in outbox.days if kind == "nudge")
    assert [nudge for nudge, times in nudges.items() if times > 1] == []
