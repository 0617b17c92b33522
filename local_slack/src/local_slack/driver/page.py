"""Set up what the page offers beside the conversations: a guide, and times to move the clock to."""

from local_slack.clock.named_times import NamedTime
from local_slack.guide.guide import Guide
from local_slack.server.loop_thread import LoopThread
from local_slack.workspace.workspace import Workspace


class Page:
    """The page of one local Slack."""

    def __init__(self, thread: LoopThread) -> None:
        self._thread = thread

    def name_times(self, *times: NamedTime) -> None:
        """Let people move the clock to these, each with a button."""
        self._thread.ask(lambda ws: setattr(ws, "named_times", times))

    def show_guide(self, guide: Guide) -> None:
        """Show steps to take; what happens from now on decides which of them are done."""

        def show(ws: Workspace) -> None:
            ws.guide, ws.guided_from = guide, ws.journal.length
            ws.changes.bump()

        self._thread.ask(show)
