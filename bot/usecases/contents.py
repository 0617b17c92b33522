"""What a delivery says, read fresh when it is sent: what was undone or made private meanwhile is not in it."""

from dataclasses import dataclass
from datetime import time

from sqlalchemy import Connection

from bot.domain.deliveries import Delivery, DeliveryKind
from bot.domain.people import Person, Workspace
from bot.usecases.context import Context
from bot.usecases.nudge_content import Nudge, nudge_of
from bot.usecases.personal_contents import PersonalContent, personal_content
from bot.usecases.ripple_content import RipplePicture, ripple_picture
from bot.usecases.shoutout_content import ShoutoutEdit, ShoutoutPost, edit_of, shoutout_of


@dataclass(frozen=True, slots=True)
class Welcome:
    """The one message with which a member of the channel is invited."""

    channel_name: str | None
    nudge_time: time


@dataclass(frozen=True, slots=True)
class DmReply:
    """What the bot says to somebody who writes to it instead of using the command."""


Written = Welcome | Nudge | DmReply | ShoutoutPost | ShoutoutEdit | PersonalContent
"""What is said in a message of text and buttons."""
Content = Written | RipplePicture


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
        case DeliveryKind.SHOUTOUT_EDIT:
            return edit_of(context, connection, workspace, delivery)
        case DeliveryKind.SHOUTOUT:
            return shoutout_of(context, connection, workspace, delivery)
        case DeliveryKind.RIPPLES:
            return ripple_picture(connection, workspace, delivery)
        case _:
            return personal_content(connection, workspace, delivery)
