"""What happened, for the checks: what people were and did, as the simulation knows it, and what the bot made of it."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Table, select

from bot.domain.offers import OfferSource
from bot.domain.people import MONDAY_TO_FRIDAY, Cadence
from bot.domain.reading.places import Place
from bot.storage import tables
from bot.storage.engine import Store

Row = Mapping[str, Any]
DEFAULT_TIME = time(9, 30)
DEFAULT_ZONE = "Europe/London"


@dataclass(frozen=True, slots=True)
class State:
    """What holds for a person: where they are and what they asked for.

    `away_until` is when the status that says they are away ends; `quiet` are the local times between which their
    phone keeps Do Not Disturb, over midnight where the second is earlier.
    """

    zone: str
    active: bool = True
    enrolled: bool = False
    nudge_time: time | None = None
    workdays: frozenset[int] | None = None
    place: Place | None = None
    paused_until: date | None = None
    away_until: datetime | None = None
    cadence: Cadence = Cadence.DAILY
    quiet: tuple[tuple[time, time], ...] = ()
    unwanted: frozenset[OfferSource] = frozenset()

    @property
    def time_zone(self) -> ZoneInfo:
        """The zone of the person's clocks."""
        return ZoneInfo(self.zone)

    @property
    def at(self) -> time:
        """When they are nudged."""
        return self.nudge_time or DEFAULT_TIME

    @property
    def days(self) -> frozenset[int]:
        """Their workdays, Monday being 0."""
        return MONDAY_TO_FRIDAY if self.workdays is None else self.workdays

    @property
    def gets_nudges(self) -> bool:
        """Whether they are to be nudged at all."""
        return self.active and self.enrolled

    def day(self, at: datetime) -> date:
        """Their local day."""
        return at.astimezone(self.time_zone).date()

    def quiet_until(self, at: datetime) -> datetime | None:
        """When the Do Not Disturb that they are in ends, None outside of one."""
        local = at.astimezone(self.time_zone)
        for begins, ends in self.quiet:
            for day in (local.date() - timedelta(days=1), local.date()):
                last = day if begins < ends else day + timedelta(days=1)
                start = datetime.combine(day, begins, self.time_zone).astimezone(at.tzinfo)
                end = datetime.combine(last, ends, self.time_zone).astimezone(at.tzinfo)
                if start <= at < end:
                    return end
        return None


class Act(StrEnum):
    """What the checks need to know of what people did."""

    RECORD = "record"
    """They recorded an action, from wherever."""
    ANSWER = "answer"
    """They answered a nudge, or changed their nudges."""
    ELSEWHERE = "elsewhere"
    """They took up elsewhere what a nudge may have offered, which then answers it."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that a person did through a use case."""

    person_id: int
    at: datetime
    act: Act


_SUBJECTS = {
    "nudge": "decision_id",
    "resting": "decision_id",
    "shoutout": "shoutout_id",
    "ripples": "shoutout_id",
    "private_thanks": "shoutout_id",
    "thanks": "thanks_id",
    "need_met": "action_id",
    "need_off": "need_id",
    "still_needed": "need_id",
}
"""By kind of message, what its payload calls the row that it is about."""


def subject_of(kind: str, payload: Mapping[str, Any]) -> int | None:
    """Return the row that a message is about, if it is about one."""
    found: int | None = payload.get(_SUBJECTS.get(kind, ""))
    return found


@dataclass(frozen=True, slots=True)
class Message:
    """A message that Slack stored, with the row that it is about, and whom a shout-out named as one who acted."""

    key: str
    kind: str
    person_id: int | None
    subject_id: int | None
    at: datetime
    named: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Timeline:
    """What held for a person, from when on; the first entry is how they began."""

    since: tuple[datetime, ...]
    states: tuple[State, ...]

    def at(self, instant: datetime) -> State:
        """What held for them at an instant."""
        return self.states[max(0, bisect_right(self.since, instant) - 1)]

    def during(self, start: datetime, end: datetime) -> tuple[State, ...]:
        """All that held for them at some time between two instants."""
        first = max(0, bisect_right(self.since, start) - 1)
        return self.states[first : bisect_right(self.since, end)]


@dataclass(frozen=True, slots=True)
class History:
    """All that happened from `began` to `ended`; `down` is when the bot did not run or could not reach Slack."""

    began: datetime
    ended: datetime
    people: Mapping[int, Timeline]
    deeds: tuple[Deed, ...] = ()
    messages: tuple[Message, ...] = ()
    down: tuple[tuple[datetime, datetime], ...] = ()
    decisions: tuple[Row, ...] = ()
    offers: tuple[Row, ...] = ()
    deliveries: tuple[Row, ...] = ()
    needs: tuple[Row, ...] = ()
    actions: tuple[Row, ...] = ()
    promises: tuple[Row, ...] = ()
    shoutouts: tuple[Row, ...] = ()
    stories: tuple[Row, ...] = ()
    stored_people: tuple[Row, ...] = ()
    catalogues: tuple[Row, ...] = ()
    ideas: int = 0
    refused: Mapping[str, int] = field(default_factory=dict)

    def of_kind(self, kind: str) -> list[Message]:
        """The messages of a kind, as they were stored."""
        return [message for message in self.messages if message.kind == kind]


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that was broken: which, and what exactly happened."""

    rule: str
    what: str


def rows(store: Store, table: Table) -> tuple[Row, ...]:
    """All rows of a table, the oldest first."""
    with store.reading() as connection:
        found = connection.execute(select(table).order_by(*table.primary_key.columns)).mappings()
        return tuple(dict(row) for row in found)


def kept(store: Store) -> dict[str, tuple[Row, ...]]:
    """What the bot kept, by the names that `History` has for it."""
    return {
        "decisions": rows(store, tables.nudge_decisions),
        "offers": rows(store, tables.offers),
        "deliveries": rows(store, tables.deliveries),
        "needs": rows(store, tables.needs),
        "actions": rows(store, tables.actions),
        "promises": rows(store, tables.promises),
        "shoutouts": rows(store, tables.shoutouts),
        "stories": rows(store, tables.stories),
        "stored_people": rows(store, tables.people),
        "catalogues": rows(store, tables.catalogues),
    }
