"""Make the parts that all builders share: paragraphs, headings, notes, buttons and menus."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from slack_sdk.models.blocks import Option, PlainTextObject

from bot.domain.text import SECTION_LIMIT, shorten, show_mrkdwn
from bot.slack.blocks.parts import ANY_LENGTH, TEXT_LIMIT, Block, Part
from bot.slack.ids import Act

View = dict[str, Any]
Element = dict[str, Any]
"""A button or a menu."""
LABEL_LIMIT = 75
"""The most characters in a button or an option."""
ABOUT_LIMIT = 55
"""The most characters of people's words in what is spoken of a button, beside its label."""


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
    while len(escaped := show_mrkdwn(said(most), {}, ANY_LENGTH)) > limit and most > 0:
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


def button(label: str, action_id: str, value: object = None, *, primary: bool = False, about: str = "") -> Element:
    """Return a button; `value` identifies the row that it is about, if any.

    `about` says in plain text what the row is, to people who hear the button without seeing what stands beside it.
    """
    made = {"type": "button", "action_id": action_id, "text": _plain(label)}
    if about:
        made["accessibility_label"] = shorten(f"{label}: {about}", LABEL_LIMIT)
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
