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
    r"(?:any(?:one|body)|every(?:one|body)|others|people|(?:the |my |our )?(?:other )?"
    r"(?:team|colleagues|others|channel|manager|boss)|(?:the |any )?(?:weekly )?shout-? ?outs?|public)"
)
_WITH = rf"(?: (?:with|to|in|on|for|among) {_OTHERS}| publicly| anywhere| around| further)*"
_PRIVATE = r"(?:strictly |fully |completely |totally )?(?:private(?:ly)?|confidential(?:ly)?|secret)"
_NOT = r"(?:don't|dont|do not|never)"
_SHARE = r"(?:share|show|publish|post|feature|announce|spread|mention|disclose|include|list)"
_SHARED = r"(?:to be )?(?:shared|shown|published|posted|featured|announced|mentioned|public)"
_POLITE = (
    r"(?:(?:please|pl[sz]+|hi|hey|hello|ok|okay|oops|sorry|can you|could you|i want to|i want you to|i'd like to"
    r"|i would like to|i prefer to|i'd prefer to|let's),? )*"
)
# What asks for it whatever stands beside it.
_ASKS = (
    rf"(?:(?:(?:keep|leave|make|mark|record|log|save|store)(?: {_THIS})?|(?:set|turn|treat|take|remove) {_THIS})"
    rf" (?:as |to )?(?:{_PRIVATE}|hidden|to yourself|between us|between you and me"
    rf"|(?:just |only )?for (?:me|myself)(?: only| alone)?|(?:out of|off|from|away from) {_OTHERS})"
    rf"|{_NOT} {_SHARE}(?: {_OTHERS})?(?: {_THIS})?{_WITH}|{_NOT} put {_THIS}{_WITH}"
    rf"|{_NOT} make {_THIS} (?:public|visible)|{_NOT} tell {_OTHERS}(?: about {_THIS})?"
    rf"|{_NOT} let {_OTHERS} (?:see|read|know)(?: (?:about )?{_THIS})?"
    rf"|i(?:'d| would) rather not {_SHARE}(?: {_THIS})?{_WITH}"
    rf"|(?:i )?(?:don't|do not|didn't) want (?:to {_SHARE} {_THIS}|{_THIS} {_SHARED}){_WITH}"
    rf"|i (?:want|prefer) {_THIS} (?:to (?:be|stay) )?{_PRIVATE}"
    rf"|(?:hide|unshare|unpublish) {_THIS}(?: from {_OTHERS})?"
    rf"|(?:nobody|no ?one|only i) (?:else )?(?:should|may|must|can|needs to) (?:see|read|know)(?: (?:about )?{_THIS})?"
    rf"|{_THIS} (?:is|stays|(?:should|must|has to|needs to) (?:be|stay|remain))"
    rf" (?:{_PRIVATE}|between us|(?:just |only )?for me(?: only| alone)?)"
    rf"|(?:{_THIS} (?:shouldn't|should not|must not) be|not) {_SHARED})"
)
# What asks for it only as a label.
_LABEL = (
    rf"(?:(?:as )?(?:a )?{_PRIVATE}(?: (?:note|entry|record|action|one|only))?|hidden|sensitive|off the record"
    r"|in confidence|anonymous(?:ly)?|privat|priv\u00e9e?|privado|privato|nur f\u00fcr mich"
    r"|(?:just |only )?between (?:us|you and me)|(?:(?:just |only )?for )?(?:my )?eyes only"
    r"|(?:just |only )?for (?:my eyes|my (?:own )?(?:records?|notes|history))(?: only| alone)?"
    r"|(?:just|only) for (?:me|myself)(?: only| alone)?|for (?:me|myself) (?:only|alone)"
    r"|(?:for me|for myself|only me|personal|unlisted)(?=\s*:)|without my name"
    rf"|not (?:for|to) (?:sharing|share|publish|publication|publishing|{_OTHERS}|{_SHARE})"
    r"|(?:only )?visible (?:only )?(?:to|for) me(?: only| alone)?"
    r"|(?:no|without) (?:sharing|publishing|shout-? ?outs?)|unshared)"
)
WISH = rf"{_POLITE}(?:{_ASKS}|{_LABEL})(?:,? (?:please|pl[sz]+|thanks|thank you|thx))*"
"""What asks for privacy and says nothing else, in simple apostrophes and any case."""
_OPEN, _CLOSED = r"[*_~`\"\u201c\u2018'(\[{#]{0,3}", r"[*_~`\"\u201d\u2019')\]}]{0,3}"
_WORDS_BEFORE = (
    r"(?:(?P<kept>(?:need|done|helped|solved|delighted)\s{0,4}:?\s{0,4})"
    r"|(?:record|log|note|add|save)\s{0,4}:?\s{0,4}(?:this )?)?"
)
_DID = r"(?=(?:(?:i|we|i've|we've)|\w{3,}ed)\b)"
_DONE = r"(?=(?:i |we )?(?:helped|solved|delighted)\b)"
_FIRST = lazily(
    rf"\s*{_WORDS_BEFORE}(?:{_OPEN}{WISH}(?:{_CLOSED}"
    r"(?:\s{0,4}[:;\u2013\u2014\uff1a|,!\n]{1,4}\s*|-+\s+|\s{1,4}-+\s*|\.+\s+)|[)\]}]\s*)"
    rf"|{_POLITE}{_ASKS}(?: that| but)?\s+{_DID}|#{_PRIVATE}\s+|{_POLITE}{_PRIVATE}\s+{_DONE}|privately\s+)",
    re.IGNORECASE,
)
# Few marks at once: many would take too long in long runs of them.
_MARKS = r"(?:[,;.!\u2013\u2014|\n#]|\s-)[-\s,;.!#]{0,8}"
# The pattern of a wish is long, and each more of it takes long to compile.
_LAST = lazily(
    rf"(?:(?:[(\[{{]|{_MARKS}(?:(?:and|but|so) )?{_OPEN}|\s(?:and )?(?:please|pl[sz]+),? ){WISH}[\s.!)\]}}]*{_CLOSED}"
    rf"|(?:\sbut {_POLITE}|(?P<bare>\s)){_ASKS})[\s.!?]*$",
    re.IGNORECASE,
)
_ALONE = lazily(rf"[\s*_~`\"(\[{{]*{WISH}[\s.!?*_~`\")\]}}]*", re.IGNORECASE)
_SAID = lazily(r"\b(?:to|that|why|who|i|we|you|will|would|should|can|could|he|she|they|and|us)\s*$", re.IGNORECASE)
# "Helped Ms Lee keep it private", "told her don't share this".
_SAID_ANYWHERE = lazily(
    r"\b(?:told|asked|said|explained|taught|showed|reminded|advised|warned|begged|urged|promised|agreed)\b"
    r"|\b(?:help(?:ed)?|let|made|had)(?: \S+){1,3}\s*$",
    re.IGNORECASE,
)


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
    if last and has_words(said[: last.start()]) and not _is_told(said, last):
        end = len(said[: last.start()].rstrip(" \n\t,;"))
        return PrivateText(text.before, text.said[:end], text.said[end:] + text.after)
    return None


def _is_told(said: str, wish: re.Match[str]) -> bool:
    """Return whether a wish without a mark before it is reported: "asked us to please keep it private"."""
    before = said[: wish.start()]
    if wish["bare"] is not None and _SAID_ANYWHERE.search(before):
        return True
    return said[wish.start()].isspace() and _SAID.search(before) is not None


def _simple(text: str) -> str:
    return text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
