"""Notify admins of what keeps the shout-out from its channel, and post it as soon as that is fixed."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.channel_trouble import ADMINS_TOLD, ChannelTrouble, trouble_of
from bot.domain.channels import channel_name_for
from bot.domain.deliveries import DeliveryStatus
from bot.domain.people import Person, person_zone, zone_of
from bot.domain.schedule import next_posting_hour, week_of
from bot.domain.shown_things import Thing, the_week
from bot.errors import BotError, DeliveryError
from bot.storage import deliveries, delivery_claims, edits, people, shoutout_deliveries
from bot.usecases.delivery.audience import Audience
from bot.usecases.delivery.changed import before_changes
from bot.usecases.delivery.message_kind import MessageKind, Sending
from bot.usecases.unit import Context, Unit

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TroubleNotice:
    """What keeps the shout-out from its channel, for an admin.

    `due` is when one is due that is still to come; `until` is how long one that waits is tried again. Both are local
    to the admin's zone.
    """

    trouble: ChannelTrouble
    channel_name: str | None
    due: datetime | None
    until: datetime | None


@dataclass(frozen=True, slots=True)
class TroubleOver:
    """The news that the shout-out is posted after a trouble; with its channel, if known."""

    channel_name: str | None


@dataclass(frozen=True, slots=True)
class Trouble:
    """Which trouble with which channel keeps which week's shout-out, for which admin."""

    week: date
    trouble: ChannelTrouble
    admin_id: int
    channel_id: str | None


def tell_of_refusal(unit: Unit, week: date, failure: DeliveryError) -> None:
    """Owe admins the news that Slack refused the week's shout-out, if they can fix the reason."""
    trouble = trouble_of(failure.reason)
    if trouble is not None:
        _tell(unit, week, trouble)


def tell_unclear(unit: Unit, week: date) -> None:
    """Owe admins the news that nobody knows whether the week's shout-out is in its channel."""
    _tell(unit, week, ChannelTrouble.UNCLEAR)


def channel_broken(context: Context, team_id: str, channel_id: str, trouble: ChannelTrouble) -> None:
    """Owe admins the news that the next shout-out, or the one that waits, cannot be posted in its channel."""
    with context.unit_of(team_id) as unit:
        due = unit.workspace.shoutout_due_at
        if channel_id != unit.workspace.channel_id or due is None:
            return
        waiting = shoutout_deliveries.week_that_waits(unit.connection, unit.workspace.id)
        week = waiting or week_of(due, zone_of([unit.workspace.zone]))
        _tell(unit, week, trouble)


def channel_mended(context: Context, team_id: str, channel_id: str) -> None:
    """Try at once what waits for this channel; if it is the workspace's, drop news that nobody was sent yet."""
    with context.unit_of(team_id) as unit:
        before_changes(unit)
        delivery_claims.make_due(unit.connection, unit.workspace.id, unit.now, channel_id=channel_id)
        edits.make_due(unit.connection, unit.workspace.id, channel_id, unit.now)
        if channel_id == unit.workspace.channel_id:
            deliveries.take_back(unit.connection, unit.workspace.id, CHANNEL_TROUBLE.name)


def _tell(unit: Unit, week: date, trouble: ChannelTrouble) -> None:
    """Owe each of the admins the news, once for each trouble and week."""
    admins = admins_told(unit)
    if not admins:
        log.warning("no admin is known who could be told that the shout-out cannot be posted; CX_ADMINS can name some")
    for admin in admins:
        at = next_posting_hour(unit.now, person_zone(admin, unit.workspace))
        CHANNEL_TROUBLE.owe(unit, Trouble(week, trouble, admin.id, unit.workspace.channel_id), to=admin, at=at)


def admins_told(unit: Unit) -> list[Person]:
    """Return some of Slack's admins who are still here, and the people named by the operator."""
    named = [
        people.get_or_add(unit.connection, unit.workspace.id, slack_id, unit.now)
        for slack_id in sorted(unit.context.admins)
    ]
    known = people.admins(unit.connection, unit.workspace.id, ADMINS_TOLD)
    return list({admin.id: admin for admin in (*known, *named) if admin.active}.values())


def admins_now(context: Context, team_id: str) -> list[str]:
    """Return the Slack ids of the same people, by reading alone; those named by the operator if nothing can be read."""
    try:
        with context.view_of(team_id) as unit:
            known = people.admins(unit.connection, unit.workspace.id, ADMINS_TOLD)
    except BotError:  # no connection is left that still reads the lost file
        known = []
    return sorted({*(admin.slack_id for admin in known if admin.active), *context.admins})


def _load(sending: Sending[Trouble]) -> TroubleNotice | None:
    """Return what keeps the shout-out from its channel; None when it is posted, or another channel was chosen."""
    unit, about = sending.to, sending.about
    post = shoutout_deliveries.of_week(unit.connection, unit.workspace.id, about.week)
    if unit.workspace.channel_id != about.channel_id or (post is not None and post.status is DeliveryStatus.SENT):
        return None
    zone, due = unit.zone, unit.workspace.shoutout_due_at
    return TroubleNotice(
        trouble=about.trouble,
        channel_name=channel_name_for(unit.person, unit.workspace),
        due=due.astimezone(zone) if due is not None and post is None else None,
        until=post.expires_at.astimezone(zone) if post is not None and post.next_attempt_at is not None else None,
    )


def _again(sending: Sending[Trouble]) -> TroubleOver | None:
    """Return that the shout-out is posted, once it is."""
    unit = sending.to
    post = shoutout_deliveries.of_week(unit.connection, unit.workspace.id, sending.about.week)
    posted = post is not None and post.status is DeliveryStatus.SENT
    return TroubleOver(channel_name_for(unit.person, unit.workspace)) if posted else None


def _shows(sending: Sending[Trouble]) -> Iterable[Thing]:
    return (the_week(sending.about.week),)


CHANNEL_TROUBLE = MessageKind(
    name="channel_trouble",
    about=Trouble,
    key=lambda about: f"{about.week}:{about.trouble.value}:{about.admin_id}",
    audience=Audience.COLLEAGUES,
    # Until after the week's shout-out, if the bot was away before.
    useful_for=timedelta(days=10),
    load=_load,
    again=_again,
    shows=_shows,
)
KINDS = (CHANNEL_TROUBLE,)
