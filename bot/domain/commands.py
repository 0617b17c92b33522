"""What somebody means by the text after /cx-help.

A record must survive ambiguity: a word is a command only when the whole text fits that command, so that
"me and Ana fixed the invoice" is an action and `me` is not. The text of an action or a need stays as Slack sent
it, entities and tokens included; `bot.domain.text.unescape` undoes that.
"""

import re
from dataclasses import dataclass
from enum import StrEnum, auto

from bot.domain.kinds import Kind
from bot.domain.sentences import asks_for_help, has_words, is_sentence
from bot.domain.text import RECORD_LIMIT, tidy, unescape
from bot.domain.when import looks_like_pause, looks_like_time
from bot.errors import InvalidInputError


class HelpTopic(StrEnum):
    """Why somebody is told how to use the bot."""

    GENERAL = auto()
    """They asked, or said hello."""
    UNKNOWN = auto()
    """What they typed was not understood."""
    WHAT = auto()
    """They gave a kind ("helped") and not yet what they did."""


@dataclass(frozen=True, slots=True)
class NextAction:
    """Offer the next useful action."""


@dataclass(frozen=True, slots=True)
class RecordAction:
    """Record `text`, as Slack sent it; `kind` where the person gave it."""

    text: str
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class OpenForm:
    """Open the form for an action."""


@dataclass(frozen=True, slots=True)
class NoteNeed:
    """Note a need: `text` is what follows `need`, as Slack sent it, or empty when it is still to be asked for."""

    text: str


@dataclass(frozen=True, slots=True)
class ListNeeds:
    """List the open needs."""


@dataclass(frozen=True, slots=True)
class ShowHistory:
    """Show the person's own actions."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Pause nudges; `text` is for `parse_pause`."""

    text: str


@dataclass(frozen=True, slots=True)
class Resume:
    """Have nudges again."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Have no nudges any more."""


@dataclass(frozen=True, slots=True)
class NudgeAt:
    """Have nudges at another time; `text` is for `parse_time`."""

    text: str


@dataclass(frozen=True, slots=True)
class Settings:
    """Show the person's settings."""


@dataclass(frozen=True, slots=True)
class Team:
    """Show what we did together."""


@dataclass(frozen=True, slots=True)
class Export:
    """Hand the person their data."""


@dataclass(frozen=True, slots=True)
class ForgetMe:
    """Erase the person's data, once they have confirmed it."""


@dataclass(frozen=True, slots=True)
class Help:
    """Tell how to use the bot; `typed` is the whole text as Slack sent it, so that it can be offered as a record."""

    topic: HelpTopic
    typed: str


Command = (
    NextAction | RecordAction | OpenForm | NoteNeed | ListNeeds | ShowHistory | Pause | Resume | Stop | NudgeAt
    | Settings | Team | Export | ForgetMe | Help
)  # fmt: skip

_WHOLE: dict[str, Command] = {
    "record": OpenForm(),
    "need": NoteNeed(""),
    "needs": ListNeeds(),
    "me": ShowHistory(),
    "resume": Resume(),
    "resume nudges": Resume(),
    "stop": Stop(),
    "stop it": Stop(),
    "stop nudges": Stop(),
    "stop the nudges": Stop(),
    "stop nudging me": Stop(),
    "settings": Settings(),
    "team": Team(),
    "export": Export(),
    "export my data": Export(),
    "forget me": ForgetMe(),
    "delete my data": ForgetMe(),
}
# A question mark may follow what only shows something; nobody's nudges stop for a question.
_SHOWS = (OpenForm, NoteNeed, ListNeeds, ShowHistory, Settings, Team)

_POLITE = re.compile(r"^please | (?:please|pls|thanks|thank you|now)$", re.IGNORECASE)
_PAUSE = re.compile(r"pause(?: (?:my |the )?nudges)?(?: (?P<rest>.+))?", re.IGNORECASE)
_NUDGE = re.compile(r"nudge(?P<me> me)?(?P<at> at\b)?(?: ?(?P<rest>.+))?", re.IGNORECASE)
# Short and surely meant as a pause or a time, though nothing that can be read: asking again serves better.
_NEARLY_PAUSE = re.compile(r"(?:until|till?)(?: \S+){0,2}|\d+ ?[dwmy]\w*", re.IGNORECASE)
_NEARLY_TIME = re.compile(r"\S+|(?=.*\d)\S+(?: \S+){1,2}")
_MOST_WORDS_OF_A_TIME = 3

_KINDS = {word: kind for kind in Kind for word in (kind.value, kind.past)}
_FIRST_WORD = re.compile(r"\W*(?P<word>\w+)(?:\W*$|(?:[:\uff1a]|[\s\u200f])\s*(?P<rest>.*))", re.DOTALL)


def parse_command(text: str) -> Command:
    """What `text`, as Slack sent it after the command, asks for.

    Raises `InvalidInputError` for a text that is longer than a record can be; giving the text back is the caller's.
    """
    typed = unescape(text)
    if len(typed) > RECORD_LIMIT:
        raise InvalidInputError(
            f"That is {len(typed):,} characters and I can keep {RECORD_LIMIT:,}, so nothing is saved yet. "
            f"Please shorten it by {len(typed) - RECORD_LIMIT:,}, or send it in two parts."
        )
    words = _POLITE.sub("", tidy(typed).strip(" .,!;'\"`*"))
    if not tidy(typed):
        return NextAction()
    return _whole(words.casefold()) or _pause(words) or _nudge(words) or _said(text, typed, words)


def _whole(words: str) -> Command | None:
    if words.endswith("?"):
        asked = _WHOLE.get(words.rstrip("? "))
        return asked if isinstance(asked, _SHOWS) else None
    return _WHOLE.get(words)


def _pause(words: str) -> Pause | None:
    found = _PAUSE.fullmatch(words)
    if not found:
        return None
    rest = found["rest"] or ""
    return Pause(rest) if looks_like_pause(rest) or _NEARLY_PAUSE.fullmatch(rest) else None


def _nudge(words: str) -> NudgeAt | None:
    found = _NUDGE.fullmatch(words)
    if not found:
        return None
    rest = found["rest"] or ""
    meant = not rest or looks_like_time(rest) or (found["at"] and _NEARLY_TIME.fullmatch(rest))
    return NudgeAt(rest) if meant or (found["me"] and len(rest.split()) <= _MOST_WORDS_OF_A_TIME) else None


def _said(text: str, typed: str, words: str) -> RecordAction | NoteNeed | Help:
    """An action or a need in the person's words, if they are any."""
    if asks_for_help(words):
        return Help(HelpTopic.GENERAL, text)
    first = _FIRST_WORD.match(text)
    word = tidy(first["word"]).casefold() if first else ""
    rest = (first["rest"] or "") if first else ""
    if word == "need":
        return NoteNeed(rest)
    if word in _KINDS:
        return RecordAction(text, _KINDS[word]) if has_words(rest) else Help(HelpTopic.WHAT, text)
    return RecordAction(text) if is_sentence(typed) else Help(HelpTopic.UNKNOWN, text)
