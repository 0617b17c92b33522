"""Word what several builders need: dates, lists of names, singular and plural, quotes."""

import re
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time
from itertools import islice

from bot.domain.kinds import Kind
from bot.domain.roll_call import NAME_LIMIT
from bot.domain.text import shorten, show_mrkdwn, show_plain
from bot.slack.ids import COMMAND

ANY_LENGTH = 1_000_000
"""More characters than any text has, to switch off shortening."""
NAMES_LIMIT = 300
"""The most characters in a list of names, unless the builder has more room."""

WHERE_SEEN = "in the weekly shout-out, in nudges and on the customer's page"
"""Where colleagues may see what a person records and shares."""
_WITHOUT_CUSTOMER = "in the weekly shout-out and in nudges"
"""The same for an action that names no customer."""
ANY_TIME = f"`{COMMAND}` has an idea whenever you want one."
"""How to get an idea without a nudge."""


def colleagues(*, members_only: bool) -> str:
    """Return who may see stories and needs: "colleagues", or only the members of a private channel."""
    return "members of our private channel" if members_only else "colleagues"


def any_colleague(*, members_only: bool) -> str:
    """Return the same for one of them, for the start of a sentence."""
    return "Any member of our private channel" if members_only else "Any colleague"


def who_sees(what: str, *, members_only: bool, with_customer: bool = True) -> str:
    """Say who may see what a person shares, and where: "Colleagues may see it in …", without the full stop.

    `with_customer` is whether it names a customer, or may do so.
    """
    where = WHERE_SEEN if with_customer else _WITHOUT_CUSTOMER
    return f"{starting(colleagues(members_only=members_only))} may see {what} {where}"


def starting(words: str) -> str:
    """Return words as the start of a sentence."""
    return words[:1].upper() + words[1:]


# strftime would use the machine's locale, but our names are English.
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WORD = re.compile(r"\S+")
_LETTERS = 12
"""How many characters a word may take: some languages put no spaces between words, and some links are long."""
_NUMBERS = dict(enumerate(("Eight", "Nine", "Ten", "Eleven", "Twelve", "Thirteen"), start=8))
# Zero-width letters in a name could reverse the text after it.
_TURNS = {ord(mark): None for mark in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}


def count(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: "1 action", "2 actions"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def times(number: int) -> str:
    """Return how often: "once", "twice", "3 times"."""
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")


def day(on: date) -> str:
    """Return a day near today: "Mon 23 Nov"."""
    return f"{_DAYS[on.weekday()]} {on.day} {_MONTHS[on.month - 1]}"


def moment(at: datetime) -> str:
    """Return a day near today and a time: "Mon 23 Nov, 09:30"."""
    return f"{day(at)}, {clock(at)}"


def any_day(on: date) -> str:
    """Return a day that may be long ago: "Mon 23 Nov 2026"."""
    return f"{day(on)} {on.year}"


def days_ago(number: int) -> str:
    """Return how long ago a day was, for the start of a sentence: "Eight days ago", "Two weeks ago"."""
    weeks = {7: "A week", 14: "Two weeks", 21: "Three weeks"}
    return f"{weeks.get(number) or f'{_NUMBERS.get(number, number)} days'} ago"


def on_day(on: date, today: date) -> str:
    """Return when a day was, at the end of a sentence: "today", "yesterday", "on Tuesday", "on 3 November"."""
    ago = (today - on).days
    if ago <= 1:
        return "yesterday" if ago == 1 else "today"
    if ago < len(_DAYS):
        return f"on {_WEEKDAYS[on.weekday()]}"
    return f"on {on.day} {_MONTH_NAMES[on.month - 1]}{_year(on, today)}"


def since(on: date, today: date) -> str:
    """Return roughly when a day was: as `on_day` for the last week, then "this month", "in October"."""
    if (today - on).days < len(_DAYS):
        return on_day(on, today)
    if (on.year, on.month) == (today.year, today.month):
        return "this month"
    return f"in {_MONTH_NAMES[on.month - 1]}{_year(on, today)}"


def clock(at: time | datetime) -> str:
    """Return a time of day: "09:30"."""
    return f"{at:%H:%M}"


def day_names() -> tuple[str, ...]:
    """Return the days of the week, Monday first."""
    return _DAYS


def weekdays(days: Collection[int]) -> str:
    """Return days of the week (Monday is 0): "Mon to Fri", "Mon, Wed and Fri", "every day"."""
    ordered = sorted(days)
    if len(ordered) == len(_DAYS):
        return "every day"
    names = [_DAYS[each] for each in ordered]
    in_a_row = ordered[-1:] == [ordered[0] + len(ordered) - 1] if ordered else False
    return f"{names[0]} to {names[-1]}" if in_a_row and len(names) > 2 else listed(names)  # noqa: PLR2004 - two days are no stretch


def listed(names: Sequence[str]) -> str:
    """Join words into a list: "A", "A and B", "A, B and C"."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def people(names: Sequence[str], limit: int = NAMES_LIMIT, others: int = 0) -> str:
    """Return names in a list of at most `limit` characters; names that do not fit count among the `others`."""
    shown = [name(each) for each in names]
    if len(everybody := _with_others(shown, len(shown), others)) <= limit:
        return everybody
    too_many = bisect_right(range(len(shown)), limit, key=lambda fits: len(_with_others(shown, fits, others)))
    return _with_others(shown, max(0, too_many - 1), others)


def name(given: str) -> str:
    """Return a person's name on one line, for plain text; never empty."""
    return shorten(" ".join(given.translate(_TURNS).split()), NAME_LIMIT) or "a colleague"


def about_story(given: str) -> str:
    """Return whose story a button is about, for plain text."""
    return f"{name(given)}'s story"


def name_in_mrkdwn(given: str) -> str:
    """Return a person's name for our own sentences in mrkdwn."""
    return show_mrkdwn(name(given), {})


def own_briefly(text: str, names: Mapping[str, str], words: int) -> tuple[str, bool]:
    """Return the first words of people's words in quotes, for plain text, and whether that is all of them."""
    whole = show_plain(text, names, ANY_LENGTH)
    found = list(islice(_WORD.finditer(whole), words + 1))
    brief = whole if len(found) <= words else f"{whole[: found[words - 1].end()]}…"
    brief = shorten(brief, words * _LETTERS)
    return f"“{brief}”", brief == whole


def own(text: str, names: Mapping[str, str], limit: int = ANY_LENGTH) -> str:
    """Return people's words in quotes, for plain text; at most `limit` characters including the quotes."""
    return f"“{show_plain(text, names, limit - 2)}”"


def by_kind(totals: Mapping[Kind, int]) -> str:
    """Return how many useful things of each kind were done: "12 helped, 15 solved"."""
    return ", ".join(f"{number:,} {kind.past}" for kind in Kind if (number := totals.get(kind, 0)))


def sentence(words: str) -> str:
    """Make a sentence of words: add a capital letter and a full stop."""
    return f"{words[:1].upper()}{words[1:]}."


def _year(on: date, today: date) -> str:
    """Return the year of a day that was almost a year ago or longer, and so needs it."""
    return "" if (today.year - on.year) * 12 + today.month - on.month < len(_MONTHS) - 1 else f" {on.year}"


def _with_others(names: Sequence[str], fits: int, others: int) -> str:
    left = len(names) - fits + others
    return listed([*names[:fits], *([count(left, "other")] if left else [])])
