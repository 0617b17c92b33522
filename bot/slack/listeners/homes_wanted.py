"""Collect requests to publish App Homes, so that many changes in a row are shown with one reading."""

from dataclasses import dataclass
from threading import Lock

from bot.usecases.unit import Caller


@dataclass(frozen=True, slots=True)
class HomeWanted:
    """A person's App Home to publish, at this page of the history; `opened` means that they have just opened it."""

    page: int
    opened: bool


class HomesWanted:
    """The App Homes that wait to be published, one for each person; any thread may ask."""

    def __init__(self) -> None:
        self._waiting: dict[Caller, HomeWanted] = {}
        self._lock = Lock()

    def add(self, caller: Caller, wanted: HomeWanted) -> bool:
        """Ask for a person's App Home; return false if an earlier request waits, which then does this one, too."""
        with self._lock:
            earlier = self._waiting.get(caller)
            opened = wanted.opened or (earlier is not None and earlier.opened)
            self._waiting[caller] = HomeWanted(wanted.page, opened)
            return earlier is None

    def take(self, caller: Caller) -> HomeWanted:
        """Return what is wanted for a person; what is asked for from now on needs another reading."""
        with self._lock:
            return self._waiting.pop(caller)
