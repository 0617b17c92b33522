"""Decide about the review of stories before a shout-out, if an admin switched it on."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.people import Person, Workspace
from bot.domain.profiles import Standing
from bot.domain.schedule import POSTING_HOURS, instant_of

IN_RESERVE = 3
"""How many stories beyond a shout-out's own go to the reviewers, to replace skipped ones."""
MOST_REVIEWERS = 10
_LOOKED_BACK = 14


class ReviewVerdict(StrEnum):
    """The reviewers' verdict on an action that may become a story."""

    OPEN = "open"
    """Nobody has decided yet; a story still unreviewed at the shout-out is posted."""
    KEEP = "keep"
    SKIP = "skip"
    """It does not become a story; its person appears in the roll-call instead."""
    ASK = "ask"
    """Its person was asked for an edit; the edit opens it again."""


UNTOLD = (ReviewVerdict.SKIP, ReviewVerdict.ASK)
"""The verdicts that keep an action out of shout-outs."""


@dataclass(frozen=True, slots=True)
class Review:
    """The review of an action before the shout-out of a `week`, given as its Monday.

    `reviewer_id` is the last person who decided, None when nobody has.
    """

    action_id: int
    week: date
    reviewer_id: int | None
    verdict: ReviewVerdict


def review_at(due: datetime, zone: ZoneInfo, workdays: frozenset[int], holidays: Container[date]) -> datetime:
    """Return when reviewers get the stories of the shout-out due at `due`: on the workday before, at the same time.

    A time outside the posting hours moves to the nearer end of them. If the two weeks before have no workday, it is the
    day before.
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
    """Whether reviewers should get the stories of the shout-out due at `due` now; never once it is due."""
    return review_at(due, zone, workdays, holidays) <= now < due


def may_review(person: Person, workspace: Workspace) -> bool:
    """Whether the person is a reviewer named by an admin, still active, and in the channel if that is private."""
    here = person.active and person.standing is not Standing.BOT
    return person.slack_id in workspace.reviewers and here and person.reads_channel_of(workspace)


def is_put_to(action_of: int, reviewer: Person, reviewers: Sequence[Person]) -> bool:
    """Whether the reviewer gets an action of the person with the row id `action_of`.

    Reviewers do not get their own actions, unless there is no other reviewer.
    """
    return action_of != reviewer.id or all(each.id == reviewer.id for each in reviewers)
