"""Reviewing stories before a shout-out, where an admin has asked for that."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.people import Person, Standing, Workspace
from bot.domain.schedule import POSTING_HOURS, instant_of

IN_RESERVE = 3
"""How many more stories are put to the reviewers than a shout-out tells, for those that they skip."""
MOST_REVIEWERS = 10
_LOOKED_BACK = 14


class ReviewVerdict(StrEnum):
    """What the reviewers say of an action that may become a story."""

    OPEN = "open"
    """Nobody has said anything yet; unreviewed by the time of the shout-out it is posted."""
    KEEP = "keep"
    SKIP = "skip"
    """It is not told as a story; its person is in the roll-call like everybody else who acted."""
    ASK = "ask"
    """Its person was asked for an edit; an edit opens it again."""


UNTOLD = (ReviewVerdict.SKIP, ReviewVerdict.ASK)
"""The verdicts on what no shout-out tells, as long as they stand."""


@dataclass(frozen=True, slots=True)
class Review:
    """What is said of an action that was put to the reviewers before the shout-out of a `week`, named by its Monday.

    `reviewer_id` is who said it last, None while nobody has.
    """

    action_id: int
    week: date
    reviewer_id: int | None
    verdict: ReviewVerdict


def review_at(due: datetime, zone: ZoneInfo, workdays: frozenset[int], holidays: Container[date]) -> datetime:
    """When the stories of the shout-out due at `due` are put to the reviewers: on the workday before, at its time.

    A time outside the posting hours is moved to the nearer end of them. Where no day of the two weeks before is a
    workday, it is the day before.
    """
    local = due.astimezone(zone)
    opens, closes = POSTING_HOURS
    at = min(max(local.time(), opens), closes)
    before = [local.date() - timedelta(days=days) for days in range(1, _LOOKED_BACK + 1)]
    instants = [(day, instant_of(day, at, zone)) for day in before]
    working = (instant for day, instant in instants if instant and day.weekday() in workdays and day not in holidays)
    return next(working, (due - timedelta(days=1)).astimezone(UTC))


def is_review_time(
    due: datetime, now: datetime, zone: ZoneInfo, workdays: frozenset[int], holidays: Container[date]
) -> bool:
    """Whether the stories of the shout-out due at `due` are to be put to the reviewers now; never once it is due."""
    return review_at(due, zone, workdays, holidays) <= now < due


def may_review(person: Person, workspace: Workspace) -> bool:
    """Whether the person is one of the reviewers whom an admin has named, and still here."""
    return person.slack_id in workspace.reviewers and person.active and person.standing is not Standing.BOT


def is_put_to(action_of: int, reviewer: Person, reviewers: Sequence[Person]) -> bool:
    """Whether the reviewer sees an action of the person with the row id `action_of`.

    One's own is left to the other reviewers, unless there are none.
    """
    return action_of != reviewer.id or all(each.id == reviewer.id for each in reviewers)
