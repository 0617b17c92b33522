"""Put the parts of one workspace together; everything here belongs to the server's event loop."""

from collections.abc import Sequence
from datetime import datetime

from local_slack.app.manifest import AppConfig
from local_slack.clock.movable import MovableClock, Timers
from local_slack.clock.named_times import NamedTime
from local_slack.clock.stops import NextDue, nothing
from local_slack.connection.faults import Faults
from local_slack.guide.guide import Guide
from local_slack.json_types import Json
from local_slack.model.ids import Ids
from local_slack.model.world import User, World
from local_slack.record.calls import Call
from local_slack.record.hood import Hood
from local_slack.record.journal import Changes, Journal
from local_slack.workspace.app import App


class Workspace:
    """All that one local Slack knows and does; made inside the running loop that it belongs to."""

    def __init__(self, app: AppConfig, clock: MovableClock, changes: Changes, faults: Faults, ids: Ids) -> None:
        self.clock, self.changes, self.faults = clock, changes, faults
        self.url = ""
        self.calls: list[Call] = []
        self.suggested: dict[tuple[str, str, str, str], list[Json]] = {}
        self.world = _new_world(ids)
        self.timers = Timers(clock)
        self.next_due: NextDue = nothing
        self.named_times: Sequence[NamedTime] = ()
        self.guide: Guide | None = None
        self.guided_from = 0
        self.hood = Hood()
        self.journal = Journal(clock, changes)
        self.app = App(app, self.world, clock, self.timers, self.journal, faults)

    def now(self) -> datetime:
        """Return the present instant on the local Slack's clock."""
        return self.clock.now()

    def new_ts(self) -> str:
        """Return a fresh message `ts` for now."""
        return self.world.ids.ts(self.clock.now())


def _new_world(ids: Ids) -> World:
    slackbot = User("USLACKBOT", "slackbot", "Slackbot", tz=None)
    return World(ids=ids, team_id=ids.new("T"), users={slackbot.id: slackbot})
