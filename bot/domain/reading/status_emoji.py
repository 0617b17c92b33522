"""Read the emoji that mark a Slack status as away, as people write them."""

from dataclasses import dataclass

from bot.domain.patterns import lazily
from bot.domain.text import tidy
from bot.errors import InvalidInputError, Problem

MOST_EMOJI = 50
_NAME = lazily(r"[\w+'-]{1,100}")
_BETWEEN = lazily(r"[\s,;]+")
_TONE = lazily(r"::skin-tone-\d(?::|$)")


@dataclass(frozen=True, slots=True)
class TooManyEmoji(Problem):
    """More emoji than can be watched."""

    limit: int


@dataclass(frozen=True, slots=True)
class NotAnEmoji(Problem):
    """`text` is not the name of an emoji."""

    text: str


def parse_emoji(text: str) -> frozenset[str] | None:
    """Return the emoji in `text`, such as `:palm_tree: :house:` or `palm_tree, house`, each as `:name:`.

    None for no text. Skin tones are ignored. Raise `InvalidInputError` for anything that is not an emoji's name.
    """
    # Two emoji may have only a colon between them: ":palm_tree::house:".
    plain = _TONE.sub(": ", tidy(text).casefold()).replace("::", ": :")
    words = [word for word in _BETWEEN.split(plain) if word]
    if len(words) > MOST_EMOJI:
        raise InvalidInputError(TooManyEmoji(MOST_EMOJI), field="away")
    return frozenset(_emoji(word) for word in words) or None


def _emoji(word: str) -> str:
    name = word.removeprefix(":").removesuffix(":")
    if not _NAME.fullmatch(name):
        raise InvalidInputError(NotAnEmoji(word), field="away")
    return f":{name}:"
