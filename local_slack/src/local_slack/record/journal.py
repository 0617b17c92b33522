"""Write down what happened, in order, in words; and wait until something changes."""

from dataclasses import dataclass
from datetime import datetime
from threading import Condition

from local_slack.clock.movable import MovableClock


class Changes:
    """A number that grows with every change of the workspace; any thread may wait for it to grow."""

    def __init__(self) -> None:
        self._condition = Condition()
        self._version = 0

    @property
    def version(self) -> int:
        """Return the present number."""
        return self._version

    def bump(self) -> None:
        """Say that something changed."""
        with self._condition:
            self._version += 1
            self._condition.notify_all()

    def wait(self, seen: int, timeout: float) -> None:
        """Return when the number is no longer `seen`, or after `timeout` real seconds."""
        with self._condition:
            self._condition.wait_for(lambda: self._version != seen, timeout)


@dataclass(frozen=True)
class Entry:
    """One line of the transcript: its conversation, and the only person it concerns (None: everybody there)."""

    at: datetime
    line: str
    channel: str | None
    person: str | None


class Journal:
    """The transcript of one local Slack."""

    def __init__(self, clock: MovableClock, changes: Changes) -> None:
        self._clock = clock
        self._changes = changes
        self._entries: list[Entry] = []

    def write(self, line: str, *, channel: str | None = None, person: str | None = None) -> None:
        """Add a line, and say that something changed."""
        self._entries.append(Entry(self._clock.now(), line, channel, person))
        self._changes.bump()

    @property
    def length(self) -> int:
        """Return how many lines there are."""
        return len(self._entries)

    def since(self, length: int) -> list[Entry]:
        """Return the lines after so many."""
        return self._entries[length:]

    def read(self, *, channel: str | None = None, person: str | None = None) -> str:
        """Return the lines about one conversation or one person, or all of them."""
        wanted = (
            entry
            for entry in list(self._entries)
            if (channel is None or entry.channel == channel) and (person is None or entry.person == person)
        )
        return "\n".join(f"{entry.at:%a %H:%M:%S} {entry.line}" for entry in wanted)
