"""Let the demo's colleagues do something in the week that is shown, each when the clock gets there."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Event, Thread

from local_slack import LocalSlack

_DEEDS = (
    (timedelta(days=1, hours=2), "ben", "helped the Harbour shop get its order a day early"),
    (timedelta(days=2, hours=5), "chidi", "solved the login trouble of the new trainees at Mill Café"),
    (timedelta(days=3, hours=3), "dana", "delighted the baker at Mill Café with a card for her first year"),
)
"""How long after Monday, 09:00, who types what after /cx-help."""
_LOOK_EVERY = 0.1


@dataclass(slots=True)
class Week:
    """What colleagues are going to do after `monday`, done in a thread as the clock gets there."""

    slack: LocalSlack
    monday: datetime
    left: list[tuple[timedelta, str, str]] = field(default_factory=lambda: list(_DEEDS))

    def start(self, stopped: Event) -> None:
        """Begin, until `stopped` is set."""
        Thread(target=self._run, args=(stopped,), name="colleagues", daemon=True).start()

    def or_before(self, next_due: Callable[[], datetime | None]) -> datetime | None:
        """Return when a colleague or the bot has something to do next."""
        mine = self.monday + self.left[0][0] if self.left else None
        return min((at for at in (mine, next_due()) if at is not None), default=None)

    def _run(self, stopped: Event) -> None:
        while self.left and not stopped.wait(_LOOK_EVERY):
            after, who, typed = self.left[0]
            if self.monday + after <= self.slack.clock.now():
                self.slack.person(who).types(f"/cx-help {typed}")
                self.left.pop(0)
