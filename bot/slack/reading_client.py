"""Hold the Socket Mode connection: slack_sdk's client, without its faults when a connection is cut or refused."""

import json
import logging
from math import inf
from threading import Condition, Event
from time import monotonic
from typing import Any

from slack_sdk.errors import SlackClientNotConnectedError
from slack_sdk.socket_mode.builtin import SocketModeClient
from slack_sdk.socket_mode.interval_runner import IntervalRunner

from bot.deadline import seconds_left
from bot.slack.client import explain
from bot.slack.session import Reading, Session

log = logging.getLogger(__name__)
READ_WITHIN = 0.01
"""Seconds after which a new connection is read; slack_sdk's client takes ten times as long."""
LOOK_EVERY = 0.1
"""Seconds between looks at whether a connection is needed; whoever needs one says so, too."""
TRY_AGAIN_AFTER = (0.5, 1.0, 2.0, 5.0)
"""Seconds until the next attempt to connect, after the first, second, … in a row; the last one from then on."""
GOOD_AFTER = 2.0
"""After so many seconds a connection was a good one, and attempts count from the first again."""


class ReadingClient(SocketModeClient):
    """Slack's client with one thread that reads, one that connects, and workers that get what comes at once.

    slack_sdk's own connects from whichever thread wants to, also from the one that hands on what comes: people wait
    meanwhile, and a refused connection takes the place of one that works. Its flag for the end of reading is set by
    several threads, and lost if a reconnection comes just when reading begins.
    """

    current_session: Session | None

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401  as in SocketModeClient
        self.greeted = Event()
        """Set once Slack has said hello, on this or an earlier connection."""
        self._changed = Condition()
        self._woken = Event()
        self._wants_another = False
        self._attempts = 0
        self._next_at = 0.0
        self._connected_at = 0.0
        super().__init__(*args, **options)
        self.current_session_runner.shutdown()
        self.current_session_runner = IntervalRunner(self._run_current_session, READ_WITHIN).start()

    def connect(self) -> None:
        """Connect to the address that Slack gave; a session that works is kept until there is another."""
        session = self._new_session()
        session.connect()
        with self._changed:
            old = self.current_session
            if session.is_over and old is not None and not old.is_over:
                log.warning("Slack refused a new connection; the old one is kept")
                self._wants_another = True
                return
            self.current_session = session
            self._changed.notify_all()
        if not session.is_over:
            log.info("connected to Slack")
        if old is not None:
            old.close()
        if self.closed:
            session.close()
        elif not self.current_app_monitor_started:
            self.current_app_monitor_started = True
            self.current_app_monitor.start()

    def connect_to_new_endpoint(self, force: bool = False) -> None:  # noqa: FBT001, FBT002  as in SocketModeClient
        """Have another connection made: with `force` also if the present one works."""
        self._wants_another = self._wants_another or force
        self._woken.set()

    def issue_new_wss_url(self) -> str:
        """Ask Slack for an address; raise slack_sdk's error if it gives none.

        slack_sdk's client would sleep as long as Slack asks, also through a stop.
        """
        return str(self.web_client.apps_connections_open(app_token=self.app_token)["url"])

    def enqueue_message(self, message: str) -> None:
        """Hand over what has just come, so that its deadline begins now; what is no JSON object is not for us."""
        try:
            parsed = json.loads(message)
        except ValueError:
            return
        kind = parsed.get("type") if isinstance(parsed, dict) else None
        if kind == "hello":
            self.greeted.set()
        elif kind == "disconnect":
            self.connect_to_new_endpoint(force=True)
        elif kind is not None:
            self.message_workers.submit(self.run_message_listeners, parsed, message)

    def send_message(self, message: str) -> None:
        """Send on the current connection; if that was cut, on the one that replaces it before the deadline.

        Slack knows an envelope by its id, whichever connection brings the answer. Raise SlackClientNotConnectedError if
        there is none in time.
        """
        session = self.current_session
        try:
            self._send(session, message)
        except SlackClientNotConnectedError:
            with self._changed:
                replaced = self._changed.wait_for(lambda: self._has_another_than(session), seconds_left())
            if not replaced:
                raise
            self._send(self.current_session, message)

    @staticmethod
    def _send(session: Session | None, message: str) -> None:
        if session is None:
            raise SlackClientNotConnectedError("nobody has connected yet")
        session.send(message)

    def _has_another_than(self, session: Session | None) -> bool:
        return self.current_session is not session and self.is_connected()

    def _run_current_session(self) -> None:
        session = self.current_session
        if session is None or session.is_over:
            return
        try:
            self.current_session_state = Reading(session)
            session.run_until_completion(self.current_session_state)
        except Exception as failure:  # noqa: BLE001  without its thread the bot would hear nothing any more
            log.warning("a connection could not be read: %s", explain(failure))
        if session is self.current_session and not self.closed:
            log.warning("the connection has ended; reconnecting")
        session.close()
        self._woken.set()

    def process_messages(self) -> None:
        """Connect when that is needed, in the thread that slack_sdk has for its queue: here nothing waits in one."""
        self._woken.wait(LOOK_EVERY)
        self._woken.clear()
        session = self.current_session
        if session is None or self.closed or not self.auto_reconnect_enabled:
            return
        if (self._wants_another or session.is_over) and monotonic() >= self._next_at:
            self._wants_another = False
            self._connect_again()

    def _connect_again(self) -> None:
        now = monotonic()
        if now - self._connected_at > GOOD_AFTER:
            self._attempts = 0
        self._next_at = now + TRY_AGAIN_AFTER[min(self._attempts, len(TRY_AGAIN_AFTER) - 1)]
        self._attempts += 1
        self._connected_at = inf
        try:
            self.wss_uri = self.issue_new_wss_url()
            self.connect()
            self._connected_at = monotonic() if self.is_connected() else inf
        except Exception as failure:  # noqa: BLE001  the next attempt may work, whatever it was
            log.warning("no new connection: %s", explain(failure))
            self._wants_another = True

    def _new_session(self) -> Session:
        return Session(
            self.wss_uri or self.issue_new_wss_url(),
            self.logger,
            proxy=self.proxy,
            proxy_headers=self.proxy_headers,
            ping_interval=self.ping_interval,
            receive_buffer_size=self.receive_buffer_size,
            on_message_listener=self._on_message,
            on_close_listener=self._on_close,
            ssl_context=self.web_client.ssl,
        )
