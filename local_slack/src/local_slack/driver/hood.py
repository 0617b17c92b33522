"""Let an app hand in what people see of it under the hood."""

from collections.abc import Callable, Sequence

from local_slack.record.hood import Power, Row, Table
from local_slack.server.loop_thread import LoopThread


class UnderTheHood:
    """What the page's drawer *Under the hood* shows of the app itself: nothing, unless it is handed in here."""

    def __init__(self, thread: LoopThread) -> None:
        self._thread = thread

    def show_table(self, title: str, columns: Row, read: Callable[[], Sequence[Row]]) -> None:
        """Show rows of the app's own store; `read` is called in a thread whenever somebody looks.

        Instants in ISO's form are shown in the zone of whoever looks.
        """
        self._thread.workspace.hood.table = Table(title, columns, read)

    def show_power(self, power: Power) -> None:
        """Let people kill the app and start it again."""
        self._thread.workspace.hood.power = power
