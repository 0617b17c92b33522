"""Read what the text after /cx-help asks for.

An ambiguous text must be recorded, not lost. So a word is a command only when the whole text fits that command. "me and
Ana fixed the invoice" is an action, `me` is a command. The text of an action or a need stays as Slack sent it, with
entities and tokens; `bot.domain.text.unescape` decodes it.
"""

import re
from dataclasses import dataclass, replace

from bot.domain.drafts import DraftKind
from bot.domain.patterns import lazily
from bot.domain.reading.commands import (
    ChangeLatest,
    Command,
    Export,
    ForgetMe,
    Help,
    HelpTopic,
    KeepDraft,
    ListNeeds,
    NextAction,
    NoteNeed,
    OpenForm,
    RecordAction,
    Settings,
    ShowCustomer,
    ShowHistory,
    Team,
    WorkspaceSettings,
)
from bot.domain.reading.customer_names import is_customer_name
from bot.domain.reading.nothing_done import said_instead
from bot.domain.reading.offer_requests import is_about_offers
from bot.domain.reading.privacy import PrivateText, private_text
from bot.domain.reading.questions import read_question
from bot.domain.reading.read_text import IsForeign, read_text
from bot.domain.reading.requests import read_request
from bot.domain.reading.shell import without_marks, without_shell
from bot.domain.reading.typos import nearest
from bot.domain.text import RECORD_LIMIT, tidy, unescape
from bot.errors import InvalidInputError, Problem

_PHRASES: tuple[tuple[Command, tuple[str, ...]], ...] = (
    (NextAction(), ("another", "another idea", "another one", "an idea", "idea", "ideas", "new idea", "next")),
    (NextAction(), ("give me an idea", "give me another idea", "next action", "next idea", "next useful action")),
    (OpenForm(), ("record",)),
    (NoteNeed(""), ("need",)),
    (ListNeeds(), ("needs", "list needs", "my needs", "needs me", "open needs", "the needs", "what needs are open")),
    (ListNeeds(), ("show needs", "show me needs", "show me the needs", "show open needs", "show the needs")),
    (ShowHistory(), ("me", "history", "my actions", "my history", "show history", "show me my history")),
    (ShowHistory(), ("show my actions", "show my history")),
    (ChangeLatest(), ("undo", "undo it", "undo last", "undo that", "undo this", "delete that", "delete it")),
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
_SHOWS = (
    *(NextAction, OpenForm, NoteNeed, ListNeeds, ShowHistory, ChangeLatest, ShowCustomer),
    *(Settings, WorkspaceSettings, Team),
)
# What goes on after these is no text to keep: "export team".
_MAY_GO_ON = tuple(
    phrase
    for phrase, command in _WHOLE.items()
    if isinstance(command, ListNeeds | Settings | WorkspaceSettings | Team | Export | ForgetMe) or "history" in phrase
)
_SHOW = lazily(r"^(?:(?:show|open|see|view|get|list|give)(?: me)? )(?:(?:my|the|our) )?")
_MOST_WORDS_AFTER = 3

_POLITE = lazily(r"^(?:please|pl[sz]+),? |(?:[,.;!]{0,3} (?:please|pl[sz]+|thanks|thank you))+$", re.IGNORECASE)
# "Nudge me now" is no wish for nudges on every workday.
_NOW = lazily(r"(?<!\bme)[,.;!]{0,3} now$", re.IGNORECASE)
_CUSTOMER = lazily(r"(?:show )?customer(?:(?P<colon> ?:) ?| )(?P<name>\S.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CommandTooLong(Problem):
    """What was typed has `length` characters, more than the `limit` of a record."""

    length: int
    limit: int


def parse_command(text: str, bot_user_id: str = "", is_foreign: IsForeign = lambda _: False) -> Command:
    """Return what `text`, as Slack sent it after the command, asks for.

    `bot_user_id` is the bot's own Slack id. Raise `InvalidInputError` for a text longer than a record can be; the
    caller gives the text back.
    """
    typed = unescape(text)
    if len(typed) > RECORD_LIMIT:
        raise InvalidInputError(CommandTooLong(len(typed), RECORD_LIMIT))
    text = without_shell(text, bot_user_id)
    words = _POLITE.sub("", without_marks(tidy(unescape(text))).strip(" .,!;'"))
    if not tidy(text):
        return NextAction()
    if is_about_offers(words):
        return Help(HelpTopic.OFFERS)
    if answer := said_instead(words):
        return answer
    words = _NOW.sub("", words)
    if command := _command(words):
        return command
    if private := private_text(text):
        return _privately(private, parse_command(private.said, bot_user_id, is_foreign))
    return _no_command(text, words, is_foreign)


def _no_command(text: str, words: str, is_foreign: IsForeign) -> Command:
    read = read_text(text, words, is_foreign)
    if isinstance(read, KeepDraft) and read.kind is DraftKind.UNCLEAR and (meant := _begins(words)):
        return KeepDraft(text, DraftKind.TYPO, meant)
    may_be_typo = isinstance(read, KeepDraft) and read.kind not in {DraftKind.REQUEST, DraftKind.INCOMPLETE}
    return (_nearly(text, words) if may_be_typo else None) or read


def _privately(private: PrivateText, read: Command) -> Command:
    """Return what to do with a text that is to stay private, from what it is without that wish.

    The wish stays in its words, so that it is heard whenever they are recorded. Colleagues see every need, so such a
    text is none.
    """
    match read:
        case RecordAction(text=said) | KeepDraft(text=said):
            return replace(read, text=f"{private.before}{said}{private.after}")
        case NoteNeed(text=said) if said:
            return KeepDraft(f"{private.before}{said}{private.after}", DraftKind.NEED)
        case _:
            return read


def _command(words: str) -> Command | None:
    return _whole(words.casefold()) or _customer(words) or read_question(words) or read_request(words)


def _begins(words: str) -> str | None:
    """Return the command that `words` begin with, if few words follow: "settings for Ben"."""
    said = _SHOW.sub("", words.casefold())
    begun = (phrase for phrase in _MAY_GO_ON if said.startswith(f"{phrase} "))
    phrase = max(begun, key=len, default=None)
    return phrase if phrase and len(said.removeprefix(phrase).split()) <= _MOST_WORDS_AFTER else None


def _nearly(text: str, words: str) -> KeepDraft | None:
    """Return the text as a draft if it is a command with a typo in it."""
    first, _, rest = words.partition(" ")
    if meant := nearest(words.casefold(), (*_WHOLE, "help")):
        return KeepDraft(text, DraftKind.TYPO, meant)
    start = nearest(first.casefold(), _FIRST_WORDS) if rest else None
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
