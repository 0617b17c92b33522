"""Find passport numbers and dates of birth in a text from `flatten`: only where they are so named."""

import re
from collections.abc import Iterator

from bot.masking.reading import Span

_MARKS = r"[\s:#=,.(°º№-]{0,4}+"
_WHOSE = r"(?:of|for|von|de|du|da|del)\s(?:(?:Mrs?|Ms|Dr|Herr|Frau|Mme)\.?\s)?(?-i:[A-Z])[^\W\d_]{1,20}"
_PASSPORT = (
    r"(?:\b(?:passports?|passeports?|reisep[aä]ss(?:es|e)?|pasaportes?|passaport[eio]s?"
    r"|paspoort(?:en)?|paszport\w{0,3}|pasaport"
    r"|паспорт\w{0,2})(?:-?(?:nummer|nr))?\b|\bpass-?(?:nummer|nr\b)|护照|護照|パスポート|旅券|여권)"
)
_NUMBER_IS = (
    rf"(?:{_MARKS}(?:numbers?|num|no|nr|n|numéro|numero|número|nummer|номер|号码|号|番号|번호|card|is|was|ist|est|es|é|è"
    rf"|jest|und|and|or|{_WHOSE})(?![a-z]))*+{_MARKS}"
)
_PASSPORT_NUMBER = (
    r"(?<![A-Za-z0-9])(?:(?=(?:[A-Z]*\d){4})[A-Z0-9]{6,9}|\d\d ?[A-Z]{2} ?\d{5}|[A-Z]{1,3} \d{6,8}|\d\d ?\d\d ?\d{6})"
    r"(?![A-Za-z0-9]|[./-]\d)"
)
_PASSPORTS = re.compile(rf"{_PASSPORT}{_NUMBER_IS}(?P<number>{_PASSPORT_NUMBER})", re.IGNORECASE)

_BORN = (
    r"(?:\b(?:date\sof\sbirth|birth[ -]?date|D\.?O\.?B\b|born(?:\sin\s(?-i:[A-Z])\w{1,20})?(?:\son)?"
    r"|geburtsdatum|geboren(?:\s(?:am|op))?|geb\b"
    r"|date\sde\snaissance|n[ée]e?(?:\(e\))?\sle|fecha\sde\snacimiento|nacid[oa]\sel|data\s(?:de\s)?nascimento|nascid[oa]\sem"
    r"|data\sdi\snascita|nat[oa]\sil|geboortedatum|data\surodzenia|urodzon[ya]|ur\b|datum\snarození|narozen[aý]?"
    r"|födelsedatum|fødselsdato|född|født|syntymäaika|syntynyt|doğum\starihi|data\snașterii|születési\s(?:dátum|idő)"
    r"|дата\sрождения|родил(?:ся|ась)|ημερομηνία\sγέννησης|tanggal\slahir|ngày\ssinh)"
    r"|生年月日|出生日期|出生于|생년월일|تاريخ الميلاد|जन्म ?तिथि)"
)
_IT_IS = rf"(?:{_MARKS}(?:is|was|on|the|ist|am|est|le|es|el|é|è|em|il|op|den|{_WHOSE})(?![a-z]))*+{_MARKS}"
_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
_WORD = r"[^\W\d_]{3,12}"
_DATE = (
    rf"(?:{_YEAR}(?P<a>[./-]){_MONTH}(?P=a){_DAY}|{_DAY}(?P<b>[./-]) ?{_DAY}(?P=b) ?(?:{_YEAR}|\d\d)"
    rf"|{_DAY}(?:st|nd|rd|th|er)?[.-]?\s?(?:(?:of|de)\s)?{_WORD}[.,-]{{0,2}}\s?(?:(?:de|del)\s)?(?:{_YEAR}|\d\d)"
    rf"|{_WORD}\.?\s{_DAY}(?:st|nd|rd|th)?,?\s{_YEAR}|{_YEAR}[年년]\s?{_MONTH}[月월]\s?{_DAY}[日일]"
    rf"|{_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?![^\W_]|[./-]\d)"
)
_BIRTHS = re.compile(rf"{_BORN}{_IT_IS}(?P<date>{_DATE})", re.IGNORECASE)


def passports(text: str) -> Iterator[Span]:
    """Yield what has the shape of a passport number, after a word for passport."""
    return (found.span("number") for found in _PASSPORTS.finditer(text))


def births(text: str) -> Iterator[Span]:
    """Yield whole dates after a word for a date of birth, in digits or with the month in words."""
    return (found.span("date") for found in _BIRTHS.finditer(text))
