"""Say where the server listens, and to whom."""

from dataclasses import dataclass

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class Listening:
    """The address to listen on, and the names beside the loopback ones under which requests may come.

    Port 0 is any free one. Other names are refused: a web page could reach a server on this machine by a name that it
    lets point here. The first of `allowed` is the one that addresses are made of.
    """

    host: str = "127.0.0.1"
    port: int = 0
    allowed: tuple[str, ...] = ()

    def admits(self, name: str | None) -> bool:
        """Return whether a request to this host name is answered."""
        return name in _LOOPBACK or name in self.allowed

    def url(self, port: int) -> str:
        """Return the address that browsers and apps use, once the port is known."""
        return f"http://{self.allowed[0] if self.allowed else '127.0.0.1'}:{port}"
