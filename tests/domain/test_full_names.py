"""Full names in what people typed give way, whoever typed them however; first names stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.full_names import FullNames

NAMES = FullNames(
    (
        *("Ana Smith", "Ana Smith Jones", "ben", "Will", "José García (he/him)", "zoe.quinn", "Ona O'Neil-Kay"),
        *("Ольга Иванова", "🌟 Cleo Park"),
    )
)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("with Ana Smith, moved Globex", "with X, moved Globex"),
        ("ANA  smith's call, @Ana Smith", "X's call, @X"),
        ("_Ana Smith_ and Ana\u00a0Smith", "_X_ and X"),
        ("Ana Smith Jones knows", "X knows"),
        ("José García, jose garcia and Jose\u0301 Garci\u0301a.", "X, X and X."),
        ("Zoe Quinn, zoe.quinn and zoe_quinn", "X, X and X"),
        ("ona o’neil‑kay", "X"),  # noqa: RUF001 - as phones type it
        ("für ОЛЬГА Иванова", "für X"),
        ("<@UANA|Ana Smith> came", "<@UANA|X> came"),
        ("Ana Smithson, Diana Smith and Ana said ben will", "Ana Smithson, Diana Smith and Ana said ben will"),
        ("Ana, Smith", "Ana, Smith"),
        ("Cleo Park 🌟", "X 🌟"),
    ],
)
def test_full_names_give_way_as_whole_words_and_first_names_stay(typed: str, shown: str) -> None:
    assert NAMES.replaced(typed, "X") == shown
    assert NAMES.are_in(typed) is (typed != shown)


@given(st.text(alphabet="Aanm Sith.'_éß🌟", max_size=30), st.text(max_size=10))
def test_all_that_is_no_name_stays_letter_by_letter(before: str, after: str) -> None:
    names = FullNames(["Ana Smith"])
    text = f"{before}, Ana Smith; {after}"
    shown = names.replaced(text, "X")
    assert not names.are_in(shown)
    assert shown.endswith(f", X; {after}") or names.are_in(after)
    assert names.are_in(before) or shown.startswith(f"{before}, X; ")
    assert FullNames(["Ana", None, ""]).replaced(text, "X") == text


def test_patterns_find_names_with_and_without_accents_and_in_other_scripts() -> None:
    assert FullNames(["José García (he/him)", "Ana"]).patterns == ("%jos%garc%a%",)
    assert FullNames(["Ольга Иванова"]).patterns == ("%Ольга%Иванова%", "%ольга%иванова%", "%ОЛЬГА%ИВАНОВА%")
