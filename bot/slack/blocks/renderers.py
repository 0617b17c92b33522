"""Define how to write a table of renderers: by type of content, the forms of its message."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from bot.slack.blocks.parts import Measure, Message

Content = TypeVar("Content")
Renderer = Callable[[Any, Measure], Iterable[Message]]
"""Makes the message for a content, and shorter ones to try where Slack refuses the first.

The measure is `in_bytes` for a message that replaces a posted one, as Slack counts then.
"""
Renderers = Mapping[type[Any], Renderer]


def plainly(build: Callable[[Content], Message]) -> Renderer:
    """Return the renderer of a message that is short whatever is in it."""
    return lambda content, _measure: (build(content),)


def measured(build: Callable[[Content, Measure], Message]) -> Renderer:
    """Return the renderer of a message that is cut to what Slack takes."""
    return lambda content, measure: (build(content, measure),)
