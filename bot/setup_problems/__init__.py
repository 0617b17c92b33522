"""Say to the operator what is wrong with the settings, the database or the file of ideas."""

from bot.domain.reading.place_errors import UnknownPlaceSetting
from bot.errors import BotError
from bot.setup_problems import database, ideas
from bot.slack.blocks.problems import SENTENCES as IN_SLACK
from bot.slack.blocks.problems import sentence
from bot.slack.blocks.problems.sentences import Sentences, text_in


def _unknown_place(problem: UnknownPlaceSetting) -> str:
    return f"CX_COUNTRY is “{problem.text}”: {sentence(problem.why)}"


SENTENCES: Sentences = {UnknownPlaceSetting: _unknown_place, **database.SENTENCES, **ideas.SENTENCES}
"""By type of problem, what the operator reads, beside what people in Slack read."""


def text_of(error: BotError) -> str:
    """Return what the operator reads about an error; it contains no token and no password."""
    return text_in({**IN_SLACK, **SENTENCES}, error)
