"""Let a test look at an app's sockets and disturb them."""

from local_slack.server.loop_thread import LoopThread
from local_slack.workspace.app import App


class Connections:
    """An app's Socket Mode connections that are open."""

    def __init__(self, thread: LoopThread, app: App) -> None:
        self._thread, self._app = thread, app

    @property
    def count(self) -> int:
        """Return how many are open."""
        return self._thread.ask(lambda _: self._app.sockets.count)

    def wait_for(self, count: int, within: float = 30.0) -> None:
        """Return as soon as exactly `count` are open."""
        self._thread.wait_until(lambda: self.count == count, within, f"{count} open sockets")

    def warn(self) -> None:
        """Warn the clients that their connections will soon be refreshed."""
        self._thread.run(self._app.sockets.disconnect("warning"), 10)

    def refresh(self) -> None:
        """Make the clients reconnect, as Slack does every few hours."""
        self._thread.run(self._app.sockets.disconnect("refresh_requested"), 10)

    def kill(self) -> None:
        """Cut all connections without a word."""
        self._thread.ask(lambda _: self._app.sockets.kill())

    def disable(self) -> None:
        """Turn Socket Mode off for the app, as on its settings page."""
        self._thread.ask(lambda _: setattr(self._app, "socket_mode_disabled", True))
        self._thread.run(self._app.sockets.disconnect("link_disabled"), 10)

    def enable(self) -> None:
        """Turn Socket Mode on again."""
        self._thread.ask(lambda _: setattr(self._app, "socket_mode_disabled", False))
