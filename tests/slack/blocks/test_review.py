"""The review of as many stories as there can be, of the longest texts."""

import pytest

from bot.domain.checks import SETTING_LIMIT
from bot.domain.reviews import IN_RESERVE
from bot.domain.shoutouts import MOST_STORIES
from tests.slack.blocks.look import accepted, harmless, parsed
from tests.slack.blocks.review_samples import everything
from tests.support.typed_text import LONGEST


@pytest.mark.parametrize("text", LONGEST.values(), ids=LONGEST)
def test_the_most_stories_of_the_longest_texts_fit_a_message(text: str) -> None:
    for message in everything(text, text[:SETTING_LIMIT], MOST_STORIES + IN_RESERVE):
        assert accepted(message)
        assert harmless(parsed(message))
