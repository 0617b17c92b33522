"""Finds customers' personal data in what people typed, and puts a readable placeholder in its place.

Patterns only find what may be a number; the libraries `phonenumbers` and `stdnum` say whether it is one.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib.resources import files

from bot.domain.personal_data import Finding, FindingKind
from bot.domain.text import tokens_in
from bot.masking.emails import emails
from bot.masking.numbers import cards, ibans
from bot.masking.phones import phones
from bot.masking.reading import Span, blank, flatten

_ADDRESSES = {"mailto": FindingKind.EMAIL, "tel": FindingKind.PHONE, "sms": FindingKind.PHONE}
"""The schemes of links that are nothing but somebody's address."""
# What is found first is not looked at by those that come later: an IBAN may hold what reads like a phone number.
_FINDERS: tuple[tuple[FindingKind, Callable[[str, Sequence[str]], Iterable[Span]]], ...] = (
    (FindingKind.EMAIL, lambda text, _: emails(text)),
    (FindingKind.IBAN, lambda text, _: ibans(text)),
    (FindingKind.CARD, lambda text, _: cards(text)),
    (FindingKind.PHONE, phones),
)


class Masking:
    """Finds and masks personal data; any thread may ask.

    `homes` say where numbers may be from that do not begin with a country's code: countries (ISO 3166-1 alpha-2) or
    IANA zones, None for not known.
    """

    def found_in(self, text: str, *homes: str | None) -> tuple[Finding, ...]:
        """All personal data in stored text, from its beginning to its end; no two findings overlap."""
        found, own = _tokens(text)
        letters, places = flatten(own)
        countries = _countries(homes)
        while more := _look(letters, countries):
            found += [Finding(kind, places[start], places[end - 1] + 1) for kind, (start, end) in more]
            # What stood beside a finding may read differently without it, so that there is another look.
            letters = blank(letters, (span for _, span in more))
        return tuple(sorted(found, key=lambda finding: finding.start))

    def mask(self, text: str, *homes: str | None) -> str:
        """Stored text with a placeholder for each finding, and otherwise as it was."""
        found = self.found_in(text, *homes)
        links = [token.link for token in tokens_in(text) if token.link] if found else []
        parts: list[str] = []
        end = 0
        for each in found:
            in_link = any(start <= each.start and each.end <= stop for start, stop in links)
            placeholder = each.kind.placeholder
            # A link of Slack's holds no blanks.
            parts += text[end : each.start], placeholder.replace(" ", "-") if in_link else placeholder
            end = each.end
        return "".join(parts) + text[end:]


def _tokens(text: str) -> tuple[list[Finding], str]:
    """The findings that Slack has made links of, and the text without them and without Slack's own ids."""
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
    """What is found at one look."""
    found: list[tuple[FindingKind, Span]] = []
    for kind, find in _FINDERS:
        spans = list(find(letters, countries))
        found += [(kind, span) for span in spans]
        letters = blank(letters, spans)
    return found


def _countries(homes: Iterable[str | None]) -> tuple[str, ...]:
    """The countries that the homes stand for, each once."""
    codes = (_countries_by_zone().get(home) if "/" in home else home for home in homes if home)
    return tuple(dict.fromkeys(code for code in codes if code))


@cache
def _countries_by_zone() -> dict[str, str]:
    """The country of each zone that lies within one."""
    lines = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {zone: country for country, _, zone, *_ in rows}
