"""Read what the text after /cx-help asks for.

An ambiguous text must be recorded, not lost. So a word is a command only when the whole text fits that command. "me and
Ana fixed the invoice" is an action, `me` is a command. The text of an action or a need stays as Slack sent it, with
entities and tokens; `bot.domain.text.unescape` decodes it.
"""

import re

from bot.domain.drafts import DraftKind
from bot.domain.reading.commands import (
    Command,
    Export,
    Fewer,
    ForgetMe,
    KeepDraft,
    ListNeeds,
    NextAction,
    NoteNeed,
    NudgeAt,
    NudgeOn,
    NudgePace,
    OpenForm,
    Pause,
    Resume,
    Settings,
    ShowCustomer,
    ShowHistory,
    Stop,
    Team,
    WorkspaceSettings,
)
from bot.domain.reading.customer_names import is_customer_name
from bot.domain.reading.frequency import cadence_in, days_in
from bot.domain.reading.nudge_words import asks_for_fewer, asks_to_resume, asks_to_stop, is_about_nudges
from bot.domain.reading.pauses import looks_like_pause
from bot.domain.reading.read_text import IsForeign, read_text
from bot.domain.reading.shell import without_marks, without_shell
from bot.domain.reading.times import looks_like_time
from bot.domain.reading.typos import nearest
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
    (ShowCustomer(""), ("customer", "customers", "my customers", "show customers", "show my customers")),
    (Settings(), ("settings", "my settings", "show settings", "show my settings")),
    (WorkspaceSettings(), ("workspace settings", "admin settings", "team settings", "the workspace settings")),
    (Team(), ("team",)),
    (Export(), ("export", "export my data")),
    (ForgetMe(), ("forget me", "delete my data", "delete all my data", "delete everything", "erase my data")),
)
_FIRST_WORDS = ("pause", "nudge", "resume", "stop", "show", "export", "forget", "delete", "customer")
_WHOLE = {phrase: command for command, phrases in _PHRASES for phrase in phrases}
# A question mark may follow a command that only shows something; a question must not stop nudges.
_SHOWS = (NextAction, OpenForm, NoteNeed, ListNeeds, ShowHistory, ShowCustomer, Settings, WorkspaceSettings, Team)

_POLITE = re.compile(r"^please,? |(?:[,.;!]{0,3} (?:please|pls|thanks|thank you|now))+$", re.IGNORECASE)
_PAUSE = re.compile(r"pause(?: (?:my |the )?nudges)?(?: (?P<rest>.+))?", re.IGNORECASE)
_NUDGE = re.compile(r"nudge(?P<me> me)?(?P<at> at\b)?(?: ?(?P<rest>.+))?", re.IGNORECASE)
_RHYTHM = re.compile(r"nudge(?: me)?(?: only)?(?P<on> on)? (?P<rest>.+)", re.IGNORECASE)
# Surely meant as a pause or a time, but unreadable: the bot asks again instead of recording it.
_NEARLY_PAUSE = re.compile(r"(?:until|till?)(?: \S+){0,2}|\d+ ?[dwmy]\w*", re.IGNORECASE)
_CUSTOMER = re.compile(r"(?:show )?customer(?P<colon> ?:)? ?(?P<name>\S.*)", re.IGNORECASE)
_NEARLY_TIME = re.compile(r"\S+|half (?:to )?\S+|(?=.*\d)\S+(?: \S+){1,2}")
_MOST_WORDS_OF_A_TIME = 3


def parse_command(text: str, bot_user_id: str = "", is_foreign: IsForeign = lambda _: False) -> Command:
    """Return what `text`, as Slack sent it after the command, asks for.

    `bot_user_id` is the bot's own Slack id. Raise `InvalidInputError` for a text longer than a record can be; the
    caller gives the text back.
    """
    typed = unescape(text)
    if len(typed) > RECORD_LIMIT:
        raise InvalidInputError(
            f"That is {len(typed):,} characters and I can keep {RECORD_LIMIT:,}, so nothing is saved yet. "
            f"Please shorten it by {len(typed) - RECORD_LIMIT:,}, or send it in two parts."
        )
    text = without_shell(text, bot_user_id)
    words = _POLITE.sub("", without_marks(tidy(unescape(text))).strip(" .,!;'"))
    if not tidy(text):
        return NextAction()
    command = _command(words)
    if command:
        return command
    read = read_text(text, words, is_foreign)
    may_be_typo = isinstance(read, KeepDraft) and read.kind is not DraftKind.REQUEST
    return (_nearly(text, words) if may_be_typo else None) or read


def _command(words: str) -> Command | None:
    return _whole(words.casefold()) or _customer(words) or _nudges(words)


def _nearly(text: str, words: str) -> KeepDraft | None:
    """Return the text as a draft if it is a command with a typo in it."""
    first, _, rest = words.casefold().partition(" ")
    if meant := nearest(words.casefold(), _WHOLE):
        return KeepDraft(text, DraftKind.TYPO, meant)
    start = nearest(first, _FIRST_WORDS) if rest else None
    meant = f"{start} {rest}"
    return KeepDraft(text, DraftKind.TYPO, meant) if start and _command(meant) else None


def _whole(words: str) -> Command | None:
    if words.endswith("?"):
        asked = _WHOLE.get(words.rstrip("? "))
        return asked if isinstance(asked, _SHOWS) else None
    return _WHOLE.get(words)


def _customer(words: str) -> ShowCustomer | None:
    found = _CUSTOMER.fullmatch(words)
    is_name = found and is_customer_name(found["name"], marked=bool(found["colon"]))
    return ShowCustomer(found["name"]) if found and is_name else None


def _nudges(words: str) -> Command | None:
    if asks_to_stop(words):
        return Stop()
    if asks_for_fewer(words):
        return Fewer()
    return Resume() if asks_to_resume(words) else _pause(words) or _nudge(words)


def _pause(words: str) -> Pause | None:
    found = _PAUSE.fullmatch(words)
    if not found:
        return None
    rest = found["rest"] or ""
    return Pause(rest) if looks_like_pause(rest) or _NEARLY_PAUSE.fullmatch(rest) else None


def _nudge(words: str) -> NudgeAt | NudgePace | NudgeOn | None:
    if found := _RHYTHM.fullmatch(words):
        if not found["on"] and (cadence := cadence_in(found["rest"])):
            return NudgePace(cadence)
        if found["on"] and (days := days_in(found["rest"])):
            return NudgeOn(days)
    found = _NUDGE.fullmatch(words)
    if not found:
        return None
    rest = found["rest"] or ""
    if not rest or looks_like_time(rest) or (found["at"] and _NEARLY_TIME.fullmatch(rest)):
        return NudgeAt(rest)
    nearly = found["me"] and len(rest.split()) <= _MOST_WORDS_OF_A_TIME and not is_about_nudges(words)
    return NudgeAt(rest) if nearly else None
