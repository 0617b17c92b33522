"""Hold an installed app: what it is and may do, how it is reached, and what Slack handed out to it."""

from local_slack.app.credentials import Credentials
from local_slack.app.installing import Installing
from local_slack.app.manifest import AppConfig
from local_slack.app.rates import RateLimits
from local_slack.app.response_urls import ResponseUrls
from local_slack.app.tokens import Tokens
from local_slack.app.triggers import Triggers
from local_slack.clock.movable import MovableClock, Timers
from local_slack.connection.faults import Faults
from local_slack.connection.socket_mode import Sockets
from local_slack.delivery.envelopes import Delivery
from local_slack.delivery.events import Events, Recipient
from local_slack.delivery.watched import Watched
from local_slack.model.world import User, World
from local_slack.record.journal import Journal
from local_slack.request_url.sender import RequestUrls


class App:
    """One app in the workspace, with its bot."""

    def __init__(
        self, config: AppConfig, world: World, clock: MovableClock, timers: Timers, journal: Journal, faults: Faults
    ) -> None:
        ids = world.ids
        self.config = config
        self.bot = _new_bot(config, world)
        self.id, self.bot_id = ids.new("A"), ids.new("B")
        self.tokens = Tokens(ids, config.bot_scopes)
        self.rates = RateLimits(clock)
        self.triggers = Triggers(clock, ids)
        self.response_urls = ResponseUrls(clock, ids)
        self.credentials = Credentials.new(ids)
        self.installing = Installing(config, self.credentials, clock, ids)
        self.sockets = Sockets(clock, timers, ids, journal, self.id)
        self.socket_mode_disabled = not config.socket_mode_enabled
        self.request_urls = RequestUrls(config, self.credentials, clock, timers, journal)
        self.request_urls.cut_off = lambda: faults.offline
        carrier: Delivery = self.sockets if config.socket_mode_enabled else self.request_urls
        self.delivery = Watched(carrier, clock)
        whose = Recipient(config, self.id, self.bot.id, self.tokens)
        self.events = Events(whose, world, self.delivery, clock, timers, journal)

    async def stop(self) -> None:
        """Send it nothing more, and close its connections."""
        self.events.stop()
        self.sockets.kill()
        await self.request_urls.close()


def _new_bot(config: AppConfig, world: World) -> User:
    """Add the app's bot to the members, under a handle that nobody has."""
    wanted = "".join(letter for letter in config.name.lower() if letter.isalnum()) or "app"
    handle, number = wanted, 1
    while world.user_named(handle) is not None:
        number += 1
        handle = f"{wanted}{number}"
    bot = User(world.ids.new("U"), handle, config.name, tz="America/Los_Angeles", is_bot=True)
    world.users[bot.id] = bot
    return bot
