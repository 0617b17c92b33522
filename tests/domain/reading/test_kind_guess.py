import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.kinds import Kind
from bot.domain.reading.kind_guess import guess_kind
from tests.domain.reading import kind_sentences as written

TUNED_ON = {Kind.HELP: written.HELP, Kind.SOLVE: written.SOLVE, Kind.DELIGHT: written.DELIGHT}
HELD_OUT = {
    Kind.HELP: written.HELD_OUT_HELP,
    Kind.SOLVE: written.HELD_OUT_SOLVE,
    Kind.DELIGHT: written.HELD_OUT_DELIGHT,
}


def guesses(sentences: str) -> list[Kind]:
    return [guess_kind(sentence) for sentence in sentences.strip().splitlines()]


@pytest.mark.parametrize("kind", Kind)
def test_at_least_nine_in_ten_everyday_sentences_are_guessed_right(kind: Kind) -> None:
    guessed = guesses(TUNED_ON[kind])
    assert len(guessed) >= 50
    assert sum(guess is kind for guess in guessed) >= 0.9 * len(guessed)


@pytest.mark.parametrize("kind", Kind)
def test_sentences_it_was_never_tuned_on_are_guessed_nearly_as_well(kind: Kind) -> None:
    guessed = guesses(HELD_OUT[kind])
    assert len(guessed) == 10
    assert sum(guess is kind for guess in guessed) >= 9


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Kind.HELP),
        ("👍 :tada:", Kind.HELP),
        ("請求書を修正しました", Kind.HELP),
        ("met the Acme people", Kind.HELP),
        ("FIXED THE INVOICE!!!", Kind.SOLVE),
        ("\u200ffixed, at last: Acme&amp;Co's form", Kind.SOLVE),
        ("thanked <@U1|helper> 🎂", Kind.DELIGHT),
        ("swapping cards, and calling Acme", Kind.SOLVE),
        ("left pastries for the night nurses", Kind.DELIGHT),
        ("sent Mr Li the link", Kind.HELP),
    ],
)
def test_it_looks_at_the_words_alone(text: str, expected: Kind) -> None:
    assert guess_kind(text) == expected


@given(st.text())
def test_any_text_gets_a_guess(text: str) -> None:
    assert guess_kind(text) in Kind
