"""From what a delivery says to the message that says it."""

from bot.slack.blocks import helping, ideas, nudges, shoutouts
from bot.slack.blocks.kit import Message, in_bytes
from bot.usecases.contents import Content, DmReply, Nudge, ShoutoutEdit, ShoutoutPost, Welcome


def render(content: Content) -> Message:
    """The message for a delivery's content."""
    match content:
        case Welcome():
            return nudges.welcome(content)
        case Nudge():
            return ideas.nudge(content)
        case ShoutoutPost():
            return shoutouts.shoutout(content)
        case ShoutoutEdit():
            return shoutouts.shoutout(content.post, measure=in_bytes)
        case DmReply():
            return helping.dm_reply()
