"""Share one pace among all that send to a workspace: it lives in the database."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.domain.sending_pace import LIMITS, Sends, Slot, hand_out, slow_down
from bot.storage import sending_paces
from bot.usecases.unit import Context


@dataclass(frozen=True, slots=True)
class SharedPace:
    """Hands out slots for posts or for edits in one workspace, for any number of replicas.

    Slots are instants by the clock of this process, whatever clock the replicas agree on.
    """

    context: Context
    workspace_id: int
    sends: Sends

    def take(self) -> Sequence[Slot]:
        """Return the next few slots; raise BotError if the database cannot be reached."""
        now = self.context.clock.now()
        with self.context.store.unit() as connection:
            pace, shared_now = sending_paces.get_to_change(connection, self.workspace_id, self.sends, now)
            pace, slots = hand_out(pace, LIMITS[self.sends], shared_now)
            sending_paces.save(connection, self.workspace_id, self.sends, pace)
        return [replace(slot, at=slot.at - shared_now + now) for slot in slots]

    def refused(self, slot: Slot, retry_after: timedelta) -> None:
        """Keep that Slack refused what went out in a slot; raise BotError if the database cannot be reached."""
        now = self.context.clock.now()
        with self.context.store.unit() as connection:
            pace, shared_now = sending_paces.get_to_change(connection, self.workspace_id, self.sends, now)
            refused = replace(slot, at=slot.at - now + shared_now)
            slower = slow_down(pace, LIMITS[self.sends], refused, shared_now, retry_after)
            sending_paces.save(connection, self.workspace_id, self.sends, slower)
