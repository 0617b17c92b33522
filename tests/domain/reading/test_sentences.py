import pytest

from bot.domain.reading.sentences import asks_for_help, has_words


@pytest.mark.parametrize(
    "words", ["?", "help with needs", "How can I undo that", "hey, good morning!", "what can you do?"]
)
def test_a_greeting_or_a_question_asks_for_help(words: str) -> None:
    assert asks_for_help(words)


@pytest.mark.parametrize("words", ["", "help Ms Okafor", "good call with Acme", "how-to written for Acme", "is done"])
def test_other_words_do_not(words: str) -> None:
    assert not asks_for_help(words)


@pytest.mark.parametrize("text", ["Ana", "<@U1>", "7", "é", ":tada: x"])
def test_a_letter_a_digit_or_a_person_is_a_word(text: str) -> None:
    assert has_words(text)


@pytest.mark.parametrize("text", ["", "...", "👍", ":tada:", "«»"])
def test_marks_and_emoji_are_not(text: str) -> None:
    assert not has_words(text)
