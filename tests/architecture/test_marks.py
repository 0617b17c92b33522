"""Whoever tells a checker to look away says why."""

import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.code import ROOT

CODES = r"[A-Z]+[0-9]+(?:, *[A-Z]+[0-9]+)*"
MARK = re.compile(rf"# *(?:(?:ruff: *)?noqa\b(?:: *{CODES})?|type: *ignore\b(?:\[[^]]*\])?)(?P<why>.*)", re.IGNORECASE)
A_WORD = re.compile(r"[^\W\d_]{2,}")


def unexplained(path: Path) -> Iterator[int]:
    """The lines of a file with a mark that gives no reason."""
    with tokenize.open(path) as file:
        for token in tokenize.generate_tokens(file.readline):
            marks = MARK.finditer(token.string) if token.type == tokenize.COMMENT else ()
            if any(not A_WORD.search(mark["why"]) for mark in marks):
                yield token.start[0]


@pytest.mark.parametrize("folder", ["bench", "bot", "chaos", "local_slack", "simulation", "tests", "tools"])
def test_every_mark_that_silences_a_checker_gives_its_reason(folder: str) -> None:
    paths = sorted((ROOT / folder).rglob("*.py"))
    assert [f"{path.relative_to(ROOT)}:{line}" for path in paths for line in unexplained(path)] == []


@pytest.mark.parametrize(
    ("line", "explained"),
    [
        ("x = 1  # noqa: S105", False),
        ("x = 1  # noqa: S105, E501 -", False),
        ("x = 1  # noqa", False),
        ("# ruff: noqa: ANN401", False),
        ("x = 1  # type: ignore[attr-defined]", False),
        ("x = 1  # noqa: S105  a kind of token", True),
        ("x = 1  # noqa: S105 - a kind of token", True),
        ("x = 1  # type: ignore[misc]  # bound at once", True),
        ("x = '# noqa: S105'", True),
    ],
)
def test_a_reason_is_words_after_the_code(tmp_path: Path, line: str, *, explained: bool) -> None:
    path = tmp_path / "line.py"
    path.write_text(f"{line}\n", encoding="utf-8")
    assert list(unexplained(path)) == ([] if explained else [1])
