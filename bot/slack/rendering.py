"""From what a delivery says to the message that says it."""

from collections.abc import Iterator

from bot.slack.blocks import channel_trouble, help_texts, needs, nudges, offers, review, shoutout, thanks
from bot.slack.blocks.kit import Message, in_bytes
from bot.usecases.delivery.contents import DmReply, Edit, Welcome, Written
from bot.usecases.delivery.messages.nudge import Nudge
from bot.usecases.delivery.messages.nudge_edits import NudgeEdit
from bot.usecases.delivery.messages.personal import LeftChannel, NeedMet, NeedOff, NeedStands, PersonalContent, Resting
from bot.usecases.delivery.messages.review import (
    AskedToEdit,
    Editorial,
    NoReviewer,
    ReviewEdit,
    TroubleNotice,
    TroubleOver,
    WasEdited,
)
from bot.usecases.delivery.messages.review_sheet import PostedEdited, ReviewSheet
from bot.usecases.delivery.messages.shoutout import ShoutoutEdit, ShoutoutPost
from bot.usecases.delivery.messages.thanks import Gratitude, PrivateThanks, ThanksFromColleague
from bot.usecases.offers.offered import Promised
from bot.usecases.offers.unavailable import Unavailable


def render(content: Written) -> Message:
    """The message for a delivery's content."""
    match content:
        case Welcome():
            return nudges.welcome(content)
        case Nudge():
            return offers.nudge(content)
        case ShoutoutPost():
            return shoutout.shoutout(content)
        case ShoutoutEdit() | NudgeEdit() | ReviewEdit():
            return _again(content)
        case DmReply():
            return help_texts.dm_reply()
        case _:
            return _aside(content)


def renderings(content: Written) -> Iterator[Message]:
    """The message for a content, and for a shout-out shorter ones to try where Slack refuses what it holds."""
    message = render(content)
    yield message
    post, measure = (content.post, in_bytes) if isinstance(content, ShoutoutEdit) else (content, len)
    if not isinstance(post, ShoutoutPost):
        return
    for limit in shoutout.LESS_AND_LESS:
        shorter = shoutout.shoutout(post, measure, limit)
        if shorter != message:
            yield shorter
        message = shorter


def _aside(content: PersonalContent | Gratitude | Editorial) -> Message:
    """What only one person is told."""
    if isinstance(content, Editorial):
        return _editorial(content)
    return _gratitude(content) if isinstance(content, Gratitude) else _personal(content)


def _again(edit: Edit) -> Message:
    """What takes the place of a message that is posted."""
    match edit:
        case ShoutoutEdit():
            return shoutout.shoutout(edit.post, measure=in_bytes)
        case NudgeEdit():
            return _nudge_again(edit)
        case ReviewEdit():
            return _reviewed_again(edit)


def _nudge_again(edit: NudgeEdit) -> Message:
    match edit.shows:
        case Nudge():
            return offers.nudge(edit.shows, measure=in_bytes)
        case Promised():
            return offers.promised(edit.shows)
        case Unavailable():
            return offers.unavailable(edit.shows, measure=in_bytes)


def _reviewed_again(edit: ReviewEdit) -> Message:
    match edit.shows:
        case ReviewSheet():
            return review.review(edit.shows, measure=in_bytes)
        case PostedEdited():
            return review.posted_edited(edit.shows, measure=in_bytes)
        case AskedToEdit():
            return review.asked_to_edit(edit.shows, measure=in_bytes)
        case TroubleOver():
            return channel_trouble.trouble_over(edit.shows)


def _editorial(content: Editorial) -> Message:
    match content:
        case ReviewSheet():
            return review.review(content)
        case AskedToEdit():
            return review.asked_to_edit(content)
        case WasEdited():
            return review.was_edited(content)
        case PostedEdited():
            return review.posted_edited(content)
        case NoReviewer():
            return channel_trouble.no_reviewer(content)
        case TroubleNotice():
            return channel_trouble.channel_trouble(content)


def _gratitude(content: Gratitude) -> Message:
    match content:
        case ThanksFromColleague():
            return thanks.from_colleague(content)
        case PrivateThanks():
            return thanks.in_private(content)


def _personal(content: PersonalContent) -> Message:
    match content:
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
