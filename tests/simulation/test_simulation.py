from collections.abc import Iterator
from pathlib import Path

import pytest

from simulation.checks import CHECKS, breaches
from simulation.history import Breach, History
from simulation.table import table
from simulation.world import World, quiet_logs
from tests.simulation.given import sound


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    with quiet_logs():
        yield


def a_run(folder: Path, *, people: int, days: int) -> History:
    folder.mkdir()
    return World(seed=3, days=days, people=people, folder=folder).run()


def test_six_weeks_of_a_company_break_no_rule(tmp_path: Path) -> None:
    history = a_run(tmp_path / "run", people=24, days=42)
    assert breaches(history) == []
    assert {row["source"] for row in history.offers} == {"need", "follow_up", "story", "idea"}
    zones = {state.zone for timeline in history.people.values() for state in timeline.states}
    assert len(zones) == 12
    assert {row["outcome"] for row in history.decisions} >= {"send", "skip", "wait"}


def test_the_same_seed_prints_the_same_table(tmp_path: Path) -> None:
    tables = [table(a_run(tmp_path / name, people=4, days=10), []) for name in ("one", "two")]
    assert tables[0] == tables[1]


def test_the_table_tells_how_often_each_rule_was_broken_and_what_happened() -> None:
    lines = table(sound(), [Breach("something sent twice", "nudge:1:2026-01-05 2 times")]).splitlines()
    counted = {line.strip().rpartition(" ")[0].strip(): line.rpartition(" ")[2] for line in lines}
    assert {rule: counted[rule] for rule in CHECKS} == dict.fromkeys(CHECKS, "0") | {"something sent twice": "1"}
    assert lines[-1] == "something sent twice: nudge:1:2026-01-05 2 times"
