"""A person as the bot knows them, and what their own day is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.domain.offers import OfferSource
from bot.domain.reading.places import Place

MONDAY_TO_FRIDAY = frozenset({0, 1, 2, 3, 4})
USUALLY_AWAY = frozenset({":palm_tree:", ":face_with_thermometer:"})
"""The emoji of the statuses "Vacationing" and "Out sick" that Slack offers everybody."""


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

    `zone` is an IANA name or None: some members have none. `admin` is true for Slack's admins and owners.
    `status_emoji`, such as ":palm_tree:", stands until `status_until`, None when it has no end.
    """

    slack_id: str
    name: str
    zone: str | None
    standing: Standing
    active: bool
    admin: bool = False
    status_emoji: str | None = None
    status_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Workspace:
    """A Slack workspace and what holds for everybody in it.

    `zone` is for people without one and for the weekly shout-out; `nudge_time`, `workdays` (Monday is 0), `country`
    (ISO 3166 alpha-2) with its `region`, and `shares` are for people who chose none. A status with one of
    `away_emoji` says that somebody is away; None stands for those that Slack offers.
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


@dataclass(frozen=True, slots=True)
class Person:
    """An employee as the bot knows them.

    `nudge_time`, `workdays` (Monday is 0), `country` and `shares` are None until the person chooses; `unwanted` are
    the kinds of offer they would rather not get. `paused_until` is the first local day on which nudges are on again;
    `unanswered` counts the nudges since the last answer of any kind, and `resting_since` is when they came to an end
    because of it. `next_nudge_at` is when to decide, `nudge_due_at` when that nudge was due if it has been put off.
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
    cadence: Cadence
    enrolled_at: datetime | None
    stopped_at: datetime | None
    paused_until: date | None
    unanswered: int
    next_nudge_at: datetime | None
    nudge_due_at: datetime | None
    resting_since: datetime | None

    @property
    def enrolled(self) -> bool:
        """Whether the person asked for nudges and has not stopped them."""
        return self.enrolled_at is not None


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


def workdays_of(person: Person, workspace: Workspace) -> frozenset[int]:
    """The weekdays on which the person works, Monday being 0."""
    return workspace.workdays if person.workdays is None else person.workdays


def place_of(person: Person, workspace: Workspace) -> Place | None:
    """Where the person's public holidays are those of; None when nobody has said."""
    if person.country is not None:
        return Place(person.country, person.region)
    return workspace_place(workspace)


def workspace_place(workspace: Workspace) -> Place | None:
    """Where the public holidays are those of for people who chose no country; None when nobody has said."""
    return None if workspace.country is None else Place(workspace.country, workspace.region)


def shares_by_default(person: Person, workspace: Workspace) -> bool:
    """Whether what the person records may be shared, unless they say otherwise of it."""
    return workspace.shares if person.shares is None else person.shares


def is_away(person: Person, workspace: Workspace, now: datetime) -> bool:
    """Whether the person's Slack status says that they are away; a skin tone makes no difference."""
    if person.status_emoji is None or (person.status_until is not None and person.status_until <= now):
        return False
    away = USUALLY_AWAY if workspace.away_emoji is None else workspace.away_emoji
    name = person.status_emoji.strip(":").partition("::")[0]
    return f":{name}:" in away


def local_day(now: datetime, zone: ZoneInfo) -> date:
    """The calendar day that `now` falls on in `zone`."""
    return now.astimezone(zone).date()


def start_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The instant, in UTC, at which `day` begins in `zone`."""
    return datetime.combine(day, time(0), zone).astimezone(UTC)


def day_bounds(now: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return when the local day of `now` begins and ends, in UTC: `since <= instant < until`."""
    today = local_day(now, zone)
    return start_of_day(today, zone), start_of_day(today + timedelta(days=1), zone)
