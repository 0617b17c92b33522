from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.kinds import Kind
from bot.domain.reading.kind_guess import guess_kind
from bot.domain.reading.learned import kind_examples

HELD_OUT = [
    line.split("\t") for line in (Path(__file__).parent / "kinds_held_out.tsv").read_text(encoding="utf-8").splitlines()
]


def test_sentences_that_it_has_never_seen_are_guessed_right() -> None:
    right = [text for kind, text in HELD_OUT if guess_kind(text) is Kind(kind)]
    assert len(HELD_OUT) >= 180
    assert len(right) >= 0.93 * len(HELD_OUT)


def test_it_learns_from_none_of_those() -> None:
    assert not {text for _, text in HELD_OUT} & {text for _, text in kind_examples()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Kind.HELP),
        ("👍 :tada:", Kind.HELP),
        ("請求書を修正しました", Kind.HELP),
        ("FIXED THE INVOICE!!!", Kind.SOLVE),
        ("\u200ffixed, at last: Acme&amp;Co's form", Kind.SOLVE),
        ("a customer could not log in; reset his password and stayed on the line", Kind.HELP),
        ("Put a free pastry in the bag of a nurse after her night shift", Kind.DELIGHT),
        ("Added a free sample to Emily's order", Kind.DELIGHT),
        ("Hand-delivered a forgotten teddy bear with a balloon", Kind.DELIGHT),
        ("Congratulated a client on her promotion with a hand-made card", Kind.DELIGHT),
        ("left pastries for the night nurses", Kind.DELIGHT),
        ("sent Mr Li the link", Kind.HELP),
        ("kept a table for a family who were late", Kind.HELP),
        ("lent the school our projector, as they had asked", Kind.HELP),
        ("wrote the steps down in big letters for Mrs Amin", Kind.HELP),
        ("jump-started a customer's car", Kind.SOLVE),
        ("posted her lost earring back to the guest", Kind.SOLVE),
        ("Rang Lara, left a message", Kind.HELP),
        ("wrote to Dr. Ito again", Kind.HELP),
        ("assigned ticket 9 to Omar", Kind.HELP),
        ("met Nordlicht on site", Kind.HELP),
        ("made a guest smile", Kind.DELIGHT),
        ("heating out at the school, running again by 9", Kind.SOLVE),
    ],
)
def test_it_looks_at_the_words_alone(text: str, expected: Kind) -> None:
    assert guess_kind(text) is expected


@pytest.mark.parametrize("write", [str.lower, str.upper, str.title])
def test_capitals_do_not_change_the_kind(write: Callable[[str], str]) -> None:
    same = [text for _, text in HELD_OUT if guess_kind(write(text)) is guess_kind(text)]
    assert len(same) >= 0.97 * len(HELD_OUT)
    named = ("rang Mrs Kowalczyk back about her claim", "Delivered the cake to Ms Ng", "swapped Mr Vu's broken lamp")
    assert [guess_kind(write(text)) for text in named] == [Kind.HELP, Kind.HELP, Kind.SOLVE]


@given(st.text())
def test_any_text_gets_a_guess(text: str) -> None:
    assert guess_kind(text) in Kind
