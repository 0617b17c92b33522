from collections.abc import Iterator
from pathlib import Path

import pytest

from simulation.checks import CHECKS, breaches
from simulation.history import History
from simulation.table import account_of, table
from simulation.world import World, quiet_logs
from tests.simulation.given import sound
from tests.support.everything import EVERYTHING


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    with quiet_logs():
        yield


def a_run(folder: Path, *, people: int, days: int) -> History:
    folder.mkdir()
    return World(seed="8", days=days, people=people, folder=folder).run()


def test_weeks_of_a_company_break_no_rule(tmp_path: Path) -> None:
    history = a_run(tmp_path / "run", people=24, days=42 if EVERYTHING else 24)
    assert breaches(history) == []
    assert {row["source"] for row in history.offers} == {"need", "follow_up", "story", "idea"}
    zones = {state.zone for timeline in history.people.values() for state in timeline.states}
    assert len(zones) == 12
    assert {row["outcome"] for row in history.decisions} >= {"send", "skip", "wait"}


def test_the_same_seed_prints_the_same_table(tmp_path: Path) -> None:
    tables = [table([account_of(a_run(tmp_path / name, people=3, days=8))]) for name in ("one", "two")]
    assert tables[0] == tables[1]


def test_the_table_tells_how_often_each_rule_was_broken_and_what_happened() -> None:
    spoiled = sound(messages=sound().messages[:1] + sound().messages)
    lines = table([account_of(sound()), account_of(spoiled)]).splitlines()
    counted = {line[:38].strip(): line[38:].split() for line in lines}
    broken = {rule: counted[rule] for rule in CHECKS if counted[rule] != ["0", "0", "0"]}
    assert broken == {
        "something sent twice": ["1", "0", "1"],
        "two nudges on one local day": ["1", "0", "1"],
        "a nudge sooner than the pace allows": ["1", "0", "1"],
    }
    assert "company 2, something sent twice: nudge:1:2026-01-05 2 times" in lines
