"""Load claimed messages into parcels, and settle those that are not sent."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.domain.deliveries import Delivery, DeliveryStatus
from bot.domain.settlements import TOO_LATE, UNTIL_MENDED, Settlement
from bot.errors import BotError, DatabaseBusy, DatabaseUnusable
from bot.storage import delivery_claims, shown_in_messages
from bot.usecases.delivery.claiming import Claim
from bot.usecases.delivery.loading import begin_loading
from bot.usecases.delivery.message_kind import Sending
from bot.usecases.delivery.messages import KINDS
from bot.usecases.delivery.parcels import Parcel
from bot.usecases.delivery.settling import conclude
from bot.usecases.unit import Context, Unit

log = logging.getLogger(__name__)
Prepared = tuple[Delivery, Parcel | Settlement]


def prepare(context: Context, team_id: str, claims: Sequence[Claim]) -> list[Parcel]:
    """Return what to hand over, and settle what is not sent; a message that waits is neither.

    The claims are all of one kind. They were made in a transaction of their own: if a content fails to load, its lease
    keeps it from holding up all others.
    """
    parcels = []
    for delivery, prepared in _load(context, team_id, claims):
        if isinstance(prepared, Parcel):
            parcels.append(prepared)
        else:
            with context.unit_of(team_id) as unit:
                conclude(unit, delivery, prepared)
    return parcels


def _load(context: Context, team_id: str, claims: Sequence[Claim]) -> Sequence[Prepared]:
    try:
        with context.unit_of(team_id) as opened:
            return list(_prepared(opened, claims))
    except Exception as failure:  # whatever it is, it must not keep the others waiting
        if isinstance(failure, BotError) and isinstance(failure.problem, DatabaseBusy | DatabaseUnusable):
            raise
        if len(claims) > 1:
            return [each for claim in claims for each in _load(context, team_id, [claim])]
        log.exception("delivery %s could not be loaded; it is tried again later", claims[0].delivery.key)
        return []


def _prepared(opened: Unit, claims: Sequence[Claim]) -> Iterator[Prepared]:
    kind = KINDS[claims[0].delivery.kind]
    kind.lock(opened, [kind.about_of(claim.delivery) for claim in claims])
    sendings = begin_loading(opened, [claim.delivery for claim in claims])
    gathered = kind.gather(sendings) if kind.gather else {}
    for claim, sending in zip(claims, sendings, strict=True):
        if sending.delivery.is_attempt(claim.delivery):
            known = replace(sending, gathered=gathered.get(sending.delivery.id))
            found = replace(_parcel(known, None), look_due_at=claim.look_due_at) if claim.look_up else _to_send(known)
            if found is not None:
                yield claim.delivery, found


def _to_send(sending: Sending[Any]) -> Parcel | Settlement | None:
    """Return the loaded message, or why it is not sent; None if it waits for a better time."""
    kind, connection = KINDS[sending.delivery.kind], sending.unit.connection
    if kind.follows_the_channel:
        sending = replace(sending, delivery=_follow_the_channel(sending.unit, sending.delivery))
    better = _better_time(sending)
    if better is not None:
        delivery_claims.hold(connection, sending.delivery, *better)
        return None
    why_not = _unwanted(sending)
    content = None if why_not else kind.load(sending)
    if content is None:
        return Settlement(DeliveryStatus.EXPIRED, None, why_not or "there was nothing left to say")
    # What changed before is in the content; what changes later finds what it shows.
    is_new = sending.delivery.attempts == 1
    shown_in_messages.keep(connection, sending.delivery.id, set(kind.shows(sending)), is_new=is_new)
    return _parcel(sending, content)


def _better_time(sending: Sending[Any]) -> tuple[datetime, datetime] | None:
    """Return when to send a message and until when it is useful then; None for now, or when it is too late."""
    unit, delivery, kind = sending.unit, sending.delivery, KINDS[sending.delivery.kind]
    if unit.now >= delivery.expires_at:
        return None
    if kind.follows_the_channel and unit.workspace.channel_id is None:
        return unit.now + UNTIL_MENDED, delivery.expires_at
    at = kind.best_time(sending)
    return None if at == unit.now else (at, max(delivery.expires_at, at + timedelta(hours=1)))


def _unwanted(sending: Sending[Any]) -> str | None:
    """Return why a message is not sent, if it is not."""
    kind = KINDS[sending.delivery.kind]
    if sending.unit.now >= sending.delivery.expires_at:
        return TOO_LATE
    if sending.person is not None and not kind.audience.has(sending.person):
        return "the person is not an active member"
    return kind.unwanted(sending)


def _parcel(sending: Sending[Any], content: object | None) -> Parcel:
    delivery, person = sending.delivery, sending.person
    target = person.slack_id if person else delivery.channel_id or ""
    upload = KINDS[delivery.kind].upload
    file = upload.file(sending) if upload and content is None else None
    return Parcel(delivery, target, content, delivery.next_attempt_at, is_picture=upload is not None, file=file)


def _follow_the_channel(unit: Unit, delivery: Delivery) -> Delivery:
    """Send it to the channel that the workspace has now; what was sent is looked up where it was sent."""
    channel_id = unit.workspace.channel_id
    if channel_id is None or channel_id == delivery.channel_id:
        return delivery
    return delivery_claims.readdress(unit.connection, delivery, channel_id)
