"""E-mail addresses, IBANs and the numbers of payment cards in a text, as `flatten` gives it."""

import re
from collections.abc import Iterator
from functools import cache

from stdnum import iban, luhn, numdb

from bot.masking.reading import Span

_LOCAL = r"\w.+'!#$&*/=?^{}~-"
_AT = r"(?:@|%40|\s{0,2}[(\[{]\s?at\s?[)\]}]\s{0,2})"
_DOT = r"(?:\.|\s{0,2}[(\[{]\s?dot\s?[)\]}]\s{0,2})"
# Possessive, and begun only where such letters begin, so that no letter is looked at again and again.
_EMAIL = re.compile(
    rf"(?<![{_LOCAL}])([{_LOCAL}]++){_AT}"
    rf"(?:[^\W_](?:[\w-]{{0,62}})?{_DOT}){{1,9}}(?:xn--[a-z0-9-]{{2,59}}|[^\W\d_]{{2,63}})",
    re.IGNORECASE,
)
# Marks around an address, and what comes before it in a link, are no part of it.
_BEFORE_LOCAL = re.compile(r"(?:.*[=/?&#](?=[^=/?&#]))?['.*-]*(?=\w)|")
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?=(?:[ .-]?[A-Za-z0-9]){11})")
_ALNUM = re.compile(r"[ .-]?[A-Za-z0-9]")
_DIGITS = re.compile(r"\d++(?:[ ./-]{0,2}\d++)*+")
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


def emails(text: str) -> Iterator[Span]:
    """E-mail addresses, also those with (at) and (dot) for a reader's eye."""
    for found in _EMAIL.finditer(text):
        before = _BEFORE_LOCAL.match(found[1])
        yield found.start() + (before.end() if before else 0), found.end()


def ibans(text: str) -> Iterator[Span]:
    """Account numbers whose check digits and structure are those of an IBAN."""
    for found in _IBAN.finditer(text):
        length = _iban_length(found[0][:2].upper())
        end = found.end()
        for _ in range(length - 4):
            letter = _ALNUM.match(text, end)
            if letter is None:
                break
            end = letter.end()
        # The checks of single countries' own are left out: a number that may be one is not for others to see.
        if length and iban.is_valid(text[found.start() : end], check_country=False):
            yield found.start(), end


def cards(text: str) -> Iterator[Span]:
    """Numbers with the beginning, the length and the check digit of a payment card's."""
    for run in _DIGITS.finditer(text):
        groups = [group.span() for group in _GROUP.finditer(text, *run.span())]
        past = 0
        for number, (start, _) in enumerate(groups):
            if start >= past and (end := _card_from(text, groups[number:])):
                yield start, end
                past = end


def _card_from(text: str, groups: list[Span]) -> int | None:
    """Where the card's number ends that begins with the first of these groups of digits; None for none."""
    digits, ended = "", None
    for start, end in groups:
        digits += text[start:end]
        if len(digits) > _CARD_LENGTHS[-1]:
            break
        if _CARD.fullmatch(digits) and luhn.is_valid(digits):
            ended = end
    return ended


@cache
def _iban_length(country: str) -> int:
    """How long a country's IBANs are; 0 where it has none."""
    structure = numdb.get("iban").info(country)[0][1].get("bban", "")
    return 4 + sum(map(int, re.findall(r"\d+", structure))) if structure else 0
