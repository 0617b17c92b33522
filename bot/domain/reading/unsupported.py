"""Recognize requests about nudges that the bot cannot do, and name what it can do that comes near.

It can do workdays, one time of day, pauses with a beginning and an end, and daily, twice a week or weekly.
"""

from bot.domain.patterns import lazily
from bot.domain.reading.nudge_commands import CannotDo
from bot.domain.reading.unsupported_kinds import KINDS, Head

_THEM = r"(?:(?:my|the|all|all my|any|more|your) )*(?:nudges?|reminders?|notifications?|messages?|me|them|it)"
_HEADS = {
    Head.REMIND: lazily(r"(?:remind|ping|poke)(?: me)?(?: again)? "),
    Head.SNOOZE: lazily(rf"(?:snooze(?: {_THEM})?|ask me again|come back) "),
    Head.PAUSE: lazily(
        r"(?:stop (?:nudging|bothering|disturbing|pinging|messaging|writing(?: to)?|sending|reminding|poking)"
        r"|pause|mute|suspend|stop|silence|skip|hold(?: off)?|no|turn off"
        r"|(?:don't|do not|never) (?:nudge|bother|disturb|ping|message|write(?: to)?|send|remind|poke)"
        r"|leave me alone|(?:be )?quiet|(?:i'm )?(?:off|away)|on (?:holiday|vacation))"
        rf"(?: {_THEM})?(?: me)? "
    ),
    Head.NUDGE: lazily(
        r"(?:(?:nudge|send|set|move|change|give|i want|i'd like|i prefer|i would (?:like|prefer))"
        rf"(?: {_THEM}| to be nudged)*(?: to)?|nudges?|be nudged) "
    ),
}


def cannot_do(words: str) -> CannotDo | None:
    """Return what comes near the request in `words`, in plain form, if the bot cannot do it; None for any other."""
    tails = [(Head.NONE, words)]
    tails += [(head, words[found.end() :]) for head, pattern in _HEADS.items() if (found := pattern.match(words))]
    for kind in KINDS:
        for head, tail in tails:
            found = kind.pattern.fullmatch(tail) if head in kind.heads else None
            if found and (nearest := kind.nearest(found)):
                return CannotDo(words, kind.limit, nearest)
    return None
