"""Find e-mail addresses in a text from `flatten`, including ones written only for a reader's eye."""

import re
from collections.abc import Iterator

from phonenumbers import SUPPORTED_REGIONS

from bot.masking.reading import Span

_COMMON = ("com", "net", "org", "edu", "gov", "mil", "int", "info", "biz", "online", "shop", "app", "dev", "eu", "uk")
_COUNTRIES = sorted(region.lower() for region in SUPPORTED_REGIONS)
"""Country domains; nearly all are the region codes of phone numbers."""
_LOCAL = r"\w.+'!#$&*/=?^~-"
_OPEN, _CLOSE = r"\s{0,2}[(\[{<]\s?", r"\s?[)\]}>]\s{0,2}"
_DOT_WORD, _AT_WORD = "dot|punkt|punto|point|ponto", "at|ät|arroba|chiocciola|arobase"
_AT = rf"(?:@|%40|{_OPEN}(?:{_AT_WORD}|@){_CLOSE})"
_IN_BRACKETS = rf"{_OPEN}(?:{_DOT_WORD}|\.){_CLOSE}"
_DOT = rf"(?:\.|{_IN_BRACKETS})"
_NAMES = rf"(?:[^\W_](?:[\w-]{{0,62}})?{_DOT}){{1,9}}"


def _ending(*endings: str) -> str:
    """Return a pattern for one of these endings, all in lower case or all in capitals."""
    small = "|".join(endings)
    return rf"(?-i:{small}|{small.upper()})(?![\w-])"


# Possessive, and tried only where a run of such letters begins, so that no letter is scanned repeatedly.
_EMAIL = re.compile(
    rf"(?<![{_LOCAL}])(?P<local>[{_LOCAL}]++(?:{_IN_BRACKETS}[{_LOCAL}]++){{0,20}}+)(?:"
    # Slack turns a bare domain into a link.
    rf"{_AT}(?P<link><https?://)?{_NAMES}(?:xn--[a-z0-9-]{{2,59}}|[^\W\d_]{{2,63}})"
    # With blanks around it, `@` may be a word, so require a known domain and no end of a sentence.
    rf"|\s{{0,3}}@(?:\s{{1,3}}|(?=<))(?P<apart><https?://)?{_NAMES}{_ending(*_COMMON, *_COUNTRIES)}"
    # With a blank only before it, `@` starts a colleague's name, and some names end like country domains.
    rf"|\s{{1,3}}@{_NAMES}{_ending(*_COMMON)}"
    r")(?(link)[^<>]*>)(?(apart)[^<>]*>)",
    re.IGNORECASE,
)
_APART = re.compile(r"\s+@")
# With blanks before it, `@` is usually a word, so require a cue that it belongs to an address.
_CUE = re.compile(
    r"(?:\b(?:e-?)?mail(?:s|ed|ing)?(?:[ -]?(?:address|adresse))?(?:\s(?:is|was|to|at|an))?"
    r"|\b(?:wr(?:ites?|ote|iting|itten)|schr(?:eib|ieb)\w{0,2})\s(?:to|an)"
    r"|\breach(?:es|ed|ing)?(?:\s\S+){0,4}\sat)\s?[:=]?\s{0,3}[\"'(]?$",
    re.IGNORECASE,
)
_NO_CUE = re.compile(r"\b(?:the|an?|this|that|our|each|every|new)\s(?:e-?)?mails?\s$", re.IGNORECASE)
_BEFORE = 80
_LIKE_AN_ADDRESS = re.compile(r"[^\W\d_](?:.*\w)?(?:\d|_|[.+](?=\w))")
# Said in words, an address is one piece, or has its words apart; the first piece of one is no name of a file.
_SAYS_DOT = rf"[ _-](?:{_DOT_WORD})[ _-]"
_PIECE = r"[^\W_]{1,40}+"
_SAID = re.compile(
    rf"(?<![\w.+-])(?P<local>{_PIECE}(?:(?:[.+_-]|{_SAYS_DOT}){_PIECE}){{0,5}})(?P<mark>[ _-])at(?P=mark)"
    rf"(?:{_PIECE}(?:-{_PIECE}){{0,3}}(?:\.|{_SAYS_DOT})){{1,4}}(?i:{'|'.join((*_COMMON, *_COUNTRIES))})(?![\w-])",
    re.IGNORECASE,
)
_SAID_BEFORE = re.compile(rf"(?:(?<![\w.])[\w-]{{1,40}}\s(?:{_DOT_WORD})\s){{1,4}}$", re.IGNORECASE)
_FILE = re.compile(r"\.(?:pdf|js|txt|docx?|xlsx?|pptx?|png|jpe?g|csv|zip|html?|py|md|json|ya?ml|php)$", re.IGNORECASE)
_AND = re.compile(r"\s{0,2}(?:[,;/&]|\b(?:and|or|und|oder)\b)\s{0,2}", re.IGNORECASE)
# Punctuation around an address, and text before it in a link, do not belong to it.
_BEFORE_LOCAL = re.compile(r"(?:.*[=/?&#](?=[^=/?&#]))?['.*-]*(?=\w)|")


def emails(text: str) -> Iterator[Span]:
    """Yield e-mail addresses; if Slack made a link of the domain, the span ends with the link."""
    at = past = 0
    while found := _EMAIL.search(text, at):
        before = _BEFORE_LOCAL.match(found["local"])
        start, at = found.start() + (before.end() if before else 0), found.end("local")
        apart = _APART.match(text, at)
        if not apart or _is_one(text, past, start, at):
            at = found.end()
            past = at if apart else 0
            said = _SAID_BEFORE.search(text, max(0, start - _BEFORE), start)
            yield (said.start() if said else start), at


def said_emails(text: str) -> Iterator[Span]:
    """Yield e-mail addresses with the sign in words, where the whole looks like an address and like nothing else."""
    for found in _SAID.finditer(text):
        start, end = found.span("local")
        is_shouted = found["mark"] != " " or text[end + 1 : end + 3] == "AT"
        has_dots = re.search(_SAYS_DOT, found["local"], re.IGNORECASE)
        looks = (is_shouted and _LIKE_AN_ADDRESS.match(text, start, end)) or has_dots
        cue = _CUE.search(text, max(0, start - _BEFORE), start)
        is_joined = found["mark"] != " " and re.search(rf"[_-](?:{_DOT_WORD})[_-]", found[0], re.IGNORECASE)
        if not _FILE.search(found["local"]) and (looks or cue or is_joined):
            yield found.span()


def _is_one(text: str, past: int, start: int, end: int) -> bool:
    """Whether the text before an `@` with blanks begins an address; another one may end at `past`."""
    if not any(letter.isalpha() for letter in text[start:end]):
        return False
    before = text[max(0, start - _BEFORE) : start]
    return bool(
        _LIKE_AN_ADDRESS.match(text, start, end)
        or (_CUE.search(before) and not _NO_CUE.search(before))
        or (past and _AND.fullmatch(text, past, start))
    )
