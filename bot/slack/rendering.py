"""From what a delivery says to the message that says it."""

from bot.slack.blocks import helping, ideas, needs, nudges, reviews, shoutouts, thanks, trouble
from bot.slack.blocks.kit import Message, in_bytes
from bot.usecases.contents import DmReply, Welcome, Written
from bot.usecases.nudge_content import Nudge
from bot.usecases.personal_contents import LeftChannel, NeedMet, NeedOff, NeedStands, PersonalContent, Resting
from bot.usecases.review_content import AskedToEdit, Editorial, TroubleNotice
from bot.usecases.review_stories import ReviewSheet
from bot.usecases.shoutout_content import ShoutoutEdit, ShoutoutPost
from bot.usecases.thanks_content import Gratitude, PrivateThanks, ThanksFromColleague


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
            return _editorial(content) if isinstance(content, Editorial) else _personal(content)


def _editorial(content: Editorial) -> Message:
    match content:
        case ReviewSheet():
            return reviews.review(content)
        case AskedToEdit():
            return reviews.asked_to_edit(content)
        case TroubleNotice():
            return trouble.channel_trouble(content)


def _personal(content: PersonalContent | Gratitude) -> Message:
    match content:
        case ThanksFromColleague():
            return thanks.from_colleague(content)
        case PrivateThanks():
            return thanks.in_private(content)
        case Resting():
            return nudges.resting(content)
        case LeftChannel():
            return nudges.left_channel(content)
        case NeedMet():
            return needs.need_met(content)
        case NeedOff():
            return needs.need_off(content)
        case NeedStands():
            return needs.need_stands(content)
