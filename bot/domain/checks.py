"""Check what a person fills in, and make it storable, before anything is kept."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.domain.actions import ActionDraft
from bot.domain.needs import NeedDraft
from bot.domain.reading.privacy import private_text
from bot.domain.reading.sentences import has_words
from bot.domain.text import RECORD_LIMIT, clean
from bot.errors import InvalidInputError, Problem

CUSTOMER_LIMIT = 200
"""The most characters in a customer's name."""
SETTING_LIMIT = 80
"""The most characters in a team's name."""
OLDEST_ACTION = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class DayInFuture(Problem):
    """The day of an action is still to come."""


@dataclass(frozen=True, slots=True)
class DayTooLongAgo(Problem):
    """The day of an action is more than a year ago."""


@dataclass(frozen=True, slots=True)
class NoDeed(Problem):
    """No words say what the person did."""


@dataclass(frozen=True, slots=True)
class NoNeed(Problem):
    """No words say what the customer needs."""


@dataclass(frozen=True, slots=True)
class TooLong(Problem):
    """A text has `length` characters, more than the `limit`."""

    length: int
    limit: int


def check_draft(draft: ActionDraft, *, today: date) -> ActionDraft:
    """Return the draft made storable; raise InvalidInputError with the field that is wrong.

    If its text asks to stay private, it is private, without the asking.
    """
    private = private_text(draft.text)
    if private:
        draft = replace(draft, text=private.said, shared=False)
    return replace(
        draft,
        happened_on=check_day(draft.happened_on, today=today),
        text=in_words(draft.text) if draft.own_words else optional(draft.text, "text", RECORD_LIMIT) or "",
        outcome=optional(draft.outcome, "outcome", RECORD_LIMIT),
        customer=optional(draft.customer, "customer", CUSTOMER_LIMIT),
    )


def check_day(happened_on: date | None, *, today: date) -> date | None:
    """Return the day of an action, if any is given; raise InvalidInputError if it is to come, or too long ago."""
    if happened_on is not None and happened_on > today:
        raise InvalidInputError(DayInFuture(), field="happened_on")
    if happened_on is not None and happened_on < today - OLDEST_ACTION:
        raise InvalidInputError(DayTooLongAgo(), field="happened_on")
    return happened_on


def in_words(text: str) -> str:
    """Return what somebody says they did, made storable; raise InvalidInputError if it has no words."""
    said = required(text, "text", NoDeed())
    if not has_words(said):
        raise InvalidInputError(NoDeed(), field="text")
    return said


def check_need(draft: NeedDraft) -> NeedDraft:
    """Return the need made storable; raise InvalidInputError with the field that is wrong."""
    return replace(
        draft,
        text=required(draft.text, "text", NoNeed()),
        customer=optional(draft.customer, "customer", CUSTOMER_LIMIT),
    )


def required(text: str, field: str, when_empty: Problem) -> str:
    """Return a mandatory text made storable."""
    cleaned = optional(text, field, RECORD_LIMIT)
    if cleaned is None:
        raise InvalidInputError(when_empty, field=field)
    return cleaned


def optional(text: str | None, field: str, limit: int) -> str | None:
    """Return an optional text made storable; None when it is empty."""
    cleaned = clean(text or "").strip()
    if len(cleaned) > limit:
        raise InvalidInputError(TooLong(len(cleaned), limit), field=field)
    return cleaned or None
