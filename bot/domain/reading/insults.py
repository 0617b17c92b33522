"""Find words that insult people, or swear; colleagues do not read them before their person has reworded them.

Only known words are found: no irony, no threat, no word of another language, no letters changed to hide a word.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from bot.domain.patterns import lazily
from bot.domain.text import tidy, without_tokens
from bot.errors import InvalidInputError, Problem


@dataclass(frozen=True, slots=True)
class Insulting(Problem):
    """The text insults people, or swears, with these `words` of it."""

    words: str


def insult_in(*texts: str | None) -> str | None:
    """Return the first insulting words in these texts, as they were typed; None without any."""
    found = (_INSULT.search(tidy(without_tokens(text))) for text in texts if text)
    return next((insult[0] for insult in found if insult), None)


def check_insults(**fields: str | None) -> None:
    """Raise InvalidInputError for the first of these fields that insults people."""
    for field, text in fields.items():
        if insult := insult_in(text):
            raise InvalidInputError(Insulting(insult), field=field)


def _patterns() -> Iterator[str]:
    data: dict[str, dict[str, str]] = tomllib.loads(
        files("bot.domain.reading").joinpath("insults.toml").read_text(encoding="utf-8")
    )
    for lists in data.values():
        phrases, adjectives, people, is_ = (_any_of(lists[name]) for name in ("phrases", "adjectives", "people", "is"))
        yield phrases
        yield rf"{adjectives}(?: [^\W\d]+)? {people}"
        yield rf"{people} ?{is_}(?: [^\W\d]+){{0,2}}? {adjectives}"


def _any_of(phrases: str) -> str:
    return f"(?:{'|'.join(re.escape(' '.join(each.split())) for each in phrases.split(','))})"


_INSULT = lazily(rf"(?<![\w-])(?:{'|'.join(_patterns())})(?![\w-])", re.IGNORECASE)
