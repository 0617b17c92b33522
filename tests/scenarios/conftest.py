"""An office with a local Slack and the real bot in it; tests speak as the people there do."""

from collections.abc import Iterator
from datetime import UTC, time
from pathlib import Path

import pytest

from bot.domain.reading.times import ShoutoutTime
from bot.settings import Settings
from bot.storage.engine import Store
from local_slack import LocalSlack, Person
from tests.support.office import MONDAY_MORNING, Office, manifest


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    """A local Slack on a Monday morning, with three colleagues in #cx."""
    with LocalSlack.start(app=manifest(), at=MONDAY_MORNING.astimezone(UTC)) as slack:
        slack.limit_bursts(1)
        people = [
            slack.add_person("ana", real_name="Ana Ferreira"),
            slack.add_person("ben", real_name="Ben Adeyemi", tz="Europe/London"),
            slack.add_person("chidi", real_name="Chidi Okoro", tz="Africa/Lagos"),
        ]
        slack.add_channel("cx", members=people)
        yield slack


@pytest.fixture
def settings(
    slack: LocalSlack,
    emptied_sqlite_store: Store,  # noqa: ARG001  the file is this store's
    kept_sqlite_file: Path,
) -> Settings:
    """What the bot is told at its start, on an empty database."""
    return Settings(
        bot_token=slack.bot_token,
        app_token=slack.app_token,
        database_url=f"sqlite:///{kept_sqlite_file}",
        api_url=slack.api_url,
        channel="cx",
        zone="Europe/Berlin",
        nudge_time=time(9, 30),
        shoutout=ShoutoutTime(4, time(15)),
        ideas=None,
        log_level="INFO",
    )


@pytest.fixture
def ana(office: Office) -> Person:
    """Ana, in Berlin."""
    return office.slack.person("ana")


@pytest.fixture
def ben(office: Office) -> Person:
    """Ben, in London."""
    return office.slack.person("ben")


@pytest.fixture
def chidi(office: Office) -> Person:
    """Chidi, in Lagos."""
    return office.slack.person("chidi")


@pytest.fixture
def office(slack: LocalSlack, settings: Settings, emptied_sqlite_store: Store) -> Iterator[Office]:
    """The office with the bot running in it."""
    office = Office(slack, settings, emptied_sqlite_store)
    office.start()
    yield office
    office.stop()
