"""Tell whether words say what somebody did, after they themselves said that they did it.

`read_text` decides what is recorded at once. These rules are for words that somebody clicked or filled in on purpose:
a form refuses only what is surely something else, and only words that name a deed become a story.
"""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.checks import NoDeed
from bot.domain.drafts import DraftKind
from bot.domain.reading.commands import KeepDraft, NoteNeed, RecordAction
from bot.domain.reading.done_guess import leans_to_done
from bot.domain.reading.foreign import kind_of_foreign
from bot.domain.reading.nudge_commands import CannotDo, Fewer, NotToday, NudgeWhen, Pause, Resume, Stop
from bot.domain.reading.parse_command import parse_command
from bot.domain.reading.read_text import IsForeign
from bot.domain.reading.sentences import count_words
from bot.domain.reading.statements import Statement, statement_in
from bot.domain.text import spoken, tidy
from bot.errors import Problem

FEWEST_WORDS = 2
"""One word says too little for a story."""
_FEWEST_IN_A_FORM = 2
_DOUBTFUL = frozenset({DraftKind.UNCLEAR, DraftKind.OTHER_LANGUAGE, DraftKind.TYPO})
_REQUESTS = (Pause, Resume, Stop, Fewer, NudgeWhen, CannotDo, NotToday)


class Instead(StrEnum):
    """Say what words are that do not say what was done."""

    PLAN = "plan"
    NEED = "need"
    QUESTION = "question"
    REQUEST = "request"


_INSTEAD = {
    DraftKind.PLAN: Instead.PLAN,
    DraftKind.NEED: Instead.NEED,
    DraftKind.QUESTION: Instead.QUESTION,
    DraftKind.REQUEST: Instead.REQUEST,
}


@dataclass(frozen=True, slots=True)
class NotDone(Problem):
    """The words are surely something else than what somebody did."""

    reads_like: Instead


def problem_with(text: str, is_foreign: IsForeign) -> Problem | None:
    """Return why stored `text` is surely not what somebody did; None in doubt."""
    read = parse_command(text, is_foreign=is_foreign)
    match read:
        case RecordAction():
            return None
        case KeepDraft(kind=kind) if kind in _DOUBTFUL:
            short = kind is not DraftKind.OTHER_LANGUAGE and count_words(text) < _FEWEST_IN_A_FORM
            return NoDeed() if short else None
        case KeepDraft(kind=kind) if kind in _INSTEAD:
            return NotDone(_INSTEAD[kind])
        case NoteNeed():
            return NotDone(Instead.NEED)
        case _:
            return NotDone(Instead.REQUEST) if isinstance(read, _REQUESTS) else NoDeed()


def names_a_deed(text: str, is_foreign: IsForeign) -> bool:
    """Return whether stored `text` is a sentence of some words with a deed in it.

    A text in another language only needs to be nothing else for sure.
    """
    said = statement_in(spoken(text))
    if said is Statement.DONE or (said is Statement.OTHER and leans_to_done(text)):
        return count_words(text) >= FEWEST_WORDS
    words = tidy(text)
    return is_foreign(words) and kind_of_foreign(words) is DraftKind.OTHER_LANGUAGE
