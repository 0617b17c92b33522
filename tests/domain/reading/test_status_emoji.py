import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.reading.status_emoji import MOST_EMOJI, NotAnEmoji, TooManyEmoji, parse_emoji
from bot.errors import InvalidInputError
from tests.support.problems import about


@pytest.mark.parametrize(
    ("text", "emoji"),
    [
        (":palm_tree:", {":palm_tree:"}),
        ("palm_tree, house", {":palm_tree:", ":house:"}),
        (":palm_tree: :house:", {":palm_tree:", ":house:"}),
        (":palm_tree::house:", {":palm_tree:", ":house:"}),
        (":Palm_Tree:; :palm_tree:", {":palm_tree:"}),
        (":wave::skin-tone-2:", {":wave:"}),
        (":wave::skin-tone-2::house:", {":wave:", ":house:"}),
        (":+1: :flag-de: :100:", {":+1:", ":flag-de:", ":100:"}),
    ],
)
def test_emoji_are_written_as_people_like(text: str, emoji: set[str]) -> None:
    assert parse_emoji(text) == frozenset(emoji)


@pytest.mark.parametrize("text", ["", "  ", " , "])
def test_none_at_all_stands_for_slacks_own(text: str) -> None:
    assert parse_emoji(text) is None


@pytest.mark.parametrize("text", ["🌴", "on holiday!", ":", ":palm tree?:", "<!channel>", "x" * 101])
def test_what_is_no_emojis_name_is_refused(text: str) -> None:
    with pytest.raises(InvalidInputError, check=lambda error: isinstance(error.problem, NotAnEmoji)) as refusal:
        parse_emoji(text)
    assert refusal.value.field == "away"


def test_there_can_be_too_many() -> None:
    names = [f"emoji-{number}" for number in range(MOST_EMOJI + 1)]
    with pytest.raises(InvalidInputError, check=about(TooManyEmoji(MOST_EMOJI))):
        parse_emoji(" ".join(names))
    assert len(parse_emoji(" ".join(names[1:])) or ()) == MOST_EMOJI


@given(st.text())
def test_any_text_is_a_set_of_names_without_spaces_or_is_refused(text: str) -> None:
    try:
        emoji = parse_emoji(text)
    except InvalidInputError:
        return
    assert emoji is None or all(each.startswith(":") and each.endswith(":") and " " not in each for each in emoji)
