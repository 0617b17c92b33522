"""What `make chaos` notices of the people in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from chaos.company import Company, Size
from chaos.crowd import Crowd
from chaos.databases import SqliteFile


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    """A company without the bot."""
    company = Company(tmp_path, SqliteFile(tmp_path / "bot.sqlite3"), Size(typists=1, readers=1))
    try:
        yield company
    finally:
        company.slack.stop()


def test_one_who_waits_in_vain_goes_on_and_it_is_kept(company: Company) -> None:
    crowd = Crowd(company, "1", within=0.0)
    crowd.start()
    company.slack.wait_until(lambda: len(crowd.commands) > 2)
    crowd.end()
    assert all(each.error is not None and each.ended > each.began for each in crowd.commands)
    assert "nothing came of it within 0 s" in {each.error for each in crowd.commands}
    assert crowd.problems == []


def test_one_who_cannot_go_on_is_a_problem(company: Company) -> None:
    company.slack.deactivate(company.typists[0])
    crowd = Crowd(company, "1")
    crowd.start()
    company.slack.wait_until(lambda: crowd.problems)
    crowd.end()
    assert [each.partition(": ")[0] for each in crowd.problems] == ["typist0 stopped using the bot"]
