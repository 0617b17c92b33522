"""What all builders share: a message grows from parts, and a part is a block with what it says aloud."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    BlockElement,
    ButtonElement,
    ContextBlock,
    DividerBlock,
    HeaderBlock,
    InteractiveElement,
    MarkdownTextObject,
    Option,
    PlainTextObject,
    SectionBlock,
)

from bot.domain.text import SECTION_LIMIT, escape, shorten, show_mrkdwn, unescape
from bot.slack.ids import Act

Block = dict[str, Any]
View = dict[str, Any]

Measure = Callable[[str], int]
"""How long a text is."""

TEXT_LIMIT = 4000
"""The most characters that Slack wants in the top-level text of a message; of one that it replaces, the most bytes."""
_BLOCK_WEIGHT = 50
LABEL_LIMIT = 75
"""The most characters in a button or an option."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message for Slack: `text` says everything that the blocks say, for screen readers read it alone."""

    text: str
    blocks: list[Block]


@dataclass(frozen=True, slots=True)
class Part:
    """A block, and the same as mrkdwn for the message's text; buttons are read from the block itself.

    `adapted` says it in at most so many characters, escaping not counted, where shortening would lose what counts.
    """

    block: Block
    said: str = ""
    adapted: Callable[[int], str] | None = None

    def within(self, most: int) -> str:
        """What is said, escaped, in at most so many characters before that."""
        # Shortened unescaped, so that no entity is cut; what is said holds no markup of Slack's to be undone.
        unescaped = unescape(self.said)
        if self.adapted and len(unescaped) > most:
            unescaped = unescape(self.adapted(most))
        return escape(shorten(unescaped, most))


def message(*parts: Part, measure: Measure = len) -> Message:
    """The message that these parts make; `measure` is `in_bytes` where it takes the place of one that is posted."""
    return Message(_aloud([part for part in parts if part.said], measure), blocks_of(parts))


def weight(parts: Sequence[Part]) -> int:
    """How much of what Slack takes in one message these parts need: their characters, and a little for each block.

    Slack refuses a message of too much with `msg_blocks_too_long` and does not say how much that is; 12,000 of this
    measure have gone through, 13,600 have not.
    """
    return sum(_BLOCK_WEIGHT + _characters(part.block) for part in parts)


def in_bytes(text: str) -> int:
    """How many bytes Slack counts in a text."""
    return len(text.encode())


def blocks_of(parts: Iterable[Part]) -> list[Block]:
    """The blocks alone, for a view: it has no text of its own."""
    return [part.block for part in parts]


def say(text: str) -> Part:
    """A paragraph in our own words, as mrkdwn; what people typed goes through `show_mrkdwn` before it gets in."""
    text = shorten(text, SECTION_LIMIT)
    return Part(SectionBlock(text=_mrkdwn(text)).to_dict(), text)


def plain(text: str, accessory: BlockElement | None = None) -> Part:
    """A paragraph that holds what people typed, as plain text: nothing in it can ping, link or format."""
    text = shorten(text, SECTION_LIMIT)
    return Part(SectionBlock(text=_plain(text), accessory=accessory).to_dict(), _plain_said(text))


def plain_adapting(said: Callable[[int], str], limit: int) -> list[Part]:
    """As `plain`, for a list that is said in at most so many characters in another way than by cutting its end.

    It takes as many paragraphs as it needs, and is read aloud in one.
    """
    first, *more = _paragraphs(said(limit))
    aloud = _plain_said(said(min(limit, SECTION_LIMIT)))
    silent = [Part(plain(each).block) for each in more]
    return [Part(plain(first).block, aloud, lambda most: _plain_said(said(most))), *silent]


def whole(text: str) -> list[Part]:
    """What people typed in full, in as many paragraphs as that takes."""
    return [plain(text[start : start + SECTION_LIMIT]) for start in range(0, len(text), SECTION_LIMIT)]


def note(text: str) -> Part:
    """A line in small print in our own words, as mrkdwn."""
    return Part(ContextBlock(elements=[_mrkdwn(text)]).to_dict(), text)


def plain_note(text: str) -> Part:
    """A line in small print that holds what people typed."""
    text = shorten(text, SECTION_LIMIT)
    return Part(ContextBlock(elements=[_plain(text)]).to_dict(), _plain_said(text))


def heading(text: str) -> Part:
    """A heading in our own words."""
    return Part(HeaderBlock(text=_plain(text)).to_dict(), f"*{text}*")


def rule() -> Part:
    """A line across."""
    return Part(DividerBlock().to_dict())


def buttons(*elements: InteractiveElement) -> Part:
    """A row of buttons and menus."""
    return Part(ActionsBlock(elements=list(elements)).to_dict())


def button(label: str, action_id: str, value: object = None, *, primary: bool = False) -> ButtonElement:
    """A button; `value` says for which row, where there is one."""
    return ButtonElement(
        text=_plain(label),
        action_id=action_id,
        value=None if value is None else str(value),
        style="primary" if primary else None,
    )


def option(label: str, value: str, description: str | None = None) -> Option:
    """A choice in a menu or a form; its label is shortened to one line, and never empty."""
    return Option(
        text=_plain(shorten(" ".join(label.split()) or "…", LABEL_LIMIT)),
        value=value,
        description=None if description is None else _plain(description),
    )


def paging(act: Act, page: int, pages: int, *, before: str, after: str) -> list[Part]:
    """Buttons to the pages `before` and `after` this one, as far as there are any."""
    if pages == 1:
        return []
    sides = ((before, page - 1), (after, page + 1))
    shown = [button(word.capitalize(), act.on(word), to) for word, to in sides if 0 <= to < pages]
    return [note(f"Page {page + 1} of {pages}"), buttons(*shown)]


def _mrkdwn(text: str) -> MarkdownTextObject:
    # Verbatim keeps Slack from making links of addresses, channel names and people's names on its own.
    return MarkdownTextObject(text=text, verbatim=True)


def _plain(text: str) -> PlainTextObject:
    # Slack hands emoji over as `:name:`, so this shows those that people typed as they meant them.
    return PlainTextObject(text=text, emoji=True)


def _paragraphs(text: str) -> Iterator[str]:
    """A list's text, in parts that a paragraph holds, each ending with a comma but for the last."""
    while len(text) > SECTION_LIMIT:
        comma = text.rfind(", ", 0, SECTION_LIMIT) + 1
        yield text[:comma]
        text = text[comma + 1 :]
    yield text


def _plain_said(text: str) -> str:
    return show_mrkdwn(text, {}, TEXT_LIMIT)


def _characters(element: object) -> int:
    """The characters in all the texts of a block."""
    if isinstance(element, list):
        return sum(map(_characters, element))
    if not isinstance(element, dict):
        return 0
    text = element.get("text")
    return (len(text) if isinstance(text, str) else 0) + sum(map(_characters, element.values()))


def _aloud(said: list[Part], measure: Measure) -> str:
    """All that is said, on lines of its own; the longest are shortened first where it is too much."""
    most = TEXT_LIMIT
    while True:
        text = "\n".join(part.within(most) for part in said)
        if measure(text) <= TEXT_LIMIT:
            return text
        most = most * 3 // 4
