# ruff: noqa: RUF001 - full-width letters, Cyrillic names and curly apostrophes are what people type

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.customer_filter import keys_to_compare
from bot.domain.customers import KEY_LIMIT, customer_key
from bot.domain.legal_forms import LAST_WORDS
from bot.domain.similar_customers import likely_keys, nearest_keys
from tests.support.typed_text import any_text

SAME = [
    ("Acme", "ACME"),
    ("Acme", " acme\u00a0"),
    ("Acme", "Acme Ltd"),
    ("Acme", "Acme, Ltd."),
    ("Acme", "acme limited"),
    ("Acme", "Acme Inc."),
    ("Acme", "Acme, L.L.C."),
    ("Acme", "Acme Corp"),
    ("Acme", "Acme Co., Ltd."),
    ("Acme", "Acme Pty Ltd"),
    ("Acme", "Acme Pvt. Ltd."),
    ("Acme", "Acme Private Limited"),
    ("Acme", "Acme GmbH"),
    ("Acme", "Acme G.m.b.H."),
    ("Acme", "Acme GmbH & Co. KG"),
    ("Acme", "Acme AG"),
    ("Acme", "Acme e.V."),
    ("Acme", "Acme S.A."),
    ("Acme", "Acme S. A."),
    ("Acme", "Acme S.à r.l."),
    ("Acme", "Acme S.p.A."),
    ("Acme", "Acme B.V."),
    ("Acme", "Acme Oy"),
    ("Acme", "Acme AB (publ)"),
    ("Acme", "Acme A/S"),
    ("Acme", "Acme Sp. z o.o."),
    ("Acme", "Acme s.r.o."),
    ("Acme", "Acme d.o.o."),
    ("Acme", "Acme S.A. de C.V."),
    ("Acme", "Acme K.K."),
    ("Acme", "Acme Sdn. Bhd."),
    ("Acme", "Ａｃｍｅ"),
    ("Acme", "“Acme”"),
    ("Acme", "*Acme*"),
    ("Café Zürich", "cafe zurich"),
    ("Müller Søn", "muller son"),
    ("Łódź Meble", "lodz meble"),
    ("Straße 7", "STRASSE 7"),
    ("O'Brien", "O’Brien"),
    ("O'Brien", "obrien"),
    ("Coca-Cola", "Coca Cola"),
    ("Smith & Sons", "Smith and Sons"),
    ("Smith & Co", "Smith"),
    ("H. & M.", "H & M"),
    ("acme.com", "https://www.acme.com"),
    ("acme.com", "<http://acme.com|acme.com>"),
    ("ООО «Ромашка»", "ромашка"),
    ("トヨタ", "トヨタ株式会社"),
    ("トヨタ", "㈱トヨタ"),
    ("トヨタ", "株式会社 トヨタ"),
    ("华为", "华为有限公司"),
    ("삼성전자", "삼성전자 주식회사"),
    ("أكمي", "أكمي ش.م.م"),
    ("שלום", "שלום בע״מ"),
    ("शर्मा", "शर्मा Pvt Ltd"),
    ("Żółw", "zolw"),
    ("Ms. Okafor", "Ms Okafor"),
    ("Dr. Oetker", "Dr. Oetker GmbH"),
    ("Dupont", "SARL Dupont"),
    ("Martin", "Martin & Cie"),
    ("Kazakh Steel", "Kazakh Steel PJSC"),
    ("St. Mary's Hospital", "Saint Marys Hospital"),
    ("Sankt Pauli", "St. Pauli"),
    ("Disney+", "Disney Plus"),
]
"""Spellings of one name."""
NEAR = [
    ("Acme", "Acme Foods"),
    ("Acme Foods", "Acme"),
    ("Foods", "Acme Foods"),
    ("Okafor", "Ms Okafor"),
    ("Mr Okafor", "Okafor"),
    ("Müller", "Mueller"),
    ("Amce", "Acme"),
    ("Acm", "Acme"),
    ("Acmee", "Acme"),
    ("Akme", "Acme"),
    ("CocaCola", "Coca-Cola"),
    ("Okafro", "Ms Okafor"),
    ("Intertational Busines Machines", "International Business Machines"),
    ("Okaf", "Ms Okafor"),
    ("Interna", "International Business Machines"),
    ("acme com", "Acme"),
    ("Store", "Store 12"),
    ("Riverside", "Riverside Spa"),
    ("Acme Company", "Acme Co"),
    ("トヨタ", "トヨタ自動車"),
    ("Иванов", "Иванова"),
    ("Bank of Ireland", "Bank Ireland"),
    ("the Acme team", "Acme"),
    ("Saint Marys", "St. Mary's Hospital"),
    ("Dr. Sato", "Sato"),
    ("Anna", "Anna Ek"),
    ("C", "C++"),
    ("Mueller", "Müller Foods"),
]
"""Another name, but perhaps the one that was meant."""
APART = [
    ("Acme", "Globex"),
    ("Acme", "Apex"),
    ("Acme Foods", "Acme Steel"),
    ("Acme Foods", "Globex Foods"),
    ("Mia", "Mio"),
    ("Ms Co", "Ms Se"),
    ("Dr. Ag", "Dr. Oy"),
    ("Mr Sia", "Mr Ou"),
    ("Anna Ek", "Anna Sia"),
    ("C++", "C#"),
    ("3M", "4M"),
    ("All Saints", "All St"),
    ("Mia", "Ida"),
    ("Jan", "Jon"),
    ("IBM", "IBC"),
    ("SAP", "GAP"),
    ("Store 12", "Store 13"),
    ("4711", "4712"),
    ("Customer 100", "Customer 1000"),
    ("Shell", "Dell"),
    ("Ms Okafor", "Ms Sato"),
    ("Mill Café", "Mill Garage"),
    ("Ltd", "GmbH"),
    ("AG", "SA"),
    ("Delta", "Alpha"),
    ("Northwind Traders", "Southwind Traders"),
    ("Иванов", "Петров"),
    ("トヨタ", "ホンダ"),
    ("🎉", "🎈"),
]
"""Names of two customers."""


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert customer_key(one) == customer_key(other)


@pytest.mark.parametrize(("typed", "known"), NEAR)
def test_a_name_that_may_be_meant_is_found_but_is_another_name(typed: str, known: str) -> None:
    assert customer_key(typed) != customer_key(known)
    assert likely_keys(customer_key(typed), [customer_key(known)]) == [customer_key(known)]


@pytest.mark.parametrize(("one", "other"), APART)
def test_names_of_two_customers_are_not_found_for_each_other(one: str, other: str) -> None:
    first, second = customer_key(one), customer_key(other)
    assert first != second
    assert likely_keys(first, [second]) == likely_keys(second, [first]) == []


def test_a_name_that_is_only_a_legal_form_keeps_it() -> None:
    assert [customer_key(name) for name in ("AG", "Ltd.", "Co. Ltd.", "株式会社", "ООО")] == [
        *("ag", "ltd", "co", "株式会社", "ооо"),
    ]


def test_a_legal_form_in_the_middle_is_part_of_the_name() -> None:
    assert customer_key("Co Op Bank") == "co op bank"
    assert customer_key("SE Bordnetze") == "se bordnetze"


def test_a_name_without_letters_is_its_own_key() -> None:
    assert customer_key(" 🎉 ") == "🎉"
    assert customer_key("***") == "***"


def test_the_nearest_name_comes_first_and_an_equal_one_before_all() -> None:
    known = ["globex", "acme foods", "acne", "big acme", "acme"]
    assert likely_keys("acme", known) == ["acme", "acne", "acme foods", "big acme"]


@given(any_text)
def test_a_key_is_its_own_key_and_fits_its_column(name: str) -> None:
    key = customer_key(name)
    assert customer_key(key) == key
    assert len(key) <= KEY_LIMIT


@given(st.text(min_size=1).filter(str.isprintable).filter(str.strip))
def test_a_name_that_can_be_seen_never_has_an_empty_key(name: str) -> None:
    assert customer_key(name)


WORD = st.text(st.sampled_from("abcdefghijklmnoprstuvwz"), min_size=4, max_size=9)
NAME = st.lists(WORD, min_size=1, max_size=3).map(" ".join)
ACCENTED = str.maketrans("aeioucns", "áèïôūçñš")


@given(NAME, st.sampled_from(sorted(LAST_WORDS)))
def test_case_accents_and_a_legal_form_make_no_other_key(name: str, form: tuple[str, ...]) -> None:
    key = customer_key(name)
    for other in (name.upper(), name.title(), name.translate(ACCENTED), f"{name}, {' '.join(form).upper()}."):
        assert customer_key(other) == key


@given(NAME, st.data())
def test_a_slip_in_one_letter_finds_the_name(name: str, data: st.DataObject) -> None:
    key = customer_key(name)
    at = data.draw(st.integers(0, len(name) - 1))
    slips = [name[:at] + "x" + name[at:], name[:at] + "x" + name[at + 1 :], name[:at] + name[at + 1 :]]
    slips.append(name[:at] + name[at : at + 2][::-1] + name[at + 2 :])
    for typed in slips:
        assert likely_keys(customer_key(typed), ["quite another", key]) == [key], typed


@given(st.text(max_size=30), st.lists(st.text(max_size=30)))
def test_what_is_found_is_known(typed: str, known: list[str]) -> None:
    keys = {customer_key(name) for name in known}
    assert set(likely_keys(customer_key(typed), keys)) <= keys


def test_no_form_is_written_with_more_than_a_key_keeps() -> None:
    assert [form for form in LAST_WORDS if not all(re.fullmatch(r"\w+", word) for word in form)] == []


@st.composite
def changed_names(draw: st.DrawFn) -> tuple[str, str]:
    """A name, and the same with up to three slips, words less or cut, from few letters so that many are alike."""
    words = draw(st.lists(st.text("abc1", min_size=1, max_size=10), min_size=1, max_size=4))
    name = " ".join(words)
    typed = (
        " ".join(word[: draw(st.integers(2, 10))] for word in draw(st.permutations(words))) if draw(AT_TIMES) else name
    )
    for _ in range(draw(st.integers(0, 3))):
        at, letter = draw(st.integers(0, len(typed))), draw(st.sampled_from("abc1 "))
        rest = draw(st.sampled_from((typed[at:], typed[at + 1 :], typed[at : at + 2][::-1] + typed[at + 2 :])))
        typed = typed[:at] + draw(st.sampled_from(("", letter))) + rest
    return " ".join(typed.split()), name


AT_TIMES = st.sampled_from((False, False, True))


@given(st.lists(changed_names(), min_size=1, max_size=8))
def test_the_filter_leaves_out_no_key_that_a_name_may_mean(pairs: list[tuple[str, str]]) -> None:
    known = sorted({name for pair in pairs for name in pair if name})
    for typed in known:
        meant = {key for key in known if nearest_keys(typed, [key])}
        assert meant <= set(keys_to_compare(typed, ["\n".join(known)])) <= set(known)
        assert sorted(likely_keys(typed, ["\n".join(known[:3]), "\n".join(known[2:])])) == sorted(meant)
