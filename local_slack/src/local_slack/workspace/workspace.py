"""Put the parts of one workspace together; everything here belongs to the server's event loop."""

from collections.abc import Sequence
from datetime import datetime

from local_slack.app.credentials import Credentials
from local_slack.app.installing import Installing
from local_slack.app.manifest import AppConfig
from local_slack.app.rates import RateLimits
from local_slack.app.response_urls import ResponseUrls
from local_slack.app.tokens import Tokens
from local_slack.app.triggers import Triggers
from local_slack.clock.movable import MovableClock, Timers
from local_slack.clock.named_times import NamedTime
from local_slack.clock.stops import NextDue, nothing
from local_slack.connection.faults import Faults
from local_slack.connection.socket_mode import Sockets
from local_slack.delivery.envelopes import Delivery
from local_slack.delivery.events import Events
from local_slack.delivery.watched import Watched
from local_slack.guide.guide import Guide
from local_slack.json_types import Json
from local_slack.model.ids import Ids
from local_slack.model.world import User, World
from local_slack.record.calls import Call
from local_slack.record.hood import Hood
from local_slack.record.journal import Changes, Journal
from local_slack.request_url.sender import RequestUrls


class Workspace:
    """All that one local Slack knows and does; made inside the running loop that it belongs to."""

    def __init__(self, app: AppConfig, clock: MovableClock, changes: Changes, faults: Faults, ids: Ids) -> None:
        self.app, self.clock, self.changes, self.faults = app, clock, changes, faults
        self.url = ""
        self.calls: list[Call] = []
        self.suggested: dict[tuple[str, str, str, str], list[Json]] = {}
        self.world = _new_world(app, ids)
        self.timers = Timers(clock)
        self.next_due: NextDue = nothing
        self.named_times: Sequence[NamedTime] = ()
        self.guide: Guide | None = None
        self.guided_from = 0
        self.hood = Hood()
        self.journal = Journal(clock, changes)
        self.tokens = Tokens(ids, app.bot_scopes)
        self.rates = RateLimits(clock)
        self.triggers = Triggers(clock, ids)
        self.response_urls = ResponseUrls(clock, ids)
        self.sockets = Sockets(clock, self.timers, ids, self.journal, self.world.app_id)
        self.socket_mode_disabled = not app.socket_mode_enabled
        self.credentials = Credentials.new(ids)
        self.installing = Installing(app, self.credentials, clock, ids)
        self.request_urls = RequestUrls(app, self.credentials, clock, self.timers, self.journal)
        self.request_urls.cut_off = lambda: faults.offline
        carrier: Delivery = self.sockets if app.socket_mode_enabled else self.request_urls
        self.delivery = Watched(carrier, clock)
        self.events = Events(app, self.world, self.tokens, self.delivery, clock, self.timers, self.journal)

    def now(self) -> datetime:
        """Return the present instant on the local Slack's clock."""
        return self.clock.now()

    def new_ts(self) -> str:
        """Return a fresh message `ts` for now."""
        return self.world.ids.ts(self.clock.now())


def _new_world(app: AppConfig, ids: Ids) -> World:
    handle = "".join(letter for letter in app.name.lower() if letter.isalnum()) or "app"
    bot = User(ids.new("U"), handle, app.name, tz="America/Los_Angeles", is_bot=True)
    slackbot = User("USLACKBOT", "slackbot", "Slackbot", tz=None)
    world = World(ids=ids, team_id=ids.new("T"), app_id=ids.new("A"), bot=bot, bot_id=ids.new("B"))
    world.users = {bot.id: bot, slackbot.id: slackbot}
    return world
