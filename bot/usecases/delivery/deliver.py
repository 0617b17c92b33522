"""Send queued messages to Slack: claim one, hand it over, settle the outcome.

The claim and the settlement are units of work of their own, with the call to Slack between them. If a sender dies in
between, its lease runs out. Then the conversation itself shows whether the message is there. Messages that are behind
what they show are edited in the same turn: see `edit.py`.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.domain.deliveries import (
    LEASE,
    UNTIL_MENDED,
    Delivery,
    DeliveryStatus,
    Settlement,
    settle_failure,
    settle_lookup_failure,
    settle_not_found,
)
from bot.errors import DeliveryError
from bot.storage import deliveries, edits, shown_in_messages
from bot.usecases.delivery.changed import before_changes
from bot.usecases.delivery.do_not_disturb import Quiet, SecondLook
from bot.usecases.delivery.edit import edit
from bot.usecases.delivery.loading import begin_loading, sending_of
from bot.usecases.delivery.message_kind import Sending
from bot.usecases.delivery.messages import KINDS
from bot.usecases.delivery.parcels import Outbox, Parcel
from bot.usecases.unit import Context, Unit

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Claim:
    """A message that is ours until its lease ends: to send, to look up what an earlier sender did, or to edit."""

    delivery: Delivery
    look_up: bool = False
    edits: bool = False


def deliver_owed(
    context: Context,
    team_id: str,
    outbox: Outbox,
    go_on: Callable[[], bool] = lambda: True,
    quiet: Quiet | None = None,
) -> int:
    """Send and edit what is due, one after the other, while `go_on` says so; return how many messages Slack stored.

    `quiet` looks up the people in Do Not Disturb.
    """
    stored = 0
    second_look = SecondLook(context, quiet)
    while go_on():
        claim = _claim_next(context, team_id)
        if claim is None:
            return stored
        if claim.edits:
            stored += edit(context, team_id, claim.delivery, outbox)
            continue
        # Slack is asked between two units of work: none may last as long as its answer.
        put_aside = None if claim.look_up else second_look.settles(claim.delivery)
        prepared = put_aside or _prepare(context, team_id, claim)
        if isinstance(prepared, Settlement):
            with context.unit_of(team_id) as unit:
                _conclude(unit, claim.delivery, prepared)
        elif prepared is not None:
            stored += _hand_over(context, team_id, prepared, outbox)
    return stored


def _claim_next(context: Context, team_id: str) -> Claim | None:
    """Claim the message or the edit that has been due the longest; None when nothing is due."""
    while True:
        with context.unit_of(team_id) as unit:
            owed = deliveries.next_owed(unit.connection, unit.workspace.id, unit.now)
            behind = edits.next_due(unit.connection, unit.workspace.id, unit.now)
            if behind is not None and (
                owed is None or (behind.edit_due_at or unit.now) < (owed.next_attempt_at or unit.now)
            ):
                claim = Claim(behind, edits=True)
                claimed = edits.claim(unit.connection, behind, unit.now, unit.now + LEASE)
            elif owed is not None:
                claim = Claim(owed, look_up=owed.status is DeliveryStatus.SENDING)
                lease_ends, attempts = unit.now + LEASE, owed.attempts + 1
                claimed = deliveries.claim(unit.connection, owed, lease_ends=lease_ends, attempts=attempts)
            else:
                return None
            if claimed:
                return replace(claim, delivery=deliveries.get(unit.connection, claim.delivery.id))


def _prepare(context: Context, team_id: str, claim: Claim) -> Parcel | Settlement | None:
    """Return what to hand over, or why it is not sent; None if it waits.

    The claim is a unit of its own: if a content fails to load, its lease keeps it from holding up all others.
    """
    with context.unit_of(team_id) as opened:
        kind = KINDS[claim.delivery.kind]
        kind.lock(opened, kind.about_of(claim.delivery))
        sending = begin_loading(opened, claim.delivery)
        if not sending.delivery.is_attempt(claim.delivery):
            return None
        if claim.look_up:
            return _parcel(sending, None)
        if kind.follows_the_channel:
            sending = replace(sending, delivery=_follow_the_channel(sending.unit, sending.delivery))
        better = _better_time(sending)
        if better is not None:
            deliveries.hold(opened.connection, sending.delivery, *better)
            return None
        why_not = _unwanted(sending)
        content = None if why_not else kind.load(sending)
        if content is None:
            return Settlement(DeliveryStatus.EXPIRED, None, why_not or "there was nothing left to say")
        # What changed before is in the content; what changes later finds what it shows.
        shown_in_messages.keep(opened.connection, sending.delivery.id, set(kind.shows(sending)))
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
        return "it was too late to be useful"
    if sending.person is not None and not kind.audience.has(sending.person):
        return "the person is not an active member"
    return kind.unwanted(sending)


def _hand_over(context: Context, team_id: str, parcel: Parcel, outbox: Outbox) -> bool:
    loaded = parcel.content is not None
    try:
        sent = outbox.send(_with_file(context, team_id, parcel, outbox)) if loaded else outbox.find(parcel)
    except DeliveryError as failure:
        with context.unit_of(team_id) as unit:
            _settle(unit, parcel.delivery, failure, loaded=loaded)
        return False
    with context.unit_of(team_id) as unit:
        kind, sending = KINDS[parcel.delivery.kind], _settling(unit, parcel.delivery)
        if sent is None:
            deliveries.settle(unit.connection, parcel.delivery, settle_not_found(parcel.delivery, unit.now))
            return False
        if not deliveries.settle_sent(unit.connection, parcel.delivery, sent, unit.now, loaded=loaded):
            return False
        kind.arrived(replace(sending, delivery=deliveries.get(unit.connection, parcel.delivery.id)))
    return True


def _with_file(context: Context, team_id: str, parcel: Parcel, outbox: Outbox) -> Parcel:
    """Return the parcel with its picture in Slack; its id is kept before anybody sees it, so none is twice."""
    upload = KINDS[parcel.delivery.kind].upload
    if upload is None or not upload.is_missing(parcel.content):
        return parcel
    file_id = outbox.upload(parcel)
    with context.unit_of(team_id) as unit:
        sending = sending_of(unit, parcel.delivery)
        return replace(parcel, content=upload.keep(sending, parcel.content, file_id))


def _settle(unit: Unit, delivery: Delivery, failure: DeliveryError, *, loaded: bool) -> None:
    kind = KINDS[delivery.kind]
    settlement = (
        settle_failure(delivery, failure, unit.now, kind.retrying)
        if loaded
        else settle_lookup_failure(delivery, failure, unit.now)
    )
    given_up = "; it is given up" if settlement.status is DeliveryStatus.FAILED else ""
    log.warning("delivery %s was not made: %s%s", delivery.key, failure, given_up)
    if loaded:
        kind.refused(sending_of(unit, delivery), failure)
    elif failure.reason or settlement.status is DeliveryStatus.FAILED:
        kind.unclear(sending_of(unit, delivery))
    _conclude(unit, delivery, settlement)


def _conclude(unit: Unit, delivery: Delivery, settlement: Settlement) -> None:
    """Settle a message that was not stored, if it is still ours."""
    kind, sending = KINDS[delivery.kind], _settling(unit, delivery)
    ours = deliveries.settle(unit.connection, delivery, settlement)
    if ours and settlement.status in {DeliveryStatus.FAILED, DeliveryStatus.EXPIRED}:
        kind.given_up(sending)


def _settling(unit: Unit, delivery: Delivery) -> Sending[Any]:
    """Take the locks that come before the message's own row; the message in this transaction."""
    kind = KINDS[delivery.kind]
    kind.lock(unit, kind.about_of(delivery))
    if kind.changes_others:
        before_changes(unit)
    return sending_of(unit, delivery)


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
    return deliveries.readdress(unit.connection, delivery, channel_id)
