"""Find customers' personal data in what people typed, and replace it with a readable placeholder.

Patterns only find possible numbers; the libraries `phonenumbers` and `stdnum` decide whether they are real.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib.resources import files

from bot.domain.personal_data import Finding, FindingKind
from bot.domain.text import tokens_in
from bot.masking.emails import emails, said_emails
from bot.masking.identities import IDENTITIES
from bot.masking.numbers import cards, ibans
from bot.masking.papers import births, passports
from bot.masking.phones import phones
from bot.masking.reading import Span, blank, flatten

_ADDRESSES = {"mailto": FindingKind.EMAIL, "tel": FindingKind.PHONE, "sms": FindingKind.PHONE}
"""Schemes of links that contain only somebody's address."""
_Finder = Callable[[str, Sequence[str]], Iterable[Span]]
_EMAILS: tuple[tuple[FindingKind, _Finder], ...] = (
    (FindingKind.EMAIL, lambda text, _: emails(text)),
    (FindingKind.EMAIL, lambda text, _: said_emails(text)),
)
# Later finders skip what earlier ones found, because an IBAN may contain what looks like a phone number.
_NUMBERS: tuple[tuple[FindingKind, _Finder], ...] = (
    *((each.kind, lambda text, _, each=each: each.in_text(text)) for each in IDENTITIES),
    (FindingKind.PASSPORT, lambda text, _: passports(text)),
    (FindingKind.BIRTH, lambda text, _: births(text)),
    (FindingKind.IBAN, lambda text, _: ibans(text)),
    (FindingKind.CARD, lambda text, _: cards(text)),
    (FindingKind.PHONE, phones),
)
_DIGIT = re.compile(r"[0-9]")


class Masking:
    """Find and mask personal data; safe for use by several threads.

    `homes` are countries (ISO 3166-1 alpha-2) or IANA zones, None for unknown. Numbers without a country code may be
    from there.
    """

    def found_in(self, text: str, *homes: str | None) -> tuple[Finding, ...]:
        """Return all personal data in stored text, in order; no two findings overlap."""
        found, own = _tokens(text)
        letters, places = flatten(own)
        countries = _countries(homes)
        while more := _look(letters, countries):
            found += [Finding(kind, places[start], places[end - 1] + 1) for kind, (start, end) in more]
            # Text beside a finding may read differently without it, so look again.
            letters = blank(letters, (span for _, span in more))
        return tuple(sorted(found, key=lambda finding: finding.start))

    def mask(self, text: str, *homes: str | None) -> str:
        """Return stored text with a placeholder for each finding, otherwise unchanged."""
        found = self.found_in(text, *homes)
        links = [token.link for token in tokens_in(text) if token.link] if found else []
        parts: list[str] = []
        end = 0
        for each in found:
            in_link = any(start <= each.start and each.end <= stop for start, stop in links)
            placeholder = each.kind.placeholder
            # A Slack link cannot contain blanks.
            parts += text[end : each.start], placeholder.replace(" ", "-") if in_link else placeholder
            end = each.end
        return "".join(parts) + text[end:]


def _tokens(text: str) -> tuple[list[Finding], str]:
    """Return the findings that Slack turned into links, and the text without them and without Slack's ids."""
    found, hidden = [], []
    for token in tokens_in(text):
        scheme = text[slice(*token.link)].partition(":")[0] if token.link else ""
        if scheme in _ADDRESSES:
            found.append(Finding(_ADDRESSES[scheme], token.start, token.end))
            hidden.append((token.start, token.end))
        elif not token.link:
            hidden.append((token.start, token.label[0] if token.label else token.end))
    return found, blank(text, hidden)


def _look(letters: str, countries: Sequence[str]) -> list[tuple[FindingKind, Span]]:
    """Return what one pass finds."""
    found: list[tuple[FindingKind, Span]] = []
    for kind, find in _EMAILS + _NUMBERS if _DIGIT.search(letters) else _EMAILS:
        spans = list(find(letters, countries))
        found += [(kind, span) for span in spans]
        letters = blank(letters, spans)
    return found


def _countries(homes: Iterable[str | None]) -> tuple[str, ...]:
    """Return the countries of the homes, each once."""
    codes = (_countries_by_zone().get(home) if "/" in home else home for home in homes if home)
    return tuple(dict.fromkeys(code for code in codes if code))


@cache
def _countries_by_zone() -> dict[str, str]:
    """Return the country of each zone that lies within one country."""
    lines = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {zone: country for country, _, zone, *_ in rows}
