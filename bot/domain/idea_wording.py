"""Check the words of an idea, which are shown as “If ⟨situation⟩, ⟨act⟩.” and “Because ⟨because⟩.”.

Only what is surely wrong is refused: a file that passes may still hold an idea that nobody would say.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.errors import Problem

PART_LIMIT = 200
"""The most characters in a situation, an act or a because."""

SOURCE_LIMIT = 300
"""The most characters in a source."""

SENTENCE_WORDS = 25
"""The most words in the sentence that shows an idea."""

BECAUSE_WORDS = 12

_PLACEHOLDER = re.compile(r"<[^>]*>|\[[^\]]*\]|\{[^}]*\}|\.\.\.|…|\b(?:tbd|todo|xxx|lorem)\b", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_FIRST_PERSON = re.compile(r"(?<![\w./-])(?:[Ii](?:['\u2019](?:m|ve|ll|d))?|[Mm]e|[Mm]y|[Mm]yself)(?![\w/-]|\.\w)")
_BEFORE = {"situation": ("if", "when", "whenever"), "act": ("then",), "because": ("because",)}
"""The words that the sentence itself puts before a part, or that would stand beside them."""
_NO_IMPERATIVE = {"you", "we", "they", "he", "she", "it", "to", "should", "must", "please"}
_SMALL = {"a", "an", "you", "your", "we", "our", "there", "someone", "somebody", "people", "customers"}
"""Words that have a capital letter only where a sentence begins."""


class Fault(StrEnum):
    """What is wrong with the words of a field."""

    NOT_ONE_LINE = "not_one_line"
    PLACEHOLDER = "placeholder"
    MARK_AT_END = "mark_at_end"
    WORD_AT_START = "word_at_start"
    FIRST_PERSON = "first_person"
    NO_IMPERATIVE = "no_imperative"
    CAPITAL = "capital"


@dataclass(frozen=True, slots=True)
class UnfitWords(Problem):
    """The words of a field do not fit into the sentence; `found` is the part at fault, if there is one."""

    field: str
    fault: Fault
    found: str = ""


@dataclass(frozen=True, slots=True)
class TooManyCharacters(Problem):
    """A field has `length` characters, more than the `limit`."""

    field: str
    length: int
    limit: int


@dataclass(frozen=True, slots=True)
class TooManyWords(Problem):
    """A field has more words than the `limit`; None for the whole sentence."""

    field: str | None
    words: int
    limit: int


class UnfitError(Exception):
    """An entry cannot be offered; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(type(problem).__name__)
        self.problem = problem


def one_line(entry: dict[str, Any], field: str, limit: int = PART_LIMIT) -> str:
    """Return the field's text; raise `UnfitError` unless it is one line without a placeholder."""
    text = entry[field]
    if not isinstance(text, str) or not text or text != text.strip() or _has_controls(text):
        raise UnfitError(UnfitWords(field, Fault.NOT_ONE_LINE))
    if len(text) > limit:
        raise UnfitError(TooManyCharacters(field, len(text), limit))
    if found := _PLACEHOLDER.search(text):
        raise UnfitError(UnfitWords(field, Fault.PLACEHOLDER, found[0]))
    return text


def part(entry: dict[str, Any], field: str) -> str:
    """Return a part of the sentence that is shown; raise `UnfitError` unless it fits in and speaks to the reader."""
    text = one_line(entry, field)
    first = re.split(r"[\s,'\u2019]", text, maxsplit=1)[0]
    if text[-1] in ".,;:!?":
        raise UnfitError(UnfitWords(field, Fault.MARK_AT_END, text[-1]))
    if first.casefold() in _BEFORE[field]:
        raise UnfitError(UnfitWords(field, Fault.WORD_AT_START, first))
    if found := _FIRST_PERSON.search(_QUOTED.sub("", text)):
        raise UnfitError(UnfitWords(field, Fault.FIRST_PERSON, found[0]))
    if field == "act" and first.casefold() in _NO_IMPERATIVE:
        raise UnfitError(UnfitWords(field, Fault.NO_IMPERATIVE, first))
    if first[:1].isupper() and (field == "act" or first.casefold() in _SMALL):
        raise UnfitError(UnfitWords(field, Fault.CAPITAL, first))
    return text


def check_length(text: str, limit: int, field: str | None = None) -> None:
    """Raise `UnfitError` if the text has more words than `limit`."""
    if (words := len(text.split())) > limit:
        raise UnfitError(TooManyWords(field, words, limit))


def _has_controls(text: str) -> bool:
    return any(unicodedata.category(letter) in {"Cc", "Zl", "Zp"} for letter in text)
