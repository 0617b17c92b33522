"""The company in which the bot is tried: a local Slack, people who type and people who get nudges."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from bot.domain.reading.times import ShoutoutTime
from bot.settings import Settings
from chaos.databases import Database
from chaos.life import Start
from chaos.processes import Processes
from local_slack import AppConfig, ClockFile, LocalSlack, Person

ZONE = ZoneInfo("Europe/Berlin")
CHANNEL = "customers"
THURSDAY = datetime(2026, 11, 26, 13, 50, tzinfo=ZONE).astimezone(UTC)
_NUDGED_AT = ("9:30", "11:00", "14:00")
_MANIFEST = Path(__file__).parents[1] / "manifest.yml"
_SETTLES_WITHIN = 60.0
_STARTS_WITHIN = 120.0
_LAST_WORDS = 20
_TRIES = 5


@dataclass(frozen=True)
class Size:
    """How many typists, readers and replicas there are, and how far each replica's clock is ahead."""

    typists: int = 2
    readers: int = 12
    skews: tuple[timedelta, ...] = (timedelta(),)


class Company:
    """A local Slack with people in it, and the bot's processes."""

    def __init__(self, folder: Path, database: Database, size: Size) -> None:
        self.folder, self.database = folder, database
        self.slack = LocalSlack.start(app=AppConfig.from_file(_MANIFEST), at=THURSDAY)
        self.slack.limit_bursts(1)
        self.admin = self.slack.add_person("ada", tz=ZONE.key, admin=True)
        self.typists = [self.slack.add_person(f"typist{number}", tz=ZONE.key) for number in range(size.typists)]
        self.readers = [self.slack.add_person(f"reader{number}", tz=ZONE.key) for number in range(size.readers)]
        self.slack.add_channel(CHANNEL, members=self.people)
        self.clocks = [
            ClockFile(self.slack.clock, folder / f"clock{number}", skew) for number, skew in enumerate(size.skews)
        ]
        log = folder / "bot.log"
        starts = [Start(self._settings(), folder / f"clock{number}", log) for number in range(len(size.skews))]
        self.processes = Processes(starts)

    @property
    def people(self) -> list[Person]:
        """Return everybody."""
        return [self.admin, *self.typists, *self.readers]

    def open(self, rng: Random) -> None:
        """Start the bot; the readers ask for nudges during the day, and the admin reviews the stories."""
        self.processes.start()
        self._wait_for_the_bot(_STARTS_WITHIN)
        for person in self.readers:
            self._ask(person, "/cx-help resume")
            self._ask(person, f"/cx-help nudge at {rng.choice(_NUDGED_AT)}")
        self.admin.opens_home()
        self.admin.types("/cx-help workspace settings")
        self.admin.wait_for_modal("Workspace settings")
        self.admin.fills({"review": True, "reviewers": [self.admin.name]})
        if not self.admin.submits().closed and self.admin.modal is not None and self.admin.modal.errors:
            raise RuntimeError(f"the review is not on: {self.admin.modal.errors}")
        self.admin.closes(everything=True)

    def _ask(self, person: Person, command: str) -> None:
        errors = [person.types(command).error]
        while errors[-1] is not None:  # a busy machine
            if len(errors) == _TRIES:
                raise RuntimeError(f"{command} was not answered: {errors}")
            errors.append(person.types(command).error)

    def wait_for_the_bot(self) -> None:
        """Return when every replica is connected."""
        self._wait_for_the_bot(_SETTLES_WITHIN)

    def _wait_for_the_bot(self, within: float) -> None:
        try:
            self.slack.connections.wait_for(len(self.processes), within)
        except AssertionError:
            log = self.folder / "bot.log"
            said = log.read_text(encoding="utf-8").splitlines()[-_LAST_WORDS:] if log.exists() else []
            raise RuntimeError("\n".join(["the bot does not connect; its last words:", *said])) from None

    @property
    def local_now(self) -> datetime:
        """Return the time of day in the company's zone."""
        return self.slack.clock.now().astimezone(ZONE)

    def close(self) -> None:
        """End everything."""
        self.processes.end()
        self.slack.stop()

    def _settings(self) -> Settings:
        return Settings(
            bot_token=self.slack.bot_token,
            app_token=self.slack.app_token,
            database_url=self.database.url,
            api_url=self.slack.api_url,
            channel=CHANNEL,
            zone=ZONE.key,
            nudge_time=time(9, 30),
            shoutout=ShoutoutTime(4, time(15)),
            ideas=None,
            log_level="INFO",
        )
