"""Recognize how people ask for a pause, say that they are away, or say that they are back.

Every form closes with a time that `parse_pause` reads, so a text that names anything else is none of them: "paused the
machine for Acme until Monday", "called Acme back on Monday".
"""

from dataclasses import replace

from bot.domain.patterns import lazily
from bot.domain.reading.date_spelling import both_readings
from bot.domain.reading.lengths import LENGTH
from bot.domain.reading.nudge_commands import CannotDo, Limit, NudgeWhen, Over, Pause, Resume
from bot.domain.reading.pauses import looks_like_pause, names_one_day
from bot.domain.reading.weekdays import WEEKDAYS, days_in, is_habit

PauseRequest = Pause | Resume | NudgeWhen | CannotDo

_THEM = (
    r"(?:(?:my|the|all|all my|all the|these|those|your|daily|any|any more|more) )*"
    r"(?:nudges?|nudging(?: me)?|reminders?|notifications?|messages?|messaging me|them|everything|it)"
)
_I_AM = r"(?:(?:i'?m|i am|i'll be|i will be|i'm going to be|i am going to be|we'?re|we are|we'll be|am|will be) )"
_SORT = (
    r"(?:(?:my|our|a|an|some|the|annual|paid|unpaid|parental|maternity|paternity|family|sick|summer|winter|easter"
    r"|christmas|public|bank|study|short|long|half|couple of) )*"
)
_LEAVE = (
    r"(?:leave|al|holidays?|hols|vacations?|vacay|pto|break|time off|days? off|sabbatical|honeymoon|(?:business )?trip"
    r"|training|conference|sick day)"
)
_OFF = (
    r"(?:off(?: work| sick)?|away(?: from work| on business)?|ooo|out of (?:the )?office|out(?: sick)?|sick|ill|unwell"
    r"|gone|abroad|not (?:working|around|in|available|at work|in the office|here)|unavailable|travell?ing)"
)
_NOT_WORK = r"i (?:don't|do not|dont|won't|will not|never) (?:work|be working|be in|be here|be around|be at work)"
_BACK_FROM = (
    r"(?:at work|to work|in the office|in office|online|again|here|working"
    rf"|from (?:the )?(?:{_SORT}{_LEAVE}|work trip))"
)
_NOT_ME = (
    r"(?:(?:don't|do not|dont|never|stop|no need to) (?:bother|disturb|nudge|message|write|contact|ping|remind|send"
    r"|annoy|poke|dm|text)(?:ing)?(?: to)?(?: me)?"
    rf"(?: (?:{_THEM}|anything))?(?: any ?more)?|leave me (?:alone|in peace|be)|no (?:more )?{_THEM})"
)

# A day alone after these may be all of the pause, or its end.
_PAUSE = lazily(
    rf"(?:pause|snooze|mute|suspend|silence|freeze|hold(?: off)?|postpone|put {_THEM} on (?:hold|pause))"
    rf"(?: (?:{_THEM}|me|this|the bot|all(?=$)))?(?: off)?(?:(?:,| -|:)? (?P<rest>.+))?"
)
_PAUSE_OR_STOP = ("pause a week", "pause 2 weeks", "stop nudges")
_MESSAGES = r"(?:(?:the|these|those|your|all|my) )*(?:messages?|reminders?|notifications?|pings)"
_THIS = rf"(?:it|this|that|them|these|all|all this|everything|(?:the|this|your) (?:bot|app|thing)|{_MESSAGES})"
_TURN_OFF = lazily(
    rf"(?:turn|switch|shut) {_THIS} off|(?:turn|switch) off(?: {_THIS})?|disable {_THIS}|make {_THIS} stop"
    rf"|stop (?:this|that|all this|{_MESSAGES})|(?:(?:be|keep) )?quiet|silence"
)
# After these, only a time with an end is a pause: "stop on Friday" may mean for good.
_STOP = lazily(
    rf"(?:(?:stop|halt|disable|turn off|switch off)(?: {_THEM})?|turn {_THEM} off|(?:be |keep )?quiet"
    r"|shut up|hush|stay away|go away),? (?P<rest>.+)"
)
_ENDS = lazily(r"(?:for|until|till|'?til|thr(?:ough|u)|up to|today|tomorrow|this|next|\d|an? |the rest|during)")
# A day alone after these is all of the pause.
_BREAK = rf"(?:(?:(?:take|have|i need|give me|need|i want) )?a )?break(?: from {_THEM})?"
_SKIPS = (
    lazily(rf"(?:skip(?: {_THEM})?|{_NOT_ME}|{_BREAK}|not|nothing|enough),? (.+)"),
    lazily(
        rf"(?:{_I_AM}|i(?:'ve got|'ve| have| take) )?(?:now |currently |also |going |away |off |out |gone )*"
        r"(?:(?:on|for|taking|having|in|at) )?"
        rf"{_SORT}{_LEAVE}(?: is| are|:)?(?:,| -)? (.+)"
    ),
    lazily(rf"{_I_AM}?(?:now |currently |still |also )*{_OFF}(?: on {_SORT}{_LEAVE})?(?:,| -|:)? (.+)"),
    lazily(rf"{_NOT_WORK} (.+)"),
    lazily(rf"{_I_AM}?(?:i )?(?:(?:have|take|taking|having|want|need) )?(?:the )?(.+?) off"),
)
# "Next week I'm off", and "Friday is my day off".
_INVERTED = lazily(rf"(?P<when>.+?),? {_I_AM}(?:now )?(?:{_OFF}|(?:on |having |taking )?{_SORT}{_LEAVE})(?P<more> .+)?")
_DAY_OFF = lazily(
    rf"(?:my )?days? off (?:is|are) (?P<day>{WEEKDAYS})|(?P<named>{WEEKDAYS}) (?:is|are) (?:my )?(?:days? )?off"
)
_TAKING = lazily(
    rf"{_I_AM}?(?:i )?(?:taking|take|have|having|need|want|give me) (?P<length>{LENGTH}) off(?P<rest> .+)?"
)
_BACK = lazily(
    rf"(?:(?P<i>{_I_AM})?back|(?:i |i'll |i will |i'm )?(?:return|returning|come back|coming back))"
    rf"(?P<from> {_BACK_FROM})*(?: (?:on|from|by|as of))?(?: (?P<rest>(?!to ).+))?"
)
_AGAIN = lazily(
    rf"(?:(?:resume|restart|continue|unpause|go on|start)(?: again)?(?: {_THEM})?(?: again)?|nudge me again"
    rf"|start nudging(?: me)?(?: again)?|(?:turn|switch) {_THEM} (?:back )?on(?: again)?"
    r"|nudge me(?= tomorrow| next| in ))"
    r" (?:(?:on|from|as of|again|again on) )?(?P<rest>.+)"
)
_INSTEAD = lazily(r"(?P<first>.+?),? (?:instead|rather)|(?:instead|rather),? (?P<last>.+)")
_ON_AND_OFF = lazily(r"^(?:(?:on|at|for|every|each) )+(?=\S)")
# Whether more than the day itself is meant, nobody can tell.
_OVER_A_FEAST = lazily(r"(?:over|during|around|for|in)(?: the)? (?:christmas|xmas|new year)")
_END_ALONE = lazily(r"(?:until|till?|'?til|through|thru) ")
_NOW = frozenset({"today", "now"})
_SURELY_A_PAUSE = lazily(r"(?:until|till?)(?: \S+){0,2}|\d+ ?[dwmy]\w*")


def pause_in(words: str) -> PauseRequest | None:
    """Return the pause that `words`, in plain form, ask for, or the return from one; None for anything else."""
    if (found := _INSTEAD.fullmatch(words)) and (asked := pause_in(found["first"] or found["last"])):
        return replace(asked, over=Over.INSTEAD) if isinstance(asked, Pause) else asked
    return _back(words) or _paused(words) or _away(words)


def pause_alone_in(words: str) -> Pause | None:
    """Return a pause that is only its end: `until Monday`."""
    return Pause(words) if _END_ALONE.match(words) and looks_like_pause(words) else None


def unclear_pause(words: str) -> Pause | None:
    """Return a pause whose time nobody can read, so that the bot asks again instead of recording it."""
    found = _PAUSE.fullmatch(words)
    nearly = found and words.startswith("pause") and _SURELY_A_PAUSE.fullmatch(found["rest"] or "")
    return Pause(found["rest"]) if found and nearly else None


def _paused(words: str) -> PauseRequest | None:
    if found := _PAUSE.fullmatch(words):
        rest = found["rest"] or ""
        if not rest:
            return Pause("") if words.startswith("pause") else CannotDo(words, Limit.OPEN_END, _PAUSE_OR_STOP)
        if names_one_day(rest) and not is_habit(rest):
            return CannotDo(words, Limit.WHICH_DAY, (f"pause until {rest}", f"skip {rest}"))
        return _timed(rest, words)
    if _TURN_OFF.fullmatch(words):
        return CannotDo(words, Limit.OPEN_END, _PAUSE_OR_STOP)
    found = _STOP.fullmatch(words)
    asked = _timed(found["rest"], words) if found else None
    return asked if found and (isinstance(asked, NudgeWhen) or _ENDS.match(found["rest"])) else None


def _away(words: str) -> PauseRequest | None:
    if (found := _TAKING.fullmatch(words)) and looks_like_pause(said := f"{found['length']}{found['rest'] or ''}"):
        return Pause(said)
    if found := _DAY_OFF.fullmatch(words):
        return _day_off(found["day"] or found["named"], words)
    if (found := _INVERTED.fullmatch(words)) and looks_like_pause(said := f"{found['when']}{found['more'] or ''}"):
        return Pause(said)
    for pattern in _SKIPS:
        if (found := pattern.fullmatch(words)) and (
            pause := _back(found[1].removeprefix("and ")) or _timed(found[1], words)
        ):
            return pause
    return None


def _day_off(day: str, words: str) -> PauseRequest:
    """Return each week's days off; ask whether a single `Friday` is one of them."""
    if is_habit(day) or "days off" in words:
        return NudgeWhen(without=days_in(day) or frozenset(), starts=False)
    return CannotDo(words, Limit.WHICH_DAY, (f"skip {day}", f"nudge every day except {day}"))


def _timed(rest: str, words: str) -> PauseRequest | None:
    """Return the pause with this time, or days of each week without nudges; ask about a date with two readings."""
    if _OVER_A_FEAST.match(rest):
        return None
    days = days_in(_ON_AND_OFF.sub("", rest))
    if days is not None and is_habit(rest):
        return NudgeWhen(without=days, starts=False)
    if (both := both_readings(rest)) and looks_like_pause(both[0]):
        return CannotDo(words, Limit.WHICH_DAY, tuple(f"pause {each}" for each in both))
    return Pause(rest) if looks_like_pause(rest) else None


def _back(words: str) -> PauseRequest | None:
    if found := _AGAIN.fullmatch(words):
        day = found["rest"]
        return Resume(f"until {day}") if looks_like_pause(f"until {day}") and not is_habit(day) else None
    found = _BACK.fullmatch(words)
    if not found:
        return None
    day = found["rest"]
    if not day or day in _NOW:
        return Resume() if found["i"] or found["from"] else None
    until = f"until {day}"
    return Pause(until, Over.BACK) if looks_like_pause(until) else None
