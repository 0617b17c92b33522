"""Recognize requests about nudges that the bot cannot do, and name what it can do that comes near.

It can do workdays, one time of day, one pause with a beginning and an end, and daily, twice a week or weekly.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Flag, auto

from bot.domain.reading import unsupported_words as words_for
from bot.domain.reading.commands import CannotDo, Limit
from bot.domain.reading.frequency import CADENCE
from bot.domain.reading.lengths import LENGTH
from bot.domain.reading.numbers import NUMBERS, number
from bot.domain.reading.times import TIME, looks_like_time, parse_time
from bot.domain.reading.weekdays import WEEKDAY, WEEKDAYS, weekday_number

Nearest = Callable[[re.Match[str]], tuple[str, ...]]


class _Head(Flag):
    """Say what the words begin with: a word for nudges, for a pause, for a reminder, or none of them."""

    NUDGE = auto()
    PAUSE = auto()
    REMIND = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of request: after which first words it is clear, and what comes near."""

    heads: _Head
    pattern: re.Pattern[str]
    limit: Limit
    nearest: Nearest


def cannot_do(words: str) -> CannotDo | None:
    """Return what comes near the request in `words`, in plain form, if the bot cannot do it; None for any other."""
    tails = [(_Head.NONE, words)]
    tails += [(head, words[found.end() :]) for head, pattern in _HEADS.items() if (found := pattern.match(words))]
    for kind in _KINDS:
        for head, tail in tails:
            found = kind.pattern.fullmatch(tail) if head in kind.heads else None
            if found and (nearest := kind.nearest(found)):
                return CannotDo(words, kind.limit, nearest)
    return None


def _weekly_on(found: re.Match[str]) -> tuple[str, ...]:
    return (f"nudge on {_DAYS[weekday_number(found)]}", "nudge weekly")


def _at_each(found: re.Match[str]) -> tuple[str, ...]:
    """Offer each of the times that the words name."""
    without_days = re.sub(rf"{CADENCE}|{WEEKDAYS}", ",", found["times"])
    parts = (part.removeprefix("at ") for part in re.split(r" ?(?:,|&|/|\band\b|\bor\b) ?", without_days))
    named = dict.fromkeys(parse_time(part) for part in parts if looks_like_time(part))
    return tuple(f"nudge at {at:%H:%M}" for at in named)[:_MOST_TIMES] if len(named) > 1 else ()


def _at_first(found: re.Match[str]) -> tuple[str, ...]:
    """Offer the first time of some hours."""
    first = found["first"] or found["bound"]
    return (f"nudge at {parse_time(first):%H:%M}",) if looks_like_time(first) else ()


def _half(found: re.Match[str]) -> tuple[str, ...]:
    """Offer both readings of "half nine": half past in Britain, half to in Germany."""
    hour = number(found["hour"])
    return (f"nudge at {hour:02}:30", f"nudge at {hour - 1:02}:30")


def _for_or_in(found: re.Match[str]) -> tuple[str, ...]:
    return (f"pause for {found['length']}", f"pause starting in {found['length']}")


def _at_daytime(found: re.Match[str]) -> tuple[str, ...]:
    return next(times for said, times in _DAYTIMES if re.search(said, found[0]))


def _kind(heads: _Head, pattern: str, limit: Limit, *nearest: str | Nearest) -> _Kind:
    """Return a kind that is answered with these requests, or with what a function makes of the match."""
    requests = tuple(each for each in nearest if isinstance(each, str))
    rule = next((each for each in nearest if not isinstance(each, str)), lambda _: requests)
    return _Kind(heads, re.compile(pattern), limit, rule)


_MOST_TIMES = 3
_DAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")
_DAYTIMES = (
    (r"after work|evening|dinner|night", ("nudge at 17:00", "nudge at 18:00")),
    (r"before lunch", ("nudge at 11:00", "nudge at 11:30")),
    (r"afternoon|after lunch", ("nudge at 13:30", "nudge at 15:00")),
    (r"lunch", ("nudge at 12:00", "nudge at 13:00")),
    (r"", ("nudge at 08:00", "nudge at 09:00")),
)
_THEM = r"(?:(?:my|the|all|all my|any|more|your) )*(?:nudges?|reminders?|notifications?|messages?|me|them|it)"
_HEADS = {
    _Head.REMIND: re.compile(
        rf"(?:(?:remind|ping|poke)(?: me)?(?: again)?|snooze(?: {_THEM})?|ask me again|come back) "
    ),
    _Head.PAUSE: re.compile(
        r"(?:pause|mute|suspend|stop|silence|skip|hold(?: off)?|no|turn off|(?:don't|do not) (?:nudge|bother|disturb)"
        r"|leave me alone|(?:be )?quiet|(?:i'm )?(?:off|away)|on (?:holiday|vacation))"
        rf"(?: {_THEM})?(?: me)? "
    ),
    _Head.NUDGE: re.compile(
        r"(?:(?:nudge|send|set|move|change|give|i want|i'd like|i prefer|i would (?:like|prefer))"
        rf"(?: {_THEM}| to be nudged)*(?: to)?|nudges?|be nudged) "
    ),
}
_NUDGE, _PAUSE, _REMIND, _ALONE = _Head.NUDGE, _Head.PAUSE, _Head.REMIND, _Head.NONE
_ONLY = r"(?:only |just |always |not |except |never |me )*"
_EACH = r"(?: (?:daily|every day|each day))?"

# The first kind that fits decides.
_KINDS: tuple[_Kind, ...] = (
    _kind(
        _NUDGE | _ALONE,
        rf"(?:only )?(?:on )?(?:the )?(?:(?:every|each) )?(?:{words_for.NTH} (?:and {words_for.NTH} )?){WEEKDAY}"
        rf"(?: (?:of|in) (?:the|each|every|a) month)?(?: at {TIME})?(?: only)?",
        Limit.WEEKLY,
        _weekly_on,
    ),
    _kind(
        _PAUSE,
        rf"(?:on )?(?:every|each) {words_for.NTH} {WEEKDAY}",
        Limit.WEEKLY,
        lambda found: (f"skip {_DAYS[weekday_number(found)]}",),
    ),
    _kind(
        _NUDGE | _PAUSE | _ALONE, words_for.SOME_DAYS, Limit.WEEKLY, "nudge on Mon, Wed and Fri", "nudge twice a week"
    ),
    _kind(
        _NUDGE | _PAUSE | _ALONE,
        rf"{words_for.SOME_WEEKS}(?: on \w+)?",
        Limit.WEEKLY,
        "nudge weekly",
        "nudge twice a week",
    ),
    _kind(_NUDGE | _ALONE, words_for.TWICE_A_DAY, Limit.ONE_A_DAY, "nudge daily"),
    _kind(
        _NUDGE | _ALONE,
        rf"(?P<times>(?:at )?{TIME}(?:(?: ?(?:,|&|/| and | or ) ?)+(?:at )?{TIME})+){_EACH}",
        Limit.ONE_TIME,
        _at_each,
    ),
    _kind(
        _NUDGE | _ALONE,
        rf"(?P<times>(?:(?:{CADENCE}|{WEEKDAYS}|(?:at )?{TIME}|and),? ?)+)",
        Limit.ONE_TIME,
        _at_each,
    ),
    _kind(_NUDGE, rf"(?:at )?half (?P<hour>[2-9]|1[0-2]|{'|'.join(NUMBERS[1:])})", Limit.WHICH_TIME, _half),
    _kind(
        _NUDGE | _PAUSE | _ALONE,
        rf"(?:only |just |any ?time )?(?:(?:from|between) (?P<first>{words_for.CLOCK})"
        rf" ?(?:to|and|-|until|till) ?{words_for.CLOCK}"
        r"|(?:not |never |only |no |any ?time )?(?:before|after|earlier than|later than)"
        rf" (?P<bound>{words_for.CLOCK}))",
        Limit.ONE_TIME,
        _at_first,
    ),
    _kind(
        _NUDGE | _PAUSE | _ALONE,
        r"(?:my |set |have )*quiet (?:hours?|time)"
        rf"(?: (?:from |between )?{words_for.CLOCK} ?(?:to|and|-|until) ?{words_for.CLOCK})?",
        Limit.ONE_TIME,
        "nudge at 09:00",
        "skip today",
    ),
    _kind(
        _NUDGE | _REMIND,
        rf"{_ONLY}(?:{words_for.IN_THE} )?(?:the |my )?{words_for.DAYTIME}(?: only)?",
        Limit.WHICH_TIME,
        _at_daytime,
    ),
    _kind(
        _ALONE,
        rf"{_ONLY}(?:in|during|over|every|before|after) (?:the |my )?{words_for.DAYTIME}(?: only)?"
        r"|(?:only |just )?(?:mornings|afternoons|evenings)(?: only)?",
        Limit.WHICH_TIME,
        _at_daytime,
    ),
    _kind(
        _NUDGE | _PAUSE | _ALONE,
        rf"{_ONLY}(?:(?:on|when|if|during|while) )?{words_for.OFFICE_DAYS}(?: only)?",
        Limit.NO_CALENDAR,
        "nudge on Tue, Wed and Thu",
        "nudge on weekdays",
    ),
    _kind(
        _PAUSE | _ALONE,
        rf"(?:over|during|around|for|in)(?: the)? {words_for.CHRISTMAS}",
        Limit.NO_CALENDAR,
        "pause from 24 Dec to 1 Jan",
        "pause from 24 Dec to 26 Dec",
    ),
    _kind(
        _PAUSE,
        r"(?:(?:over|during|around|for|in|until|till|through|before|after|from|on)(?: after| the end of)? )?"
        rf"(?:the )?(?:{words_for.FEAST}|{words_for.CHRISTMAS})",
        Limit.NO_CALENDAR,
        "pause a week",
        "pause 2 weeks",
    ),
    _kind(
        _NUDGE | _ALONE,
        rf"(?:only|not|never|except) (?:in|during|on|over)(?: the)? {words_for.FEAST}",
        Limit.NO_CALENDAR,
        "pause a week",
        "pause 2 weeks",
    ),
    _kind(_PAUSE, words_for.WHEN, Limit.NO_CALENDAR, "pause a week", "pause 2 weeks"),
    _kind(
        _PAUSE,
        rf"(?:{words_for.IN_THE} )?(?:the )?(?:\w+day )?{words_for.DAYTIME}",
        Limit.WHOLE_DAYS,
        "skip today",
        "pause until tomorrow",
    ),
    _kind(
        _PAUSE | _REMIND,
        rf"{words_for.LATER_TODAY}|(?:until|till|at|for) {TIME}",
        Limit.WHOLE_DAYS,
        "skip today",
        "pause until tomorrow",
    ),
    _kind(
        _NUDGE | _ALONE,
        rf"(?:again )?in {words_for.SHORT}|later today|this (?:afternoon|evening)",
        Limit.WHOLE_DAYS,
        "skip today",
        "pause until tomorrow",
    ),
    _kind(
        _REMIND,
        rf"(?:on |in |next )?(?:tomorrow|next week|next month|{LENGTH}|{WEEKDAY})(?: again)?(?: at {TIME})?",
        Limit.WHOLE_DAYS,
        "pause until tomorrow",
        "pause a week",
    ),
    _kind(_PAUSE, rf"in (?P<length>{LENGTH})", Limit.WHICH_DAY, _for_or_in),
    _kind(_PAUSE, words_for.FOREVER, Limit.HOW_LONG, "pause a month", "pause half a year", "stop"),
    _kind(_PAUSE, words_for.A_WHILE, Limit.HOW_LONG, "pause 3 days", "pause a week", "pause 2 weeks"),
)
