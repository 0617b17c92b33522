"""When PostgreSQL is connected but silent, everybody is told in time, nothing happens twice, and the truth follows."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from time import monotonic
from typing import Any

import psycopg
import pytest
from sqlalchemy import Connection, Engine, event

from bot.settings import Settings
from bot.storage.transaction_manners import manner_of
from local_slack import LocalSlack, Person, SeenMessage
from tests.support.crowd import all_record, eight_people, what_they_did
from tests.support.office import Office, answer
from tests.support.postgres import Postgres

pytestmark = pytest.mark.waits

SORRY = "just now. Please try again in a moment."
STOPPED_WITHIN = 5.0
IN_DOUBT = "can't tell yet whether this was saved"


@pytest.fixture
def office(slack: LocalSlack, settings: Settings, postgres_url: str) -> Iterator[Office]:
    """The office with its bot on PostgreSQL."""
    office = Office(slack, replace(settings, database_url=postgres_url))
    office.start()
    yield office
    office.stop()


def recorded(office: Office) -> list[str]:
    """The actions that are in the database, in no particular order."""
    with psycopg.connect(office.settings.database_url) as connection:
        return [row[0] for row in connection.execute("SELECT text FROM actions WHERE undone_at IS NULL")]


@contextmanager
def falling_silent(postgres: Postgres) -> Iterator[list[int]]:
    """Let the server fall silent at the next commit of something written; tell which of its processes has that."""
    written_by: list[int] = []

    def fall_silent(connection: Connection) -> None:
        if manner_of(connection).writes and not written_by:
            dbapi: Any = connection.connection.dbapi_connection
            written_by.append(dbapi.info.backend_pid)
            silence.enter_context(postgres.silent())

    with ExitStack() as silence:
        event.listen(Engine, "commit", fall_silent)
        try:
            yield written_by
        finally:
            event.remove(Engine, "commit", fall_silent)


def test_eight_of_eight_are_told_in_time_and_record_once_when_the_server_is_back(
    office: Office, postgres: Postgres
) -> None:
    people = eight_people(office)
    with postgres.silent():
        replies = all_record(people)
    assert [SORRY in reply for reply in replies] == [True] * len(people)
    assert all(what_they_did(person) in reply for person, reply in zip(people, replies, strict=True))
    office.tick()
    assert recorded(office) == []
    assert all("✓ Recorded" in reply for reply in all_record(people))
    assert len(recorded(office)) == len(people)


def test_a_click_a_form_and_a_shortcut_are_answered_while_the_server_is_silent(
    office: Office, ana: Person, ben: Person, postgres: Postgres
) -> None:
    card = answer(ana, "helped Ms Okafor")
    ana.types("/cx-help record")
    ana.wait_for_modal()
    ana.fills({"text": "helped Mr Li"})
    with postgres.silent():
        refused = ana.submits()
        assert SORRY in "".join(refused.errors.values())
        assert ana.clicks("Undo", on=card).ok
        ana.sees(SORRY)
        assert ben.uses_shortcut("Record a useful action").ok
        assert SORRY in ben.wait_for_modal().says
    assert ana.submits().errors == {}
    assert sorted(recorded(office)) == ["helped Mr Li", "helped Ms Okafor"]


def test_the_bot_stops_while_a_tick_and_an_app_home_wait_for_the_server(
    slack: LocalSlack, settings: Settings, postgres: Postgres, postgres_url: str
) -> None:
    office = Office(slack, replace(settings, database_url=postgres_url))
    office.start()
    answer(slack.person("ana"), "me")
    with ThreadPoolExecutor(1) as pool, postgres.silent():
        ticking = pool.submit(office.tick)
        slack.person("ben").types("/cx-help helped Mr Li")
        began = monotonic()
        office.stop()
        assert monotonic() - began < STOPPED_WITHIN
        ticking.result()


def is_told(office: Office, person: Person, wanted: str) -> SeenMessage:
    """Tick, as the scheduler does, until the server answers again and the newest message says it."""
    before = len(person.messages())

    def news() -> list[SeenMessage]:
        office.tick()
        return [message for message in person.messages()[before:] if wanted in message.says]

    office.slack.wait_until(news, within=30, saying=f"{person.name} is told {wanted}")
    return news()[-1]


def test_a_command_in_doubt_is_shown_once_it_is_known_to_be_saved(
    office: Office, ana: Person, postgres: Postgres
) -> None:
    answer(ana, "me")
    with falling_silent(postgres):
        reply = answer(ana, "helped Ms Okafor")
        assert IN_DOUBT in reply.says
        assert "helped Ms Okafor" in reply.says
    assert "Undo" in is_told(office, ana, "✓ Recorded").buttons
    assert "You recorded this already today" in answer(ana, "helped Ms Okafor").says
    assert recorded(office) == ["helped Ms Okafor"]


def test_a_command_and_a_click_in_doubt_are_told_once_they_are_known_to_be_lost(
    office: Office, ana: Person, postgres: Postgres
) -> None:
    card = answer(ana, "helped Mr Li")
    with falling_silent(postgres) as written_by:
        assert IN_DOUBT in answer(ana, "helped Ms Okafor").says
        os.kill(written_by[0], signal.SIGTERM)
    assert "helped Ms Okafor" in is_told(office, ana, "It wasn't saved").says
    with falling_silent(postgres) as written_by:
        assert ana.clicks("Undo", on=card).ok
        ana.sees(IN_DOUBT)
        os.kill(written_by[0], signal.SIGTERM)
    told = is_told(office, ana, "It wasn't saved")
    assert "helped Ms Okafor" not in told.says
    assert recorded(office) == ["helped Mr Li"]


def test_a_form_in_doubt_can_be_sent_again_and_closes_once_it_is_known_to_be_saved(
    office: Office, ana: Person, postgres: Postgres
) -> None:
    answer(ana, "me")
    ana.types("/cx-help record")
    ana.wait_for_modal()
    ana.fills({"text": "helped Mr Li"})
    with falling_silent(postgres):
        assert IN_DOUBT in "".join(ana.submits().errors.values())
    assert ana.submits().errors == {}
    office.tick()
    assert recorded(office) == ["helped Mr Li"]
