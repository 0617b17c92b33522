"""Say what is wrong: the table of sentences, from a problem to what people read about it."""

from bot.errors import BotError, Problem
from bot.slack.blocks.problems import needs, nudges, offers, places, recording, stories, workspace
from bot.slack.blocks.problems.sentences import Sentences, sentence_in, text_in

_FAMILIES = (recording, needs, offers, nudges, places, stories, workspace)
SENTENCES: Sentences = {problem: said for family in _FAMILIES for problem, said in family.SENTENCES.items()}
"""By type of problem, what people in Slack read."""


def sentence(problem: Problem) -> str:
    """Return what people read about a problem."""
    return sentence_in(SENTENCES, problem)


def text_of(error: BotError) -> str:
    """Return what people read about an error."""
    return text_in(SENTENCES, error)
