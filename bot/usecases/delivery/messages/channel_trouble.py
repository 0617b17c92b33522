"""Tell admins what keeps the shout-out from its channel, and post it as soon as that is mended."""

import logging
from datetime import date, timedelta

from bot.domain.channel_trouble import ADMINS_TOLD, ChannelTrouble, trouble_of
from bot.domain.deliveries import IN_THE_CHANNEL, Delivery, DeliveryKind, Owed
from bot.domain.people import Person, person_zone, zone_of
from bot.domain.schedule import next_posting_hour, week_of
from bot.errors import DeliveryError
from bot.storage import deliveries, people, review_messages, shoutout_deliveries, shoutouts
from bot.usecases.delivery.messages.review_edits import owe_review_edits
from bot.usecases.unit import Context, Unit

log = logging.getLogger(__name__)
USEFUL_FOR = timedelta(days=10)
"""How long the news of a trouble is worth sending: till after the shout-out of the week, if the bot was away before."""


def tell_of_refusal(unit: Unit, delivery: Delivery, failure: DeliveryError) -> None:
    """Owe admins the news that Slack did not take the shout-out, where that is something for them to mend."""
    trouble = trouble_of(failure.reason)
    if delivery.kind is not DeliveryKind.SHOUTOUT or delivery.subject_id is None or trouble is None:
        return
    week = shoutouts.get(unit.connection, delivery.subject_id).week
    _tell(unit, week, trouble)


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
    """Try at once what waits for this channel; if it is the workspace's, news that nobody was sent yet is no more."""
    with context.unit_of(team_id) as unit:
        deliveries.make_due(unit.connection, unit.workspace.id, IN_THE_CHANNEL, unit.now, channel_id)
        if channel_id == unit.workspace.channel_id:
            deliveries.take_back(unit.connection, unit.workspace.id, DeliveryKind.CHANNEL_TROUBLE)


def tell_it_is_posted(unit: Unit, posted: Delivery) -> None:
    """Owe admins an edit of what they were told of a trouble with a shout-out that is posted now."""
    if posted.kind is DeliveryKind.SHOUTOUT and posted.subject_id is not None:
        week = shoutouts.get(unit.connection, posted.subject_id).week
        told = review_messages.that_tell_of_trouble(unit.connection, posted.workspace_id, week)
        owe_review_edits(unit, told)


def _tell(
    unit: Unit,
    week: date,
    trouble: ChannelTrouble,
) -> None:
    """Owe each of the admins the news, once for each trouble and week."""
    admins = admins_told(unit)
    if not admins:
        log.warning("no admin is known who could be told that the shout-out cannot be posted; CX_ADMINS can name some")
    for admin in admins:
        at = next_posting_hour(unit.now, person_zone(admin, unit.workspace))
        owed = Owed(
            workspace_id=unit.workspace.id,
            key=f"channel_trouble:{week.isoformat()}:{trouble.value}:{admin.id}",
            kind=DeliveryKind.CHANNEL_TROUBLE,
            expires_at=at + USEFUL_FOR,
            person_id=admin.id,
            channel_id=unit.workspace.channel_id,
        )
        deliveries.plan(unit.connection, owed, unit.now, at)


def admins_told(unit: Unit) -> list[Person]:
    """Some of Slack's admins who are here, and those whom the operator named."""
    named = [
        people.get_or_add(unit.connection, unit.workspace.id, slack_id, unit.now)
        for slack_id in sorted(unit.context.admins)
    ]
    known = people.admins(unit.connection, unit.workspace.id, ADMINS_TOLD)
    return list({admin.id: admin for admin in (*known, *named) if admin.active}.values())
