"""Define a person as the bot knows them, and work out their own day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.domain.kinds import Kind
from bot.domain.offers import OfferSource
from bot.domain.profiles import Standing
from bot.domain.reading.places import Place

MONDAY_TO_FRIDAY = frozenset({0, 1, 2, 3, 4})


class Cadence(StrEnum):
    """How often, at most, a person wants a nudge."""

    DAILY = "daily"
    TWICE_WEEKLY = "twice_weekly"
    WEEKLY = "weekly"

    @property
    def least_gap(self) -> int:
        """Return the least number of days between the local days of two nudges."""
        return {Cadence.DAILY: 1, Cadence.TWICE_WEEKLY: 3, Cadence.WEEKLY: 7}[self]

    @property
    def fewer(self) -> "Cadence":
        """Return the next slower cadence; the slowest returns itself."""
        return Cadence.TWICE_WEEKLY if self is Cadence.DAILY else Cadence.WEEKLY


@dataclass(frozen=True, slots=True)
class Workspace:
    """A Slack workspace and its settings.

    `channel_private` is whether only members of the channel see its stories and needs.
    `zone` is for the weekly shout-out and for people without a zone. `nudge_time`, `workdays` (Monday is 0), `country`
    (ISO 3166 alpha-2), `region` and `shares` are the defaults for people who chose none. A status with one of
    `away_emoji` means away; None means Slack's built-in ones. `next_shoutout_at` is when to decide about the next
    shout-out, `shoutout_due_at` when it was first due. `synced_at` is when its people were read, `sync_cursor` where a
    reading that has not ended goes on. `created_at` is when the bot first served it.
    """

    id: int
    team_id: str
    name: str
    bot_user_id: str
    channel_id: str | None
    channel_name: str | None
    channel_private: bool
    zone: str
    nudge_time: time
    workdays: frozenset[int]
    country: str | None
    region: str | None
    away_emoji: frozenset[str] | None
    shares: bool
    slots: int
    review: bool
    reviewers: frozenset[str]
    posts_when_quiet: bool
    shoutout_weekday: int
    shoutout_time: time
    shoutout_due_at: datetime | None
    next_shoutout_at: datetime | None
    synced_at: datetime | None
    sync_cursor: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Person:
    """An employee as the bot knows them.

    `nudge_time`, `workdays` (Monday is 0), `country` and `shares` are None until the person chooses. `unwanted` holds
    the sources of offers that they turned off. `more_of` is the kind of action of which they want more ideas, which
    nobody else sees. `records_any_language` is whether to record texts that are not English without asking, None until
    they say so. `paused_until` is the first local day with nudges again, `paused_from` the first without, None for a
    pause that began at once. `more_pauses` are later pauses, each as its first day and the first with nudges again.
    `unanswered` counts the nudges since their last answer of any kind; `resting_since` is
    when nudges stopped because of that. `next_nudge_at` is when to decide, `nudge_due_at` when a nudge that was put off
    was due. `profile_at` is when Slack's profile of them was read, `home_opened_at` when they first opened App Home.
    """

    id: int
    workspace_id: int
    slack_id: str
    name: str
    zone: str | None
    standing: Standing
    active: bool
    admin: bool
    status_emoji: str | None
    status_until: datetime | None
    in_channel: bool
    nudge_time: time | None
    workdays: frozenset[int] | None
    country: str | None
    region: str | None
    team: str | None
    role: str | None
    shares: bool | None
    featured: bool
    told_of_notices_at: datetime | None
    unwanted: frozenset[OfferSource]
    more_of: Kind | None
    records_any_language: bool | None
    cadence: Cadence
    enrolled_at: datetime | None
    stopped_at: datetime | None
    paused_from: date | None
    paused_until: date | None
    unanswered: int
    next_nudge_at: datetime | None
    nudge_due_at: datetime | None
    resting_since: datetime | None
    more_pauses: tuple[tuple[date, date], ...] = ()
    profile_at: datetime | None = None
    home_opened_at: datetime | None = None

    @property
    def enrolled(self) -> bool:
        """Whether the person asked for nudges and did not stop them."""
        return self.enrolled_at is not None

    def reads_channel_of(self, workspace: Workspace) -> bool:
        """Whether the person may see the channel: a private one only while in it.

        In SQL, `bot.storage.visibility.reads_channel` is the same rule.
        """
        return self.in_channel or not workspace.channel_private


def zone_of(names: Sequence[str | None]) -> ZoneInfo:
    """Return the zone of the first IANA name that this machine knows; UTC when it knows none.

    Slack may send a name that the installed time zone data lacks.
    """
    for name in names:
        if name:
            try:
                return ZoneInfo(name)
            except (ZoneInfoNotFoundError, ValueError, OSError):
                continue
    return ZoneInfo("UTC")


def person_zone(person: Person, workspace: Workspace) -> ZoneInfo:
    """Return the zone of the person's own day: theirs in Slack, else the workspace's."""
    return zone_of((person.zone, workspace.zone))


def workdays_of(person: Person, workspace: Workspace) -> frozenset[int]:
    """Return the weekdays on which the person works; Monday is 0."""
    return workspace.workdays if person.workdays is None else person.workdays


def place_of(person: Person, workspace: Workspace) -> Place | None:
    """Return the place whose public holidays the person has; None when unknown."""
    if person.country is not None:
        return Place(person.country, person.region)
    return workspace_place(workspace)


def workspace_place(workspace: Workspace) -> Place | None:
    """Return the place whose public holidays apply to people who chose no country; None when unknown."""
    return None if workspace.country is None else Place(workspace.country, workspace.region)


def shares_by_default(person: Person, workspace: Workspace) -> bool:
    """Whether the person's actions are shared unless they choose otherwise."""
    return workspace.shares if person.shares is None else person.shares


def local_day(now: datetime, zone: ZoneInfo) -> date:
    """Return the calendar day of `now` in `zone`."""
    return now.astimezone(zone).date()


def start_of_day(day: date, zone: ZoneInfo) -> datetime:
    """Return the instant, in UTC, at which `day` begins in `zone`."""
    return datetime.combine(day, time(0), zone).astimezone(UTC)


def day_bounds(now: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return the start and end, in UTC, of the local day of `now`: `since <= instant < until`."""
    today = local_day(now, zone)
    return start_of_day(today, zone), start_of_day(today + timedelta(days=1), zone)
