"""Run an assembled bot: plan and send at every tick, read the members, start, stop, and give up."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from threading import Event

from bot.clock import ClockWatch
from bot.deadline import in_a_thread
from bot.domain.channels import Channel
from bot.errors import BotError
from bot.scheduler import Scheduler
from bot.sending_loop import SendingLoop
from bot.slack.answers import Answers
from bot.slack.blocks import help_texts
from bot.slack.directory import SlackDirectory
from bot.slack.do_not_disturb import SlackQuiet
from bot.slack.doubts import Doubts
from bot.slack.identity import Identity
from bot.slack.messenger import Messenger
from bot.slack.socket import SocketConnection
from bot.usecases.delivery.deliver import Deliverer
from bot.usecases.delivery.ledger import LedgerLine, newest_messages
from bot.usecases.delivery.messages.channel_trouble import admins_now
from bot.usecases.needs.ask import ask_about_needs
from bot.usecases.nudges.plan import plan_nudges
from bot.usecases.nudges.preferences import show_plan
from bot.usecases.people.meet import read_channel
from bot.usecases.people.membership import read_private_membership
from bot.usecases.recording.drafts import delete_old_drafts
from bot.usecases.review.plan import plan_reviews
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.unit import Caller, Context
from bot.usecases.workspace.due import is_to_plan, next_due_at
from bot.usecases.workspace.follow_channel import look_at_channel
from bot.usecases.workspace.replan import replan_all
from bot.usecases.workspace.set_back import replan_after_set_back
from bot.usecases.workspace.totals import keep_totals, keep_widest

log = logging.getLogger(__name__)
TICK_SECONDS = 1.0
TOLD_WITHIN = 5.0
"""How many seconds a bot without its database takes to tell the admins, before it asks to be started again."""


@dataclass(frozen=True, slots=True)
class Bot:
    """A bot for one workspace, assembled but not connected yet."""

    context: Context
    identity: Identity
    channel: Channel | None
    messenger: Messenger
    answers: Answers
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

    def disconnect(self) -> None:
        """Leave Slack to another process; the database can still be read."""
        self.socket.close()

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

    def ledger(self) -> list[LedgerLine]:
        """Return the newest messages that the bot owes or sent, the newest first."""
        return newest_messages(self.context, self.identity.team_id)

    def next_due_at(self) -> datetime | None:
        """Return when the bot has something to do next; it may be over. What is being sent is due now."""
        turn = self.sending.turn
        due = next_due_at(self.context, self.identity.team_id)
        # Meanwhile a message counts as due when its lease ends.
        is_sending = turn % 2 == 1 or turn != self.sending.turn
        return self.context.clock.now() if is_sending else due

    def next_nudge_at(self, slack_id: str) -> datetime | None:
        """Return when that person can expect their next nudge; None if none is planned."""
        return show_plan(self.context, Caller(self.identity.team_id, slack_id)).next_on

    def next_shoutout_at(self) -> datetime | None:
        """Return when the next shout-out is due; None if there is none."""
        with self.context.view_of(self.identity.team_id) as unit:
            return unit.workspace.next_shoutout_at

    def _replan(self) -> None:
        replan_after_set_back(self.context, self.identity.team_id)

    def _read_people(self) -> None:
        read_channel(self.context, self.identity.team_id, self.members, self.started_at, self._going_on)

    def _give_up(self) -> None:
        """Tell the log and the admins that the database's file is gone, and ask to be started again."""
        if self.stopping.is_set():
            return
        log.critical("the database file was deleted or replaced while it is in use; stopping")
        telling = in_a_thread(lambda: self._step("the news for admins", self._tell_admins))
        with suppress(TimeoutError):
            telling.result(TOLD_WITHIN)
        self.stopping.set()

    def _tell_admins(self) -> None:
        for slack_id in admins_now(self.context, self.identity.team_id):
            self.answers.tell(slack_id, help_texts.database_lost())

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
