"""Define how to write a table of sentences: by type of problem, what people read about it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.errors import BotError, Problem

Sentences = Mapping[type[Problem], str | Callable[[Any], str]]
"""By type of problem, its sentence, or what makes the sentence from its facts."""


def sentence_in(sentences: Sentences, problem: Problem) -> str:
    """Return the sentence for a problem; raise KeyError if the table has none."""
    found = sentences[type(problem)]
    return found if isinstance(found, str) else found(problem)


def text_in(sentences: Sentences, error: BotError) -> str:
    """Return what to show for an error: its problem's sentence, or its own text."""
    return str(error) if error.problem is None else sentence_in(sentences, error.problem)


def listed(words: Sequence[str], last: str) -> str:
    """Return the words as a list, with the word `last` before the last of several: "A, B or C"."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else words[0]
