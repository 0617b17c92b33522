"""Put the parts of one workspace together; everything here belongs to the server's event loop."""

import asyncio
import logging
from collections.abc import Iterable, Sequence
from datetime import datetime

from local_slack.app.manifest import AppConfig
from local_slack.clock.movable import MovableClock, Timers
from local_slack.clock.named_times import NamedTime
from local_slack.clock.stops import NextDue, nothing
from local_slack.connection.faults import Faults
from local_slack.guide.guide import Guide
from local_slack.json_types import Json
from local_slack.model.ids import Ids
from local_slack.model.world import Conversation, User, World
from local_slack.record.calls import Call
from local_slack.record.hood import Hood
from local_slack.record.journal import Changes, Journal
from local_slack.workspace.app import App

_LOG = logging.getLogger("local_slack")


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
        self.moving = asyncio.Lock()
        self.named_times: Sequence[NamedTime] = ()
        self.guide: Guide | None = None
        self.guided_from = 0
        self.hood = Hood()
        self.journal = Journal(clock, changes)
        self.apps: list[App] = []
        self.install(app)

    @property
    def app(self) -> App:
        """Return the app that was installed first: the one that is meant where none is named."""
        return self.apps[0]

    def install(self, config: AppConfig) -> App:
        """Install one more app, and say what is odd about its manifest."""
        app = App(config, self.world, self.clock, self.timers, self.journal, self.faults)
        self.apps.append(app)
        for line in config.doubts:
            _LOG.warning(line)
            self.journal.write(line)
        self.changes.bump()
        return app

    def app_with_id(self, app_id: str) -> App:
        """Return the app with that id; raise KeyError if there is none."""
        found = next((app for app in self.apps if app.id == app_id), None)
        if found is None:
            raise KeyError(app_id)
        return found

    def app_of(self, user_id: str) -> App | None:
        """Return the app whose bot that member is, or None for anybody else."""
        return next((app for app in self.apps if app.bot.id == user_id), None)

    def apps_in(self, conversation: Conversation) -> list[App]:
        """Return the apps whose bots are in a conversation."""
        return [app for app in self.apps if app.bot.id in conversation.members]

    def emit(self, name: str, event: Json, to: Iterable[App]) -> None:
        """Raise an event for each of these apps; those that do not subscribe to it, or may not, get nothing."""
        for app in to:
            app.events.emit(name, event)

    def limit_posts(self, per_minute: int) -> None:
        """Set how many messages a minute the whole workspace takes of each app that is installed."""
        for app in self.apps:
            app.rates.posts_per_minute = per_minute

    def limit_bursts(self, posts: int) -> None:
        """Set how many posts at once a channel takes of each app that is installed."""
        for app in self.apps:
            app.rates.burst = posts

    def now(self) -> datetime:
        """Return the present instant on the local Slack's clock."""
        return self.clock.now()

    def new_ts(self) -> str:
        """Return a fresh message `ts` for now."""
        return self.world.ids.ts(self.clock.now())


def _new_world(ids: Ids) -> World:
    slackbot = User("USLACKBOT", "slackbot", "Slackbot", tz=None)
    return World(ids=ids, team_id=ids.new("T"), users={slackbot.id: slackbot})
