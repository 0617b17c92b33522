"""Whatever happens to the database, people are answered in time, the log stays short, and a new start is asked for."""

import os
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from local_slack import Person
from tests.support.bot_process import running
from tests.support.office import Office, answer
from tests.support.slack import environment, local_slack

pytestmark = pytest.mark.waits

SORRY = re.compile("went wrong on my side|database needs fixing")
PAGE = 4096


def take_a_table_away(file: Path) -> None:
    """Rename the table that every listener, and the middleware before it, needs."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("ALTER TABLE people RENAME TO elsewhere")


def damage(file: Path) -> None:
    """Overwrite all pages but the first, which says that it is a SQLite database."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE more (x)")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with file.open("r+b") as pages:
        size = pages.seek(0, os.SEEK_END)
        pages.seek(PAGE)
        pages.write(b"x" * (size - PAGE))


@pytest.mark.parametrize("harm", [take_a_table_away, damage])
def test_every_kind_of_request_is_answered(
    office: Office, ana: Person, ben: Person, harm: Callable[[Path], None]
) -> None:
    card = answer(ana, "helped Ms Okafor")
    ana.types("/cx-help settings")
    ana.wait_for_modal()
    harm(Path(office.settings.database_url.removeprefix("sqlite:///")))
    assert ana.looks_up("ger", "country") == ()
    assert SORRY.search("".join(ana.submits().errors.values()))
    ana.closes()
    for person in (ana, ben):
        reply = answer(person, "helped Mr Li & <Sons>")
        assert SORRY.search(reply.says)
        assert "helped Mr Li & <Sons>" in reply.says
    assert SORRY.search(answer(ana, "me").says)
    assert ana.clicks("Undo", on=card).ok
    office.slack.wait_until(lambda: any(SORRY.search(message.says) for message in ana.messages()[-1:]))
    assert ana.uses_shortcut("Record a useful action").ok
    assert SORRY.search(ana.wait_for_modal().says)
    ana.types("hello")
    office.slack.wait_until(lambda: office.slack.envelopes()[-1].type == "events_api")
    assert office.slack.resend_last_event()
    office.tick()


def test_a_deleted_file_is_noticed_told_and_put_back(tmp_path: Path) -> None:
    with local_slack() as slack:
        ana, file = slack.person("ana"), tmp_path / "bot.sqlite3"
        settings = environment(slack, tmp_path, CX_ADMINS=ana.id)
        with running(["-m", "bot", "run"], settings, tmp_path) as bot:
            bot.wait_until_ready()
            assert "Recorded" in answer(ana, "helped Ms Okafor").says
            file.unlink()
            reply = answer(ana, "helped Mr Li")
            assert "I have to restart" in reply.says
            assert "helped Mr Li" in reply.says
            ana.sees("Somebody deleted or replaced my database file", where=ana.dm, within=30)
            code, errors = bot.wait()
        assert code == 1
        assert "is back, with everything in it" in errors
        assert errors.count("deleted or replaced while it is in use") == 1
        with running(["-m", "bot", "run"], settings, tmp_path) as bot:
            bot.wait_until_ready()
            assert "helped Ms Okafor" in answer(ana, "me").says
            assert "helped Mr Li" not in answer(ana, "me").says


def test_a_replaced_file_ends_the_ticks_and_is_told_once(office: Office, ana: Person, tmp_path: Path) -> None:
    office.restart(admins=frozenset({ana.id}))
    file = Path(office.settings.database_url.removeprefix("sqlite:///"))
    backup = tmp_path / "backup.sqlite3"
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(backup)) as target:
        source.backup(target)
    assert "Recorded" in answer(ana, "helped Ms Okafor").says
    backup.replace(file)
    office.slack.faults.rate_limit("chat.postMessage", 1)
    office.tick()
    office.tick()
    assert office.bot.stopping.is_set()
    told = [message for message in ana.messages(ana.dm) if "replaced my database file" in message.says]
    assert len(told) == 1
    office.restart()
    assert "Ms Okafor" not in answer(ana, "me").says
    assert office.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]


def test_a_table_that_is_gone_fills_no_log(tmp_path: Path) -> None:
    with local_slack() as slack:
        ana = slack.person("ana")
        with running(["-m", "bot", "run"], environment(slack, tmp_path), tmp_path) as bot:
            bot.wait_until_ready()
            answer(ana, "me")
            take_a_table_away(tmp_path / "bot.sqlite3")
            assert all(SORRY.search(answer(ana, "helped Ms Okafor").says) for _ in range(21))
            _, errors = bot.terminate()
    assert len(re.findall("^[0-9-]+ [0-9:,]+ ERROR", errors, re.MULTILINE)) == 1
    # Each of the database's errors has its driver's as its cause.
    assert errors.count("Traceback") == 2


def test_a_damaged_file_keeps_the_bot_from_starting_and_the_doctor_names_it(tmp_path: Path) -> None:
    file = tmp_path / "bot.sqlite3"
    with local_slack() as slack:
        with running(["-m", "bot", "run"], environment(slack, tmp_path), tmp_path) as bot:
            bot.wait_until_ready()
            bot.terminate()
        damage(file)
        with running(["-m", "bot", "run"], environment(slack, tmp_path), tmp_path) as bot:
            code, errors = bot.wait()
    assert code == 2
    assert "it is damaged. Stop the bot and restore your latest backup" in errors
    assert "Traceback" not in errors
