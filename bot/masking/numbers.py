"""Find IBANs and payment card numbers in a text from `flatten`."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from stdnum import iban, luhn, numdb

from bot.masking.reading import Span

# What people put between groups; without the marks of Slack's links, so that no span ends inside one.
_MARK = r"(?:[^\w<>|]|_)"
_IBAN = re.compile(
    rf"(?<![A-Za-z0-9])(?:(?i:iban))?([A-Za-z]{{2}}){_MARK}{{0,3}}\d{{2}}(?=(?:{_MARK}{{0,3}}[A-Za-z0-9]){{11}})"
)
_ALNUM = re.compile(rf"{_MARK}{{0,3}}([A-Za-z0-9])")
_DIGITS = re.compile(rf"\d++(?:{_MARK}{{0,3}}\d++)*+")
_USUAL = re.compile(r"[ ./-]{0,2}")
_GROUP = re.compile(r"\d+")
_CARD = re.compile(
    r"4\d{12}(?:\d{3}){0,2}"  # Visa
    r"|(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}"  # Mastercard
    r"|3[47]\d{13}"  # American Express
    r"|3(?:0[0-59]|[689]\d)\d{11}(?:\d{2})?"  # Diners Club
    r"|(?:352[89]|35[3-8]\d|220[0-5]|9792|8[12]\d\d)\d{12}(?:\d{3})?"  # JCB, Mir, Troy, RuPay
    r"|(?:50|5[6-9]|6\d)\d{14}(?:\d{2,3})?"  # Discover, UnionPay, Maestro
)
_CARD_LENGTHS = range(13, 20)
_OTHER_GROUPS = {(4, 6, 5), (4, 6, 4), (6, 13)}
"""Group lengths on cards that are not grouped by fours."""


def ibans(text: str) -> Iterator[Span]:
    """Yield account numbers with the check digits and structure of an IBAN."""
    for found in _IBAN.finditer(text):
        length = _iban_length(found[1].upper())
        number, end = found[1], found.end(1)
        for _ in range(length - 2):
            letter = _ALNUM.match(text, end)
            if letter is None:
                break
            number, end = number + letter[1], letter.end()
        # Skip the checks of single countries: even a number that only may be an IBAN must stay hidden.
        if length and iban.is_valid(number, check_country=False):
            yield found.start(1), end


def cards(text: str) -> Iterator[Span]:
    """Yield numbers with the prefix, the length and the check digit of a payment card."""
    for run in _DIGITS.finditer(text):
        groups = [group.span() for group in _GROUP.finditer(text, *run.span())]
        past = 0
        for number, (start, _) in enumerate(groups):
            if start >= past and (end := _card_from(text, groups[number:])):
                yield start, end
                past = end


def _card_from(text: str, groups: list[Span]) -> int | None:
    """Return the end of the card number that begins with the first of these groups; None for none."""
    digits, ended, usual = "", None, True
    lengths: list[int] = []
    last = groups[0][0]
    for start, end in groups:
        digits += text[start:end]
        lengths.append(end - start)
        usual = usual and bool(_USUAL.fullmatch(text, last, start))
        last = end
        if len(digits) > _CARD_LENGTHS[-1]:
            break
        # Numbers in a list can have other separators too, but few such lists are grouped like a card.
        if (usual or _as_on_cards(lengths)) and _CARD.fullmatch(digits) and luhn.is_valid(digits):
            ended = end
    return ended


def _as_on_cards(lengths: Sequence[int]) -> bool:
    """Whether groups of digits have the lengths of those on cards."""
    *fours, rest = lengths
    return tuple(lengths) in _OTHER_GROUPS or (all(each == 4 for each in fours) and rest <= 4)  # noqa: PLR2004  digits on cards


@cache
def _iban_length(country: str) -> int:
    """Return the length of a country's IBANs; 0 where it has none."""
    structure = numdb.get("iban").info(country)[0][1].get("bban", "")
    return 4 + sum(map(int, re.findall(r"\d+", structure))) if structure else 0
