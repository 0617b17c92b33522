"""Find phone numbers in a text from `flatten`: numbers that the library `phonenumbers` calls valid."""

import re
from collections.abc import Iterable, Iterator, Sequence

from phonenumbers import Leniency, NumberParseException, PhoneNumberMatcher, is_valid_number, parse

from bot.masking.other_numbers import is_something_else, without_others
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


def phones(text: str, countries: Sequence[str]) -> list[Span]:
    """Return numbers that begin with a country code, or that are valid as dialled in one of the countries."""
    text = _ON_TWO_LINES.sub(lambda found: found[0].replace("\n", " "), text)
    if not _MAY_HOLD_ONE.search(text):
        return []
    text = without_others(text)
    found = _joined(span for home in countries or (_ABROAD,) for span in _in_country(text, home))
    if "00" in text:
        others = blank(text, found)
        found += [span for span in _valid(others, _DIALS_00) if others.startswith("00", span[0])]
    return [_in_its_bracket(text, *span) for span in found]


def _in_country(text: str, home: str) -> list[Span]:
    """Return what would be a number when dialled from `home`."""
    apart = list(_valid(text, home))
    return apart + list(_side_by_side(blank(text, apart), home))


def _valid(text: str, home: str) -> Iterator[Span]:
    """Yield the valid numbers that the library finds apart."""
    for match in PhoneNumberMatcher(text, home, Leniency.VALID):
        if not is_something_else(text, match.start, match.end, home):
            yield match.start, match.end


def _in_its_bracket(text: str, start: int, end: int) -> Span:
    """Return the span without a bracket that opens before the number and closes after it."""
    number = text[start:end]
    return (start + number.startswith("("), end) if number.count("(") > number.count(")") else (start, end)


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
    return [span for span in found if not is_something_else(text, *span, home)]
