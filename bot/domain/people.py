"""A person as the bot knows them, and what their own day is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

MONDAY_TO_FRIDAY = frozenset({0, 1, 2, 3, 4})


class Standing(StrEnum):
    """What Slack says an account is; only members are welcomed and nudged."""

    MEMBER = "member"
    GUEST = "guest"
    BOT = "bot"


class Cadence(StrEnum):
    """How often a person wants to be nudged at the most."""

    DAILY = "daily"
    TWICE_WEEKLY = "twice_weekly"
    WEEKLY = "weekly"

    @property
    def least_gap(self) -> int:
        """The least number of days from one nudge's local day to the next's."""
        return {Cadence.DAILY: 1, Cadence.TWICE_WEEKLY: 3, Cadence.WEEKLY: 7}[self]

    @property
    def fewer(self) -> "Cadence":
        """The next slower cadence; the slowest stays itself."""
        return Cadence.TWICE_WEEKLY if self is Cadence.DAILY else Cadence.WEEKLY


@dataclass(frozen=True, slots=True)
class Profile:
    """What Slack's `users.info` or a `user_change` event says of an account.

    `zone` is an IANA name or None: some members have none.
    """

    slack_id: str
    name: str
    zone: str | None
    standing: Standing
    active: bool


@dataclass(frozen=True, slots=True)
class Workspace:
    """A Slack workspace and what holds for everybody in it.

    `zone` is for people without one and for the weekly shout-out; `nudge_time` for people who chose none.
    `next_shoutout_at` is when the next shout-out is to be decided, `shoutout_due_at` when it was first due.
    """

    id: int
    team_id: str
    name: str
    bot_user_id: str
    channel_id: str | None
    channel_name: str | None
    zone: str
    nudge_time: time
    shoutout_weekday: int
    shoutout_time: time
    shoutout_due_at: datetime | None
    next_shoutout_at: datetime | None
    synced_at: datetime | None


@dataclass(frozen=True, slots=True)
class Person:
    """An employee as the bot knows them.

    `nudge_time` and `workdays` (Monday is 0) are None until the person chooses; `paused_until` is the first
    local day on which nudges are on again; `unanswered` counts the nudges since the last answer of any kind.
    """

    id: int
    workspace_id: int
    slack_id: str
    name: str
    zone: str | None
    standing: Standing
    active: bool
    in_channel: bool
    nudge_time: time | None
    workdays: frozenset[int] | None
    country: str | None
    team: str | None
    role: str | None
    shares: bool
    cadence: Cadence
    enrolled_at: datetime | None
    stopped_at: datetime | None
    paused_until: date | None
    unanswered: int
    next_nudge_at: datetime | None

    @property
    def enrolled(self) -> bool:
        """Whether the person asked for nudges and has not stopped them."""
        return self.enrolled_at is not None

    @property
    def days(self) -> frozenset[int]:
        """The weekdays on which the person works, Monday being 0."""
        return MONDAY_TO_FRIDAY if self.workdays is None else self.workdays


def zone_of(names: Sequence[str | None]) -> ZoneInfo:
    """The first of the IANA names that this machine knows; UTC when it knows none.

    Slack may send a name that the installed time zone data does not have yet.
    """
    for name in names:
        if name:
            try:
                return ZoneInfo(name)
            except (ZoneInfoNotFoundError, ValueError, OSError):
                continue
    return ZoneInfo("UTC")


def person_zone(person: Person, workspace: Workspace) -> ZoneInfo:
    """The zone of the person's own day: theirs by Slack, else the workspace's."""
    return zone_of((person.zone, workspace.zone))


def local_day(now: datetime, zone: ZoneInfo) -> date:
    """The calendar day that `now` falls on in `zone`."""
    return now.astimezone(zone).date()


def start_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The instant, in UTC, at which `day` begins in `zone`."""
    return datetime.combine(day, time(0), zone).astimezone(UTC)
