"""Bring one message that is behind up to date: load it again, and put the new content in its place.

Only one sender edits a message at a time, and editing twice changes nothing: after a crash or a lost answer the lease
runs out and the next sender simply edits it again. Slack may store an edit with a lost answer late, over the next one:
then that is made once more.
"""

import logging
from dataclasses import replace

from bot.domain.deliveries import Delivery
from bot.domain.settlements import TOO_LATE, next_edit_at, once_more_at
from bot.errors import DeliveryError
from bot.storage import edits, shown_in_messages
from bot.usecases.delivery.loading import begin_loading
from bot.usecases.delivery.messages import KINDS
from bot.usecases.delivery.parcels import Outbox, Parcel
from bot.usecases.unit import Context

log = logging.getLogger(__name__)


def edit(context: Context, team_id: str, claimed: Delivery, outbox: Outbox) -> bool:
    """Edit a message that is claimed for it; whether Slack has the new content."""
    parcel = _prepare(context, team_id, claimed)
    if parcel is None:
        return False
    try:
        outbox.send(parcel)
    except DeliveryError as failure:
        with context.unit_of(team_id) as unit:
            again_at = next_edit_at(parcel.delivery, failure, unit.now)
            given_up = "; it is given up" if again_at is None else ""
            log.warning("the edit of %s was not made: %s%s", claimed.key, failure, given_up)
            lost_at = unit.now if failure.outcome_unknown else parcel.delivery.lost_at
            edits.settle_failed(unit.connection, replace(parcel.delivery, lost_at=lost_at), again_at, str(failure))
        return False
    with context.unit_of(team_id) as unit:
        again_at = once_more_at(parcel.delivery, unit.now)
        edits.settle_shown(unit.connection, parcel.delivery, unit.now, again_at)
    return True


def _prepare(context: Context, team_id: str, claimed: Delivery) -> Parcel | None:
    """Load the message again; None when it stays as it is, which is then settled."""
    with context.unit_of(team_id) as opened:
        [sending] = begin_loading(opened, [claimed])
        unit, delivery, kind = sending.unit, sending.delivery, KINDS[claimed.kind]
        if delivery.edit_leased_until != claimed.edit_leased_until:
            return None
        if delivery.edit_expires_at is not None and unit.now >= delivery.edit_expires_at:
            edits.settle_failed(unit.connection, delivery, None, TOO_LATE)
            return None
        content = kind.again(sending)
        shown_in_messages.keep(unit.connection, delivery.id, set(kind.shows(sending)))
        if content is None or delivery.sent is None:
            edits.settle_shown(unit.connection, delivery, unit.now)
            return None
        return Parcel(delivery, delivery.sent.channel, content, delivery.edit_leased_until, edits=delivery.sent)
