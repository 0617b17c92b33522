"""However people space and punctuate what is personal, it is found; numbers of other sorts stay."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iban, luhn

from bot.masking import Masking
from tests.masking.given import CARD, IBAN, MAIL, PHONE

HOMES = ("DE", "GB")
MASKING = Masking()
MARKS = (
    " ",
    "  ",
    "   ",
    "\t",
    "\n",
    " \n ",
    " - ",
    "-",
    "·",
    ",",
    ", ",
    ".",
    "_",
    " / ",
    ")(",
    "\u00a0\u2003",
    "\u2013",
    ":",
)
WORDS = st.sampled_from(["card", "paid by", "it is:", "(", "über"])


@given(
    st.sampled_from([("4", (4, 4, 4, 4)), ("51", (4, 4, 4, 4)), ("37", (4, 6, 5)), ("36", (4, 6, 4)), ("62", (6, 13))]),
    st.text("0123456789", min_size=18, max_size=18),
    st.lists(st.sampled_from(MARKS), min_size=3, max_size=3),
    WORDS,
)
def test_a_card_is_found_whatever_stands_between_its_groups(
    kind: tuple[str, tuple[int, ...]], digits: str, marks: list[str], before: str
) -> None:
    beginning, lengths = kind
    number = (beginning + digits)[: sum(lengths) - 1]
    number += luhn.calc_check_digit(number)
    ends = [sum(lengths[: place + 1]) for place in range(len(lengths))]
    groups = [number[end - length : end] for end, length in zip(ends, lengths, strict=True)]
    written = "".join(group + mark for group, mark in zip(groups, [*marks, ""], strict=False))
    assert MASKING.mask(f"{before} {written} ok", *HOMES).startswith(f"{before} {CARD}")


@given(
    st.sampled_from(["DE", "de", "IBANDE", "iban de"]),
    st.text("0123456789", min_size=18, max_size=18),
    st.lists(st.sampled_from(MARKS), min_size=5, max_size=5),
    st.sampled_from(["", *MARKS]),
    WORDS,
)
def test_an_iban_is_found_whatever_stands_between_its_groups(
    country: str, digits: str, marks: list[str], first: str, before: str
) -> None:
    check = iban.calc_check_digits(f"DE00{digits}")
    groups = [check, digits[:4], digits[4:8], digits[8:12], digits[12:16], digits[16:]]
    written = country + first + "".join(group + mark for group, mark in zip(groups, [*marks, ""], strict=True))
    shown = f"{before} {country[:-2]}{IBAN} ok"
    assert MASKING.mask(f"{before} {written} ok", *HOMES) == shown


@pytest.mark.parametrize("mark", ["\t", "\n", "\u2028", "·"])
@pytest.mark.parametrize("number", ["+44 7911 123456", "+49 151 23456789", "+33 6 12345678", "+1 (415) 5552671"])
def test_a_phone_number_is_found_on_two_lines_and_with_dots(number: str, mark: str) -> None:
    assert MASKING.mask(f"call {number.replace(' ', mark)} back", *HOMES) == f"call {PHONE} back"


@given(
    st.from_regex(r"[a-z]{1,9}(\.[a-z]{1,9})?", fullmatch=True),
    st.sampled_from([("", " "), (" ", " "), ("\n", "\t"), ("  ", "   ")]),
    st.from_regex(r"([a-z]{1,9}\.){1,3}(com|org|net|eu|de|uk|pt|ng)", fullmatch=True),
    st.sampled_from(["{0}", "<http://{0}|{0}>"]),
)
def test_an_address_is_found_with_blanks_around_its_sign(
    local: str, blanks: tuple[str, str], domain: str, linked: str
) -> None:
    before, after = blanks
    assert MASKING.mask(f"mail {local}{before}@{after}{linked.format(domain)}, ok", *HOMES) == f"mail {MAIL}, ok"


DAYS = st.dates(date(1990, 1, 1), date(2040, 1, 1))
PRICES = st.builds("{:,}.{:02}".format, st.integers(1, 99_999), st.integers(0, 99))
ORDINARY = st.one_of(
    st.builds("€ {}".format, PRICES),
    st.builds("{} €".format, PRICES),
    DAYS.map("{:%Y-%m-%d}".format) | DAYS.map("{:%d.%m.%Y}".format),
    st.times().map("{:%H:%M}".format),
    st.builds("INV-{}-{:05}".format, st.integers(2015, 2030), st.integers(0, 99_999)),
    st.builds("invoice {}".format, st.integers(100_000, 99_999_999)),
    st.builds("v{}.{}.{}".format, st.integers(0, 30), st.integers(0, 30), st.integers(0, 30)),
    st.builds("{} @ {}".format, st.integers(1, 99), PRICES),
)


@given(st.lists(ORDINARY, min_size=1, max_size=6), st.sampled_from([", ", "\n", "\t", " - ", "; ", " and ", "\n- "]))
def test_prices_dates_times_invoices_and_versions_stay(said: list[str], between: str) -> None:
    text = between.join(said)
    assert MASKING.mask(text, *HOMES) == text
