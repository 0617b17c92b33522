"""Read the wish that what was done stays private, from the start or the end of its text.

A wish is told apart from what was done by a mark beside it, such as a colon, a comma or brackets: "private: helped Ms
Lee", but not "gave a private tour". In doubt the text stays private, because sharing it later is one click.
"""

import re
from typing import NamedTuple

from bot.domain.patterns import lazily
from bot.domain.reading.sentences import has_words

_THIS = (
    r"(?:it|this|that|these|them|(?:this|that|my|the) (?:(?:very )?(?:last|latest|newest) )?"
    r"(?:one|entry|action|note|text|story|record)|my (?:last|latest|newest))"
)
_OTHERS = (
    r"(?:any(?:one|body)|every(?:one|body)|others|people|(?:the|my|other|my other)? ?(?:team|colleagues|others|channel)"
    r"|the (?:weekly )?shout-? ?outs?|any shout-? ?outs?|public)"
)
_WITH = rf"(?: (?:with|to|in|for|among) {_OTHERS}| publicly| anywhere| around| further| any ?where)*"
_PRIVATE = r"(?:strictly |fully |completely |totally )?(?:private(?:ly)?|confidential(?:ly)?|secret)"
_NOT = r"(?:don't|dont|do not|never|not to|shouldn't|must not)"
_SHARE = r"(?:be )?(?:share|show|publish|post|feature|announce|spread|mention|disclose)(?:d|ed)?"
_POLITE = (
    r"(?:(?:please|pl[sz]+|hi|hey|hello|ok|okay|can you|could you|i want to|i want you to|i'd like to|i would like to"
    r"|i prefer to|i'd prefer to|let's),? )*"
)
# What asks for it whatever stands beside it.
_ASKS = (
    rf"(?:(?:(?:keep|leave|make|mark|record|log|save|store)(?: {_THIS})?|(?:set|turn|treat|take|remove) {_THIS})"
    r" (?:as |to )?"
    rf"(?:{_PRIVATE}|hidden|to yourself|between us|between you and me|(?:just |only )?for (?:me|myself)"
    rf"(?: only| alone)?|(?:out of|off|from|away from) {_OTHERS})"
    rf"|{_NOT} {_SHARE}(?: {_THIS})?{_WITH}"
    rf"|{_NOT} make {_THIS} (?:public|visible)|{_NOT} tell {_OTHERS}(?: about {_THIS})?"
    rf"|i(?:'d| would) rather not {_SHARE}(?: {_THIS})?{_WITH}"
    rf"|(?:i )?(?:don't|do not) want to {_SHARE} {_THIS}{_WITH}"
    rf"|(?:hide|unshare|unpublish) {_THIS}(?: from {_OTHERS})?"
    rf"|(?:nobody|no ?one|only i) (?:else )?(?:should|may|must|can|needs to) (?:see|read|know)(?: (?:about )?{_THIS})?"
    rf"|(?:this|it) (?:is|stays) (?:{_PRIVATE}|between us|(?:just |only )?for me(?: only| alone)?))"
)
# What asks for it only as a label.
_LABEL = (
    rf"(?:{_PRIVATE}(?: (?:note|entry|record|action|one|only))?|hidden|sensitive|off the record|privat|priv\u00e9e?"
    r"|privado|privato|nur f\u00fcr mich|(?:just |only )?between (?:us|you and me)"
    r"|(?:just |only )?for (?:my eyes|my own (?:records?|notes|history)|my records)(?: only| alone)?"
    r"|(?:just|only) for (?:me|myself)(?: only| alone)?|for (?:me|myself) (?:only|alone)"
    r"|(?:for me|for myself|only me)(?=\s*:)"
    rf"|not (?:for|to) (?:shar(?:ing|e)|publi(?:sh|cation)|publishing|{_OTHERS}|{_SHARE})|not (?:public|shared)"
    r"|(?:only )?visible (?:only )?(?:to|for) me(?: only| alone)?"
    rf"|(?:no|without) (?:sharing|publishing|shout-? ?outs?)|unshared)"
)
WISH = rf"{_POLITE}(?:{_ASKS}|{_LABEL})(?:,? (?:please|pl[sz]+|thanks|thank you|thx))*"
"""What asks for privacy and says nothing else, in simple apostrophes and any case."""
_OPEN, _CLOSED = r"[*_~`\"\u201c\u2018'(\[{#]{0,3}", r"[*_~`\"\u201d\u2019')\]}]{0,3}"
_WORDS_BEFORE = (
    r"(?:(?P<kept>(?:record|log|note|need|add|save|done|helped|solved|delighted)\s{0,4}:?\s{0,4})(?:as |this )?)?"
)
_DID = r"(?=(?:(?:i|we|i've|we've)|\w{3,}ed)\b)"
_DONE = r"(?=(?:i |we )?(?:helped|solved|delighted)\b)"
_FIRST = lazily(
    rf"\s*{_WORDS_BEFORE}(?:"
    rf"{_OPEN}{WISH}{_CLOSED}"
    r"(?:\s{0,4}[:;\u2013\u2014\uff1a|,!\n]\s*|-+\s+|\s{1,4}-+\s*|\.+\s+)"
    rf"|[(\[{{]{WISH}[)\]}}]\s*|#{_PRIVATE}\s+"
    rf"|{_POLITE}{_ASKS}(?: that| but)?\s+{_DID}|{_POLITE}{_PRIVATE}\s+{_DONE}"
    r"|privately\s+)",
    re.IGNORECASE,
)
_AT_END = rf"{WISH}[\s.!)\]]*"
# Few marks at once: many would take too long in long runs of them.
_MARKS = r"(?:[,;.!\u2013\u2014|\n#]|\s-)[-\s,;.!#]{0,8}"
_LAST = lazily(
    rf"(?:[(\[{{]{_AT_END}[)\]}}]?|{_MARKS}(?:(?:and|but|so) )?{_OPEN}{WISH}{_CLOSED}"
    rf"|\s(?:and )?(?:please|pl[sz]+),? {WISH}|\sbut {_POLITE}{_ASKS})[\s.!?]*$",
    re.IGNORECASE,
)
_ALONE = lazily(rf"[\s*_~`\"(\[{{]*{WISH}[\s.!?*_~`\")\]}}]*", re.IGNORECASE)
_SAID = lazily(r"\b(?:to|that|will|would|should|can|could|he|she|they|and|us)\s*$", re.IGNORECASE)


class PrivateText(NamedTuple):
    """A text that is to stay private: `said` without the wish, and what stands before and after it."""

    before: str
    said: str
    after: str


def private_text(text: str) -> PrivateText | None:
    """Return a text that asks to stay private, without the asking; None for any other, and for the asking alone."""
    found = PrivateText("", text, "")
    while (less := _without_one(found)) is not None:
        found = less
    return found if found.said != text else None


def without_wish(text: str) -> str:
    """Return a text without a wish to keep it private."""
    found = private_text(text)
    return found.said if found else text


def _without_one(text: PrivateText) -> PrivateText | None:
    # Of the same length, so that what is found in it is cut from the text as typed.
    said = _simple(text.said)
    if _ALONE.fullmatch(said):
        return None
    first = _FIRST.match(said)
    if first and has_words(said[first.end() :]):
        kept, start, rest = first["kept"] or "", text.said[: first.end()], text.said[first.end() :]
        return PrivateText(text.before + start[len(kept) :], kept + rest, text.after)
    last = _LAST.search(said)
    if last and has_words(said[: last.start()]) and not _is_told(said, last.start()):
        end = len(said[: last.start()].rstrip(" \n\t,;"))
        return PrivateText(text.before, text.said[:end], text.said[end:] + text.after)
    return None


def _is_told(said: str, start: int) -> bool:
    """Return whether a wish without a mark before it is reported: "asked us to please keep it private"."""
    return said[start].isspace() and _SAID.search(said[:start]) is not None


def _simple(text: str) -> str:
    return text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
