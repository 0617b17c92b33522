"""Recognize how people ask for nudges at another time, on other days, or at another pace, in any order.

A text that names anything else ("nudge Ms Okafor on Monday") is no such request.
"""

import re

from bot.domain.patterns import lazily
from bot.domain.reading.frequency import CADENCE, cadence_in
from bot.domain.reading.nudge_commands import NudgeWhen
from bot.domain.reading.nudge_words import is_about_nudges
from bot.domain.reading.times import TIME, looks_like_time
from bot.domain.reading.weekdays import WEEKDAYS, days_in, is_habit

_THEM = r"(?:(?:my|the|a|one|your|all|all my) )*(?:daily )?(?:nudges?|reminders?|messages?)"
_TIME = r"(?:nudge (?:time|day|hour)s?|time of (?:my |the )?nudges?|nudging)"
_HEAD = lazily(
    r"(?:(?:i(?:'d| would)? (?:only |just )?(?:like|want|prefer|need)|send(?: me)?"
    r"|give me|bring(?: me)?|deliver|get|have|receive)"
    rf"(?: to (?:get|have|receive))?(?: {_THEM}(?: to me)?|(?= .*\bnudges?\b|(?: only| just)* (?:{CADENCE})$))"
    r"|(?:set|change|move|switch|shift|update)(?: (?:my|the|your))? (?:times?|days?|pace|frequency|cadence)(?: to| for)"
    r"|(?:change|switch)(?: me)? to|make it|send(?: me)? (?:them|it)"
    r"|be nudged|(?:don't|do not|never) (?:nudge|message|send|write(?: to)?|ping|contact|bother)(?: me)?(?: nudges)?"
    r" more(?: often)? than"
    rf"|(?:write(?: to)?(?: me)?|(?:remind|ping|contact) me)(?=(?: only| just)* (?:{CADENCE})$)"
    rf"|(?:limit|reduce|cut|lower|keep)(?: down)?(?: {_THEM}| it| me)? (?:to|at)(?= (?:{CADENCE})$)"
    rf"|(?:set|change|move|switch|shift|put|make|update|schedule)(?: (?:my|the|your))? (?:{_TIME}|{_THEM})"
    rf"(?: (?:time|days?))?(?: (?:to|for|be))?"
    rf"|(?:my )?(?:{_TIME}|{_THEM}|nudge)(?: me| us)?(?: time)?(?: (?:is|are|should (?:be|come)|to|be|always))?|nudged)"
    r"(?::|,)?(?: |$)"
)
_WORKDAYS = lazily(
    r"(?:i (?:only )?work(?: only)?(?: part[- ]time)?,?(?: on| from)?"
    r"|(?:my )?(?:work-?days|working days|office days)(?: are|:| =)?(?: only)?)"
    rf" (?P<days>{WEEKDAYS})(?: only)?"
)
_PART = lazily(
    rf"(?:only |just |always |and |then |a |my )*"
    r"(?:(?P<without>"
    r"(?:except|but(?: not)?|excluding|without|not|never|no|apart from|other than|bar|minus|skip|and not"
    r"|remove|drop|exclude|take out|leave out|cancel|stop|turn off|switch off)"
    rf"(?: for| on| the| my)* {WEEKDAYS})"
    rf"|(?:also|add|plus) (?P<also>{WEEKDAYS})|(?P<too>{WEEKDAYS})(?: too| as well| also)"
    r"|(?P<all>(?:on )?(?:all|every) (?:seven |7 )?days?"
    r"(?: of the week|,? (?:including|incl\.?|and) (?:the )?week-?ends?)"
    rf"|(?:7|seven) days a week)"
    rf"|(?P<cadence>{CADENCE})|(?P<days>{WEEKDAYS})"
    rf"|(?:(?:at|@|around|about|by|to|roughly|exactly) ?)*(?P<at>{TIME})(?: or so)?)"
    r"(?: nudges?| instead| only| please| my time| local time| sharp| from now on| in future| onwards)*"
    r"(?!\w)(?:,? |$)"
)
_ABOUT = lazily(r"(\d)-?ish\b")
_SURELY = lazily(
    r"\b(?:only|never|not|no|except|always|from now on|instead|remove|exclude|drop|add|take out|leave out|plus"
    r"|nudges?)\b"
)
_CLOCK = lazily(r"\d[:.h]\d\d|\d ?[ap]\.? ?m?\b|\bat \d|o'?clock|noon|midday|midnight|past|quarter")
# Surely meant as a time, but unreadable: the bot asks again instead of recording it.
_NEARLY_TIME = lazily(r"at(?: \S+| half (?:to )?\S+|(?=.*\d) \S+(?: \S+){1,2})?")
_MAY_BE_A_TIME = lazily(r"\d|[a-z]{1,2}-[a-z]{1,2}\b")
_MOST_WORDS_OF_A_TIME = 3
_ALL = frozenset(range(7))


def nudges_in(words: str) -> NudgeWhen | None:
    """Return when `words`, in plain form, want nudges to come; None if they want something else."""
    words = _ABOUT.sub(r"\1", words)
    if found := _WORKDAYS.fullmatch(words):
        return NudgeWhen(days=days_in(found["days"]), starts=False)
    if (head := _HEAD.match(words)) and (asked := _parts(words[head.end() :])):
        return asked
    # Without a word for nudges before them, only a habit, a pace or a clock's time is clear.
    if (asked := _parts(words)) and _is_clear(asked, words):
        return asked
    return _nearly(words[head.end() :], words) if head else None


def _parts(rest: str) -> NudgeWhen | None:
    """Return what all of `rest` says, part by part; None if a part is something else, or comes twice."""
    found: dict[str, str] = {}
    while rest:
        part = _PART.match(rest)
        named = {name: said for name, said in part.groupdict().items() if said} if part else {}
        if not part or not named or found.keys() & named.keys():
            return None
        found |= named
        rest = rest[part.end() :]
    return _asked(found) if found else None


def _asked(found: dict[str, str]) -> NudgeWhen:
    days = _ALL if "all" in found else _days(found.get("days"))
    return NudgeWhen(
        at=found.get("at"),
        days=days or None,
        without=_days(found.get("without")),
        also=_days(found.get("also") or found.get("too")),
        cadence=cadence_in(found["cadence"]) if "cadence" in found else None,
        starts=bool(found.keys() - {"without"}),
    )


def _days(words: str | None) -> frozenset[int]:
    named = re.search(rf"{WEEKDAYS}$", words) if words else None
    return (days_in(named[0]) if named else None) or frozenset()


def _is_clear(asked: NudgeWhen, words: str) -> bool:
    if asked.at is not None and not (_CLOCK.search(words) and looks_like_time(asked.at)):
        return False
    return bool(asked.at or asked.cadence or _SURELY.search(words) or is_habit(words) or "-" in words)


def _nearly(rest: str, words: str) -> NudgeWhen | None:
    if not words.startswith("nudge"):
        return None
    if rest == "at" or (rest.startswith("at ") and _NEARLY_TIME.fullmatch(rest)):
        return NudgeWhen(at=rest.removeprefix("at").strip())
    nearly = words.startswith("nudge me ") and len(rest.split()) <= _MOST_WORDS_OF_A_TIME
    return NudgeWhen(at=rest) if nearly and _MAY_BE_A_TIME.match(rest) and not is_about_nudges(words) else None
