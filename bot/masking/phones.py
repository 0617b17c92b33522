"""Find phone numbers in a text from `flatten`: numbers that the library `phonenumbers` calls valid."""

import re
from collections.abc import Iterable, Iterator, Sequence

from phonenumbers import Leniency, NumberParseException, PhoneNumberMatcher, is_valid_number, parse

from bot.masking.reading import Span, blank

LEAST_DIGITS, MOST_DIGITS = 6, 17
TRIES = 60
"""The most parts of a text to try where several numbers are side by side."""
_ABROAD = "ZZ"
_DIALS_00 = "GB"
"""A country, as good as most, where people dial 00 for abroad."""
_MAY_HOLD_ONE = re.compile(rf"(?:\d[^\w\n]{{0,4}}){{{LEAST_DIGITS - 1}}}\d")
# Digits on two lines are usually two numbers; join them only if the first is the beginning of a number.
_ON_TWO_LINES = re.compile(r"\+\d(?:[ ()./\n-]{0,3}\d){0,7}[ ()./-]{0,2}\n(?=[(\d])")
_GROUP = re.compile(r"[+(]{0,2}\d+")
# Tried only where digits begin, so that no digit is scanned repeatedly.
_RUN = re.compile(r"(?:[+(]{1,2}|(?<!\d))\d++(?:[ ()./~-]{1,4}\+?\d++)++")
_DAY, _MONTH, _YEAR, _BYTE = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d", r"(?:2[0-4]|1?\d)?\d"
_OTHERS = re.compile(
    rf"(?<![\d+:])(?<!\d[./-])(?<!\+\d\d )(?:"
    rf"{_YEAR}([-./]){_MONTH}\1{_DAY}|{_DAY}([-./]){_MONTH}\2{_YEAR}|{_MONTH}([-./]){_DAY}\3{_YEAR}"
    rf"|{_YEAR} ?[-/] ?{_YEAR}|{_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\d{{4}}(?:\d\d)?)?"
    rf"|\d{{1,2}}:\d\d(?::\d\d)?|(?:{_BYTE}|25[0-5])(?:\.(?:{_BYTE}|25[0-5])){{3}}"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d\d?)?|\d{1,3}(?:\.\d{3})+,\d\d?"
    r")(?!\d|[./:-]\d)"
)
"""Dates, times, IP addresses and sums; some would pass for a phone number."""
_THING = (
    r"\b(?:sku|batch|delivery[ -]note|lieferschein|version|kpi)(?:es|en|e|s)?"
    r"(?:[ -]?(?:no|nr|num|number|nummer|id)\b)?"
)
# "nr" after a word for a phone does mean a phone number.
_NR = r"(?<![\w-])(?<!tel |fon |one |fax |bil |ile |ndy )(?<!tel\. |fon\. |fax\. )nr\b"
_NUMBER_OF = (
    rf"(?:{_THING}|{_NR}"
    r"|#|\b(?:order|invoice|inv|ticket|case|contract|rma|ref|reference|booking|parcel|tracking|serial|item|article|po|id"
    r"|commande|facture|pedido|factura|rechnung|auftrag|vertrag|bestellung)s?(?: ?(?:no|nr|num|number|id)\b)?"
    r"|\b(?:customer|account|member)[ -]?(?:no|nr|num|number|id)\b|\b(?:contract|rma)-(?:no|nr|num|number|id)\b"
    r"|\b(?:bestell|auftrags?|rechnungs?|kunden|vertrags?|artikel|vorgangs?)-?(?:nr|nummer)\b)[.:]? ?#?"
)
_NUMBERED = re.compile(_NUMBER_OF + "$", re.IGNORECASE)
_OF_A_THING = re.compile(rf"(?:{_THING}[.:]? ?#?|\bv)$", re.IGNORECASE)
"""No phone number directly follows these words, even when the thing's number looks like one."""
_IN_A_ROOM = re.compile(r"\b(?:rooms?|raum|räume|zimmer):? ?$", re.IGNORECASE)
_DIGITS_OF_A_ROOM = 7
# Digits right after a single group may complete a phone number that begins with that group.
_OF_A_YEAR = rf"{_YEAR}(?:(?:[-/]\d{{1,7}}(?!\d)){{2,}}|[-/]\d+(?![\d/-]| ?[(\d]))"
_NUMBERED_IN_A_YEAR = re.compile(rf"{_NUMBER_OF}({_OF_A_YEAR}(?:(?:, ?| and | und | & ){_OF_A_YEAR})*)", re.IGNORECASE)
_WITH_DASHES = re.compile(r"\d+(?:-\d+)*")
_JOINED_BEFORE = re.compile(r"(?<!\d)(?:\d+[./-])+$")
_DASHES_BEFORE = re.compile(r"(?<!\d)(?:\d+-)+$")
_DASHES_AFTER = re.compile(r"-\d")
_PREFIXED = re.compile(r"\b(?!TEL|FAX|MOB)[A-Z]{2,8}-$")
_SUM = re.compile(r"(?:[€$£¥]|\b(?:EUR|USD|GBP|CHF|NOK|SEK|DKK|kr)) ?$")
_UNIT = re.compile(r" ?(?:[€$£¥%]|(?:EUR|USD|GBP|CHF|NOK|SEK|DKK|PLN|CZK|HUF|kr|km|kg)\b)")
_BEFORE = 50


def phones(text: str, countries: Sequence[str]) -> list[Span]:
    """Return numbers that begin with a country code, or that are valid as dialled in one of the countries."""
    text = _ON_TWO_LINES.sub(lambda found: found[0].replace("\n", " "), text)
    if not _MAY_HOLD_ONE.search(text):
        return []
    text = blank(text, (number.span(1) for number in _NUMBERED_IN_A_YEAR.finditer(text)))
    text = blank(text, (other.span() for other in _OTHERS.finditer(text)))
    found = _joined(span for home in countries or (_ABROAD,) for span in _in_country(text, home))
    if "00" not in text:
        return found
    text = blank(text, found)
    return found + [span for span in _valid(text, _DIALS_00) if text.startswith("00", span[0])]


def _in_country(text: str, home: str) -> list[Span]:
    """Return what would be a number when dialled from `home`."""
    apart = list(_valid(text, home))
    return apart + list(_side_by_side(blank(text, apart), home))


def _valid(text: str, home: str) -> Iterator[Span]:
    """Yield the valid numbers that the library finds apart."""
    for match in PhoneNumberMatcher(text, home, Leniency.VALID):
        if not _is_something_else(text, match.start, match.end, home):
            yield match.start, match.end


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Return the spans, with overlapping ones merged."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _side_by_side(text: str, home: str) -> Iterator[Span]:
    """Yield numbers directly beside other digits, which the library cannot separate: the longest of each."""
    tries = TRIES
    for run in _RUN.finditer(text):
        groups = [group.span() for group in _GROUP.finditer(text, *run.span())]
        past = 0
        for number, (start, _) in enumerate(groups):
            for end in _ends(text, groups[number:]) if start >= past else ():
                tries -= 1
                if tries >= 0 and _is_one(text[start:end], home) and (start, end) in _shifted(text, start, end, home):
                    yield start, end
                    past = end
                    break


def _ends(text: str, groups: Sequence[Span]) -> list[int]:
    """Return where a number may end that begins with the first of these groups, the longest first."""
    ends, digits = [], 0
    for start, end in groups:
        digits += sum(letter.isdigit() for letter in text[start:end])
        if digits > MOST_DIGITS:
            break
        if digits >= LEAST_DIGITS:
            ends.append(end)
    return ends[::-1]


def _is_one(part: str, home: str) -> bool:
    """Whether the whole part is one number; far faster than searching for numbers in it."""
    try:
        return is_valid_number(parse(part, home))
    except NumberParseException:
        return False


def _shifted(text: str, start: int, end: int, home: str) -> list[Span]:
    """Return the numbers in a part of the text, with their positions in the whole text."""
    found = ((start + span[0], start + span[1]) for span in _valid(text[start:end], home))
    return [span for span in found if not _is_something_else(text, *span, home)]


def _is_something_else(text: str, start: int, end: int, home: str) -> bool:
    """Whether digits that look like a phone number are marked as an order, a sum or a measure."""
    if text.startswith(("+", "(", "00"), start):
        return False
    before = text[max(0, start - _BEFORE) : start]
    number = text[start:end]
    if _PREFIXED.search(before) or _SUM.search(before) or _UNIT.match(text, end) or _is_a_things(number, before):
        return True
    if not _WITH_DASHES.fullmatch(number):
        # With blanks, digits that start like a domestic call are more often a phone number.
        return number[0] != "0" and bool(_NUMBERED.search(before)) and not _is_dialled_so(number, home)
    before_all = _DASHES_BEFORE.sub("", before)
    if _PREFIXED.search(before_all):
        return True
    is_part = before_all != before or bool(_DASHES_AFTER.match(text, end))
    return bool(_NUMBERED.search(before_all)) and (is_part or not _is_dialled_so(number, home))


def _is_a_things(number: str, before: str) -> bool:
    """Whether the word before the number never precedes a phone number."""
    if _IN_A_ROOM.search(before):
        return sum(letter.isdigit() for letter in number) <= _DIGITS_OF_A_ROOM
    return bool(_OF_A_THING.search(_JOINED_BEFORE.sub("", before)))


def _is_dialled_so(digits: str, home: str) -> bool:
    """Whether the digits are grouped as people group a number that they dial; ungrouped digits do not tell."""
    return not digits.isdecimal() and any(PhoneNumberMatcher(digits, home, Leniency.STRICT_GROUPING))
