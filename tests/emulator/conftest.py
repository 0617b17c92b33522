"""One emulator for each test, with the hello app installed, two people and a channel."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from slack_sdk import WebClient

from bot.emulator import Channel, LocalSlack, Person
from tests.emulator.harness import config, web_client

MORNING = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    with LocalSlack.start(app=config(), at=MORNING) as running:
        yield running


@pytest.fixture
def ana(slack: LocalSlack) -> Person:
    return slack.add_person("ana")


@pytest.fixture
def ben(slack: LocalSlack) -> Person:
    return slack.add_person("ben")


@pytest.fixture
def cx(slack: LocalSlack, ana: Person, ben: Person) -> Channel:
    return slack.add_channel("cx", members=[ana, ben])


@pytest.fixture
def client(slack: LocalSlack) -> WebClient:
    return web_client(slack)
