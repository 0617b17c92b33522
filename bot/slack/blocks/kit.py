"""Define what all builders share: messages made of parts, each a block with its text for screen readers.

Blocks are plain dictionaries: slack_sdk would check each one again whenever it is shown, which costs a command 1 ms.
The tests let slack_sdk and the local Slack check every message.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from slack_sdk.models.blocks import Option, PlainTextObject

from bot.domain.text import SECTION_LIMIT, escape, shorten, show_mrkdwn, unescape
from bot.slack.blocks.room import ANSWER_ROOM, BLOCKS_ROOM, fit, json_size
from bot.slack.ids import Act

Block = dict[str, Any]
View = dict[str, Any]
Element = dict[str, Any]
"""A button or a menu."""

Measure = Callable[[str], int]
"""Return the length of a text."""

TEXT_LIMIT = 4000
"""The most characters that Slack allows in a message's top-level text; in an edited message, the most bytes."""
_ANY_LENGTH = 1_000_000
_BLOCK_WEIGHT = 50
WEIGHT_LIMIT = 12_000
"""The most weight of a message; Slack took this much, and refused 13,600."""
LABEL_LIMIT = 75
"""The most characters in a button or an option."""


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


def say(text: str) -> Part:
    """Return a paragraph in our own words, as mrkdwn; pass people's words through `show_mrkdwn` first."""
    text = shorten(text, SECTION_LIMIT)
    return Part(_section(_mrkdwn(text)), text)


def plain(text: str, accessory: Element | None = None) -> Part:
    """Return a paragraph with people's words, as plain text: nothing in it can ping, link or format."""
    text = shorten(text, SECTION_LIMIT)
    return Part(_section(_plain(text), accessory), _plain_said(text))


def labelled(label: str, text: str, accessory: Element | None = None, limit: int = SECTION_LIMIT) -> Part:
    """Return a paragraph with people's words after a label in bold; nothing in either can ping, link or format.

    `limit` is the most characters, escaped, as long as the label is shorter.
    """
    start = _bold(label)
    text = f"{start}{show_mrkdwn(text, {}, max(limit - len(start), 1))}"
    return Part(_section(_mrkdwn(text), accessory), text)


def labelled_adapting(label: str, said: Callable[[int], str], limit: int) -> list[Part]:
    """Return paragraphs as `labelled` does, for a list that has its own way to fit a limit.

    It takes as many paragraphs as it needs; a screen reader hears one.
    """
    start = _bold(label)

    def aloud(most: int) -> str:
        return f"{start}{_plain_said(said(max(most - len(start), 0)))}"

    most = limit
    while len(escaped := show_mrkdwn(said(most), {}, _ANY_LENGTH)) > limit and most > 0:
        most = most * 3 // 4
    first, *more = _paragraphs(f"{start}{escaped}")
    silent = [Part(say(each).block) for each in more]
    return [Part(say(first).block, aloud(min(limit, SECTION_LIMIT)), aloud), *silent]


def whole(text: str) -> list[Part]:
    """Return people's words in full, in as many paragraphs as they need."""
    return [plain(text[start : start + SECTION_LIMIT]) for start in range(0, len(text), SECTION_LIMIT)]


def note(text: str) -> Part:
    """Return a line of small print in our own words, as mrkdwn."""
    return Part({"type": "context", "elements": [_mrkdwn(text)]}, text)


def plain_note(text: str) -> Part:
    """Return a line of small print with people's words."""
    text = shorten(text, SECTION_LIMIT)
    return Part({"type": "context", "elements": [_plain(text)]}, _plain_said(text))


def heading(text: str) -> Part:
    """Return a heading in our own words."""
    return Part({"type": "header", "text": _plain(text)}, f"*{text}*")


def plain_heading(text: str) -> Part:
    """Return a heading with people's words."""
    return Part({"type": "header", "text": _plain(text)}, f"*{_plain_said(text)}*")


def rule() -> Part:
    """Return a divider."""
    return Part({"type": "divider"})


def buttons(*elements: Element) -> Part:
    """Return a row of buttons and menus."""
    return Part({"type": "actions", "elements": list(elements)})


def button(label: str, action_id: str, value: object = None, *, primary: bool = False) -> Element:
    """Return a button; `value` identifies the row that it is about, if any."""
    made = {"type": "button", "action_id": action_id, "text": _plain(label)}
    if value not in {None, ""}:
        made["value"] = str(value)
    return made | {"style": "primary"} if primary else made


def overflow(action_id: str, choices: Iterable[tuple[str, str]]) -> Element:
    """Return a ⋯ menu of these labels and values."""
    options = [{"text": _plain(shorten(label, LABEL_LIMIT)), "value": value} for label, value in choices]
    return {"type": "overflow", "action_id": action_id, "options": options}


def option(label: str, value: str, description: str | None = None) -> Option:
    """Return an option of a form; its label is shortened to one line and never empty."""
    return Option(
        text=PlainTextObject(text=shorten(" ".join(label.split()) or "…", LABEL_LIMIT), emoji=True),
        value=value,
        description=None if description is None else PlainTextObject(text=description, emoji=True),
    )


def paging(act: Act, page: int, pages: int, *, before: str, after: str) -> list[Part]:
    """Return buttons to the pages `before` and `after` this one, if they exist."""
    if pages == 1:
        return []
    sides = ((before, page - 1), (after, page + 1))
    shown = [button(word.capitalize(), act.on(word), to) for word, to in sides if 0 <= to < pages]
    return [note(f"Page {page + 1} of {pages}"), buttons(*shown)]


def _section(text: Block, accessory: Element | None = None) -> Block:
    made = {"type": "section", "text": text}
    return made if accessory is None else made | {"accessory": accessory}


def _mrkdwn(text: str) -> Block:
    # Verbatim keeps Slack from turning addresses, channel names and people's names into links.
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def _plain(text: str) -> Block:
    # Slack sends emoji as `:name:`, so this shows the ones people typed as emoji.
    return {"type": "plain_text", "text": text, "emoji": True}


def _bold(label: str) -> str:
    return f"*{show_mrkdwn(label, {})}* "


def _paragraphs(text: str) -> Iterator[str]:
    """Yield a list's text in paragraph-sized pieces; each but the last ends with a comma."""
    while len(text) > SECTION_LIMIT:
        comma = text.rfind(", ", 0, SECTION_LIMIT) + 1
        yield text[:comma]
        text = text[comma + 1 :]
    yield text


def _plain_said(text: str) -> str:
    return show_mrkdwn(text, {}, TEXT_LIMIT)


def _fits(parts: Sequence[Part]) -> bool:
    return weight(parts) <= WEIGHT_LIMIT and json_size(blocks_of(parts)) <= BLOCKS_ROOM


def _characters(element: object) -> int:
    """Return the number of characters in all texts of a block."""
    if isinstance(element, list):
        return sum(map(_characters, element))
    if not isinstance(element, dict):
        return 0
    text = element.get("text")
    return (len(text) if isinstance(text, str) else 0) + sum(map(_characters, element.values()))


def _aloud(parts: Sequence[Part], measure: Measure, room: int = _ANY_LENGTH) -> str:
    """Return all that the parts say, a line each; if that is too long, the longest are shortened first."""
    most = TEXT_LIMIT
    while True:
        text = "\n".join(part.within(most) for part in parts if part.said)
        if measure(text) <= TEXT_LIMIT and json_size(text) <= room:
            return text
        most = most * 3 // 4
