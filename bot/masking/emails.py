"""E-mail addresses in a text, as `flatten` gives it, also those that are written for a reader's eye alone."""

import re
from collections.abc import Iterator

from phonenumbers import SUPPORTED_REGIONS

from bot.masking.reading import Span

_COMMON = ("com", "net", "org", "edu", "gov", "mil", "int", "info", "biz", "online", "shop", "app", "dev", "eu", "uk")
_COUNTRIES = sorted(region.lower() for region in SUPPORTED_REGIONS)
"""How the domains of countries end: nearly all are the codes of the regions of phone numbers."""
_LOCAL = r"\w.+'!#$&*/=?^~-"
_AT = r"(?:@|%40|\s{0,2}[(\[{]\s?at\s?[)\]}]\s{0,2})"
_DOT = r"(?:\.|\s{0,2}[(\[{]\s?dot\s?[)\]}]\s{0,2})"
_NAMES = rf"(?:[^\W_](?:[\w-]{{0,62}})?{_DOT}){{1,9}}"


def _ending(*endings: str) -> str:
    """One of these, in small letters or in capitals."""
    small = "|".join(endings)
    return rf"(?-i:{small}|{small.upper()})(?![\w-])"


# Possessive, and begun only where such letters begin, so that no letter is looked at again and again.
_EMAIL = re.compile(
    rf"(?<![{_LOCAL}])(?P<local>[{_LOCAL}]++)(?:"
    # Slack makes a link of a domain that stands by itself.
    rf"{_AT}(?P<link><https?://)?{_NAMES}(?:xn--[a-z0-9-]{{2,59}}|[^\W\d_]{{2,63}})"
    # With blanks around it an `@` is a word as well, so that the domain has to be one, and no end of a sentence.
    rf"|\s{{0,3}}@(?:\s{{1,3}}|(?=<))(?P<apart><https?://)?{_NAMES}{_ending(*_COMMON, *_COUNTRIES)}"
    # A blank before it alone begins a colleague's name, and some end as the domains of countries do.
    rf"|\s{{1,3}}@{_NAMES}{_ending(*_COMMON)}"
    r")(?(link)[^<>]*>)(?(apart)[^<>]*>)",
    re.IGNORECASE,
)
# Marks around an address, and what comes before it in a link, are no part of it.
_BEFORE_LOCAL = re.compile(r"(?:.*[=/?&#](?=[^=/?&#]))?['.*-]*(?=\w)|")


def emails(text: str) -> Iterator[Span]:
    """E-mail addresses; the span of one of whose domain Slack has made a link ends where the link does."""
    for found in _EMAIL.finditer(text):
        before = _BEFORE_LOCAL.match(found["local"])
        yield found.start() + (before.end() if before else 0), found.end()
