"""Hold the Socket Mode connection, with a watchdog for a silent one."""

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from slack_bolt import App
from slack_bolt.adapter.socket_mode.internals import run_bolt_app, send_response
from slack_sdk import WebClient
from slack_sdk.errors import SlackClientNotConnectedError
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.deadline import answering
from bot.slack.reading_client import ReadingClient

log = logging.getLogger(__name__)
SILENT_FOR = 60.0
"""After this many seconds without a sign of life from Slack, the connection is replaced."""
GREETED_WITHIN = 5.0
"""Seconds to wait for Slack's `hello`."""
PING_EVERY = 5.0
"""Seconds between pings; the second ping after a connection was cut fails, and so reveals it."""
PARALLEL = 20
"""Payloads worked on at the same time."""


class _Workers(ThreadPoolExecutor):
    """Work on payloads; the deadline of each begins when it comes, even if it then waits for a free thread."""

    def submit(self, work: Callable[..., Any], /, *args: Any, **options: Any) -> Future[Any]:  # noqa: ANN401  as in ThreadPoolExecutor
        """Work on a payload that has just come."""
        came = time.monotonic()

        def in_time() -> object:
            with answering(came):
                return work(*args, **options)

        return super().submit(in_time)


class SocketConnection:
    """Receive what Slack sends and hand it to the Bolt app.

    The client reconnects by itself when a connection ends, and where pings are not answered any more. It never sees
    one that did not answer a single ping. `watch`, called with every tick, does.
    """

    def __init__(
        self,
        app: App,
        app_token: str,
        client: WebClient,
        *,
        seconds: Callable[[], float] = time.monotonic,
        ping_every: float = PING_EVERY,
    ) -> None:
        self._client = ReadingClient(app_token, app.logger, client, ping_interval=ping_every, concurrency=PARALLEL)
        self._client.message_workers = _Workers(PARALLEL)
        self._client.socket_mode_request_listeners.append(_handing_to(app))
        self._seconds = seconds
        self._alive_at = seconds()
        self._answered_at: float | None = None

    def open(self, url: str) -> None:
        """Connect to the address that `apps.connections.open` gave, and wait a little for Slack's greeting.

        If that address refuses, the client and `watch` retry; `is_greeted` shows when they succeeded.
        """
        self._client.wss_uri = url
        self._client.connect()
        self.is_greeted(GREETED_WITHIN)
        self._alive_at = self._seconds()

    def is_greeted(self, within: float = 0.0) -> bool:
        """Wait up to `within` seconds for Slack's hello; return whether it came, on this or an earlier connection."""
        return self._client.greeted.wait(within)

    @property
    def is_open(self) -> bool:
        """Return whether the client knows of an open connection."""
        return self._client.is_connected()

    def watch(self) -> None:
        """Reconnect if Slack has given no sign of life for a minute."""
        session = self._client.current_session
        now = self._seconds()
        if session is not None and self.is_open and session.last_ping_pong_time not in {None, self._answered_at}:
            # The time itself is the machine's, which may be set; that it is another one is the sign of life.
            self._answered_at = session.last_ping_pong_time
            self._alive_at = now
        if now - self._alive_at < SILENT_FOR:
            return
        log.warning("Slack has been silent for a minute; reconnecting")
        # If this fails, the next attempt comes after another minute.
        self._alive_at = now
        self._client.connect_to_new_endpoint(force=True)

    def close(self) -> None:
        """Close the connection and end the client's threads."""
        self._client.auto_reconnect_enabled = False
        self._client.close()


def _handing_to(app: App) -> Callable[[BaseSocketModeClient, SocketModeRequest], None]:
    """Return what hands a payload to the app, and its response to Slack."""

    def hand_over(client: BaseSocketModeClient, request: SocketModeRequest) -> None:
        since = time.time()
        response = run_bolt_app(app, request)
        try:
            send_response(client, request, response, since)
        except SlackClientNotConnectedError:
            log.warning("an answer could not be sent: the connection was cut, and there was no other in time")

    return hand_over
