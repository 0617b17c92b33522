"""One emulated workspace: its parts, put together. Everything here belongs to the server's event loop."""

from datetime import datetime

from bot.emulator.app_config import AppConfig
from bot.emulator.clock import EmulatorClock, Timers
from bot.emulator.events import Events
from bot.emulator.faults import Faults
from bot.emulator.ids import Ids
from bot.emulator.journal import Changes, Journal
from bot.emulator.rates import RateLimits
from bot.emulator.record import Call
from bot.emulator.response_urls import ResponseUrls
from bot.emulator.socket_mode import Sockets
from bot.emulator.tokens import Tokens
from bot.emulator.triggers import Triggers
from bot.emulator.world import User, World


class Workspace:
    """All that one emulator knows and does; made inside the running loop that it belongs to."""

    def __init__(self, app: AppConfig, clock: EmulatorClock, changes: Changes, faults: Faults) -> None:
        ids = Ids()
        self.app, self.clock, self.changes, self.faults = app, clock, changes, faults
        self.url = ""
        self.calls: list[Call] = []
        self.world = _new_world(app, ids)
        self.timers = Timers(clock)
        self.journal = Journal(clock, changes)
        self.tokens = Tokens(ids, app.bot_scopes)
        self.rates = RateLimits(clock)
        self.triggers = Triggers(clock, ids)
        self.response_urls = ResponseUrls(clock, ids)
        self.sockets = Sockets(clock, self.timers, ids, self.journal, self.world.app_id)
        self.socket_mode_disabled = not app.socket_mode_enabled
        self.events = Events(app, self.world, self.tokens, self.sockets, clock, self.timers, self.journal)

    def now(self) -> datetime:
        """The present instant on the emulator's clock."""
        return self.clock.now()

    def new_ts(self) -> str:
        """A fresh message `ts` for now."""
        return self.world.ids.ts(self.clock.now())


def _new_world(app: AppConfig, ids: Ids) -> World:
    handle = "".join(letter for letter in app.name.lower() if letter.isalnum()) or "app"
    bot = User(ids.new("U"), handle, app.name, tz="America/Los_Angeles", is_bot=True)
    slackbot = User("USLACKBOT", "slackbot", "Slackbot", tz=None)
    world = World(ids=ids, team_id=ids.new("T"), app_id=ids.new("A"), bot=bot, bot_id=ids.new("B"))
    world.users = {bot.id: bot, slackbot.id: slackbot}
    return world
