"""What a delivery says, read fresh when it is sent: what was undone or made private meanwhile is not in it."""

from dataclasses import dataclass
from datetime import time

from sqlalchemy import Connection

from bot.domain.deliveries import Delivery, DeliveryKind
from bot.domain.people import Person, Workspace
from bot.usecases.context import Context
from bot.usecases.delivery.messages.nudge import Nudge, nudge_of
from bot.usecases.delivery.messages.nudge_edits import NudgeEdit, nudge_edit
from bot.usecases.delivery.messages.personal import PersonalContent, personal_content
from bot.usecases.delivery.messages.picture import PictureFile, RipplePicture, picture_file, ripple_picture
from bot.usecases.delivery.messages.review import Editorial, ReviewEdit, editorial_content, review_edit
from bot.usecases.delivery.messages.shoutout import ShoutoutEdit, ShoutoutPost, edit_of, shoutout_of
from bot.usecases.delivery.messages.thanks import Gratitude, private_thanks, thanks_from_colleague


@dataclass(frozen=True, slots=True)
class Welcome:
    """The one message with which a member of the channel is invited."""

    channel_name: str | None
    nudge_time: time


@dataclass(frozen=True, slots=True)
class DmReply:
    """What the bot says to somebody who writes to it instead of using the command."""


Edit = NudgeEdit | ReviewEdit | ShoutoutEdit
"""What takes the place of a message that was sent."""
Written = Welcome | Nudge | DmReply | ShoutoutPost | Edit | PersonalContent | Editorial | Gratitude
"""What is said in a message of text and buttons."""
Content = Written | RipplePicture | PictureFile


def content_of(
    context: Context, connection: Connection, workspace: Workspace, person: Person | None, delivery: Delivery
) -> Content | None:
    """What the delivery says now; None when there is nothing left to say."""
    match delivery.kind:
        case DeliveryKind.WELCOME:
            return Welcome(workspace.channel_name, workspace.nudge_time)
        case DeliveryKind.DM_REPLY:
            return DmReply()
        case DeliveryKind.NUDGE:
            return nudge_of(context, connection, workspace, person, delivery)
        case DeliveryKind.SHOUTOUT_EDIT | DeliveryKind.SHOUTOUT | DeliveryKind.RIPPLES | DeliveryKind.RIPPLES_GONE:
            return _in_the_channel(context, connection, workspace, delivery)
        case (
            DeliveryKind.REVIEW
            | DeliveryKind.REVIEW_EDIT
            | DeliveryKind.ASKED_TO_EDIT
            | DeliveryKind.WAS_EDITED
            | DeliveryKind.POSTED_EDITED
            | DeliveryKind.NO_REVIEWER
            | DeliveryKind.CHANNEL_TROUBLE
        ):
            return _of_the_review(context, connection, workspace, person, delivery)
        case _:
            return _in_person(context, connection, workspace, person, delivery)


def _of_the_review(
    context: Context, connection: Connection, workspace: Workspace, person: Person | None, delivery: Delivery
) -> ReviewEdit | Editorial | None:
    if person is None:
        return review_edit(context, connection, workspace, delivery)
    return editorial_content(context, connection, workspace, person, delivery)


def _in_person(
    context: Context, connection: Connection, workspace: Workspace, person: Person | None, delivery: Delivery
) -> NudgeEdit | PersonalContent | Gratitude | None:
    match delivery.kind:
        case DeliveryKind.NUDGE_EDIT:
            return nudge_edit(context, connection, workspace, delivery)
        case DeliveryKind.THANKS if delivery.subject_id is not None:
            return thanks_from_colleague(context, connection, workspace, delivery.subject_id)
        case DeliveryKind.PRIVATE_THANKS if delivery.subject_id is not None and person is not None:
            return private_thanks(connection, workspace, person, delivery.subject_id, context.clock.now())
        case _:
            return personal_content(context, connection, workspace, delivery)


def _in_the_channel(
    context: Context, connection: Connection, workspace: Workspace, delivery: Delivery
) -> ShoutoutPost | ShoutoutEdit | RipplePicture | PictureFile | None:
    match delivery.kind:
        case DeliveryKind.SHOUTOUT_EDIT:
            return edit_of(context, connection, workspace, delivery)
        case DeliveryKind.RIPPLES:
            return ripple_picture(connection, workspace, delivery)
        case DeliveryKind.RIPPLES_GONE:
            return picture_file(connection, delivery)
        case _:
            return shoutout_of(context, connection, workspace, delivery)
