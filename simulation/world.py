"""The company, the bot that works for it, and time: from one event to the next, through outages and restarts."""

import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from random import Random

from bot.holidays import PublicHolidays
from bot.ideas_file import builtin_ideas
from bot.masking import Masking
from bot.storage.engine import Store
from bot.storage.migrate import migrate
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.needs.ask import ask_about_needs
from bot.usecases.nudges.plan import plan_nudges
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.unit import Context
from bot.usecases.workspace.open import WorkspaceSettings, open_workspace
from simulation.characters import inhabitant
from simulation.clock import JumpingClock, tick_after
from simulation.deeds import CHANNEL, TEAM, Deeds
from simulation.history import DEFAULT_TIME, DEFAULT_ZONE, History, kept
from simulation.life import Life
from simulation.replies import Replies
from simulation.slack import PowerCutError, SimulatedSlack

BEGAN = datetime(2026, 1, 5, 3, tzinfo=UTC)
SETTINGS = WorkspaceSettings(TEAM, "Acme", "U0BOT", CHANNEL, "customers", DEFAULT_ZONE, DEFAULT_TIME, (4, time(15)))
SLOW_TICK = timedelta(minutes=1)
"""How long the simulation waits for its next tick when one could not do what was due."""
OUTAGES_A_YEAR = 30
SILENCES_A_YEAR = 12


def _deliver(context: Context, slack: SimulatedSlack) -> None:
    deliver_owed(context, TEAM, slack)


STEPS: tuple[Callable[[Context, SimulatedSlack], object], ...] = (
    lambda context, _: plan_shoutout(context, TEAM),
    lambda context, slack: plan_nudges(context, TEAM, slack),
    lambda context, _: ask_about_needs(context, TEAM),
    _deliver,
)
"""What a tick does, in the order of `NEXT_DUE`."""
NEXT_DUE = """
    SELECT
        (SELECT min(next_shoutout_at) FROM workspaces),
        (SELECT min(next_nudge_at) FROM people WHERE workspace_id = 1),
        (SELECT min(ask_at) FROM needs WHERE workspace_id = 1),
        (SELECT min(next_attempt_at) FROM deliveries WHERE workspace_id = 1)
"""
Span = tuple[datetime, datetime]


class World:
    """A company of so many people for so many days, all of it from one seed; its database is in `folder`."""

    def __init__(self, *, seed: str, days: int, people: int, folder: Path) -> None:
        self._rng = Random(f"{seed}:world")  # noqa: S311  it draws a world, it keeps no secret
        self._path = folder / "simulation.sqlite3"
        self._clock = JumpingClock(BEGAN)
        self._ends = BEGAN + timedelta(days=days)
        lasting = self._ends - BEGAN
        self._outages = _spans(self._rng, round(OUTAGES_A_YEAR * days / 365) + 1, lasting, _OUTAGE_LENGTHS)
        self._silences = _spans(self._rng, round(SILENCES_A_YEAR * days / 365) + 1, lasting, _SILENCE_LENGTHS)
        self._cuts: list[Span] = []
        self._people = {
            person.slack_id: person for person in (inhabitant(seed, number, BEGAN) for number in range(people))
        }
        self._deeds = Deeds()
        self._life = Life(self._deeds)
        self._replies = Replies(self._people, self._life, self._deeds)
        self._slack = SimulatedSlack(
            self._clock,
            self._rng,
            self._people,
            lambda at: not any(start <= at < end for start, end in self._silences),
            lambda parcel: self._replies.hears(parcel, self._clock.now()),
        )
        self._due: dict[Callable[[Context, SimulatedSlack], object], datetime] = {}
        self._context = self._start()

    def run(self) -> History:
        """Let it all happen."""
        for who in self._people.values():
            self._life.begins(who, BEGAN)
        with closing(sqlite3.connect(self._path)) as look:
            due = self._next_tick(look)
            while (at := min(due, self._life.next_at or self._ends)) < self._ends:
                at = self._after_outages(at)
                self._clock.move_to(at)
                event_at = self._life.next_at
                if event_at is not None and event_at <= at and not at.microsecond:
                    # What was missed during an outage is done after it, and not at the instant of a tick.
                    self._clock.move_to(at + timedelta(milliseconds=1))
                if event_at is not None and event_at <= at:
                    self._life.happens(self._context)
                else:
                    self._tick()
                due = self._next_tick(look)
        history = self._history()
        self._context.store.close()
        return history

    def _start(self) -> Context:
        store = Store.open(f"sqlite:///{self._path}")
        migrate(store)
        context = Context(store, self._clock, builtin_ideas(), self._new_seed, PublicHolidays(), Masking())
        open_workspace(context, SETTINGS)
        return context

    def _new_seed(self) -> str:
        return f"{self._rng.getrandbits(64):016x}"

    def _next_tick(self, look: sqlite3.Connection) -> datetime:
        """The first tick at which something is due; one that has just failed is made up for a little later."""
        now = self._clock.now()
        found = look.execute(NEXT_DUE).fetchone()
        at = [datetime.fromisoformat(text).replace(tzinfo=UTC) if text else self._ends for text in found]
        self._due = dict(zip(STEPS, at, strict=True))
        due = min(at)
        return tick_after(due) if due > now else tick_after(now + SLOW_TICK)

    def _after_outages(self, at: datetime) -> datetime:
        """When what was to happen at an instant can: after the outage, and the bot starts anew."""
        for start, end in self._outages:
            if start <= at < end:
                if self._clock.now() >= end:
                    # The bot is back; this is one of those things that were missed meanwhile.
                    return tick_after(end)
                self._clock.move_to(end)
                self._context.store.close()
                self._context = self._start()
                return tick_after(end)
        return at

    def _tick(self) -> None:
        now = self._clock.now()
        try:
            # What has nothing due would find nothing to do, as in all the ticks that time has jumped over.
            for step, due in self._due.items():
                if due <= now or step is _deliver:
                    step(self._context, self._slack)
        except PowerCutError:
            cut = (now, now + timedelta(minutes=self._rng.choice((1, 2, 10, 45))))
            self._cuts.append(cut)
            self._outages.append(cut)

    def _history(self) -> History:
        return History(
            began=BEGAN,
            ended=self._clock.now(),
            people={who.id: who.timeline for who in self._people.values() if who.id},
            deeds=tuple(self._deeds.done),
            messages=tuple(self._slack.messages),
            down=tuple(sorted([*self._outages, *self._silences])),
            ideas=len(self._context.ideas),
            refused=dict(self._deeds.refused),
            **kept(self._context.store),
        )


_OUTAGE_LENGTHS = (2, 2, 5, 15, 30, 45, 60, 120, 240, 600, 1500, 4000, 8000)
_SILENCE_LENGTHS = (3, 5, 10, 30, 90, 200)


def _spans(rng: Random, number: int, lasting: timedelta, minutes: tuple[int, ...]) -> list[Span]:
    """So many stretches of time, of some of these lengths, within the simulated time: what follows is checked, too."""

    def spans() -> Iterator[Span]:
        for _ in range(number):
            length = min(timedelta(minutes=rng.choice(minutes)), lasting / 2)
            start = BEGAN + rng.random() * (lasting - length)
            yield start, start + length

    return sorted(spans())


@contextmanager
def quiet_logs() -> Iterator[None]:
    """Keep the bot's warnings of the trouble that the simulation makes for it out of the table."""
    log = logging.getLogger("bot")
    before = log.level
    log.setLevel(logging.CRITICAL)
    yield
    log.setLevel(before)
