"""The simulation's clock, which jumps from one event to the next."""

from datetime import UTC, datetime, timedelta

TICK = timedelta(seconds=5)
"""How often the bot's scheduler ticks."""


class JumpingClock:
    """Tells the instant that it was last moved to; it never goes back."""

    def __init__(self, at: datetime) -> None:
        self._at = at.astimezone(UTC)

    def now(self) -> datetime:
        """The instant of the event that is happening."""
        return self._at

    def move_to(self, at: datetime) -> None:
        """Go on to `at`, unless that has passed."""
        self._at = max(self._at, at)


def tick_after(at: datetime) -> datetime:
    """The first tick at or after an instant."""
    past = (at - datetime.min.replace(tzinfo=UTC)) % TICK
    return at + (TICK - past if past else past)
