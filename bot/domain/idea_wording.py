"""Check the words of an idea, which are shown as “If ⟨situation⟩, ⟨act⟩.” and “Because ⟨because⟩.”.

Only what is surely wrong is refused: a file that passes may still hold an idea that nobody would say.
"""

import re
import unicodedata
from typing import Any

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


class UnfitError(Exception):
    """Say why an entry cannot be offered; `field` is the one at fault, None for the whole entry."""

    def __init__(self, text: str, field: str | None = None) -> None:
        super().__init__(text)
        self.field = field


def one_line(entry: dict[str, Any], field: str, limit: int = PART_LIMIT) -> str:
    """Return the field's text; raise `UnfitError` unless it is one line without a placeholder."""
    text = entry[field]
    if not isinstance(text, str) or not text or text != text.strip() or _has_controls(text):
        raise UnfitError(f"“{field}” must be one line of text without spaces around it.", field)
    if len(text) > limit:
        raise UnfitError(f"“{field}” has {len(text)} characters. Use at most {limit}.", field)
    if found := _PLACEHOLDER.search(text):
        raise UnfitError(f"“{field}” contains the placeholder “{found[0]}”. Write it out.", field)
    return text


def part(entry: dict[str, Any], field: str) -> str:
    """Return a part of the sentence that is shown; raise `UnfitError` unless it fits in and speaks to the reader."""
    text = one_line(entry, field)
    first = re.split(r"[\s,'\u2019]", text, maxsplit=1)[0]
    if text[-1] in ".,;:!?":
        raise UnfitError(f"“{field}” ends with “{text[-1]}”. Remove it: the bot adds it.", field)
    if first.casefold() in _BEFORE[field]:
        raise UnfitError(f"“{field}” begins with “{first}”. Remove it: the bot adds what is needed.", field)
    if found := _FIRST_PERSON.search(_QUOTED.sub("", text)):
        raise UnfitError(f"“{field}” says “{found[0]}”. An idea speaks to its reader, so say “you” or “your”.", field)
    if field == "act" and first.casefold() in _NO_IMPERATIVE:
        raise UnfitError(f"“act” begins with “{first}”. Begin with what to do, as in “call them back”.", field)
    if first[:1].isupper() and (field == "act" or first.casefold() in _SMALL):
        raise UnfitError(f"“{field}” begins with a capital letter. Use a small one.", field)
    return text


def check_length(text: str, limit: int, field: str | None = None) -> None:
    """Raise `UnfitError` if the text has more words than `limit`."""
    if (words := len(text.split())) > limit:
        what = f"“{field}” has" if field else "“situation” and “act” together have"
        raise UnfitError(f"{what} {words} words. Use at most {limit}.", field)


def _has_controls(text: str) -> bool:
    return any(unicodedata.category(letter) in {"Cc", "Zl", "Zp"} for letter in text)
