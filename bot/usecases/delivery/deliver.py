"""Send queued messages to Slack: claim a few, load them, hand them over, settle the outcomes.

The claim, the loading and the settlement are units of work of their own, with the call to Slack between them. If a
sender dies in between, its lease runs out. Then the conversation itself shows whether the message is there. Messages
that are behind what they show are edited in the same turn: see `edit.py`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from bot.errors import DeliveryError
from bot.storage import deliveries
from bot.usecases.delivery.claiming import Claim, claim_due, in_sets
from bot.usecases.delivery.do_not_disturb import Quiet, SecondLook
from bot.usecases.delivery.edit import edit
from bot.usecases.delivery.lanes import Lanes
from bot.usecases.delivery.loading import sendings_of
from bot.usecases.delivery.messages import KINDS
from bot.usecases.delivery.parcels import Outbox, Parcel
from bot.usecases.delivery.preparing import prepare
from bot.usecases.delivery.settling import Outcome, conclude, settle
from bot.usecases.unit import Context

AT_ONCE = 12
"""How many messages are claimed at once: the more, the fewer statements for each."""
SETTLED_AT_ONCE = 6
"""How many outcomes are waited for, to be settled together."""
SETTLED_WITHIN = 0.5
"""How many seconds an outcome waits for others."""
STOPPED_WITHIN = 2.0
"""How many seconds messages that are being handed over have to arrive when the bot stops."""
_EDITS = "edits"
"""The lane of all edits: Slack takes few, and they must not keep new messages waiting."""

Done = Outcome | bool
"""What became of a message; for an edit, whether Slack has it."""


@dataclass(frozen=True, slots=True)
class _Settled:
    """How many jobs were finished, and how many messages Slack has stored."""

    finished: int
    stored: int


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
    return Deliverer(context, team_id, outbox, SecondLook(context, quiet), Lanes(AT_ONCE)).deliver(go_on)


@dataclass(frozen=True, slots=True)
class Deliverer:
    """Delivers a workspace's messages through `lanes`: side by side, or one after the other."""

    context: Context
    team_id: str
    outbox: Outbox
    second_look: SecondLook
    lanes: Lanes[Done]

    def deliver(self, go_on: Callable[[], bool]) -> int:
        """Send and edit what is due, while `go_on` says so; return how many messages Slack stored."""
        stored = self._settle().stored
        while go_on():
            claims = self._claim() if self.lanes.free >= AT_ONCE else []
            for some in in_sets(claims):
                self._begin(some)
                stored += self._settle().stored
            if claims and self.lanes.free >= AT_ONCE:
                continue
            is_last = not self.lanes.busy
            self.lanes.wait(SETTLED_WITHIN, finished=SETTLED_AT_ONCE)
            settled = self._settle()
            stored += settled.stored
            # What was looked up and not found is due again at once.
            if is_last and not settled.finished:
                return stored
        self.lanes.wait(STOPPED_WITHIN)
        return stored + self._settle().stored

    def _claim(self) -> list[Claim]:
        return claim_due(self.context, self.team_id, AT_ONCE, may_edit=not self.lanes.has(_EDITS))

    def _begin(self, claims: Sequence[Claim]) -> None:
        """Load claims that belong together, and let them be handed over."""
        if claims[0].edits:
            self.lanes.add(_EDITS, partial(edit, self.context, self.team_id, claims[0].delivery, self.outbox))
            return
        # Slack is asked between two units of work: none may last as long as its answer.
        put_aside = self.second_look.settles([claim.delivery for claim in claims if not claim.look_up])
        for claim in claims:
            if claim.delivery.id in put_aside:
                with self.context.unit_of(self.team_id) as unit:
                    conclude(unit, claim.delivery, put_aside[claim.delivery.id])
        these = [claim for claim in claims if claim.delivery.id not in put_aside]
        for parcel in prepare(self.context, self.team_id, these) if these else ():
            self.lanes.add(parcel.target, partial(self._hand_over, parcel))

    def _hand_over(self, parcel: Parcel) -> Outcome:
        asked_at = self.context.clock.now()
        try:
            if parcel.content is None:
                return Outcome(parcel, asked_at, self.outbox.find(parcel))
            return Outcome(parcel, asked_at, self.outbox.send(self._with_file(parcel)))
        except DeliveryError as failure:
            return Outcome(parcel, asked_at, failure=failure)

    def _with_file(self, parcel: Parcel) -> Parcel:
        """Return the parcel with its picture in Slack; its id is kept before anybody sees it, so none is twice.

        Raise DeliveryError if another sender took the message over during the upload: its picture is the one to keep.
        """
        upload = KINDS[parcel.delivery.kind].upload
        if upload is None or not upload.is_missing(parcel.content):
            return parcel
        file_id = self.outbox.upload(parcel)
        with self.context.unit_of(self.team_id) as unit:
            now = deliveries.get(unit.connection, parcel.delivery.id)
            if not now.is_attempt(parcel.delivery):
                raise DeliveryError("another sender took it over during the upload, so nothing was posted here")
            [sending] = sendings_of(unit, [now])
            return replace(parcel, content=upload.keep(sending, parcel.content, file_id))

    def _settle(self) -> _Settled:
        """Settle what is finished; what cannot be settled now is settled in the next run."""
        done = self.lanes.collect()
        try:
            sent = settle(self.context, self.team_id, [each for each in done if isinstance(each, Outcome)])
        except BaseException:
            self.lanes.put_back(done)
            raise
        return _Settled(len(done), sent + done.count(True))
