"""Put the parts together, here and nowhere else."""

import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from secrets import token_hex
from threading import Event
from typing import Self

from bot.clock import Clock, ClockWatch
from bot.domain.channels import Channel
from bot.domain.ideas import Idea
from bot.domain.reading.done_guess import reads_as_done
from bot.domain.reading.kind_guess import guess_kind
from bot.domain.ripple_drawing import Drawing
from bot.errors import BotError
from bot.holidays import PublicHolidays, place_from_setting
from bot.ideas_file import read_ideas
from bot.languages import Languages
from bot.masking import Masking
from bot.scheduler import Scheduler
from bot.sending_loop import SendingLoop
from bot.settings import Settings
from bot.slack.app import build_app
from bot.slack.blocks import help_texts
from bot.slack.client import Clients
from bot.slack.directory import SlackDirectory
from bot.slack.do_not_disturb import SlackQuiet
from bot.slack.doubts import Doubts
from bot.slack.find_channel import find_channel
from bot.slack.identity import Identity, check_app_token, identify
from bot.slack.listeners.kit import Desk
from bot.slack.messenger import Messenger
from bot.slack.pictures import Picture
from bot.slack.sending_pace import paces_of
from bot.slack.socket import SocketConnection
from bot.storage.engine import Store
from bot.storage.migrate import migrate
from bot.usecases.delivery.deliver import Deliverer, Done
from bot.usecases.delivery.do_not_disturb import SecondLook
from bot.usecases.delivery.lanes import Lanes, in_a_thread
from bot.usecases.delivery.messages.channel_trouble import admins_now
from bot.usecases.needs.ask import ask_about_needs
from bot.usecases.nudges.plan import plan_nudges
from bot.usecases.people.meet import read_channel
from bot.usecases.people.membership import read_private_membership
from bot.usecases.recording.drafts import delete_old_drafts
from bot.usecases.review.plan import plan_reviews
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.unit import Context
from bot.usecases.workspace.due import is_to_plan
from bot.usecases.workspace.follow_channel import follow_channel, look_at_channel
from bot.usecases.workspace.open import WorkspaceSettings, last_channel, open_workspace
from bot.usecases.workspace.replan import replan_all
from bot.usecases.workspace.set_back import replan_after_set_back
from bot.usecases.workspace.totals import keep_totals, keep_widest

log = logging.getLogger(__name__)
TICK_SECONDS = 1.0
SENDERS = 24
"""How many messages may be on their way at once: enough for 500 a minute if Slack takes a second for each."""
BACKGROUND_THREADS = 8
LISTENER_THREADS = 20


@dataclass(frozen=True, slots=True)
class Bot:
    """A bot for one workspace, assembled but not connected yet."""

    context: Context
    identity: Identity
    channel: Channel | None
    messenger: Messenger
    deliverer: Deliverer
    members: SlackDirectory
    quiet: SlackQuiet
    socket: SocketConnection
    socket_url: str
    doubts: Doubts
    pools: tuple[ThreadPoolExecutor, ...]
    stopping: Event
    started_at: datetime
    clock_watch: ClockWatch
    sending: SendingLoop = field(init=False)

    def __post_init__(self) -> None:
        """Make the loop that sends."""
        object.__setattr__(self, "sending", SendingLoop(self.send, self.stopping))

    @classmethod
    def assemble(cls, settings: Settings, clock: Clock, stopping: Event | None = None) -> Self:
        """Read the ideas, open the database, ask Slack about the workspace, and put the parts together.

        All waits end when `stopping` is set; the bot sets it, too, when the database's file was deleted or replaced.
        Raise ConfigurationError if any of that fails; its text says what to do.
        """
        ideas = read_ideas(settings.ideas)
        store = Store.open(settings.database_url)
        try:
            migrate(store)
            edges = PublicHolidays(), Masking(), settings.admins, Languages().is_foreign
            context = Context(store, clock, ideas, lambda: token_hex(8), *edges)
            return cls._connect(settings, context, stopping or Event())
        except BaseException:
            store.close()
            raise

    @classmethod
    def _connect(cls, settings: Settings, context: Context, stopping: Event) -> Self:
        token, api_url = settings.bot_token, settings.api_url
        clients = Clients.of(token, api_url, stopping.wait)
        reads, prompt = clients.reads, clients.prompt
        identity = identify(reads)
        socket_url = check_app_token(reads, settings.app_token)
        last = last_channel(context.store, identity.team_id, settings.channel)
        channel = find_channel(SlackDirectory(reads), settings.channel, last)
        workspace = open_workspace(context, workspace_settings(settings, identity, channel))
        if channel is not None:
            follow_channel(context, identity.team_id, channel)
        later = ThreadPoolExecutor(BACKGROUND_THREADS, "later")
        later.submit(load_ahead, context)
        listeners = ThreadPoolExecutor(LISTENER_THREADS, "listener")
        messenger = Messenger(
            clients,
            clock=context.clock,
            paces=paces_of(context, workspace.id, stopping.wait),
            draw=draw_ripples,
            later=later,
        )
        desk = Desk(
            context,
            messenger,
            SlackDirectory(prompt),
            identity.team_id,
            identity.bot_user_id,
            roles_in(context.ideas),
            Doubts(context),
        )
        app = build_app(desk, identity, token, api_url, listeners)
        socket = SocketConnection(app, settings.app_token, reads)
        members, pools = SlackDirectory(reads), (listeners, later)
        quiet = SlackQuiet(clients.posts)
        look, lanes = SecondLook(context, quiet), Lanes[Done](SENDERS, in_a_thread)
        deliverer = Deliverer(context, identity.team_id, messenger, look, lanes)
        parts = context, identity, channel, messenger, deliverer, members, quiet, socket, socket_url
        return cls(*parts, desk.doubts, pools, stopping, context.clock.now(), ClockWatch(context.clock))

    def tick(self) -> None:
        """Decide about everything due, and send what is queued."""
        self.plan()
        self.send()

    def plan(self) -> None:
        """Decide about everything due; give up if the database's file is gone."""
        if self.context.store.is_lost():
            self._give_up()
            return
        self._step("the clock", lambda: self.clock_watch.after_set_back(self._replan))
        self._step("what was in doubt", self.doubts.settle)
        self._step("what is due", self._plan_what_is_due)
        self._step("the connection", self.socket.watch)

    def _plan_what_is_due(self) -> None:
        """Ask first, so that a tick with nothing due costs little."""
        team_id = self.identity.team_id
        if not is_to_plan(self.context, team_id):
            return
        self._step("who follows the workspace", lambda: replan_all(self.context, team_id, self._going_on))
        self._step("the review", lambda: plan_reviews(self.context, team_id))
        self._step("the shout-out", lambda: plan_shoutout(self.context, team_id))
        self._step("the nudges", lambda: plan_nudges(self.context, team_id, self.quiet, self._going_on))
        self._step("the questions about needs", lambda: ask_about_needs(self.context, team_id))
        self._step("the old drafts", lambda: delete_old_drafts(self.context, team_id))

    def send(self) -> None:
        """Send what is queued."""
        self._step("the messages", lambda: self.deliverer.deliver(self._may_send))

    def read_members(self) -> None:
        """Look at the channel, read its members, sum up, and measure the year's ripples, when it is time to."""
        self._step("the channel", lambda: look_at_channel(self.context, self.identity.team_id, self.members))
        self._step("who is in the channel", self._read_membership)
        self._step("the members", self._read_people)
        self._step("the totals", lambda: keep_totals(self.context, self.identity.team_id, self._going_on))
        self._step("the ripples of the year", lambda: keep_widest(self.context, self.identity.team_id))

    def start(self, tick_seconds: float | None = TICK_SECONDS) -> Scheduler | None:
        """Connect to Slack and start ticking; without `tick_seconds` the caller ticks."""
        # People may have left a private channel while the bot was down: they read nothing of it from now on.
        self._step("who is in the channel", self._read_membership)
        self.socket.open(self.socket_url)
        return None if tick_seconds is None else self.begin_to_tick(tick_seconds)

    def begin_to_tick(self, tick_seconds: float) -> Scheduler:
        """Start ticking, and sending beside it, for a bot that is already connected."""
        self.sending.start()
        scheduler = Scheduler(tick=self.plan, look=self.read_members, tick_seconds=tick_seconds)
        scheduler.start()
        return scheduler

    def stop(self, scheduler: Scheduler | None = None) -> None:
        """Wait for a running tick, disconnect, finish what was begun, and close the database."""
        self.stopping.set()
        self.context.store.stop_waiting()
        if scheduler is not None:
            scheduler.stop()
        self.sending.stop()
        self.socket.close()
        for pool in self.pools:
            pool.shutdown(wait=True)
        self.context.store.close()

    def _replan(self) -> None:
        replan_after_set_back(self.context, self.identity.team_id)

    def _read_people(self) -> None:
        read_channel(self.context, self.identity.team_id, self.members, self.started_at, self._going_on)

    def _give_up(self) -> None:
        """Tell the log and the admins that the database's file is gone, and ask to be started again."""
        if self.stopping.is_set():
            return
        log.critical("the database file was deleted or replaced while it is in use; stopping")
        self._step("the news for admins", self._tell_admins)
        self.stopping.set()

    def _tell_admins(self) -> None:
        for slack_id in admins_now(self.context, self.identity.team_id):
            self.messenger.tell(slack_id, help_texts.database_lost())

    def _read_membership(self) -> None:
        try:
            read_private_membership(self.context, self.identity.team_id, self.members)
        except BotError as problem:  # a private channel that the bot does not see; admins are told
            log.warning("who is in the channel could not be read: %s", problem)

    def _going_on(self) -> bool:
        return not self.stopping.is_set()

    def _may_send(self) -> bool:
        return self._going_on() and not self.context.store.is_lost()

    def _step(self, what: str, work: Callable[[], object]) -> None:
        if not self._going_on():
            return
        try:
            work()
        except BotError as problem:
            log.warning("%s could not be worked on, and the next tick tries again: %s", what, problem)
        except Exception:  # one failing kind of work must not block the others
            log.exception("%s could not be worked on; the next tick tries again", what)


def workspace_settings(settings: Settings, identity: Identity, channel: Channel | None) -> WorkspaceSettings:
    """Return the workspace's data from Slack and from the settings."""
    return WorkspaceSettings(
        team_id=identity.team_id,
        name=identity.team,
        bot_user_id=identity.bot_user_id,
        channel_id=channel.id if channel else None,
        channel_name=channel.name if channel else None,
        channel_private=channel.is_private if channel else False,
        zone=settings.zone,
        nudge_time=settings.nudge_time,
        shoutout=(settings.shoutout.weekday, settings.shoutout.time),
        place=place_from_setting(settings.country),
        channel=settings.channel,
    )


def load_ahead(context: Context) -> None:
    """Load what is loaded at its first use, so that hardly anybody has to wait for it."""
    context.is_foreign("ready")
    guess_kind("ready")
    reads_as_done("ready")
    context.holidays.countries()


def draw_ripples(drawing: Drawing, names: Mapping[int, str]) -> Picture:
    """Draw the picture of the week's ripples."""
    from bot.pictures import RipplePng  # noqa: PLC0415  a second to import, for what is needed once a week

    return RipplePng(drawing, names)


def roles_in(ideas: tuple[Idea, ...]) -> tuple[str, ...]:
    """Return the roles that people may choose: those with ideas in the catalogue."""
    return tuple(sorted({role for idea in ideas for role in idea.roles} - {"anyone"}))
