"""One trial: a company, its crowd, and time that goes by in steps between the faults."""

import time
from datetime import datetime, timedelta
from random import Random

from chaos.company import Company
from chaos.crowd import Crowd
from chaos.databases import instant
from local_slack.app.scopes import SPECIAL

_EVENING = 19
_MORNING = timedelta(hours=8, minutes=50)
_STEPS = (timedelta(seconds=5), timedelta(minutes=10))
_A_MOMENT = timedelta(minutes=1)
"""How much later than the local Slack's a replica's clock may be."""
_ROUNDS = 40
_ROUNDS_OF_A_NIGHT = 20
"""A message whose answer was lost is looked for six times before it is sent again."""
_LONG = timedelta(hours=1)
_LOOK_EVERY = 0.02
_WORK = 5.0
"""Seconds that the bot may take for what is due at one instant; usually it takes a tick or two."""
_IN_THE_AIR = 1.0
"""Seconds to wait for what may be in the air, or only wait for its turn."""
_RECOVERY = (0.2, 1.0)
_MOSTLY = 0.8
_SMALL_STEPS = 15
_SOON = timedelta(hours=20)
_OPEN = "SELECT min(next_attempt_at) FROM deliveries WHERE status IN ('planned', 'sending')"
_IN_HAND = "SELECT status, next_attempt_at, lost_at FROM deliveries WHERE status IN ('planned', 'sending')"
_NEXT = """
    SELECT min(at) FROM (SELECT min(next_nudge_at) AS at FROM people UNION SELECT min(next_shoutout_at) FROM workspaces)
    AS due
"""


class Trial:
    """What a fault can use: the company, the crowd, and a plan's randomness."""

    def __init__(self, company: Company, seed: str) -> None:
        self.company = company
        self.crowd = Crowd(company, seed)
        self.rng = Random(seed)  # noqa: S311  a plan, not a secret
        self.length = 1.0
        """How long a pause is, as a share of what is usual."""
        self.problems: list[str] = []
        """What faults found lost themselves."""
        self.excused: list[tuple[float, float]] = []
        """When nobody could be connected, beside the deaths of processes: sockets cut, Slack away."""
        self.moves: list[tuple[float, float]] = []
        """When the clock was moved: a command that waited then has run out of time."""
        self._log = company.folder / "faults.log"

    def pause(self, most: float) -> None:
        """Let up to so many real seconds go by."""
        time.sleep(self.rng.uniform(0, most * self.length))

    def note(self, what: str) -> None:
        """Write to the log of faults what happens now, with the time by the local Slack's clock."""
        with self._log.open("a", encoding="utf-8") as log:
            log.write(f"{self.company.slack.clock.now():%Y-%m-%d %H:%M:%S} {what}\n")

    def begin_to_work(self) -> None:
        """Move the clock to when something is due next, or on by some minutes."""
        due = self._next_due() if self.rng.random() < _MOSTLY else None
        step = due - self.company.slack.clock.now() if due is not None else self._step()
        if step > _LONG:
            began = self.company.slack.clock.now()
            # Nothing may be on its way while hours go by in a moment.
            self._finish(_ROUNDS_OF_A_NIGHT)
            step -= self.company.slack.clock.now() - began
        self.pass_time(max(step, timedelta(0)))

    def _next_due(self) -> datetime | None:
        ((at,),) = self.company.database.rows(_NEXT)
        due = instant(at) if at is not None else None
        soon = timedelta(0) < due - self.company.slack.clock.now() < _SOON if due is not None else False
        return due if soon else None

    def recover(self) -> None:
        """Let the bot connect again, and people use it for a moment."""
        self.company.wait_for_the_bot()
        time.sleep(self.rng.uniform(*_RECOVERY))

    def move(self, by: timedelta) -> None:
        """Move the clock while nobody is about to be answered."""
        with self.crowd.still():
            began = time.monotonic()
            self.company.slack.clock.move(by)
            self.moves.append((began, time.monotonic()))

    def let_pass(self, time_span: timedelta) -> None:
        """Let time pass in small steps, as it does outside of trials."""
        for _ in range(_SMALL_STEPS):
            self.pause(0.4)
            self.pass_time(time_span / _SMALL_STEPS)

    def pass_time(self, time_span: timedelta) -> None:
        """Let time pass when what is in the air has arrived: a call takes a moment, not minutes."""
        self._let_work(_IN_THE_AIR)
        self.move(time_span)

    def _step(self) -> timedelta:
        """Return some minutes of the working day, or the time until the next one."""
        now = self.company.local_now
        if now.hour < _EVENING:
            return timedelta(seconds=self.rng.uniform(*(step.total_seconds() for step in _STEPS)))
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        days = {4: 3, 5: 2}.get(now.weekday(), 1)
        return midnight + timedelta(days=days) + _MORNING - now

    def calm(self) -> None:
        """Take back what lasts, and drop the faults that have not happened yet."""
        slack = self.company.slack
        slack.faults.forget()
        slack.limit_posts(SPECIAL)

    def settle(self) -> None:
        """Let the bot finish what it owes, without faults."""
        self.company.wait_for_the_bot()
        self._finish(_ROUNDS)

    def _finish(self, rounds: int) -> None:
        for _ in range(rounds):
            ((owed,),) = self.company.database.rows(_OPEN)
            if owed is None:
                return
            wait = instant(owed) - self.company.slack.clock.now()
            if rounds < _ROUNDS and wait > _LONG:
                return
            self.move(max(_A_MOMENT, wait + _A_MOMENT))
            self._let_work(_WORK)

    def _let_work(self, most: float) -> None:
        """Wait until the bot has done what is due now: a clock that runs on would outlive its calls and leases."""
        ends = time.monotonic() + most
        while self._is_at_work() and time.monotonic() < ends:
            time.sleep(_LOOK_EVERY)

    def _is_at_work(self) -> bool:
        now = self.company.slack.clock.now()
        # One whose answer was lost is looked up at times of its own; all others that are being sent are in the air.
        return any(
            instant(at) <= now or (status == "sending" and lost_at is None)
            for status, at, lost_at in self.company.database.rows(_IN_HAND)
        )
