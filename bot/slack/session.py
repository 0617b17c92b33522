"""A session over Socket Mode: slack_sdk's connection, which notices that it was cut, and closes at once."""

from contextlib import suppress
from socket import SHUT_RDWR
from ssl import SSLSocket
from typing import Any, cast

from slack_sdk.socket_mode.builtin.connection import Connection


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


class Session(Connection):
    """A connection that knows whether it was cut, and that closes at once."""

    _ear: _Noticing | None = None

    def connect(self) -> None:
        """Connect; if that fails, the connection is not active, and why is in the log."""
        super().connect()
        if self.sock is not None:
            self._ear = _Noticing(self.sock)
            self.sock = cast("SSLSocket", self._ear)

    def close(self) -> None:
        """Close, without waiting up to three seconds for the thread that reads."""
        sock = self.sock
        if sock is not None:
            with suppress(OSError):
                sock.shutdown(SHUT_RDWR)
        super().close()

    @property
    def is_cut(self) -> bool:
        """Return whether there is no more to come."""
        return self._ear is not None and self._ear.has_ended
