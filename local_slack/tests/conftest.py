"""One local Slack for each test, with the hello app installed, two people and a channel."""

from collections.abc import Iterator

import pytest
from slack_sdk import WebClient

from local_slack import Channel, LocalSlack, Person
from support.harness import MORNING, config, web_client


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
