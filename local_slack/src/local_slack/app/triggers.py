"""Hand out trigger_ids: good for three seconds and for one view."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from local_slack.clock.movable import MovableClock
from local_slack.errors import SlackError
from local_slack.model.ids import Ids

LIFE = timedelta(seconds=3)


@dataclass
class Trigger:
    """One interaction's permission to open one view before the person who interacted."""

    id: str
    user: str
    at: datetime
    used: bool = False


class Triggers:
    """Every trigger_id that was handed out."""

    def __init__(self, clock: MovableClock, ids: Ids) -> None:
        self._clock = clock
        self._ids = ids
        self._known: dict[str, Trigger] = {}

    def new(self, user: str) -> str:
        """Hand out a trigger_id for something that this person did just now."""
        now = self._clock.now()
        trigger = Trigger(f"{self._ids.ts(now)}.{self._ids.secret()}", user, now)
        self._known[trigger.id] = trigger
        return trigger.id

    def exchange(self, trigger_id: str) -> str:
        """Use a trigger_id up and return its person; raise SlackError if it is unknown, used or too old."""
        trigger = self._known.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if self._clock.now() - trigger.at > LIFE:
            raise SlackError("expired_trigger_id")
        trigger.used = True
        return trigger.user
