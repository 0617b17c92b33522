"""Read Slack's rich text: return its words as mrkdwn, escaped, with Slack's tokens for people, channels and links."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from bot.domain.text import escape

DEEPEST = 12
"""How many levels of elements are read; Slack nests no more than four."""
_LINK = re.compile(r"[a-z][a-z0-9+.-]*:[^<>|\s]+")
_NO_LABEL = re.compile(r"[<>|]")


def rich_text_words(element: object, depth: int = 0) -> str:
    """Return the words of a rich text block or of an element in it; empty for anything else."""
    if not isinstance(element, dict) or depth > DEEPEST:
        return ""
    kind = element.get("type")
    leaf = _LEAVES.get(kind) if isinstance(kind, str) else None
    if leaf is not None:
        return leaf(element)
    inner = element.get("elements")
    parts = [rich_text_words(each, depth + 1) for each in inner] if isinstance(inner, list) else []
    if kind == "rich_text_list":
        return "\n".join(_items(parts, ordered=element.get("style") == "ordered"))
    return ("\n" if kind == "rich_text" else "").join(parts)


def word(value: object) -> str:
    """Return a value of a payload if it is a string."""
    return value if isinstance(value, str) else ""


def _items(parts: list[str], *, ordered: bool) -> Iterator[str]:
    for number, part in enumerate(parts, 1):
        yield f"{number}. {part}" if ordered else f"• {part}"


def _text(element: dict[str, Any]) -> str:
    return escape(word(element.get("text")))


def _link(element: dict[str, Any]) -> str:
    url, label = word(element.get("url")), _NO_LABEL.sub(" ", word(element.get("text")))
    if not _LINK.fullmatch(url):
        return escape(label or url)
    return f"<{escape(url)}|{escape(label)}>" if label else f"<{escape(url)}>"


def _emoji(element: dict[str, Any]) -> str:
    name = word(element.get("name"))
    return f":{name}:" if name else ""


def _token(key: str, before: str) -> Callable[[dict[str, Any]], str]:
    """Return what makes a token of an element with an id or a name under `key`."""

    def token(element: dict[str, Any]) -> str:
        value = word(element.get(key))
        return f"<{before}{value}>" if value.isalnum() else ""

    return token


_LEAVES: dict[str, Callable[[dict[str, Any]], str]] = {
    "text": _text,
    "raw_text": _text,
    "link": _link,
    "emoji": _emoji,
    "user": _token("user_id", "@"),
    "channel": _token("channel_id", "#"),
    "usergroup": _token("usergroup_id", "!subteam^"),
    "broadcast": _token("range", "!"),
    "date": lambda element: escape(word(element.get("fallback"))),
    "color": lambda element: escape(word(element.get("value"))),
}
