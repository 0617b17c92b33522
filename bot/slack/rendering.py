"""From what a delivery says to the message that says it."""

from bot.slack.blocks import helping, ideas, needs, nudges, shoutouts
from bot.slack.blocks.kit import Message, in_bytes
from bot.usecases.contents import DmReply, Welcome, Written
from bot.usecases.nudge_content import Nudge
from bot.usecases.personal_contents import LeftChannel, NeedMet, NeedStands, PersonalContent, Resting
from bot.usecases.shoutout_content import ShoutoutEdit, ShoutoutPost


def render(content: Written) -> Message:
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
        case _:
            return _personal(content)


def _personal(content: PersonalContent) -> Message:
    match content:
        case Resting():
            return nudges.resting(content)
        case LeftChannel():
            return nudges.left_channel(content)
        case NeedMet():
            return needs.need_met(content)
        case NeedStands():
            return needs.need_stands(content)
