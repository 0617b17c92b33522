"""Put the parts together, here and nowhere else."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from secrets import token_hex
from threading import Event, Timer

from bot.clock import Clock, ClockWatch
from bot.deadline import in_a_thread
from bot.domain.channels import Channel
from bot.domain.ideas import Idea
from bot.domain.patterns import compile_all
from bot.domain.reading.done_guess import reads_as_done
from bot.domain.reading.kind_guess import guess_kind
from bot.domain.ripple_drawing import Drawing
from bot.holidays import PublicHolidays, place_from_setting
from bot.ideas_file import read_ideas
from bot.languages import Languages
from bot.masking import Masking
from bot.running import Bot
from bot.settings import Settings
from bot.slack.answers import Answers
from bot.slack.app import build_app
from bot.slack.client import Clients
from bot.slack.directory import SlackDirectory
from bot.slack.do_not_disturb import SlackQuiet
from bot.slack.doubts import Doubts
from bot.slack.find_channel import find_channel
from bot.slack.identity import Identity, check_app_token, identify
from bot.slack.listeners.desk import Desk
from bot.slack.messenger import Messenger
from bot.slack.pictures import Picture
from bot.slack.sending_pace import WaitFor, paces_of
from bot.slack.socket import SocketConnection
from bot.storage.engine import Store
from bot.storage.migrate import migrate
from bot.usecases.delivery.deliver import Deliverer, Done
from bot.usecases.delivery.do_not_disturb import SecondLook
from bot.usecases.delivery.lanes import Lanes
from bot.usecases.unit import Context
from bot.usecases.workspace.follow_channel import follow_channel
from bot.usecases.workspace.open import WorkspaceSettings, last_channel, open_workspace

SENDERS = 24
"""How many messages may be on their way at once: enough for 500 a minute if Slack takes a second for each."""
BACKGROUND_THREADS = 8
LISTENER_THREADS = 20
LOADED_AFTER = 2.0
"""Seconds after its start at which the bot loads what the first texts need: the start itself takes all of Python."""


def assemble(settings: Settings, clock: Clock, stopping: Event | None = None, wait_for: WaitFor | None = None) -> Bot:
    """Open the database, read the ideas, ask Slack about the workspace, and put the parts together.

    All waits end when `stopping` is set; the bot sets it, too, when the database's file was deleted or replaced.
    `wait_for` waits between two posts, if that is to be done in another way.
    Raise ConfigurationError if any of that fails; its text says what to do.
    """
    return assemble_on(Store.open(settings.database_url), settings, clock, stopping, wait_for)


def assemble_on(
    store: Store, settings: Settings, clock: Clock, stopping: Event | None = None, wait_for: WaitFor | None = None
) -> Bot:
    """Do the same on an open database, which is closed if anything fails."""
    try:
        ideas = read_ideas(settings.ideas)
        migrate(store)
        edges = PublicHolidays(), Masking(), settings.admins, Languages().is_foreign
        context = Context(store, clock, ideas, lambda: token_hex(8), *edges)
        return _connect(settings, context, stopping or Event(), wait_for)
    except BaseException:
        store.close()
        raise


def _connect(settings: Settings, context: Context, stopping: Event, wait_for: WaitFor | None) -> Bot:
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
    loading = Timer(LOADED_AFTER, load_ahead, [context])
    loading.daemon = True
    loading.start()
    listeners = ThreadPoolExecutor(LISTENER_THREADS, "listener")
    messenger = Messenger(
        clients,
        clock=context.clock,
        paces=paces_of(context, workspace.id, wait_for or stopping.wait),
        draw=draw_ripples,
    )
    answers = Answers(clients, later)
    desk = Desk(
        context,
        answers,
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
    parts = context, identity, channel, messenger, answers, deliverer, members, quiet, socket, socket_url
    return Bot(*parts, desk.doubts, pools, stopping, context.clock.now(), ClockWatch(context.clock))


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
    compile_all()
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
