"""Send what is owed to Slack: claim one delivery, hand it over, settle what became of it.

The claim and the settlement are units of work of their own, with the call to Slack between them. Whoever dies in
between leaves a lease that runs out; then the conversation itself tells whether the message is there.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from bot.domain.deliveries import (
    LEASE,
    UNTIL_MENDED,
    Delivery,
    DeliveryKind,
    DeliveryStatus,
    Sent,
    Settlement,
    settle_failure,
    settle_lookup_failure,
    settle_not_found,
)
from bot.domain.people import Workspace
from bot.errors import DeliveryError
from bot.storage import candidates, decisions, deliveries, offers, people, ripples, shoutouts
from bot.usecases.delivery.best_time import better_time
from bot.usecases.delivery.contents import Content, content_of
from bot.usecases.delivery.do_not_disturb import Quiet, SecondLook
from bot.usecases.delivery.messages.channel_trouble import tell_it_is_posted, tell_of_refusal
from bot.usecases.delivery.messages.picture import PictureFile, RipplePicture, owe_picture, picture_file
from bot.usecases.delivery.messages.review_edits import follow_the_post
from bot.usecases.delivery.still_wanted import withdrawn
from bot.usecases.offers.news import keep_told
from bot.usecases.unit import Context, Unit

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A claimed delivery, ready to be handed over: to a person's direct message or to a channel.

    `content` is None when only what became of an earlier attempt is to be looked up; `file` is the picture that it
    may have shown.
    """

    delivery: Delivery
    target: str
    content: Content | None
    file: PictureFile | None = None

    def ends_within(self, time: timedelta, now: datetime) -> bool:
        """Whether the lease has less than this `time` left, so that another sender may soon look for the message."""
        lease_ends = self.delivery.next_attempt_at
        return lease_ends is not None and lease_ends - now < time


class Outbox(Protocol):
    """Hands messages over to Slack; slack.messenger is the real one."""

    def send(self, parcel: Parcel) -> Sent:
        """Post the parcel; raise DeliveryError when Slack did not take it or its answer was lost."""
        ...

    def upload(self, parcel: Parcel) -> str:
        """Bring the parcel's picture to Slack, which shows it to nobody yet; the file's id, or raise DeliveryError."""
        ...

    def find(self, parcel: Parcel) -> Sent | None:
        """Look in the conversation for the parcel's message; raise DeliveryError when that cannot be done."""
        ...


@dataclass(frozen=True, slots=True)
class Claim:
    """A delivery that is ours until its lease ends; `look_up` when an earlier sender left its outcome unknown."""

    delivery: Delivery
    look_up: bool


def deliver_owed(
    context: Context,
    team_id: str,
    outbox: Outbox,
    go_on: Callable[[], bool] = lambda: True,
    quiet: Quiet | None = None,
) -> int:
    """Send what is owed, one after the other, while `go_on` says so; how many messages were stored in Slack.

    `quiet` is asked who is not to be disturbed by a nudge that had to wait.
    """
    stored = 0
    second_look = SecondLook(context, quiet)
    while go_on():
        claim = _claim_next(context, team_id)
        if claim is None:
            return stored
        # Slack is asked between two units of work: none may last as long as its answer.
        put_aside = None if claim.look_up else second_look.settles(claim.delivery)
        if put_aside is not None:
            with context.unit_of(team_id) as unit:
                _conclude(unit, claim.delivery, put_aside)
            continue
        parcel = _prepare(context, team_id, claim)
        if parcel is not None:
            stored += _hand_over(context, team_id, parcel, outbox)
    return stored


def _hand_over(context: Context, team_id: str, parcel: Parcel, outbox: Outbox) -> bool:
    delivery = parcel.delivery
    try:
        sent = outbox.find(parcel) if parcel.content is None else outbox.send(_with_file(context, parcel, outbox))
    except DeliveryError as failure:
        with context.unit_of(team_id) as unit:
            _settle(unit, delivery, failure, looked_up=parcel.content is None)
        return False
    with context.unit_of(team_id) as unit:
        _lock_nudged(unit, delivery)
        if sent is None:
            deliveries.settle(unit.connection, delivery, settle_not_found(delivery, unit.now))
            return False
        if not deliveries.settle_sent(unit.connection, delivery.id, sent, unit.now):
            return False
        _count_unanswered(unit, delivery)
        if delivery.kind is DeliveryKind.NUDGE and delivery.subject_id is not None:
            offers.mark_seen(unit.connection, delivery.subject_id)
        keep_told(unit, delivery)
        owe_picture(unit, delivery)
        follow_the_post(unit, delivery)
        tell_it_is_posted(unit, delivery)
    return True


def _with_file(context: Context, parcel: Parcel, outbox: Outbox) -> Parcel:
    """The parcel, with its picture in Slack; which file that is is kept before anybody sees it, so that none is two."""
    content, shoutout_id = parcel.content, parcel.delivery.subject_id
    if not isinstance(content, RipplePicture) or content.file_id is not None or shoutout_id is None:
        return parcel
    file_id = outbox.upload(parcel)
    with context.store.unit() as connection:
        ripples.keep_picture(connection, shoutout_id, file_id, content.drawing.drawn)
    return replace(parcel, content=replace(content, file_id=file_id))


def _lock_nudged(unit: Unit, delivery: Delivery) -> None:
    """Let the person come before their nudge and what it offers, as when they answer or something is drawn."""
    if delivery.kind is DeliveryKind.NUDGE and delivery.person_id is not None:
        candidates.lock_person(unit.connection, delivery.person_id)


def _count_unanswered(unit: Unit, delivery: Delivery) -> None:
    """Count a nudge that has arrived as unanswered, unless the person was faster than the news of its arrival."""
    if delivery.kind is not DeliveryKind.NUDGE or delivery.person_id is None or delivery.subject_id is None:
        return
    if not decisions.is_answered(unit.connection, delivery.subject_id):
        people.count_unanswered(unit.connection, delivery.person_id)


def _settle(unit: Unit, delivery: Delivery, failure: DeliveryError, *, looked_up: bool) -> None:
    decide = settle_lookup_failure if looked_up else settle_failure
    settlement = decide(delivery, failure, unit.now)
    given_up = "; it is given up" if settlement.status is DeliveryStatus.FAILED else ""
    log.warning("delivery %s was not made: %s%s", delivery.key, failure, given_up)
    tell_of_refusal(unit, delivery, failure)
    _conclude(unit, delivery, settlement)


def _claim_next(context: Context, team_id: str) -> Claim | None:
    """Claim what has been due the longest; None when nothing is owed."""
    while True:
        with context.unit_of(team_id) as unit:
            delivery = deliveries.next_owed(unit.connection, unit.workspace.id, unit.now)
            if delivery is None:
                return None
            if deliveries.claim(unit.connection, delivery, lease_ends=unit.now + LEASE, attempts=delivery.attempts + 1):
                claimed = deliveries.get(unit.connection, delivery.id)
                return Claim(claimed, look_up=delivery.status is DeliveryStatus.SENDING)


def _prepare(context: Context, team_id: str, claim: Claim) -> Parcel | None:
    """What is to be handed over; None for what is put aside.

    The claim stands by itself: should a content fail to be read, its lease keeps it from holding up all others.
    """
    delivery = claim.delivery
    with context.unit_of(team_id) as unit:
        person = people.get(unit.connection, delivery.person_id) if delivery.person_id else None
        if not claim.look_up:
            delivery = _follow_the_channel(unit, delivery)
        target = person.slack_id if person else delivery.channel_id or ""
        if claim.look_up:
            return Parcel(delivery, target, None, picture_file(unit, delivery))
        if _waits_for_a_channel(unit.workspace, delivery, unit.now):
            deliveries.hold(unit.connection, delivery, unit.now + UNTIL_MENDED, delivery.expires_at)
            return None
        hold = better_time(unit, person, delivery)
        if hold is not None:
            deliveries.hold(unit.connection, delivery, hold, max(delivery.expires_at, hold + timedelta(hours=1)))
            return None
        why_not = withdrawn(unit, person, delivery)
        content = None if why_not else content_of(unit, person, delivery)
        if content is None:
            settlement = Settlement(DeliveryStatus.EXPIRED, None, why_not or "there was nothing left to say")
            _conclude(unit, delivery, settlement)
            return None
        return Parcel(delivery, target, content)


def _follow_the_channel(unit: Unit, delivery: Delivery) -> Delivery:
    """Send a shout-out to the channel that the workspace has now; what was sent is looked up where it was sent."""
    channel_id = unit.workspace.channel_id
    if delivery.kind is not DeliveryKind.SHOUTOUT or channel_id is None or channel_id == delivery.channel_id:
        return delivery
    return deliveries.readdress(unit.connection, delivery, channel_id)


def _waits_for_a_channel(workspace: Workspace, delivery: Delivery, now: datetime) -> bool:
    """Whether an admin has chosen no channel since the shout-out was decided, and may yet choose one."""
    no_channel = delivery.kind is DeliveryKind.SHOUTOUT and workspace.channel_id is None
    return no_channel and now < delivery.expires_at


def _conclude(unit: Unit, delivery: Delivery, settlement: Settlement) -> None:
    """Settle a delivery, if it is still ours.

    What a given-up shout-out was to tell waits for the next one, and what a nudge offered may be offered again.
    """
    _lock_nudged(unit, delivery)
    ours = deliveries.settle(unit.connection, delivery, settlement)
    given_up = settlement.status in {DeliveryStatus.FAILED, DeliveryStatus.EXPIRED}
    if not ours or not given_up or delivery.subject_id is None:
        return
    if delivery.kind is DeliveryKind.SHOUTOUT:
        shoutouts.release(unit.connection, delivery.subject_id)
        follow_the_post(unit, delivery)
    elif delivery.kind is DeliveryKind.NUDGE:
        offers.mark_unseen(unit.connection, delivery.subject_id, unit.now)
