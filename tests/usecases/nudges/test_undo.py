"""Taking back one change of nudges: what it changed is as before, and nothing else."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.people import Cadence, Person
from bot.domain.profiles import Standing
from bot.domain.reading.nudge_commands import NudgeWhen
from bot.errors import BotError, InvalidInputError
from bot.usecases.nudges.preferences import (
    NudgePlan,
    enrol,
    fewer,
    nudge_when,
    pause,
    resume,
    resume_from,
    show_plan,
    stop,
    undo,
)
from bot.usecases.nudges.undo import UndoUnreadable, undo_of
from bot.usecases.nudges.wishes import NoFullMember
from bot.usecases.unit import Caller, Context
from tests.support import times
from tests.support.cast import MONDAY, ana
from tests.support.company import Company
from tests.support.problems import about

Change = Callable[[Context, Caller], NudgePlan]
CHANGES: list[Change] = [
    lambda context, who: nudge_when(context, who, NudgeWhen(at="8", days=frozenset({0, 1}), cadence=Cadence.WEEKLY)),
    lambda context, who: nudge_when(context, who, NudgeWhen(without=frozenset({4}))),
    lambda context, who: pause(context, who, "from 2 Dec to 5 Dec"),
    resume,
    lambda context, who: resume(context, who, "until Friday"),
    fewer,
    stop,
]


def settings(person: Person) -> tuple[object, ...]:
    chosen = (person.nudge_time, person.workdays, person.cadence, person.enrolled)
    return (*chosen, person.stopped_at, person.paused_from, person.paused_until)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("begin", [enrol, stop, lambda context, who: pause(context, who, "until 7 Jan")])
def test_undo_restores_what_was_there_before(acme: Company, begin: Change, change: Change) -> None:
    who = acme.hires("ana")
    enrol(acme.context, who)
    begin(acme.context, who)
    before = acme.person(who)
    plan = change(acme.context, who)
    assert plan.was == before
    if plan.undo is not None:
        undo(acme.context, who, plan.undo)
    assert settings(acme.person(who)) == settings(before)


def test_undo_leaves_what_was_changed_since(acme: Company) -> None:
    who = acme.hires("ana")
    enrol(acme.context, who)
    earlier = nudge_when(acme.context, who, NudgeWhen(at="8"))
    assert earlier.undo is not None
    nudge_when(acme.context, who, NudgeWhen(cadence=Cadence.WEEKLY))
    plan = undo(acme.context, who, earlier.undo)
    assert (plan.at, plan.person.cadence) == (time(9, 30), Cadence.WEEKLY)
    assert plan.next_on == MONDAY + timedelta(days=1)


def test_a_second_click_on_undo_changes_nothing_more(acme: Company) -> None:
    who = acme.hires("ana")
    enrol(acme.context, who)
    written = pause(acme.context, who, "until 7 Jan").undo or ""
    once = undo(acme.context, who, written)
    assert (undo(acme.context, who, written), once.outdated) == (once, False)
    pause(acme.context, who, "until 8 Jan")
    before = acme.person(who)
    assert undo(acme.context, who, written).outdated
    assert acme.person(who) == before


def test_what_lets_nudges_come_again_ends_what_it_was_shown_for(acme: Company) -> None:
    who = acme.hires("ana")
    enrol(acme.context, who)
    paused = pause(acme.context, who, "until 7 Jan").pause
    ended = resume_from(acme.context, who, paused)
    assert (ended.paused_until, ended.outdated) == (None, False)
    again = resume_from(acme.context, who, paused)
    assert (again.person, again.outdated) == (ended.person, False)

    off = stop(acme.context, who).pause
    assert resume_from(acme.context, who, paused).outdated
    assert resume_from(acme.context, who, off).person.enrolled

    pause(acme.context, who, "from 2 Dec to 5 Dec")
    acme.change(who, resting_since=acme.clock.now(), unanswered=14)
    resting = show_plan(acme.context, who).pause
    assert resume_from(acme.context, who, off).outdated
    kept = resume_from(acme.context, who, resting)
    assert (kept.person.resting_since, kept.paused_from) == (None, date(2026, 12, 2))


def test_nothing_changed_is_nothing_to_undo() -> None:
    assert undo_of(ana(), ana(unanswered=3)) is None


def test_a_guest_gets_no_nudges_by_an_undo(acme: Company) -> None:
    gro = acme.hires("gro", standing=Standing.GUEST)
    with pytest.raises(InvalidInputError, check=about(NoFullMember())):
        undo(acme.context, gro, '{"enrolled_at": ["2026-11-01T09:00:00+00:00", null]}')


@pytest.mark.parametrize(
    "written",
    [
        "",
        "[]",
        "7",
        '{"name": ["Ben", "Al"]}',
        '{"cadence": "daily"}',
        '{"cadence": ["daily"]}',
        '{"workdays": [3, 4]}',
    ],
)
def test_a_button_that_holds_anything_else_changes_nothing(acme: Company, written: str) -> None:
    who = acme.hires("ana")
    before = acme.person(who)
    with pytest.raises(BotError, check=about(UndoUnreadable())):
        undo(acme.context, who, written)
    assert acme.person(who) == before


@given(
    st.fixed_dictionaries(
        {
            "nudge_time": st.none() | times.minutes,
            "workdays": st.none() | times.weekdays,
            "cadence": st.sampled_from(Cadence),
            "enrolled_at": st.none() | times.instants,
            "stopped_at": st.none() | times.instants,
            "paused_from": st.none() | st.dates(),
            "paused_until": st.none() | st.dates(),
        }
    )
)
def test_what_is_written_fits_a_button(fields: dict[str, time | frozenset[int] | Cadence | datetime | date]) -> None:
    assert len(undo_of(ana(**fields), ana(nudge_time=time(4), paused_until=date(2020, 1, 1))) or "") < 500
