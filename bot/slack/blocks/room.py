r"""Keep answers small enough for Slack's socket, counted in bytes as they travel.

Bolt and slack_sdk write every letter beyond ASCII as `\u0442`: 6 bytes for a Cyrillic or Chinese letter, 12 for an
emoji. A frame of the socket holds 65,535 bytes before its length needs another form, which not every client knows.
"""

import json
from typing import Any

from bot.domain.text import SECTION_LIMIT, escape, shorten, unescape

ANSWER_ROOM = 48_000
"""The most bytes of an answer's text and blocks; what Bolt and Slack add around them takes less than 2,000."""
BLOCKS_ROOM = 40_000
"""The most bytes of an answer's blocks, which leaves room for its text; one text of 3,000 emoji fits whole."""
_SHORTEST = 12
"""The fewest characters that a text is cut to."""
_OURS = frozenset({"label", "hint"})
"""Texts of a form that are never cut, because they are in our own words."""


def json_size(content: object) -> int:
    """Return the bytes that the content takes on its way to Slack."""
    return len(json.dumps(content))


def fit(blocks: list[dict[str, Any]], room: int) -> list[dict[str, Any]]:
    """Return the blocks with their longest texts shortened, until all take at most `room` bytes.

    What people can edit in a form stays whole even then, since saving it would lose the rest. Forms that people fill in
    do not go through the socket.
    """
    most, fitted = SECTION_LIMIT, blocks
    while json_size(fitted) > room and most > _SHORTEST:
        most = max(most * 3 // 4, _SHORTEST)
        fitted = _shortened(blocks, most)
    return fitted


def _shortened(element: Any, most: int) -> Any:  # noqa: ANN401  JSON
    """Return the element with at most `most` characters in each of its texts."""
    if isinstance(element, list):
        return [_shortened(each, most) for each in element]
    if not isinstance(element, dict):
        return element
    text = element.get("text")
    if not isinstance(text, str):
        return {name: each if name in _OURS else _shortened(each, most) for name, each in element.items()}
    # As mrkdwn it is shortened before escaping, so that no entity is cut.
    cut = shorten(text, most) if element["type"] == "plain_text" else escape(shorten(unescape(text), most))
    return element | {"text": cut}
