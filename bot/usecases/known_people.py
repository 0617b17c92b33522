"""Remember what never changes back about people, so that it is not read again for each of their commands."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

REMEMBERED = 10_000
"""How many people one process remembers; those seen last, at about 200 bytes each."""


@dataclass(frozen=True, slots=True)
class Known:
    """Whether the bot has a person's Slack profile, and whether they have ever opened App Home."""

    profile: bool
    home: bool


class KnownPeople:
    """The people that this process has read last, by Slack workspace and Slack id; any thread may ask."""

    def __init__(self, most: int = REMEMBERED) -> None:
        self._most = most
        self._known: OrderedDict[tuple[str, str], Known] = OrderedDict()
        self._lock = Lock()

    def note(self, team_id: str, slack_id: str, known: Known) -> None:
        """Remember a person as just read; forget the one not seen for the longest, if there are too many."""
        with self._lock:
            self._known[team_id, slack_id] = known
            self._known.move_to_end((team_id, slack_id))
            if len(self._known) > self._most:
                self._known.popitem(last=False)

    def find(self, team_id: str, slack_id: str) -> Known | None:
        """Return a person as they were last read; None if this process does not remember them."""
        with self._lock:
            return self._known.get((team_id, slack_id))
