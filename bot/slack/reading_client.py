"""Hold the Socket Mode connection: slack_sdk's client, without its faults when a connection is cut or refused."""

import logging
from threading import Condition
from time import monotonic
from typing import Any

from slack_sdk.errors import SlackClientNotConnectedError
from slack_sdk.socket_mode.builtin import SocketModeClient
from slack_sdk.socket_mode.builtin.connection import Connection, ConnectionState
from slack_sdk.socket_mode.interval_runner import IntervalRunner

from bot.deadline import seconds_left
from bot.slack.client import FAILURES, explain
from bot.slack.session import Session

log = logging.getLogger(__name__)
READ_WITHIN = 0.01
"""Seconds after which a new connection is read; slack_sdk's client takes ten times as long."""
TRY_AGAIN_AFTER = (0.5, 1.0, 2.0, 5.0)
"""Seconds until the next attempt to connect, after the first, second, … that failed; the last one from then on."""


class _Reading(ConnectionState):
    """Says whether a session is still to be read: until it ends, another takes its place or the client is closed."""

    def __init__(self, client: SocketModeClient, session: Session) -> None:
        self._client, self._session = client, session
        self._ended = False

    @property
    def terminated(self) -> bool:
        """Return whether reading has to end."""
        replaced = self._client.current_session is not self._session
        gone = self._session.is_cut or not self._session.is_active()
        return self._ended or gone or replaced or self._client.closed

    @terminated.setter
    def terminated(self, ended: bool) -> None:
        """End it for good; the client does before it closes the session."""
        self._ended = self._ended or ended


class ReadingClient(SocketModeClient):
    """Slack's client, whose thread always reads the session that is current, and connects anew when that ends.

    slack_sdk keeps one flag for the end of reading, which its threads set one after the other. If a reconnection or a
    close comes just when reading begins, the flag is lost: the thread then reads the old session for ever. It also
    closes a session that works for one that Slack has refused, and then waits for five seconds.
    """

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401  as in SocketModeClient
        self._replaced = Condition()
        self._attempts = 0
        self._try_again_at = 0.0
        super().__init__(*args, **options)
        self.current_session_runner.shutdown()
        self.current_session_runner = IntervalRunner(self._run_current_session, READ_WITHIN).start()

    def connect(self) -> None:
        """Connect, and let those go on who wait for it; a session that works is kept until there is another."""
        old = self.current_session
        session = self._new_session(self.wss_uri or self.issue_new_wss_url())
        session.connect()
        if not session.is_active() and old is not None and old.is_active():
            log.warning("Slack refused a new connection; the old one is kept")
            return
        if session.is_active():
            log.info("connected to Slack")
        with self._replaced:
            self.current_session = session
            self._replaced.notify_all()
        if old is not None:
            old.close()
        if not self.current_app_monitor_started:
            self.current_app_monitor_started = True
            self.current_app_monitor.start()

    def issue_new_wss_url(self) -> str:
        """Ask Slack for an address; raise slack_sdk's error if it gives none.

        slack_sdk's client would sleep as long as Slack asks, also through a stop.
        """
        return str(self.web_client.apps_connections_open(app_token=self.app_token)["url"])

    def _new_session(self, url: str) -> Session:
        return Session(
            url,
            self.logger,
            proxy=self.proxy,
            proxy_headers=self.proxy_headers,
            ping_interval=self.ping_interval,
            receive_buffer_size=self.receive_buffer_size,
            on_message_listener=self._on_message,
            on_error_listener=self._on_error,
            on_close_listener=self._on_close,
            ssl_context=self.web_client.ssl,
        )

    def send_message(self, message: str) -> None:
        """Send on the current connection; if that was cut, on the one that replaces it before the deadline.

        Slack knows an envelope by its id, whichever connection brings the answer. Raise SlackClientNotConnectedError if
        there is none in time.
        """
        session = self.current_session
        try:
            super().send_message(message)
        except SlackClientNotConnectedError:
            with self._replaced:
                replaced = self._replaced.wait_for(lambda: self._has_another_than(session), seconds_left())
            if not replaced:
                raise
            super().send_message(message)

    def _has_another_than(self, session: Connection | None) -> bool:
        return self.current_session is not session and self.is_connected()

    def _monitor_current_session(self) -> None:
        if self.current_session is not None:
            self.current_session.check_state()

    def _run_current_session(self) -> None:
        session = self.current_session
        if not isinstance(session, Session):
            return  # nobody has connected yet
        if session.is_active():
            self._read(session)
        elif self.auto_reconnect_enabled and monotonic() >= self._try_again_at:
            self._connect_again()

    def _read(self, session: Session) -> None:
        self._attempts = 0
        self.current_session_state = reading = _Reading(self, session)
        try:
            session.run_until_completion(reading)
        except Exception as failure:  # noqa: BLE001  without its thread the bot would hear nothing any more
            log.warning("a connection could not be read: %s", explain(failure))
        if session.is_cut and session is self.current_session and self.auto_reconnect_enabled:
            log.warning("the connection was cut; reconnecting")
            session.close()

    def _connect_again(self) -> None:
        self._try_again_at = monotonic() + TRY_AGAIN_AFTER[min(self._attempts, len(TRY_AGAIN_AFTER) - 1)]
        self._attempts += 1
        try:
            self.connect_to_new_endpoint()
        except FAILURES as failure:
            log.warning("no new connection: %s", explain(failure))
