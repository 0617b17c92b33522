"""Hold the Socket Mode connection: slack_sdk's client, without its faults when a connection is cut."""

import logging
from ssl import SSLSocket
from threading import Condition
from typing import Any, cast

from slack_sdk.errors import SlackClientNotConnectedError
from slack_sdk.socket_mode.builtin import SocketModeClient
from slack_sdk.socket_mode.builtin.connection import Connection, ConnectionState
from slack_sdk.socket_mode.interval_runner import IntervalRunner

from bot.deadline import seconds_left
from bot.slack.client import explain

log = logging.getLogger(__name__)
READ_WITHIN = 0.01
"""Seconds after which a new connection is read; slack_sdk's client takes ten times as long."""


class _Noticing:
    """A socket, in all it does, that notices that the other side has hung up.

    slack_sdk reads on and on then, with a whole core, until a ping fails after five or ten seconds.
    """

    def __init__(self, sock: SSLSocket) -> None:
        self._sock = sock
        self.has_ended = False

    def recv(self, most: int) -> bytes:
        """Read what has come, up to so many bytes; nothing once there is no more to come."""
        try:
            received = self._sock.recv(most)
        except TimeoutError:
            raise
        except OSError:
            self.has_ended = True
            raise
        self.has_ended = not received
        return received

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  whatever the socket has
        return getattr(self._sock, name)


class _Reading(ConnectionState):
    """Says whether a session is still to be read: until it ends, another takes its place or the client is closed."""

    def __init__(self, client: SocketModeClient, session: Connection, heard: _Noticing) -> None:
        self._client, self._session, self._heard = client, session, heard
        self._ended = False

    @property
    def terminated(self) -> bool:
        """Return whether reading has to end."""
        replaced = self._client.current_session is not self._session
        return self._ended or self._heard.has_ended or self._client.closed or replaced

    @terminated.setter
    def terminated(self, ended: bool) -> None:
        """End it for good; the client does before it closes the session."""
        self._ended = self._ended or ended


class ReadingClient(SocketModeClient):
    """Slack's client, whose thread always reads the session that is current, and connects anew when that is cut.

    slack_sdk keeps one flag for the end of reading, which its threads set one after the other. If a reconnection or a
    close comes just when reading begins, the flag is lost: the thread then reads the old session for ever.
    """

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401  as in SocketModeClient
        self._replaced = Condition()
        super().__init__(*args, **options)
        self.current_session_runner.shutdown()
        self.current_session_runner = IntervalRunner(self._run_current_session, READ_WITHIN).start()

    def connect(self) -> None:
        """Connect, and let those go on who wait for it."""
        super().connect()
        with self._replaced:
            self._replaced.notify_all()

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

    def _run_current_session(self) -> None:
        session = self.current_session
        if session is None:
            return
        with session.sock_receive_lock:  # a session that closes meanwhile must stay closed
            if session.sock is None:
                return
            heard = _Noticing(session.sock)
            session.sock = cast("SSLSocket", heard)
        self.current_session_state = reading = _Reading(self, session, heard)
        try:
            session.run_until_completion(reading)
            if heard.has_ended and self.auto_reconnect_enabled and self.current_session is session:
                log.warning("the connection was cut; reconnecting")
                session.disconnect()
                self.connect_to_new_endpoint()
        except Exception as failure:  # noqa: BLE001  without its thread the bot would hear nothing any more
            log.warning("a connection could not be read: %s", explain(failure))
