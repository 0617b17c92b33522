"""Expect a problem: the facts that an error carries, or the words that it gets for people."""

import re
from collections.abc import Callable

from bot.errors import BotError, Problem
from bot.setup_problems import text_of


def about(problem: Problem) -> Callable[[BotError], bool]:
    """Return a check for `pytest.raises`: the error is about this problem."""
    return lambda error: error.problem == problem


def saying(words: str) -> Callable[[BotError], bool]:
    """Return a check for `pytest.raises`: what is shown for the error contains these words."""
    return lambda error: re.search(re.escape(words), text_of(error)) is not None
