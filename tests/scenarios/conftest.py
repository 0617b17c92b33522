"""An office with a local Slack and the real bot in it; tests speak as the people there do."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml

from bot.domain.when import ShoutoutTime
from bot.emulator import AppConfig, LocalSlack, Person
from bot.settings import Settings
from bot.wiring import Bot

MANIFEST = Path(__file__).parents[2] / "manifest.yml"
BERLIN = ZoneInfo("Europe/Berlin")
MONDAY_MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=BERLIN)


@dataclass
class Office:
    """The local Slack, and the bot that can be stopped and started again on the same database."""

    slack: LocalSlack
    settings: Settings
    bot: Bot = field(init=False)

    def start(self) -> None:
        """Start the bot, without a scheduler: tests tick themselves."""
        self.bot = Bot.assemble(self.settings, self.slack.clock)
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

    def tick(self) -> None:
        """Do what the scheduler does."""
        self.bot.tick()

    def go_to(self, day: int, at: str, zone: ZoneInfo = BERLIN, month: int = 11) -> None:
        """Move the clock to a local time, and tick."""
        hour, minute = (int(part) for part in at.split(":"))
        self.slack.clock.move_to(datetime(2026, month, day, hour, minute, tzinfo=zone).astimezone(UTC))
        self.tick()

    def wait(self, by: timedelta) -> None:
        """Move the clock, and tick."""
        self.slack.clock.move(by)
        self.tick()

    def welcome(self) -> None:
        """Let the bot read who is in the channel, and welcome them."""
        self.bot.read_members()
        self.tick()

    def enrol(self, person: Person) -> None:
        """Let a person ask for nudges, as they do."""
        person.types("/cx-help resume")
        person.sees("nudge")


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    """A local Slack on a Monday morning, with three colleagues in #cx."""
    manifest = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    with LocalSlack.start(app=AppConfig.from_manifest(manifest), at=MONDAY_MORNING.astimezone(UTC)) as slack:
        people = [
            slack.add_person("ana", real_name="Ana Ferreira"),
            slack.add_person("ben", real_name="Ben Adeyemi", tz="Europe/London"),
            slack.add_person("chidi", real_name="Chidi Okoro", tz="Africa/Lagos"),
        ]
        slack.add_channel("cx", members=people)
        yield slack


@pytest.fixture
def office(slack: LocalSlack, tmp_path: Path) -> Iterator[Office]:
    """The office with the bot running in it."""
    settings = Settings(
        bot_token=slack.bot_token,
        app_token=slack.app_token,
        database_url=f"sqlite:///{tmp_path / 'office.sqlite3'}",
        api_url=slack.api_url,
        channel="cx",
        zone="Europe/Berlin",
        nudge_time=time(9, 30),
        shoutout=ShoutoutTime(4, time(15)),
        log_level="INFO",
    )
    office = Office(slack, settings)
    office.start()
    yield office
    office.stop()
