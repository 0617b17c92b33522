"""An office with a local Slack and the real bot in it; tests speak as the people there do."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.clicks import DOUBLE_CLICK
from bot.running import Bot
from bot.settings import Settings
from bot.storage.engine import Store
from bot.wiring import assemble, assemble_on
from local_slack import AppConfig, LocalSlack, Person, SeenMessage
from tests.support.edits import edits_in

MANIFEST = Path(__file__).parents[2] / "manifest.yml"


BERLIN = ZoneInfo("Europe/Berlin")

AN_IDEA = "\nIf "
"""What a message that shows an idea holds: the idea begins a line."""


FAST = 3000
"""Messages a minute."""


MONDAY_MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=BERLIN)


@dataclass
class Office:
    """The local Slack, and the bot that can be stopped and started again on the same database.

    With `store` the bot uses this open one, which knows every statement already.
    """

    slack: LocalSlack
    settings: Settings
    store: Store | None = None
    bot: Bot = field(init=False)

    def start(self) -> None:
        """Start the bot, without a scheduler: tests tick themselves."""
        on = (self.settings, self.slack.clock)
        self.bot = assemble(*on) if self.store is None else assemble_on(self.store, *on)
        self.bot.start(tick_seconds=None)
        self.slack.connections.wait_for(1)

    def stop(self) -> None:
        """Stop the bot."""
        self.bot.stop()

    def restart(self, **changes: object) -> None:
        """Stop the bot and start it again, with other settings if any are given."""
        self.stop()
        self.settings = replace(self.settings, **changes)  # type: ignore[arg-type]  # names are fields of Settings
        self.start()

    @contextmanager
    def replica(self) -> Iterator[Bot]:
        """A second bot on the same database and in the same Slack."""
        bot = assemble(self.settings, self.slack.clock)
        bot.start(tick_seconds=None)
        self.slack.connections.wait_for(2)
        try:
            yield bot
        finally:
            bot.stop()

    @contextmanager
    def elsewhere(self) -> Iterator["Office"]:
        """Another workspace's Slack, whose bot uses the same database."""
        with LocalSlack.start(app=manifest(), at=self.slack.clock.now()) as slack:
            slack.limit_bursts(1)
            slack.add_channel("customers")
            settings = replace(self.settings, bot_token=slack.bot_token, app_token=slack.app_token)
            office = Office(slack, replace(settings, api_url=slack.api_url, channel="customers"))
            office.start()
            yield office
            office.stop()

    def tick(self) -> None:
        """Do what the scheduler does."""
        self.bot.tick()

    def go_to(self, day: int, at: str, zone: ZoneInfo = BERLIN, month: int = 11) -> None:
        """Move the clock to a local time, and tick."""
        self.move_to(day, at, zone, month)
        self.tick()

    def move_to(self, day: int, at: str, zone: ZoneInfo = BERLIN, month: int = 11) -> None:
        """Move the clock to a local time."""
        hour, minute = (int(part) for part in at.split(":"))
        self.slack.clock.move_to(datetime(2026, month, day, hour, minute, tzinfo=zone).astimezone(UTC))

    def wait(self, by: timedelta) -> None:
        """Move the clock, and tick."""
        self.slack.clock.move(by)
        self.tick()

    def a_moment_later(self) -> None:
        """Let so much time pass that the next click is no part of a double click."""
        self.slack.clock.move(2 * DOUBLE_CLICK)

    def reconnect(self) -> None:
        """Tick until the bot has a socket again."""

        def connected() -> bool:
            self.tick()
            return self.slack.connections.count == 1

        self.slack.wait_until(connected, within=30, saying="the bot has a socket again")

    def welcome(self) -> None:
        """Let the bot read who is in the channel, and welcome them."""
        self.bot.read_members()
        self.tick()

    def enrol(self, *people: Person) -> None:
        """Let people ask for nudges, as they do."""
        for person in people:
            assert answer(person, "resume").ephemeral

    def nudges(self, person: Person) -> list[SeenMessage]:
        """The nudges in somebody's direct messages that wait for an answer."""
        return [message for message in self.slack.posted(person) if "Not today" in message.buttons]

    def shoutouts(self) -> list[SeenMessage]:
        """The shout-outs in the channel."""
        return [message for message in self.slack.posted("cx") if message.by_app and message.metadata]

    def rows(self, query: str, *values: object) -> list[dict[str, Any]]:
        """Read the SQLite database past the bot."""
        file = self.settings.database_url.removeprefix("sqlite:///")
        with closing(sqlite3.connect(file)) as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(query, values)]

    def edits(self, kind: str) -> list[str]:
        """What became of the edits of messages of a kind."""
        return edits_in(self.rows("SELECT * FROM deliveries"), kind)

    def link(self, action_id: int, inspired_by: int) -> None:
        """Let an action have been inspired by another, as its person may say in the form."""
        file = self.settings.database_url.removeprefix("sqlite:///")
        with closing(sqlite3.connect(file)) as connection, connection:
            connection.execute(
                "INSERT INTO inspirations (action_id, inspired_by_id) VALUES (?, ?)", (action_id, inspired_by)
            )

    def has_learned_a_fast_pace(self) -> None:
        """Let Slack take so much here, and the bot know it, that nobody waits while a crowd is written to."""
        self.slack.limit_posts(FAST)
        file = self.settings.database_url.removeprefix("sqlite:///")
        with closing(sqlite3.connect(file)) as connection, connection:
            connection.execute(
                "INSERT INTO sending_paces (workspace_id, sends, rate, next_slot) "
                "SELECT id, 'posts', ?, '2026-01-01 00:00:00.000000' FROM workspaces",
                (FAST,),
            )

    def row(self, query: str, *values: object) -> dict[str, Any]:
        """The one row that there is."""
        (row,) = self.rows(query, *values)
        return row


@cache
def manifest() -> AppConfig:
    """The app as its manifest describes it."""
    return AppConfig.from_file(MANIFEST)


def answer(person: Person, text: str, where: str | None = None) -> SeenMessage:
    """What somebody is answered who types this after /cx-help."""
    invocation = person.types(f"/cx-help {text}", where=where)
    assert invocation.error is None
    reply = invocation.reply
    assert reply is not None
    return reply
