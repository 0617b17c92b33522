"""Cut a list into pages, with cursors as Slack makes them."""

import base64
from collections.abc import Sequence
from typing import TypeVar

from local_slack.errors import SlackError
from local_slack.json_types import Json
from local_slack.web_api.args import Args

Item = TypeVar("Item")

_UNPAGED = 100
"""A caller without a limit gets no list that is longer than this."""


def page(items: Sequence[Item], args: Args, default: int = 100, most: int = 1000) -> tuple[list[Item], Json]:
    """Return the page that these arguments ask for, and the fields that lead to the next one."""
    start = _offset(args.optional("cursor"))
    size = args.number("limit", default, most)
    after = start + size
    cursor = _cursor(after) if after < len(items) else ""
    return list(items[start:after]), {"response_metadata": {"next_cursor": cursor}}


def demand_limit(items: Sequence[Item], args: Args) -> None:
    """Refuse to give a long list to a caller without a limit."""
    if len(items) > _UNPAGED and not args.optional("limit"):
        raise SlackError("limit_required")


def _cursor(offset: int) -> str:
    return base64.b64encode(f"offset:{offset}".encode()).decode()


def _offset(cursor: str | None) -> int:
    if cursor is None:
        return 0
    try:
        name, _, offset = base64.b64decode(cursor, validate=True).decode().partition(":")
        if name != "offset":
            raise SlackError("invalid_cursor")
        return int(offset)
    except ValueError:
        raise SlackError("invalid_cursor") from None
