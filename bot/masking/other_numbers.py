"""Tell numbers of other sorts from phone numbers: dates, decimals, sums, and numbers of orders and the like."""

import re
from collections.abc import Iterable, Iterator

from phonenumbers import Leniency, PhoneNumberMatcher

from bot.masking.reading import Span, blank
from bot.masking.words import COUNTED, CURRENCIES, LENGTHS, NOT_A_PHONE, NUMBERED, PHONE, THING, UNITS

_DAY, _MONTH, _YEAR, _BYTE = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d", r"(?:2[0-4]|1?\d)?\d"
_QUARTER = r"(?:[01]\d|2[0-3])(?:00|15|30|45)"
_OTHERS = re.compile(
    rf"(?<![\d+:])(?<!\d[./-])(?<!\+\d\d )(?:"
    rf"{_YEAR}([-./]){_MONTH}\1{_DAY}(?:[-_.]\d{{1,6}})?|{_DAY}([-./]){_MONTH}\2{_YEAR}|{_MONTH}([-./]){_DAY}\3{_YEAR}"
    rf"|{_DAY}([./]){_MONTH}\4\d\d|{_YEAR} ?[-/] ?{_YEAR}|{_MONTH}/{_YEAR}(?! ?\d)"
    rf"|{_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\d{{4}}(?:\d\d)?|[-_]\d{{1,6}})?"
    rf"|\d{{1,2}}:\d\d(?::\d\d(?:\.\d+)?)?|{_QUARTER}-{_QUARTER}"
    rf"|[1-9]\d?-\d\d?(?: [1-9]\d?-\d\d?)+|[1-5]\d(?:/[1-5]\d)+ {_YEAR}|[1-9]\d{{3}}(?: \d{{4}}){{4,}}(?: \d{{1,3}})?"
    rf"|(?:{_BYTE}|25[0-5])(?:\.(?:{_BYTE}|25[0-5])){{3}}(?:/\d\d?)?"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d\d?)?|\d{1,3}(?:\.\d{3})+,\d\d?"
    r")(?!\d|[./:-]\d)"
)
"""Dates, times, scores, IP addresses and sums; some would pass for a phone number."""
# Country codes of one digit are 1 and 7, so `+2.` starts no phone number; `415.5552671` may be one in America.
_DECIMAL = re.compile(
    r"(?<![\w+.,/-])(?![2-9]\d\d\.\d{7}(?!\d))(?:-|\+(?=0{1,2}\d{0,2}\.|[2-689]\.))?"
    r"(?:(?<=\+)0{0,2}\d{1,3}|0|[1-9]\d{0,2})[.,]"
    r"(?:\d{5,}|\d{4}(?! ?\d+(?![\d.,])))(?![\d/-]|[.,]\d)"
)
_SINGLE_DIGITS = re.compile(r"(?<![\d+(] )(?<![\d+(])[1-9](?: \d){4,}(?: \d\d)*(?! ?\d)")
_LIKE_AN_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d\d(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])")


def _of_length(words: str, lengths: Iterable[int]) -> re.Pattern[str]:
    """Return a pattern for a number with one of these lengths, the longest first, after one of the words."""
    shapes = "|".join(rf"\d(?:[ ./-]?\d){{{length - 1}}}(?!\d)" for length in lengths)
    name = rf"\b(?:{words})s?(?:[ -]?(?:no|nr|num|number|code)\b)?[.:#]{{0,2}} ?"
    return re.compile(f"{name}({shapes})", re.IGNORECASE)


_OF_AN_AUTHORITY = tuple(_of_length(*each) for each in LENGTHS)
# "nr" after a word for a phone does mean a phone number.
_NR = r"(?<![\w-])(?<!tel |fon |one |fax |bil |ile |ndy )(?<!tel\. |fon\. |fax\. )nr\b"
_NO = rf"(?<=[a-zß-ÿ]{{4}}){NOT_A_PHONE} (?:no\.|n[°º]|n\.[°º])"
_NUMBER_OF = rf"(?:{THING}|{_NR}|{_NO}|#|{NUMBERED})[.:=]? ?#?"
_NUMBERED = re.compile(_NUMBER_OF + "$", re.IGNORECASE)
_OF_A_THING = re.compile(rf"(?:{THING}[.:]? ?#?|\bv)$", re.IGNORECASE)
"""No phone number directly follows these words, even when the thing's number looks like one."""
_IN_A_ROOM = re.compile(r"\b(?:rooms?|raum|räume|zimmer):? ?$", re.IGNORECASE)
_DIGITS_OF_A_ROOM = 7
# Digits right after a single group may complete a phone number that begins with that group.
_YEAR_WITH_MORE = re.compile(rf"{_YEAR}[-/]\d")
_OF_A_YEAR = rf"{_YEAR}(?:(?:[-/]\d{{1,7}}(?!\d)){{2,}}|[-/]\d+(?![\d/-]| ?[(\d]))"
_NUMBERED_IN_A_YEAR = re.compile(rf"{_NUMBER_OF}({_OF_A_YEAR}(?:(?:, ?| and | und | & ){_OF_A_YEAR})*)", re.IGNORECASE)
_FOR_A_PHONE = re.compile(
    PHONE + r"[\s.:=/-]{0,3}(?:(?:numbers?|num|no|nr|n°|nº|is|at|on|to|au|al|unter)[\s.:]{1,2}){0,2}$", re.IGNORECASE
)
_WITH_DASHES = re.compile(r"\d+(?:-\d+)*")
_SOLID = re.compile(r"\d+(?:[-./]\d+)*")
_JOINED_BEFORE = re.compile(r"(?<!\d)(?:\d+[./-])+$")
_GROUPS_BEFORE = re.compile(r"(?<!\d)(?:\d+[ ./-])+$")
_DASHES_BEFORE = re.compile(r"(?<!\d)(?:\d+-)+$")
_DASHES_AFTER = re.compile(r"-\d")
_PREFIXED = re.compile(r"\b(?!TEL|FAX|MOB)[A-Z]{2,8}-$")
# A name before the number begins with a capital, and is none of these.
_IN_A_CODE = re.compile(r"(?:https?://|www\.)\S*[/=]$|(?<![\w/.-])(?:[a-z]+\d*|[A-Z]+\d*)(?:[-_/][A-Za-z0-9]+)*[-_/]$")
_HALF_BEFORE = re.compile(r"\d[-.,]$")
_HALF_AFTER = re.compile(r"[-.]\d")
_ONE_OF_A_LIST = re.compile(r"(\d+)(?:, ?| and | und | & | et | y | e )$")
_SUM = re.compile(rf"(?:[€$£¥₹₩₽₺₪₦]|\b{CURRENCIES}) ?$")
_UNIT = re.compile(rf" ?(?:[€$£¥₹₩₽₺₪₦%]|{UNITS})")
_COUNT = re.compile(rf" ?{COUNTED}", re.IGNORECASE)
_BEFORE = 60


def without_others(text: str) -> str:
    """Return the text with numbers blanked that show by their form, or a word beside them, that they are no phone's."""
    text = blank(text, (number.span(1) for words in _OF_AN_AUTHORITY for number in words.finditer(text)))
    if _YEAR_WITH_MORE.search(text):
        text = blank(text, (number.span(1) for number in _NUMBERED_IN_A_YEAR.finditer(text)))
    for shape in (_OTHERS, _LIKE_AN_IBAN):
        text = blank(text, (other.span() for other in shape.finditer(text)))
    return blank(text, _figures(text))


def is_something_else(text: str, start: int, end: int, home: str) -> bool:
    """Whether digits that look like a phone number are marked as an order, a sum or a measure, or are half of more."""
    if text.startswith(("+", "(", "00"), start):
        return False
    before = text[max(0, start - _BEFORE) : start]
    number = text[start:end]
    if _is_counted(text, end, number, before) or _is_a_things(number, before) or _is_within(text, end, number, before):
        return True
    before = _before_a_list(before, number)
    if not _WITH_DASHES.fullmatch(number):
        # With blanks, digits that start like a domestic call are more often a phone number.
        return number[0] != "0" and bool(_NUMBERED.search(before)) and not _is_dialled_so(number, home)
    before_all = _DASHES_BEFORE.sub("", before)
    is_part = before_all != before or bool(_DASHES_AFTER.match(text, end))
    if _PREFIXED.search(before_all):
        return True
    return bool(_NUMBERED.search(before_all)) and (is_part or not _is_dialled_so(number, home))


def _figures(text: str) -> Iterator[Span]:
    """Yield decimals and counted digits that no word for a phone precedes."""
    for shape in (_DECIMAL, _SINGLE_DIGITS):
        for figure in shape.finditer(text):
            if not _FOR_A_PHONE.search(text, max(0, figure.start() - _BEFORE), figure.start()):
                yield figure.span()


def _is_counted(text: str, end: int, number: str, before: str) -> bool:
    """Whether a sign, a currency or a unit makes the number a sum or a count."""
    if _PREFIXED.search(before) or _SUM.search(before) or _UNIT.match(text, end):
        return True
    return number.isdecimal() and number[0] != "0" and bool(_COUNT.match(text, end))


def _is_within(text: str, end: int, number: str, before: str) -> bool:
    """Whether a number without blanks is a part of a code, a version or a longer number."""
    if not _SOLID.fullmatch(number) or _FOR_A_PHONE.search(before):
        return False
    if (code := _IN_A_CODE.search(before)) and not _FOR_A_PHONE.search(code[0]):
        return True
    is_dialled = number[0] == "0" and number[1].isdigit()
    return not is_dialled and bool(_HALF_BEFORE.search(before) or _HALF_AFTER.match(text, end))


def _before_a_list(before: str, number: str) -> str:
    """Return what precedes the list that a number ends, whose items all have as many digits; else `before`."""
    while (item := _ONE_OF_A_LIST.search(before)) and len(item[1]) == len(number) and number[0] != "0":
        before = before[: item.start()]
    return before


def _is_a_things(number: str, before: str) -> bool:
    """Whether the word before the number never precedes a phone number."""
    if _IN_A_ROOM.search(before):
        return sum(letter.isdigit() for letter in number) <= _DIGITS_OF_A_ROOM
    joined = _JOINED_BEFORE if number[0] == "0" else _GROUPS_BEFORE
    return bool(_OF_A_THING.search(joined.sub("", before)))


def _is_dialled_so(digits: str, home: str) -> bool:
    """Whether the digits are grouped as people group a number that they dial; ungrouped digits do not tell."""
    return not digits.isdecimal() and any(PhoneNumberMatcher(digits, home, Leniency.STRICT_GROUPING))
