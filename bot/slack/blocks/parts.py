"""Make messages of parts, each a block with its text for screen readers, small enough for Slack.

Blocks are plain dictionaries: slack_sdk would check each one again whenever it is shown, which costs a command 1 ms.
The tests let slack_sdk and the local Slack check every message.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.domain.text import escape, shorten, unescape
from bot.slack.blocks.room import ANSWER_ROOM, BLOCKS_ROOM, fit, json_size

Block = dict[str, Any]
Measure = Callable[[str], int]
"""Return the length of a text."""
TEXT_LIMIT = 4000
"""The most characters that Slack allows in a message's top-level text; in an edited message, the most bytes."""
ANY_LENGTH = 1_000_000
"""More characters than any text has."""
_BLOCK_WEIGHT = 50
WEIGHT_LIMIT = 12_000
"""The most weight of a message; Slack took this much, and refused 13,600."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message for Slack; `text` repeats everything in the blocks, because screen readers read only `text`.

    `more` goes on where this one is full.
    """

    text: str
    blocks: list[Block]
    more: tuple["Message", ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A block, and the same in mrkdwn for the message's text; a button's text comes from the block.

    `adapted` returns a version of at most this many characters, before escaping. It is for text that must not simply be
    cut.
    """

    block: Block
    said: str = ""
    adapted: Callable[[int], str] | None = None

    def within(self, most: int) -> str:
        """Return the text, escaped, with at most `most` characters before escaping."""
        # Shorten it unescaped, so that no entity is cut; the text has no Slack markup that unescaping could break.
        unescaped = unescape(self.said)
        if self.adapted and len(unescaped) > most:
            unescaped = unescape(self.adapted(most))
        return escape(shorten(unescaped, most))


def message(*parts: Part, measure: Measure = len) -> Message:
    """Return the message of these parts, small enough for an answer: its longest texts are cut, if they have to be.

    `measure` is `in_bytes` when it replaces a posted one.
    """
    blocks = fit(blocks_of(parts), BLOCKS_ROOM)
    return Message(_aloud(parts, measure, ANSWER_ROOM - json_size(blocks)), blocks)


def large_message(*parts: Part, measure: Measure = len) -> Message:
    """Return the message of these parts for a post, which may be larger than an answer; `measure` as above."""
    return Message(_aloud(parts, measure), blocks_of(parts))


def several_messages(parts: Sequence[Part], then: Part) -> Message:
    """Return the message of these parts, uncut; where it is full, more messages go on, and begin with `then`."""
    pages: list[list[Part]] = [[]]
    for part in parts:
        if not _fits([*pages[-1], part]):
            pages.append([then])
        pages[-1].append(part)
    first, *more = (message(*page) for page in pages)
    return replace(first, more=tuple(more))


def weight(parts: Sequence[Part]) -> int:
    """Return how much of a message's capacity these parts need: their characters, plus 50 for each block.

    Slack refuses too large a message with `msg_blocks_too_long`, without giving the limit.
    """
    return sum(_BLOCK_WEIGHT + _characters(part.block) for part in parts)


def count_words(parts: Iterable[Part]) -> int:
    """Return how many words these parts say, beside their buttons."""
    return sum(len(part.said.split()) for part in parts)


def in_bytes(text: str) -> int:
    """Return how many bytes Slack counts in a text."""
    return len(text.encode())


def blocks_of(parts: Iterable[Part]) -> list[Block]:
    """Return only the blocks, for a view, which has no text of its own."""
    return [part.block for part in parts]


def _fits(parts: Sequence[Part]) -> bool:
    return weight(parts) <= WEIGHT_LIMIT and json_size(blocks_of(parts)) <= BLOCKS_ROOM


def _characters(element: object) -> int:
    """Return the number of characters in all texts and spoken labels of a block."""
    if isinstance(element, list):
        return sum(map(_characters, element))
    if not isinstance(element, dict):
        return 0
    texts = (element.get("text"), element.get("accessibility_label"))
    return sum(len(text) for text in texts if isinstance(text, str)) + sum(map(_characters, element.values()))


def _aloud(parts: Sequence[Part], measure: Measure, room: int = ANY_LENGTH) -> str:
    """Return all that the parts say, a line each; if that is too long, the longest are shortened first."""
    most = TEXT_LIMIT
    while True:
        text = "\n".join(part.within(most) for part in parts if part.said)
        if measure(text) <= TEXT_LIMIT and json_size(text) <= room:
            return text
        most = most * 3 // 4
