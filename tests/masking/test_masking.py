"""Customers' personal data is found wherever it stands, and nothing else is taken for it."""

import re
import string
from time import perf_counter

import phonenumbers
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum import iban, luhn

from bot.domain.personal_data import Finding, FindingKind, kinds_of
from bot.domain.text import show_plain
from bot.masking import Masking
from tests.masking.given import CARD, IBAN, MAIL, MASKED, PHONE, UNCHANGED
from tests.masking.texts_that_hide import cases
from tests.masking.texts_that_stay import TEXTS as THAT_STAY

HOMES = ("DE", "GB")
PLACEHOLDER = re.compile("|".join(re.escape(kind.placeholder).replace(r"\ ", "[ -]") for kind in FindingKind))
MASKING = Masking()
PIECES = st.one_of(
    st.sampled_from([*MASKED, *UNCHANGED, *THAT_STAY, *(case.text for case in cases())]),
    st.text(alphabet="0123456789+-./() @,[]<>|:aDEx\u00a0\u200b", max_size=20),
    st.text(max_size=10),
)
TEXTS = st.lists(PIECES, max_size=4).map("".join) | st.lists(PIECES, max_size=4).map(" ".join)
BETWEEN_DIGITS = re.compile(r"(?<=[0-9])(?=[0-9])")
WORDS = st.sampled_from(["", "asked", "Ms Okafor:", "(", "call", "über", "<@U012345678>", "at 14:30"])
CALLED = ("DE", "GB", "US", "FR", "PT", "IN", "BR", "NG", "PL", "AT", "CH", "NL", "SE", "AU", "ZA")


def test_personal_data_is_masked() -> None:
    assert {text: MASKING.mask(text, *HOMES) for text in MASKED} == MASKED


def test_what_is_no_personal_data_stays() -> None:
    assert [MASKING.mask(text, *HOMES) for text in UNCHANGED] == list(UNCHANGED)


@pytest.mark.parametrize(
    ("home", "number"),
    [
        ("DE", "0151 23456789"),
        ("Europe/Berlin", "0151 23456789"),
        ("GB", "020 7946 0958"),
        ("Europe/London", "020 7946 0958"),
        ("US", "(415) 555-2671"),
        ("US", "415-555-2671"),
        ("FR", "06 12 34 56 78"),
        ("PT", "912 345 678"),
        ("DK", "32 12 34 56"),
        ("ES", "612345678"),
        ("IN", "098765 43210"),
    ],
)
def test_a_number_is_read_as_it_is_dialled_at_home(home: str, number: str) -> None:
    assert MASKING.mask(f"call {number} back", home) == f"call {PHONE} back"
    assert MASKING.mask(f"call {number} back", None, home, "UTC") == f"call {PHONE} back"


def test_of_two_homes_neither_cuts_the_others_number_short() -> None:
    for homes in (("DK", "DE"), ("DE", "DK")):
        assert MASKING.mask("0151 23456789 0160 1234567", *homes) == f"{PHONE} {PHONE}"


@pytest.mark.parametrize("homes", [(), (None,), ("UTC",), ("Etc/Nowhere",)])
def test_without_a_home_numbers_with_a_countrys_code_are_found(homes: tuple[str | None, ...]) -> None:
    text = "+49 151 23456789, 0044 20 7946 0958, 0151 23456789"
    assert MASKING.mask(text, *homes) == f"{PHONE}, {PHONE}, 0151 23456789"


def test_findings_say_what_was_found_and_where() -> None:
    text = "\u200bana@acme.com or 0151 23456789"
    assert MASKING.found_in(text, "DE") == (
        Finding(FindingKind.EMAIL, 1, 13),
        Finding(FindingKind.PHONE, 17, len(text)),
    )
    assert kinds_of(MASKING.found_in(text[::-1] + text * 2, "DE")) == (FindingKind.EMAIL, FindingKind.PHONE)


def test_a_masked_link_still_reads_as_one() -> None:
    masked = MASKING.mask("<https://acme.com/?mail=ana@acme.com&amp;x=1|their page>")
    assert show_plain(masked, {}) == "their page (https://acme.com/?mail=[e-mail-address]&x=1)"


@given(TEXTS)
def test_masking_twice_is_masking_once(text: str) -> None:
    masked = MASKING.mask(text, *HOMES)
    assert MASKING.mask(masked, *HOMES) == masked


@given(TEXTS)
def test_what_is_not_found_stays_as_it_was(text: str) -> None:
    found = MASKING.found_in(text, *HOMES)
    ends = [0, *(each.end for each in found)]
    starts = [*(each.start for each in found), len(text)]
    assert all(end <= start for end, start in zip(ends, starts, strict=True))
    kept = "".join(text[end:start] for end, start in zip(ends, starts, strict=True))
    placeholders = [*PLACEHOLDER.finditer(MASKING.mask(text, *HOMES))]
    assert len(placeholders) == len(found) + len(PLACEHOLDER.findall(kept))
    assert PLACEHOLDER.sub("", MASKING.mask(text, *HOMES)) == PLACEHOLDER.sub("", kept)


@given(TEXTS)
def test_no_digits_are_hidden_by_half(text: str) -> None:
    halves = {found.start() for found in BETWEEN_DIGITS.finditer(text)}
    assert not halves & {edge for found in MASKING.found_in(text, *HOMES) for edge in (found.start, found.end)}


@given(WORDS, st.from_regex(r"[a-z0-9]+([._+-][a-z0-9]+){0,2}@([a-z0-9]{1,9}\.){1,3}[a-z]{2,6}", fullmatch=True), WORDS)
def test_every_e_mail_address_is_found(before: str, address: str, after: str) -> None:
    assert MASKING.mask(f"{before} {address} {after}", *HOMES) == f"{before} {MAIL} {after}"


@st.composite
def ibans(draw: st.DrawFn) -> str:
    country, bban = draw(
        st.sampled_from([("DE", "18n"), ("FR", "23n"), ("NL", "4a10n"), ("GB", "4a14n"), ("MT", "4a23n")])
    )
    alphabet = {"n": string.digits, "a": string.ascii_uppercase}
    parts = [
        draw(st.text(alphabet[kind], min_size=int(size), max_size=int(size)))
        for size, kind in re.findall(r"(\d+)(\w)", bban)
    ]
    rest = "".join(parts)
    return country + iban.calc_check_digits(f"{country}00{rest}") + rest


@given(WORDS, ibans(), st.sampled_from([str, iban.format, str.lower]), WORDS)
def test_every_iban_is_found(before: str, number: str, written: object, after: str) -> None:
    shown = written(number)  # type: ignore[operator]  # each of the three takes a text
    assert MASKING.mask(f"{before} {shown} {after}", *HOMES) == f"{before} {IBAN} {after}"


@given(
    st.sampled_from(
        [("4", 16), ("51", 16), ("2221", 16), ("37", 15), ("6011", 16), ("3528", 16), ("36", 14), ("62", 19)]
    ),
    st.text(string.digits, min_size=18, max_size=18),
    st.sampled_from(["", " ", "-", "\u00a0", "."]),
)
def test_every_card_is_found(kind: tuple[str, int], digits: str, mark: str) -> None:
    beginning, length = kind
    number = (beginning + digits)[: length - 1]
    number += luhn.calc_check_digit(number)
    written = mark.join(number[at : at + 4] for at in range(0, length, 4))
    assert MASKING.mask(f"card {written} ok", *HOMES) == f"card {CARD} ok"


@given(country=st.sampled_from(CALLED), last=st.integers(0, 9999), abroad=st.booleans())
def test_every_phone_number_is_found_at_home_and_from_abroad(country: str, last: int, *, abroad: bool) -> None:
    example = phonenumbers.example_number_for_type(country, phonenumbers.PhoneNumberType.MOBILE)
    assert example is not None
    digits = str(example.national_number)
    number = phonenumbers.PhoneNumber(example.country_code, int(digits[:-4] + f"{last:04}"))
    assume(phonenumbers.is_valid_number(number))
    style = phonenumbers.PhoneNumberFormat.INTERNATIONAL if abroad else phonenumbers.PhoneNumberFormat.NATIONAL
    written = phonenumbers.format_number(number, style)
    assert MASKING.mask(f"call {written}, please", *(() if abroad else (country,))) == f"call {PHONE}, please"


HARD = (
    "123 456 789 ",
    "1",
    "1 ",
    "(",
    "+4",
    "a@",
    "a.",
    "a@b.",
    "a @ b.",
    "4111, ",
    "DE 89 - ",
    "a(at)",
    "DE89 ",
    "4111 ",
    "((at",
    "あ1",
    "0151 ",
    "<",
    "-",
    "SSN ",
    "SSN a ",
    "SSN [a] ",
    "NHS 123 ",
    "passport no ",
    "passport A",
    "born on ",
    "born 1 a ",
    "a dot ",
    "a(dot)",
    "a_at_",
    "a-",
    "ISBN 1 ",
    "1.2345 ",
    "order no. ",
    "order 12, ",
    "tel no ",
)


@pytest.mark.parametrize("piece", HARD)
def test_no_text_takes_long(piece: str) -> None:
    text = (piece * 2000)[:2000]
    began = perf_counter()
    MASKING.found_in(text, *HOMES)
    # Far more than it takes, as the machine may be busy; a pattern that runs away takes minutes.
    assert perf_counter() - began < 5
