"""Order faults: what goes wrong between an app and Slack when a test asks for it."""

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from math import isfinite
from threading import Lock
from typing import Literal

from local_slack.app.scopes import METHODS

Kind = Literal["drop_before", "drop_after", "store_late", "fail", "rate_limit", "delay"]


@dataclass
class Fault:
    """One fault, still to happen `times` times to calls of `method`."""

    kind: Kind
    method: str
    times: int
    error: str = ""
    status: int = 200
    seconds: float = 0.0


class Faults:
    """The faults that are ordered; safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._ordered: list[Fault] = []
        self._latency: dict[str | None, float] = {}
        self._on_outage: list[Callable[[], None]] = []
        self.offline = False
        self.sockets_refused = False

    def go_offline(self) -> None:
        """Begin an outage: sockets are cut, and so is every connection that the app tries."""
        self.offline = True
        for listener in self._on_outage:
            listener()

    def come_back(self) -> None:
        """End the outage."""
        self.offline = False

    def refuse_sockets(self) -> None:
        """Refuse every new socket, though the Web API gives addresses for them."""
        self.sockets_refused = True

    def accept_sockets(self) -> None:
        """Take new sockets again."""
        self.sockets_refused = False

    def on_outage(self, listener: Callable[[], None]) -> None:
        """Call `listener` whenever an outage begins, in the thread that ordered it."""
        self._on_outage.append(listener)

    def drop_before(self, method: str, times: int = 1) -> None:
        """Close the connection without doing what the call asks."""
        self._order(Fault("drop_before", method, times))

    def drop_after(self, method: str, times: int = 1) -> None:
        """Do what the call asks, then close the connection without an answer."""
        self._order(Fault("drop_after", method, times))

    def fail(self, method: str, error: str = "internal_error", status: int = 200, times: int = 1) -> None:
        """Answer with that error and that HTTP status, doing nothing."""
        self._order(Fault("fail", method, times, error=error, status=status))

    def rate_limit(self, method: str, retry_after: int, times: int = 1) -> None:
        """Answer 429 with `Retry-After: retry_after` seconds, doing nothing."""
        self._order(Fault("rate_limit", method, times, seconds=retry_after))

    def delay(self, method: str, seconds: float, times: int = 1) -> None:
        """Do what the call asks, but answer only after `seconds` real seconds."""
        self._order(Fault("delay", method, times, seconds=seconds))

    def store_late(self, method: str, seconds: float, times: int = 1) -> None:
        """Close the connection at once, and do what the call asks when `seconds` have passed on the clock.

        It is the same to the app as a call that it gave up, and that Slack still carried out.
        """
        self._order(Fault("store_late", method, times, seconds=seconds))

    def slow(self, seconds: float, method: str | None = None) -> None:
        """Answer each call only after `seconds` real seconds, until this is changed; 0 takes it back.

        Without a `method` it holds for all methods but those with a latency of their own.
        """
        if method is not None:
            _demand_method(method)
        _demand_seconds(seconds)
        with self._lock:
            self._latency[method] = seconds

    def latency(self, method: str) -> float:
        """Return how many real seconds pass before a call of that method is answered."""
        with self._lock:
            return self._latency.get(method, self._latency.get(None, 0.0))

    @property
    def slowness(self) -> float:
        """Return the real seconds that most methods are slowed down by."""
        return self.latency("")

    def pending(self, kind: Kind) -> int:
        """Return how many ordered faults of a kind have not happened yet."""
        with self._lock:
            return sum(fault.times for fault in self._ordered if fault.kind == kind)

    def forget(self) -> None:
        """Take back every fault that is ordered and has not happened, and all latency."""
        with self._lock:
            self._ordered.clear()
            self._latency.clear()

    def next(self, method: str) -> Fault | None:
        """Take the next fault ordered for that method, or None."""
        with self._lock:
            for fault in self._ordered:
                if fault.method == method:
                    fault.times -= 1
                    if fault.times <= 0:
                        self._ordered.remove(fault)
                    return fault
        return None

    def _order(self, fault: Fault) -> None:
        _demand_method(fault.method)
        if fault.times < 1:
            raise ValueError(f"times must be at least 1, not {fault.times}")
        if fault.status not in range(200, 600):
            raise ValueError(f"status must be an HTTP status from 200 to 599, not {fault.status}")
        _demand_seconds(fault.seconds)
        with self._lock:
            self._ordered.append(fault)


def _demand_method(method: str) -> None:
    """Raise ValueError for a method that is never called here, so that no fault waits in vain."""
    if method not in METHODS:
        meant = get_close_matches(method, METHODS, 1)
        raise ValueError(f"there is no method {method!r} here{f'; is it {meant[0]}?' if meant else ''}")


def _demand_seconds(seconds: float) -> None:
    if not (isfinite(seconds) and seconds >= 0):
        raise ValueError(f"seconds must be 0 or more, not {seconds}")
