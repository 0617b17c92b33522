import pytest

from bot.domain.reading.sentences import asks_for_help, has_words, is_sentence


@pytest.mark.parametrize("words", ["?", "help with needs", "How can I undo that", "hey, good morning!", "where is it?"])
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


@pytest.mark.parametrize("text", ["called Acme", "refunded 7", "thanked <@U1>", "谢谢客户的耐心", "ช่วยลูกค้า"])
def test_two_words_or_a_run_without_spaces_can_say_what_was_done(text: str) -> None:
    assert is_sentence(text)


@pytest.mark.parametrize("text", ["Acme", "1 2", "<@U1> <@U2>", "<https://x.org> 7", "谢谢", "nice :tada:"])
def test_one_word_or_none_in_letters_cannot(text: str) -> None:
    assert not is_sentence(text)
