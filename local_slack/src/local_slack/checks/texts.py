"""Collect the texts within blocks, to look for pings."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_TEXT_OBJECTS = ("plain_text", "mrkdwn")

# A rich_text leaf says by its type what mrkdwn says by markup; as markup, one parser finds both.
_AS_MRKDWN: Mapping[str, str] = {
    "user": "<@{user_id}>",
    "usergroup": "<!subteam^{usergroup_id}>",
    "channel": "<#{channel_id}>",
    "broadcast": "<!{range}>",
    "link": "<{url}>",
}


def texts_of(blocks: Iterable[object]) -> Iterator[tuple[str, str]]:
    """Return every text in these blocks with its type, `plain_text` or `mrkdwn`, however deeply nested.

    Parse only `mrkdwn`: only it can ping and link. A markdown block counts as `mrkdwn`, because mentions work in it
    too. Leaves of rich_text come as the markup with the same effect, and their bare text as `plain_text`.
    """
    for block in blocks:
        yield from _walk(block)


def _walk(value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        yield from _own(value)
        for held in value.values():
            yield from _walk(held)
    elif isinstance(value, list):
        for held in value:
            yield from _walk(held)


def _own(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    kind, text = value.get("type"), value.get("text")
    if not isinstance(kind, str):
        return
    if kind in _AS_MRKDWN:
        yield "mrkdwn", _AS_MRKDWN[kind].format_map(value)
    if isinstance(text, str):
        if kind in _TEXT_OBJECTS:
            yield kind, text
        elif kind == "markdown":
            yield "mrkdwn", text
        elif kind in ("text", "link"):
            yield "plain_text", text
