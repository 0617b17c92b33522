"""Read on which past day somebody did what they typed: "yesterday I …", "… on Friday", "called her on 3 Nov".

Only a day that is plain is read. "The invoice of 3 Nov", "moved her flight to Friday" and "last week" name no such day.
"""

import re
from datetime import date, timedelta

from bot.domain.patterns import lazily
from bot.domain.reading.clauses import Clause, Subject, clauses_of
from bot.domain.reading.date_spelling import plain_dates
from bot.domain.reading.dates import read_days
from bot.domain.reading.day_spans import A_DAY
from bot.domain.reading.english import words
from bot.domain.reading.numbers import COUNTS, number
from bot.domain.reading.verbs import is_finite, is_past
from bot.domain.reading.weekdays import WEEKDAY, weekday_number
from bot.errors import InvalidInputError

_WITHOUT_A_YEAR = timedelta(days=92)
"""From here on a date without a year may be one to come."""
_MOST_DAYS_AGO = 31

_PART = r"(?: (?:morning|afternoon|evening|night|at (?:noon|lunch|\d\S*)))?"
_NAME = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?:,? \d{4})?"
_DATE = (
    rf"(?:{WEEKDAY.replace('(?P<weekday>', '(?:')},? (?:the )?)?"
    rf"(?:(?:the )?\d{{1,2}}(?:st|nd|rd|th|\.)? (?:of )?{_NAME}{_YEAR}|{_NAME} \d{{1,2}}(?:st|nd|rd|th)?{_YEAR}"
    r"|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)?|\d{4}-\d{1,2}-\d{1,2})"
)
_DAY = (
    rf"(?P<before>the day before yesterday)|(?P<yesterday>yesterday{_PART}|last night)"
    rf"|(?P<ago>\d{{1,2}}|{'|'.join(COUNTS)}) days? ago"
    rf"|(?P<on>on )?(?P<date>{_DATE})"
    rf"|(?P<word>on |last |on last |this past |this |)(?P<named>{WEEKDAY}){_PART}"
)
_FIRST = lazily(rf"(?:{_DAY})(?:,|:| -)? (?P<act>\S.*)")
# What follows the day says more about the act.
_LATER = lazily(
    rf"(?P<act>\S.*?),? (?:{_DAY})"
    r"(?P<rest>$|(?:[.,;!]| -)(?= |$).*| (?:about|with|because|so|when|until|to|and|for|by|over) .*)"
)
_ANY_DAY = lazily(
    rf"\b(?:today|tonight|yesterday|tomorrow|ago|last|next|this (?:morning|afternoon|evening|week)|{_NAME}(?= \d)"
    rf"|(?<=\d )(?:of )?{_NAME}|\d+\.\d+\.|\d{{4}}-\d\d?-\d|{WEEKDAY.replace('(?P<weekday>', '(?:')})(?!\w)"
)
_ARRANGES, _TO_COME = words("arranges"), words("to_come")
_LINKS = frozenset({"from", "of", "until", "till", "since", "before", "after", "by", "for", "to", "than"})
_AIM = lazily(r"\bto \w+")


def past_day_in(typed: str, today: date) -> date | None:
    """Return the past day on which a tidied text says that its writer acted; None if it names none plainly.

    A date with a year may be longer ago than an action may be.
    """
    plainly = plain_dates(typed)
    found = _FIRST.fullmatch(plainly) or _LATER.fullmatch(plainly)
    if not found or not _is_of_the_act(found):
        return None
    try:
        day = _day(found, today)
    except (InvalidInputError, ValueError, OverflowError):  # no such day
        return None
    return day if day is not None and day < today else None


def _is_of_the_act(found: re.Match[str]) -> bool:
    act, rest = found["act"], found.groupdict().get("rest")
    if _ANY_DAY.search(act) or _ANY_DAY.search(rest or ""):
        return False
    clauses = clauses_of(act)
    if rest is None:
        return any(map(_is_mine, clauses[:1]))
    return all(_is_mine(each) and not _says_more(each) for each in clauses) and not _is_of_a_thing(found, act.split())


def _is_mine(clause: Clause) -> bool:
    return clause.subject in {Subject.WRITER, Subject.LEFT_OUT} and is_past(clause.verb)


def _says_more(clause: Clause) -> bool:
    """Return whether somebody else may have acted on the day: "found the bag Mia lost"."""
    return any(map(is_finite, _AIM.sub("", clause.rest).split()))


def _is_of_a_thing(found: re.Match[str], act: list[str]) -> bool:
    """Return whether the day may be the one of an appointment: "rebooked her flight on Friday"."""
    may_be_to_come = found["on"] or found["named"]
    return act[-1] in _LINKS | _TO_COME or bool(may_be_to_come and not _ARRANGES.isdisjoint(act))


def _day(found: re.Match[str], today: date) -> date | None:
    if found["before"] or found["yesterday"]:
        return today - (2 if found["before"] else 1) * A_DAY
    if found["ago"]:
        ago = number(found["ago"])
        return today - ago * A_DAY if ago <= _MOST_DAYS_AGO else None
    return _weekday(found, today) if found["named"] else _date(found["date"], today)


def _weekday(found: re.Match[str], today: date) -> date | None:
    """Return the last such day before today; None where people mean different days by it."""
    if "rest" in found.groupdict() and not found["word"]:
        return None
    back = (today.weekday() - weekday_number(found)) % 7
    day = today - back * A_DAY
    this_week = 0 < back <= today.weekday()
    unclear = {"last ": this_week, "on last ": this_week, "this ": not this_week}.get(found["word"], False)
    return None if unclear or back == 0 else day


def _date(named: str, today: date) -> date | None:
    days = read_days(named, today, today - A_DAY * 365)
    if days is None:
        return None
    with_year = bool(re.search(r"\d{4}|\.\d\d$", named))
    return days.first if with_year or today - days.first <= _WITHOUT_A_YEAR else None
