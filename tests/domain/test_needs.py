"""A need is taken by one person, met by whoever took it, and dropped by whoever noticed it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.needs import (
    UNTAKEN_FOR,
    MetNeedStays,
    Need,
    NeedDroppedMeanwhile,
    NeedMetByYou,
    NeedNotOpen,
    NeedNotWithYou,
    NeedStatus,
    OnlyNoticerAnswers,
    OnlyNoticerDrops,
    check_can_answer,
    check_can_drop,
    check_can_meet,
    check_can_take,
    check_holds,
    status_without_action,
    when_to_ask,
)
from bot.errors import InvalidInputError, Problem
from tests.support.cast import MONDAY
from tests.support.problems import about

ANA, BEN, CHIDI = 1, 2, 3
Check = Callable[[Need, int], None]


def need(status: NeedStatus, **more: Any) -> Need:  # noqa: ANN401  any field of a need
    """A need that Ana noticed and that Ben took, unless it is still open."""
    details: dict[str, Any] = {
        "id": 1,
        "workspace_id": 1,
        "noticed_by": ANA,
        "text": "the manual is missing a page",
        "customer": None,
        "status": status,
        "taken_by": None if status is NeedStatus.OPEN else BEN,
        "taken_at": None,
        "handed_back_at": None,
        "met_at": None,
        "met_action_id": None,
        "dropped_at": None,
        "created_at": MONDAY,
        "source_channel": None,
        "source_ts": None,
    }
    return Need(**details | more)


OPEN, TAKEN, MET, DROPPED = NeedStatus.OPEN, NeedStatus.TAKEN, NeedStatus.MET, NeedStatus.DROPPED


@pytest.mark.parametrize(
    ("check", "status", "person"),
    [
        pytest.param(check_can_take, OPEN, CHIDI, id="Chidi takes an open one"),
        pytest.param(check_can_take, OPEN, ANA, id="Ana takes the one that she noticed herself"),
        pytest.param(check_can_take, TAKEN, BEN, id="Ben presses twice"),
        pytest.param(check_holds, TAKEN, BEN, id="Ben has it"),
        pytest.param(check_can_meet, TAKEN, BEN, id="Ben has met it"),
        pytest.param(check_can_meet, MET, BEN, id="Ben says twice that he has met it"),
        pytest.param(check_can_meet, DROPPED, BEN, id="Ben has met it although Ana dropped it meanwhile"),
        pytest.param(check_can_drop, OPEN, ANA, id="Ana drops an open one"),
        pytest.param(check_can_drop, TAKEN, ANA, id="Ana drops one that Ben has taken"),
        pytest.param(check_can_drop, DROPPED, ANA, id="Ana presses twice"),
        pytest.param(check_can_answer, TAKEN, ANA, id="Ana says whether one that Ben has taken still stands"),
    ],
)
def test_it_is_fine_when(check: Check, status: NeedStatus, person: int) -> None:
    check(need(status), person)


@pytest.mark.parametrize(
    ("check", "status", "person", "problem"),
    [
        pytest.param(check_can_take, TAKEN, CHIDI, NeedNotOpen(TAKEN), id="Chidi comes after Ben"),
        pytest.param(check_can_take, MET, CHIDI, NeedNotOpen(MET), id="Chidi comes after it was met"),
        pytest.param(check_can_take, MET, BEN, NeedNotOpen(MET), id="Ben has met it and takes it again"),
        pytest.param(check_can_take, DROPPED, CHIDI, NeedNotOpen(DROPPED), id="Chidi comes after Ana dropped it"),
        pytest.param(check_holds, TAKEN, CHIDI, NeedNotWithYou(), id="Chidi does not have it"),
        pytest.param(check_holds, OPEN, BEN, NeedNotWithYou(), id="nobody has it"),
        pytest.param(check_holds, MET, BEN, NeedMetByYou(), id="Ben hands back what he has met"),
        pytest.param(check_holds, MET, CHIDI, NeedNotWithYou(), id="Chidi hands back what Ben has met"),
        pytest.param(check_holds, DROPPED, BEN, NeedDroppedMeanwhile(), id="Ben hands back what Ana dropped"),
        pytest.param(check_can_meet, OPEN, BEN, NeedNotWithYou(), id="Ben meets what is with nobody"),
        pytest.param(check_can_meet, DROPPED, CHIDI, NeedNotWithYou(), id="Chidi meets what Ana dropped"),
        pytest.param(check_can_meet, MET, CHIDI, NeedNotWithYou(), id="Chidi meets what Ben has met"),
        pytest.param(check_can_drop, OPEN, BEN, OnlyNoticerDrops(), id="Ben drops what Ana noticed"),
        pytest.param(check_can_answer, OPEN, BEN, OnlyNoticerAnswers(), id="Ben answers for Ana"),
        pytest.param(check_can_drop, MET, ANA, MetNeedStays(), id="Ana drops what Ben has met"),
    ],
)
def test_it_is_refused_with_a_reason_when(check: Check, status: NeedStatus, person: int, problem: Problem) -> None:
    with pytest.raises(InvalidInputError, check=about(problem)):
        check(need(status), person)


def test_the_noticer_is_asked_two_weeks_after_it_was_last_open_to_all() -> None:
    assert when_to_ask(need(OPEN)) == MONDAY + UNTAKEN_FOR
    handed_back_at = MONDAY + timedelta(days=9)
    assert when_to_ask(need(OPEN, handed_back_at=handed_back_at)) == handed_back_at + UNTAKEN_FOR


@pytest.mark.parametrize("status", [TAKEN, MET, DROPPED])
def test_nobody_is_asked_about_a_need_that_is_not_open(status: NeedStatus) -> None:
    assert when_to_ask(need(status)) is None


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({}, TAKEN),
        ({"dropped_at": MONDAY}, DROPPED),
        ({"said_met_at": MONDAY}, MET),
        ({"said_met_at": MONDAY, "dropped_at": MONDAY}, MET),
    ],
)
def test_without_its_action_a_need_stands_where_its_noticers_word_leaves_it(
    said: dict[str, Any], status: NeedStatus
) -> None:
    assert status_without_action(need(MET, **said)) is status
