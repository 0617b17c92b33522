"""When the database cannot be written, people are told so in time, and keep their words."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from local_slack import Person
from tests.support.crowd import all_record, eight_people
from tests.support.office import Office, answer

pytestmark = pytest.mark.waits

SORRY = "couldn't save"


@pytest.fixture
def locked(office: Office, ana: Person) -> Iterator[Office]:
    """The office while another program keeps the database locked; Ana is known."""
    answer(ana, "me")
    with locked_by_another_program(office):
        yield office


@contextmanager
def locked_by_another_program(office: Office) -> Iterator[None]:
    file = office.settings.database_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")


def test_a_command_is_answered_with_the_words_to_copy(locked: Office, ana: Person) -> None:
    reply = answer(ana, "helped Ms Okafor & <Sons> find her invoice")
    assert SORRY in reply.says
    assert "helped Ms Okafor & <Sons> find her invoice" in reply.says
    assert locked.rows("SELECT id FROM actions") == []


def test_somebody_new_is_answered_in_time(locked: Office, ben: Person) -> None:
    assert SORRY in answer(ben, "helped Ms Okafor").says
    assert locked.slack.calls("users.info")


def test_eight_of_eight_are_told_in_time_and_record_once_when_the_lock_is_gone(office: Office) -> None:
    people = eight_people(office)
    with locked_by_another_program(office):
        assert all(SORRY in reply for reply in all_record(people))
    assert all("✓ Recorded" in reply for reply in all_record(people))
    assert len(office.rows("SELECT id FROM actions")) == len(people)


def test_a_slow_slack_and_a_locked_database_together_take_no_longer_than_one(locked: Office, ben: Person) -> None:
    locked.slack.faults.delay("users.info", 2.4)
    assert SORRY in answer(ben, "helped Ms Okafor").says


def test_a_slow_slack_leaves_time_to_record(office: Office, ben: Person) -> None:
    office.slack.faults.delay("users.info", 2.9)
    assert "✓ Recorded" in answer(ben, "helped Ms Okafor").says


def test_what_only_reads_works_while_another_program_writes(locked: Office, ana: Person) -> None:
    assert ana.uses_shortcut("Record a useful action").ok
    assert "One line is enough" in ana.wait_for_modal().says
    assert SORRY not in answer(ana, "me").says
    assert locked.slack.calls("views.open")


def test_a_shortcut_is_answered_in_a_modal(office: Office, ana: Person) -> None:
    answer(ana, "me")
    file = office.settings.database_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("ALTER TABLE actions RENAME TO elsewhere")
    assert ana.uses_shortcut("Record a useful action").ok
    assert "went wrong on my side" in ana.wait_for_modal().says
    assert office.slack.calls("views.open")


def test_a_click_and_a_form_are_answered_and_the_form_can_be_sent_again(office: Office, ana: Person) -> None:
    card = answer(ana, "helped Ms Okafor")
    ana.types("/cx-help record")
    ana.wait_for_modal()
    ana.fills({"text": "helped Mr Li"})
    file = office.settings.database_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        refused = ana.submits()
        assert SORRY in "".join(refused.errors.values())
        assert not refused.closed
        assert ana.clicks("Undo", on=card).ok
        ana.sees(SORRY)
        connection.execute("ROLLBACK")
    assert ana.submits().errors == {}
    assert [row["text"] for row in office.rows("SELECT text FROM actions ORDER BY id")] == [
        "helped Ms Okafor",
        "helped Mr Li",
    ]


def test_a_table_that_is_gone_is_answered_without_its_cause(office: Office, ana: Person) -> None:
    answer(ana, "me")
    file = office.settings.database_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("ALTER TABLE actions RENAME TO elsewhere")
    reply = answer(ana, "helped Ms Okafor")
    assert "went wrong on my side" in reply.says
    assert "helped Ms Okafor" in reply.says
    assert "actions" not in reply.says.split("helped")[0]
    office.tick()
