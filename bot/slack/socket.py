"""The Socket Mode connection, with a watchdog for the one that has gone silent."""

import json
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from socket import SHUT_RDWR
from threading import Event

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from bot.slack.client import FAILURES, explain

log = logging.getLogger(__name__)
SILENT_FOR = 60.0
"""Seconds without a sign of life from Slack after which the connection is made anew."""
GREETED_WITHIN = 5.0
"""Seconds to wait for Slack's `hello`."""
PING_EVERY = 5.0
"""Seconds between the pings that tell when a connection was cut: the second one after it fails."""
PARALLEL = 20
"""Payloads worked on at the same time."""


class SocketConnection:
    """Receives what Slack sends and hands it to the Bolt app.

    The client reconnects by itself when Slack ends a connection. It takes a minute to see that one was cut, and never
    sees one that did not answer a single ping, or a reconnection that failed half-way; `watch`, called with every tick,
    does.
    """

    def __init__(
        self, app: App, app_token: str, client: WebClient, *, wall_clock: Callable[[], float] = time.time
    ) -> None:
        self._handler = SocketModeHandler(
            app, app_token, web_client=client, ping_interval=PING_EVERY, concurrency=PARALLEL
        )
        self._wall_clock = wall_clock
        self._alive_at = wall_clock()
        self._answered_at: float | None = None
        self._greeted = Event()
        self._failed: object = None
        self._handler.client.on_message_listeners.append(self._note_greeting)
        self._handler.client.on_error_listeners.append(self._note_failure)

    def open(self, url: str) -> None:
        """Connect to the address that `apps.connections.open` gave, and wait a little for Slack's greeting.

        When that address refuses, the client and `watch` go on trying; `is_greeted` tells when they succeeded.
        A client that is closed before its thread has begun to read never ends.
        """
        self._handler.client.wss_uri = url
        self._handler.connect()
        self.is_greeted(GREETED_WITHIN)
        self._alive_at = self._wall_clock()

    def is_greeted(self, within: float = 0.0) -> bool:
        """Whether Slack has said hello, on this or an earlier connection; waits so many seconds for it."""
        return self._greeted.wait(within)

    @property
    def is_open(self) -> bool:
        """Whether a connection stands, as far as the client knows."""
        return self._handler.client.is_connected()

    def watch(self) -> None:
        """Connect anew when the connection was cut, or Slack has given no sign of life for a minute."""
        session = self._handler.client.current_session
        now = self._wall_clock()
        cut = session is not None and (session is self._failed or session.consecutive_check_state_error_count > 0)
        if session is not None and self.is_open and session.last_ping_pong_time not in {None, self._answered_at}:
            self._answered_at = session.last_ping_pong_time
            self._alive_at = max(self._alive_at, session.last_ping_pong_time)
        # What lies in the future was before the clock was set back, and would hide a silence until then.
        self._alive_at = min(self._alive_at, now)
        if not cut and now - self._alive_at < SILENT_FOR:
            return
        log.warning("%s; connecting anew", "the connection was cut" if cut else "Slack has been silent for a minute")
        # Should this fail for one that was silent, the next attempt comes after another minute.
        self._alive_at = now
        try:
            self._handler.client.connect_to_new_endpoint(force=True)
        except FAILURES as failure:
            log.warning("no new connection: %s", explain(failure))

    def _note_greeting(self, message: str) -> None:
        with suppress(ValueError, AttributeError):  # not all that comes is a JSON object
            if json.loads(message).get("type") == "hello":
                self._greeted.set()

    def _note_failure(self, _error: Exception) -> None:
        self._failed = self._handler.client.current_session

    def close(self) -> None:
        """Close the connection and end the client's threads."""
        client = self._handler.client
        client.auto_reconnect_enabled = False
        session = client.current_session
        if session is not None and session.sock is not None:
            # Wakes the thread that reads; it would notice a mere close only when its 3 s time-out is over.
            with suppress(OSError):
                session.sock.shutdown(SHUT_RDWR)
        # The thread that hands messages on waits a second for the next; None counts as one, and does nothing.
        client.closed = True
        client.message_queue.put(None)
        # slack_sdk's client raises this when it is closed while it reconnects; it is closed then all the same.
        with suppress(AttributeError):
            self._handler.close()
