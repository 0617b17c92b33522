"""Log that the database cannot be used, and when it works again."""

import logging
import time
from collections.abc import Callable

from bot.errors import BotError

log = logging.getLogger(__name__)


class Outages:
    """Tells the log when transactions begin to fail and when they work again.

    Each failure is one line; the log lets one through in a minute. Writing may fail while reading works.
    """

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._since: float | None = None
        self._writing = False

    def failed(self, problem: BotError, *, writing: bool) -> None:
        """Log a failure; its cause is the database's own error."""
        if self._since is None:
            self._since = self._monotonic()
        self._writing = writing
        said = str(getattr(problem.__cause__, "orig", None) or problem.__cause__ or "").partition("\n")[0]
        log.error("the database cannot be used: %s; `cx-help doctor` says more", said, extra={"cause": problem})

    def worked(self, *, writing: bool) -> None:
        """Log the end of an outage, if there was one of this kind."""
        if self._since is None or (self._writing and not writing):
            return
        seconds, self._since = self._monotonic() - self._since, None
        log.warning("the database works again, after %.0f s", seconds)
