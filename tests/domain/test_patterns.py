"""Patterns are compiled when they are first used, by whichever thread comes first."""

import re
import sys
from collections.abc import Iterator
from functools import partial

import pytest

from bot.domain.patterns import compile_all, lazily
from tests.support.together import together


@pytest.fixture
def hasty_threads() -> Iterator[None]:
    """Let threads interrupt each other as often as possible."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("hasty_threads")
def test_threads_that_use_one_at_once_all_find_what_they_look_for() -> None:
    for number in range(60):
        pattern = lazily(rf"a{number}(b+)", re.IGNORECASE)
        found = together(partial(pattern.fullmatch, f"A{number}B"), partial(use, pattern, f"xa{number}b"))
        assert None not in found


def use(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return pattern.search(text)


def test_what_is_wrong_in_a_pattern_is_found_by_compiling_all() -> None:
    compile_all()


def test_it_has_no_more_than_a_pattern() -> None:
    assert not hasattr(lazily("a"), "unknown")
