"""The messages that people get when they join or leave the channel, or write to the bot."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from bot.domain.channels import channel_name_for
from bot.domain.drafts import KEPT_FOR, Draft
from bot.domain.people import local_day
from bot.storage import drafts
from bot.usecases.delivery.audience import Audience
from bot.usecases.delivery.message_kind import MessageKind, Sending
from bot.usecases.names import names_for_texts


@dataclass(frozen=True, slots=True)
class Welcome:
    """The one message that invites a member of the channel."""

    channel_name: str | None
    nudge_time: time


@dataclass(frozen=True, slots=True)
class DmReply:
    """The answer to somebody who writes to the bot instead of using the command.

    `draft` has their words if they may be recorded, `typed_on` its local day, `names` gives names by Slack id.
    """

    draft: Draft | None = None
    typed_on: date | None = None
    names: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LeftChannel:
    """The question whether nudges go on for somebody who has left the channel."""

    channel_name: str | None


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A newcomer to welcome."""

    person_id: int


@dataclass(frozen=True, slots=True)
class Written:
    """Which of Slack's events brought what somebody wrote, and the draft that keeps it if it may be recorded."""

    event_id: str
    draft_id: int | None = None


@dataclass(frozen=True, slots=True)
class Leaving:
    """A person's departure from a channel, and when."""

    person_id: int
    channel_id: str | None
    left_at: datetime


def _welcome(sending: Sending[Newcomer]) -> Welcome:
    unit = sending.to
    return Welcome(channel_name_for(unit.person, unit.workspace), unit.workspace.nudge_time)


def _welcomed_already(sending: Sending[Newcomer]) -> str | None:
    return "the person gets nudges already" if sending.to.person.enrolled else None


def _dm_reply(sending: Sending[Written]) -> DmReply:
    unit, draft_id = sending.to, sending.about.draft_id
    since = unit.now - KEPT_FOR
    draft = drafts.find(unit.connection, unit.person.id, draft_id, since) if draft_id else None
    if draft is None:
        return DmReply()
    return DmReply(draft, local_day(draft.typed_at, unit.zone), names_for_texts(unit, [draft.text]))


def _left(sending: Sending[Leaving]) -> LeftChannel:
    return LeftChannel(channel_name_for(sending.to.person, sending.unit.workspace))


def _need_not_ask(sending: Sending[Leaving]) -> str | None:
    person = sending.to.person
    if not person.enrolled:
        return "the person stopped nudges"
    if person.resting_since is not None:
        return "the person's nudges have come to an end"
    if person.in_channel:
        return "the person is back"
    if sending.about.channel_id != sending.unit.workspace.channel_id:
        return "the workspace has chosen another channel"
    return None


WELCOME = MessageKind(
    name="welcome",
    about=Newcomer,
    key=lambda about: f"{about.person_id}",
    audience=Audience.MEMBERS,
    useful_for=timedelta(days=30),
    load=_welcome,
    unwanted=_welcomed_already,
)
DM_REPLY = MessageKind(
    name="dm_reply",
    about=Written,
    key=lambda about: about.event_id,
    audience=Audience.ANYBODY,
    useful_for=timedelta(hours=1),
    load=_dm_reply,
)
LEFT_CHANNEL = MessageKind(
    name="left_channel",
    about=Leaving,
    key=lambda about: f"{about.person_id}:{about.left_at.isoformat()}",
    audience=Audience.MEMBERS,
    useful_for=timedelta(days=7),
    load=_left,
    unwanted=_need_not_ask,
)
KINDS = (WELCOME, DM_REPLY, LEFT_CHANNEL)
