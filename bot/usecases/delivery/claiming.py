"""Claim what is due: messages to send or to look up, and a message to edit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from bot.domain.deliveries import LEASE, Delivery, DeliveryStatus
from bot.storage import deliveries, delivery_claims, edits
from bot.usecases.delivery.messages import KINDS
from bot.usecases.unit import Context, Unit


@dataclass(frozen=True, slots=True)
class Claim:
    """A message that is ours until its lease ends: to send, to look up what an earlier sender did, or to edit.

    `look_due_at` is when it was due to be looked up, None if it is not.
    """

    delivery: Delivery
    look_due_at: datetime | None = None
    edits: bool = False

    @property
    def look_up(self) -> bool:
        """Whether Slack is only asked whether the message is there."""
        return self.look_due_at is not None

    @property
    def is_in_a_set(self) -> bool:
        """Whether it is loaded and settled together with others of its kind."""
        return KINDS[self.delivery.kind].gather is not None and not self.look_up and not self.edits


def claim_due(context: Context, team_id: str, most: int, *, may_edit: bool = True) -> list[Claim]:
    """Claim up to `most` messages that have been due the longest, and with `may_edit` the edit that has.

    Return them in the order in which they were due. As long as nothing is due, nothing is written or locked.
    """
    with context.view_of(team_id) as view:
        if not _is_anything_due(view, may_edit=may_edit):
            return []
    with context.unit_of(team_id) as unit:
        owed = delivery_claims.due(unit.connection, unit.workspace.id, unit.now, most)
        ours = delivery_claims.claim(unit.connection, owed, unit.now + LEASE)
        edit = _claim_edit(unit) if may_edit else None
    claims = [
        Claim(mine, was.next_attempt_at if was.status is DeliveryStatus.SENDING else None)
        for was, mine in zip(owed, ours, strict=True)
    ]
    if edit is None:
        return claims
    since, claimed = edit
    first = sum(1 for each in owed if each.next_attempt_at is None or each.next_attempt_at <= since)
    return [*claims[:first], Claim(claimed, edits=True), *claims[first:]]


def _is_anything_due(view: Unit, *, may_edit: bool) -> bool:
    about = view.connection, view.workspace.id, view.now
    return delivery_claims.is_any_due(*about) or (may_edit and edits.next_due(*about) is not None)


def _claim_edit(unit: Unit) -> tuple[datetime, Delivery] | None:
    """Claim the message with the edit due longest; return since when it is due, and the message."""
    behind = edits.next_due(unit.connection, unit.workspace.id, unit.now)
    if behind is None or not edits.claim(unit.connection, behind, unit.now, unit.now + LEASE):
        return None
    return behind.edit_due_at or unit.now, deliveries.get(unit.connection, behind.id)


def in_sets(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Yield the claims in their order: what is loaded together in one list, everything else alone."""
    for kind, group in groupby(claims, lambda claim: claim.delivery.kind if claim.is_in_a_set else None):
        if kind is None:
            yield from ([claim] for claim in group)
        else:
            yield list(group)
