"""What a delivery says, read fresh when it is sent: what was undone or made private meanwhile is not in it."""

from dataclasses import dataclass
from datetime import time

from bot.domain.deliveries import Delivery, DeliveryKind
from bot.domain.people import Person
from bot.usecases.delivery.messages.nudge import Nudge, nudge_of
from bot.usecases.delivery.messages.nudge_edits import NudgeEdit, nudge_edit
from bot.usecases.delivery.messages.personal import PersonalContent, personal_content
from bot.usecases.delivery.messages.picture import PictureFile, RipplePicture, picture_file, ripple_picture
from bot.usecases.delivery.messages.review import Editorial, ReviewEdit, editorial_content, review_edit
from bot.usecases.delivery.messages.shoutout import ShoutoutEdit, ShoutoutPost, edit_of, shoutout_of
from bot.usecases.delivery.messages.thanks import Gratitude, private_thanks, thanks_from_colleague
from bot.usecases.unit import Unit


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


def content_of(unit: Unit, person: Person | None, delivery: Delivery) -> Content | None:
    """What the delivery says now; None when there is nothing left to say."""
    match delivery.kind:
        case DeliveryKind.WELCOME:
            return Welcome(unit.workspace.channel_name, unit.workspace.nudge_time)
        case DeliveryKind.DM_REPLY:
            return DmReply()
        case DeliveryKind.NUDGE:
            return nudge_of(unit, person, delivery)
        case DeliveryKind.SHOUTOUT_EDIT | DeliveryKind.SHOUTOUT | DeliveryKind.RIPPLES | DeliveryKind.RIPPLES_GONE:
            return _in_the_channel(unit, delivery)
        case (
            DeliveryKind.REVIEW
            | DeliveryKind.REVIEW_EDIT
            | DeliveryKind.ASKED_TO_EDIT
            | DeliveryKind.WAS_EDITED
            | DeliveryKind.POSTED_EDITED
            | DeliveryKind.NO_REVIEWER
            | DeliveryKind.CHANNEL_TROUBLE
        ):
            return _of_the_review(unit, person, delivery)
        case _:
            return _in_person(unit, person, delivery)


def _of_the_review(unit: Unit, person: Person | None, delivery: Delivery) -> ReviewEdit | Editorial | None:
    if person is None:
        return review_edit(unit, delivery)
    return editorial_content(unit.of(person), delivery)


def _in_person(unit: Unit, person: Person | None, delivery: Delivery) -> NudgeEdit | PersonalContent | Gratitude | None:
    match delivery.kind:
        case DeliveryKind.NUDGE_EDIT:
            return nudge_edit(unit, delivery)
        case DeliveryKind.THANKS if delivery.subject_id is not None:
            return thanks_from_colleague(unit, delivery.subject_id)
        case DeliveryKind.PRIVATE_THANKS if delivery.subject_id is not None and person is not None:
            return private_thanks(unit.of(person), delivery.subject_id)
        case _:
            return personal_content(unit, delivery)


def _in_the_channel(unit: Unit, delivery: Delivery) -> ShoutoutPost | ShoutoutEdit | RipplePicture | PictureFile | None:
    match delivery.kind:
        case DeliveryKind.SHOUTOUT_EDIT:
            return edit_of(unit, delivery)
        case DeliveryKind.RIPPLES:
            return ripple_picture(unit, delivery)
        case DeliveryKind.RIPPLES_GONE:
            return picture_file(unit, delivery)
        case _:
            return shoutout_of(unit, delivery)
