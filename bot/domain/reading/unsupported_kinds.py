"""List the kinds of requests that the bot cannot do, each with the reason and with what comes near."""

import re
from dataclasses import dataclass
from enum import Flag, auto

from bot.domain.patterns import lazily
from bot.domain.reading import nearest_requests as near
from bot.domain.reading import unsupported_words as words_for
from bot.domain.reading.frequency import CADENCE
from bot.domain.reading.lengths import LENGTH
from bot.domain.reading.nearest_requests import Nearest
from bot.domain.reading.nudge_commands import Limit
from bot.domain.reading.numbers import NUMBERS
from bot.domain.reading.times import TIME
from bot.domain.reading.weekdays import WEEKDAY, WEEKDAYS


class Head(Flag):
    """Say what the words begin with: a word for nudges, for a pause, for a reminder, for later, or none of them."""

    NUDGE = auto()
    PAUSE = auto()
    REMIND = auto()
    SNOOZE = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of request: after which first words it is clear, and what comes near."""

    heads: Head
    pattern: re.Pattern[str]
    limit: Limit
    nearest: Nearest


def _kind(heads: Head, pattern: str, limit: Limit, *nearest: str | Nearest) -> Kind:
    """Return a kind that is answered with these requests, or with what a function makes of the match."""
    requests = tuple(each for each in nearest if isinstance(each, str))
    rule = next((each for each in nearest if not isinstance(each, str)), lambda _: requests)
    return Kind(heads, lazily(pattern), limit, rule)


_NUDGE, _PAUSE, _REMIND, _SNOOZE, _ALONE = Head.NUDGE, Head.PAUSE, Head.REMIND, Head.SNOOZE, Head.NONE
_ONLY = r"(?:only |just |always |not |except |never |me )*"
_EACH = r"(?: (?:daily|every day|each day))?"

# The first kind that fits decides.
KINDS: tuple[Kind, ...] = (
    _kind(_NUDGE | _PAUSE | _REMIND | _SNOOZE, words_for.WHEN_BACK, Limit.WHEN_BACK, "pause a week", "pause 2 weeks"),
    _kind(
        _NUDGE | _ALONE,
        rf"(?:only )?(?:on )?(?:the )?(?:(?:every|each) )?(?:{words_for.NTH} (?:and {words_for.NTH} )?){WEEKDAY}"
        rf"(?: (?:of|in) (?:the|each|every|a) month)?(?: at {TIME})?(?: only)?",
        Limit.WEEKLY,
        near.weekly_on,
    ),
    _kind(
        _PAUSE,
        rf"(?:on )?(?:every|each) {words_for.NTH} {WEEKDAY}",
        Limit.WEEKLY,
        near.never_on,
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
        near.at_each,
    ),
    _kind(
        _NUDGE | _ALONE,
        rf"(?P<times>(?:(?>{CADENCE}|{WEEKDAYS}|(?:at )?{TIME}|and),? ?)++)",
        Limit.ONE_TIME,
        near.at_each,
    ),
    _kind(_NUDGE, rf"(?:at )?half (?P<hour>[2-9]|1[0-2]|{'|'.join(NUMBERS[1:])})", Limit.WHICH_TIME, near.half),
    _kind(
        _NUDGE | _PAUSE | _ALONE,
        rf"(?:only |just |any ?time )?(?:(?:from|between) (?P<first>{words_for.CLOCK})"
        rf" ?(?:to|and|-|until|till) ?{words_for.CLOCK}"
        r"|(?:not |never |only |no |any ?time )?(?:before|after|earlier than|later than)"
        rf" (?P<bound>{words_for.CLOCK}))",
        Limit.ONE_TIME,
        near.at_first,
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
        _NUDGE | _REMIND | _SNOOZE,
        rf"{_ONLY}(?:{words_for.IN_THE} )?(?:the |my )?{words_for.DAYTIME}(?: only)?",
        Limit.WHICH_TIME,
        near.at_daytime,
    ),
    _kind(
        _NUDGE,
        rf"(?P<days>{WEEKDAYS})(?: in the)? (?P<part>mornings?|afternoons?|evenings?)",
        Limit.WHICH_TIME,
        near.days_at_daytime,
    ),
    _kind(
        _ALONE,
        rf"{_ONLY}(?:in|during|over|every|before|after) (?:the |my )?{words_for.DAYTIME}(?: only)?"
        r"|(?:only |just )?(?:mornings|afternoons|evenings)(?: only)?",
        Limit.WHICH_TIME,
        near.at_daytime,
    ),
    _kind(
        _NUDGE | _PAUSE | _ALONE,
        rf"{_ONLY}(?:(?:on|when|if|during|while) )?{words_for.OFFICE_DAYS}(?: only)?",
        Limit.NO_CALENDAR,
        "nudge on Tue, Wed and Thu",
        "nudge on weekdays",
    ),
    _kind(_NUDGE, words_for.IF_ANYTHING, Limit.NO_CALENDAR, "nudge on Tue, Wed and Thu", "nudge on weekdays"),
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
    *(
        _kind(
            heads,
            rf"{words_for.LATER_TODAY}|(?:until|till|at|for) {TIME}",
            limit,
            "skip today",
            "pause until tomorrow",
        )
        for heads, limit in ((_PAUSE | _SNOOZE, Limit.WHOLE_DAYS), (_REMIND, Limit.NO_REMINDERS))
    ),
    _kind(
        _NUDGE | _ALONE,
        rf"(?:again )?in {words_for.SHORT}|later today|this (?:afternoon|evening)",
        Limit.WHOLE_DAYS,
        "skip today",
        "pause until tomorrow",
    ),
    *(
        _kind(heads, words_for.SOME_DAY, limit, "pause until tomorrow", "pause a week")
        for heads, limit in ((_SNOOZE, Limit.WHOLE_DAYS), (_REMIND, Limit.NO_REMINDERS))
    ),
    _kind(_PAUSE, rf"in (?P<length>{LENGTH})", Limit.WHICH_DAY, near.for_or_in),
    _kind(_PAUSE, words_for.FOREVER, Limit.FOR_GOOD, "stop nudges", "pause half a year"),
    _kind(_PAUSE, words_for.A_WHILE, Limit.HOW_LONG, "pause 3 days", "pause a week", "pause 2 weeks"),
    _kind(_PAUSE, words_for.UNTIL_ANYTHING, Limit.NO_CALENDAR, "pause a week", "pause 2 weeks"),
)
