"""A session over Socket Mode: slack_sdk's connection, which notices that it is over, and closes at once."""

import logging
from contextlib import suppress
from socket import SHUT_RDWR, socket
from ssl import SSLSocket
from typing import Any, cast

from slack_sdk.socket_mode.builtin.connection import Connection, ConnectionState

from bot.slack.client import explain

log = logging.getLogger(__name__)


class _Noticing:
    """A socket, in all it does, that notices that the other side has hung up.

    slack_sdk reads on and on then, with a whole core, until a ping fails after five or ten seconds.
    """

    def __init__(self, sock: SSLSocket) -> None:
        self._sock = sock
        self.has_ended = False

    def recv(self, most: int) -> bytes:
        """Read what has come, up to so many bytes, and notice the end."""
        try:
            received = self._sock.recv(most)
        except TimeoutError:
            raise
        except OSError:
            self.has_ended = True
            raise
        self.has_ended = not received
        return received

    def hang_up(self) -> None:
        """Wake whoever reads."""
        with suppress(OSError):
            # Not SSLSocket's own: from then on it would send in the clear what another thread sends meanwhile.
            socket.shutdown(self._sock, SHUT_RDWR)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  whatever the socket has
        return getattr(self._sock, name)


class Session(Connection):
    """A connection that knows whether it is over, and that closes at once."""

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401  as in Connection
        super().__init__(*args, **options)
        self.on_error_listener = self._note_failure
        self._ear: _Noticing | None = None
        self._has_failed = False

    def connect(self) -> None:
        """Connect; if that fails, the session is over."""
        super().connect()
        if self.sock is not None:
            self._ear = _Noticing(self.sock)
            self.sock = cast("SSLSocket", self._ear)

    def close(self) -> None:
        """Close, without waiting up to three seconds for the thread that reads."""
        if self._ear is not None:
            self._ear.hang_up()
        super().close()

    @property
    def is_over(self) -> bool:
        """Return whether to give it up: it was closed or cut, a ping failed, or what came made no sense."""
        cut = self._ear is None or self._ear.has_ended
        return cut or not self.is_active() or self._has_failed or self.consecutive_check_state_error_count > 0

    def _note_failure(self, failure: Exception) -> None:
        log.warning("a connection failed: %s", explain(failure))
        self._has_failed = True


class Reading(ConnectionState):
    """Says whether a session is still to be read: until it is over, another takes its place or the client is closed."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._ended = False

    @property
    def terminated(self) -> bool:
        """Return whether reading has to end."""
        return self._ended or self._session.is_over

    @terminated.setter
    def terminated(self, ended: bool) -> None:
        """End it for good; slack_sdk does before it closes the session."""
        self._ended = self._ended or ended
