import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.kinds import Kind
from bot.domain.reading.kind_guess import Guess, guess_kind
from tests.domain.reading import kind_sentences as written

TUNED_ON = {Kind.HELP: written.HELP, Kind.SOLVE: written.SOLVE, Kind.DELIGHT: written.DELIGHT}
HELD_OUT = {
    Kind.HELP: written.HELD_OUT_HELP,
    Kind.SOLVE: written.HELD_OUT_SOLVE,
    Kind.DELIGHT: written.HELD_OUT_DELIGHT,
}


def guesses(sentences: str) -> list[Guess]:
    return [guess_kind(sentence) for sentence in sentences.strip().splitlines()]


@pytest.mark.parametrize("kind", Kind)
def test_at_least_nine_in_ten_everyday_sentences_are_guessed_right(kind: Kind) -> None:
    guessed = guesses(TUNED_ON[kind])
    assert len(guessed) >= 50
    assert sum(guess.kind == kind for guess in guessed) >= 0.9 * len(guessed)


@pytest.mark.parametrize("kind", Kind)
def test_sentences_it_was_never_tuned_on_are_guessed_nearly_as_well(kind: Kind) -> None:
    guessed = guesses(HELD_OUT[kind])
    assert len(guessed) == 10
    assert sum(guess.kind == kind for guess in guessed) >= 9


def test_it_is_hardly_ever_sure_and_wrong() -> None:
    sure = [
        guess.kind == kind
        for table in (TUNED_ON, HELD_OUT)
        for kind, sentences in table.items()
        for guess in guesses(sentences)
        if guess.sure
    ]
    assert len(sure) > 80
    assert sure.count(False) <= 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Guess(Kind.HELP, sure=False)),
        ("👍 :tada:", Guess(Kind.HELP, sure=False)),
        ("請求書を修正しました", Guess(Kind.HELP, sure=False)),
        ("met the Acme people", Guess(Kind.HELP, sure=True)),
        ("FIXED THE INVOICE!!!", Guess(Kind.SOLVE, sure=True)),
        ("\u200ffixed, at last: Acme&amp;Co's form", Guess(Kind.SOLVE, sure=True)),
        ("thanked <@U1|helper> 🎂", Guess(Kind.DELIGHT, sure=True)),
        ("swapping cards, and calling Acme", Guess(Kind.SOLVE, sure=True)),
        ("left pastries for the night nurses", Guess(Kind.DELIGHT, sure=False)),
        ("sent Mr Li the link", Guess(Kind.HELP, sure=False)),
    ],
)
def test_it_looks_at_the_words_alone(text: str, expected: Guess) -> None:
    assert guess_kind(text) == expected


@given(st.text())
def test_any_text_gets_a_guess(text: str) -> None:
    assert guess_kind(text).kind in Kind
