"""Render messages: the table of renderers, from a message's content to the message."""

from collections.abc import Iterable

from bot.slack.blocks import channel_trouble, need_news, nudges, offers, review, shoutout, thanks, welcome
from bot.slack.blocks.parts import Measure, Message
from bot.slack.blocks.renderers import Renderers

_FAMILIES = (welcome, nudges, offers, need_news, shoutout, thanks, review, channel_trouble)
RENDERERS: Renderers = {content: make for family in _FAMILIES for content, make in family.RENDERERS.items()}
"""By type of content, how its message is made."""


def renderings(content: object, measure: Measure = len) -> Iterable[Message]:
    """Return the message for a content, and shorter ones to try where Slack refuses what it holds."""
    return RENDERERS[type(content)](content, measure)
