"""Read the emoji that mark a Slack status as away, as people write them."""

import re

from bot.domain.text import quote, tidy
from bot.errors import InvalidInputError

MOST_EMOJI = 50
_NAME = re.compile(r"[\w+'-]{1,100}")
_BETWEEN = re.compile(r"[\s,;]+")
_TONE = re.compile(r"::skin-tone-\d(?::|$)")


def parse_emoji(text: str) -> frozenset[str] | None:
    """Return the emoji in `text`, such as `:palm_tree: :house:` or `palm_tree, house`, each as `:name:`.

    None for no text. Skin tones are ignored. Raise `InvalidInputError` for anything that is not an emoji's name.
    """
    # Two emoji may have only a colon between them: ":palm_tree::house:".
    plain = _TONE.sub(": ", tidy(text).casefold()).replace("::", ": :")
    words = [word for word in _BETWEEN.split(plain) if word]
    if len(words) > MOST_EMOJI:
        raise InvalidInputError(f"I can watch {MOST_EMOJI} emoji at most. Please remove some.", field="away")
    return frozenset(_emoji(word) for word in words) or None


def _emoji(word: str) -> str:
    name = word.removeprefix(":").removesuffix(":")
    if not _NAME.fullmatch(name):
        raise InvalidInputError(
            f"“{quote(word)}” isn't the name of an emoji. Use names such as :palm_tree: :face_with_thermometer:",
            field="away",
        )
    return f":{name}:"
