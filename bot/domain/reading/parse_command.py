"""Read what the text after /cx-help asks for.

An ambiguous text must be recorded, not lost. So a word is a command only when the whole text fits that command. "me and
Ana fixed the invoice" is an action, `me` is a command. The text of an action or a need stays as Slack sent it, with
entities and tokens; `bot.domain.text.unescape` decodes it.
"""

import re
from collections.abc import Callable

from bot.domain.kinds import Kind
from bot.domain.reading.commands import (
    Command,
    Export,
    ForgetMe,
    Help,
    HelpTopic,
    ListNeeds,
    NextAction,
    NoteNeed,
    OpenForm,
    RecordAction,
    Settings,
    ShowHistory,
    Team,
    WorkspaceSettings,
)
from bot.domain.reading.nudge_words import asks_for_more, is_about_nudges
from bot.domain.reading.requests import is_about_settings, read_request, says_away
from bot.domain.reading.sentences import (
    asks_for_help,
    asks_who_sees,
    asks_why,
    has_words,
    is_sentence,
    says_fine,
    says_hello,
    says_thanks,
)
from bot.domain.text import RECORD_LIMIT, tidy, unescape
from bot.errors import InvalidInputError

_PHRASES: tuple[tuple[Command, tuple[str, ...]], ...] = (
    (NextAction(), ("another", "another idea", "another one", "an idea", "idea", "ideas", "new idea", "next")),
    (NextAction(), ("give me an idea", "give me another idea", "next action", "next idea", "next useful action")),
    (OpenForm(), ("record",)),
    (NoteNeed(""), ("need",)),
    (ListNeeds(), ("needs", "list needs", "my needs", "needs me", "open needs", "the needs", "what needs are open")),
    (ListNeeds(), ("show needs", "show me needs", "show me the needs", "show open needs", "show the needs")),
    (ShowHistory(), ("me", "history", "my actions", "my history", "show history", "show me my history")),
    # People undo an action in their history, with one click there.
    (ShowHistory(), ("show my actions", "show my history", "undo", "undo it", "undo last", "undo that", "undo this")),
    (ShowHistory(), ("did i record it", "did i record that", "did i record this", "did you record it")),
    (Settings(), ("settings", "my settings", "show settings", "show my settings")),
    (WorkspaceSettings(), ("workspace settings", "admin settings", "team settings", "the workspace settings")),
    (Team(), ("team",)),
    (Export(), ("export", "export my data")),
    (ForgetMe(), ("forget me", "delete my data", "delete all my data", "delete everything", "erase my data")),
)
_WHOLE = {phrase: command for command, phrases in _PHRASES for phrase in phrases}
# A question mark may follow a command that only shows something; a question must not stop nudges.
_SHOWS = (NextAction, OpenForm, NoteNeed, ListNeeds, ShowHistory, Settings, WorkspaceSettings, Team)

_POLITE = re.compile(r"^please,? |(?:[,.;!]{0,3} (?:please|pls|thanks|thank you|now))+$", re.IGNORECASE)

# The first that fits decides which help is shown.
_TOPICS: tuple[tuple[HelpTopic, Callable[[str], bool]], ...] = (
    (HelpTopic.MORE, asks_for_more),
    (HelpTopic.SETTINGS, is_about_settings),
    (HelpTopic.WHY, asks_why),
    (HelpTopic.WHO_SEES, asks_who_sees),
    (HelpTopic.THANKS, says_thanks),
    (HelpTopic.HELLO, says_hello),
    (HelpTopic.FINE, says_fine),
    (HelpTopic.GENERAL, lambda words: asks_for_help(words) and not is_about_nudges(words)),
)

_KINDS = {word: kind for kind in Kind for word in (kind.value, kind.past)}
_FIRST_WORD = re.compile(r"\W*(?P<word>\w+)(?:\W*$|(?:[:\uff1a]|[\s\u200f])\s*(?P<rest>.*))", re.DOTALL)


def parse_command(text: str) -> Command:
    """Return what `text`, as Slack sent it after the command, asks for.

    Raise `InvalidInputError` for a text longer than a record can be; the caller gives the text back.
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
    return _whole(words.casefold()) or read_request(words) or _said(text, typed, words)


def _whole(words: str) -> Command | None:
    if words.endswith("?"):
        asked = _WHOLE.get(words.rstrip("? "))
        return asked if isinstance(asked, _SHOWS) else None
    return _WHOLE.get(words)


def _said(text: str, typed: str, words: str) -> RecordAction | NoteNeed | Help:
    """Return an action or a need in the person's words, or help if they hold neither."""
    topic = next((topic for topic, is_it in _TOPICS if is_it(words)), None)
    if topic:
        return Help(topic, text)
    first = _FIRST_WORD.match(text)
    word = tidy(first["word"]).casefold() if first else ""
    rest = (first["rest"] or "") if first else ""
    if word == "need":
        return NoteNeed(rest)
    if is_about_nudges(words) or says_away(words):
        return Help(HelpTopic.NUDGES, text)
    if word in _KINDS:
        return RecordAction(text, _KINDS[word]) if has_words(rest) else Help(HelpTopic.WHAT, text)
    return RecordAction(text) if is_sentence(typed) else Help(HelpTopic.UNKNOWN, text)
