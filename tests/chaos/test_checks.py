"""What `make chaos` notices: each test spoils one thing of a day on which all is well."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from bot.domain.settlements import NEVER_SEEN, TOO_LATE
from chaos.checks import Breaches, breaches_in
from chaos.company import ZONE
from chaos.crowd import TYPED, Attempt
from chaos.databases import SqliteFile
from chaos.facts import Facts, Stored
from chaos.plan import Plan
from chaos.power_cut import Log, problems_of_cuts
from chaos.results import is_cut_off

FRIDAY = date(2026, 11, 27)
NUDGE, SHOUTOUT = "nudge:1:2026-11-27", "shoutout:2026-11-23"
TOLD = Attempt(f"{TYPED}a", 0, 0.1, answer="Recorded under helped")


def ts(day: int, hour: int, minute: int = 0) -> str:
    return f"{datetime(2026, 11, day, hour, minute, tzinfo=ZONE).timestamp():.6f}"


def sound() -> Facts:
    nudge, shoutout = Stored(NUDGE, "D1", ts(27, 9, 30)), Stored(SHOUTOUT, "C1", ts(27, 15))
    return Facts(
        [nudge, shoutout, Stored(None, "C1", ts(27, 15), files=1, thread_ts="1")],
        FRIDAY + timedelta(days=1),
        ("U1",),
        Counter([TOLD.text]),
        {NUDGE: ("sent", None), SHOUTOUT: ("sent", None), "ripples:1": ("sent", None), "welcome:1": ("expired", None)},
        {NUDGE: datetime(2026, 11, 27, 9, 30, tzinfo=ZONE)},
        {"ripples:1": "1"},
        frozenset({("U1", FRIDAY)}),
    )


def found(facts: Facts, *commands: Attempt) -> tuple[list[str], list[str], list[str], list[str]]:
    breaches: Breaches = breaches_in(facts, commands or (TOLD,))
    return breaches.lost, breaches.twice, breaches.late, breaches.untrue


def test_a_day_on_which_all_is_well_has_no_breaches() -> None:
    assert found(sound()) == ([], [], [], [])


def test_what_is_lost() -> None:
    facts = sound()
    assert found(replace(facts, actions=Counter()))[0] == [f"command {TOLD.text}"]
    assert found(replace(facts, decided=frozenset()))[0] == ["no decision about U1 on 2026-11-27"]
    for key, status in ((NUDGE, "expired"), (NUDGE, "failed"), ("nudge:2:2026-11-27", "sent"), ("thanks:1", "planned")):
        (lost,) = found(replace(facts, ledger=facts.ledger | {key: (status, None)}))[0]
        assert lost.startswith(f"{key} is {status}")
    for key in (SHOUTOUT, "ripples:1"):
        without = {each: settled for each, settled in facts.ledger.items() if each != key}
        assert found(replace(facts, ledger=without))[0] == [f"{key} is in Slack, and not in the ledger"]
    for below in ({}, {"ripples:1": "2"}):
        assert found(replace(facts, threads=below))[0] == ["ripples:1 is sent (None), and not in Slack"]
    unpictured = [message for message in facts.stored if not message.files]
    assert found(replace(facts, stored=unpictured))[0] == ["ripples:1 is sent (None), and not in Slack"]
    (lost,) = found(replace(facts, ledger=facts.ledger | {"ripples:1": ("failed", None)}))[0]
    assert lost == "ripples:1 is failed (None), and in Slack"
    for key in (NUDGE, "nudge:2:2026-11-27"):
        failed = ("failed", f"{NEVER_SEEN}Slack answered internal_error")
        assert found(replace(facts, ledger=facts.ledger | {key: failed}))[0] == []


def test_what_expired_is_lost_where_nothing_was_away_for_long() -> None:
    facts = sound()
    unwanted = facts.ledger | {"nudge:2:2026-11-27": ("expired", "the person is away")}
    assert breaches_in(replace(facts, ledger=unwanted), [TOLD], may_expire=False).expired == 0
    for key, lost in (("nudge:2:2026-11-27", True), ("shoutout:2026-11-30", True), ("welcome:1", False)):
        late = replace(facts, ledger=unwanted | {key: ("expired", TOO_LATE)})
        excused, strict = breaches_in(late, [TOLD]), breaches_in(late, [TOLD], may_expire=False)
        assert (excused.expired, excused.lost) == (strict.expired, []) == (1, [])
        assert strict.lost == [f"{key} was not sent in time"] * lost


def test_what_comes_twice() -> None:
    facts = sound()
    for again, seen in (
        (Stored(NUDGE, "D2", ts(27, 11)), [f"{NUDGE}, 2 times, at Fri 08:30:00, Fri 10:00:00"]),
        (Stored("nudge:1:2026-11-28", "D1", ts(27, 11)), ["a nudge in D1 on 2026-11-27, 2 times"]),
        (Stored("shoutout:2026-11-30", "C1", ts(27, 15)), ["a shout-out on 2026-11-27, 2 times"]),
        (Stored(None, "C1", ts(27, 16), files=1, thread_ts="1"), ["a picture below 1, 2 times"]),
    ):
        assert found(replace(facts, stored=[*facts.stored, again]))[1] == seen
    assert found(replace(facts, actions=Counter([TOLD.text] * 2)))[1] == [f"{TOLD.text}, 2 times"]


def test_what_comes_late() -> None:
    facts = sound()
    for key, at, late in (
        (NUDGE, ts(27, 12, 30), False),
        (NUDGE, ts(27, 12, 32), True),
        (SHOUTOUT, ts(27, 15, 40), False),
        (SHOUTOUT, ts(27, 18), True),
        (SHOUTOUT, ts(28, 11), True),
        (SHOUTOUT, ts(30, 9), False),
        (SHOUTOUT, ts(30, 16), False),
        (SHOUTOUT, ts(30, 17), True),
        (SHOUTOUT, ts(27, 14, 59), True),
        (SHOUTOUT, f"{datetime(2026, 12, 3, 9, 2, tzinfo=ZONE).timestamp():.6f}", True),
    ):
        others = [message for message in facts.stored if message.key != key]
        assert bool(found(replace(facts, stored=[*others, Stored(key, "X", at)]))[2]) is late, (key, at)


def test_what_is_untrue() -> None:
    denied = replace(TOLD, answer="The database is busy. Please try again.")
    assert found(sound(), denied)[3] == [f"{TOLD.text}: {denied.answer}"]
    assert found(replace(sound(), actions=Counter()), denied) == ([], [], [], [])


def test_what_a_fault_explains() -> None:
    faults, moves = [(10.0, 12.0)], [(50.0, 50.1)]
    for error, began, ended, explained in (
        ("operation_timeout", 9, 11, True),
        ("operation_timeout", 49, 51, True),
        ("operation_timeout", 13, 16, False),
        ("dispatch_failed", 11, 11.1, True),
        ("dispatch_failed", 26, 26.1, True),
        ("dispatch_failed", 28, 28.1, False),
        ("dispatch_failed", 9, 9.1, False),
        ("dispatch_failed", 50, 50.1, False),
        ("internal_error", 11, 11.1, False),
    ):
        assert is_cut_off(Attempt("", began, ended, error=error), faults, moves) is explained, (error, began)


@pytest.fixture
def written(tmp_path: Path) -> Iterator[SqliteFile]:
    """A file that somebody has just written to, with all of it still in its log."""
    database = SqliteFile(tmp_path / "bot.sqlite3")
    with closing(sqlite3.connect(database.path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE actions (id INTEGER PRIMARY KEY, text)")
        for number in range(20):
            connection.execute("INSERT INTO actions VALUES (?, ?)", (number, "x" * 500))
        yield database


def test_a_power_cut_tears_what_is_not_committed(written: SqliteFile, tmp_path: Path) -> None:
    log = Log.of(written)
    assert log is not None
    assert (log.committed, log.backfilled) == (log.size, 32)
    rng = Random(1)  # noqa: S311  a plan, not a secret
    assert problems_of_cuts(written, log, rng, tmp_path) == []
    torn = written.copy(tmp_path / "torn.sqlite3")
    again = replace(log, path=torn.beside("-wal"))
    again.tear(rng)
    assert len(torn.rows("SELECT id FROM actions")) == 20


def test_the_kills_of_a_plan_are_shared_out() -> None:
    trials = Plan("1", kills=1000).trials()
    assert sum(times for fault, _, times in trials if fault.name.startswith("killed")) == 1000
    (week,) = (times for fault, database, times in trials if fault.every and database == "sqlite")
    assert week == 7 * 24 * 60
    ((_, _, alone),) = Plan("1", kills=1000, database="sqlite", only="a week").trials()
    assert alone == week
    assert [fault.name for fault, _, _ in Plan("1", 8, database="sqlite", only="power").trials()] == ["power cut"]
