"""Several pauses of one person: none of them is lost without a word."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.absences import is_paused
from bot.domain.pauses import pauses_of
from bot.domain.people import Person
from bot.domain.reading.nudge_commands import Fewer, NudgeWhen, Over, Pause, Several
from bot.usecases.nudges.wishes import all_of, paused_for, restarted, stopped
from tests.support import times
from tests.support.cast import MONDAY, acme, ana

TODAY = MONDAY.date()
DAY = timedelta(days=1)
spans = st.tuples(st.integers(0, 40), st.integers(1, 12))
steps = st.lists(st.tuples(st.integers(0, 6), spans), max_size=10)


def asked(person: Person, text: str, over: Over = Over.ADDED, today: date = TODAY) -> Person:
    return paused_for(Pause(text, over), acme())(person, today, MONDAY)


def spelled(person: Person) -> list[tuple[date | None, date]]:
    return [(each.begins, each.ends) for each in pauses_of(person, TODAY)]


@given(steps, times.weekdays)
def test_no_day_of_a_pause_is_nudged_after_another_was_asked_for(
    given_steps: list[tuple[int, tuple[int, int]]], workdays: frozenset[int]
) -> None:
    person, today, free = ana(workdays=workdays), TODAY, set[date]()
    for later, (ahead, length) in given_steps:
        today += later * DAY
        first = today + ahead * DAY
        person = asked(person, f"from {first} until {first + length * DAY}", today=today)
        free |= {first + number * DAY for number in range(length)}
        assert all(is_paused(person, day) for day in free if day >= today)
        pauses = pauses_of(person, today)
        assert list(pauses) == sorted(pauses, key=lambda each: each.begins or today)
        assert all(each.ends > today for each in pauses)
    worked = {today + number * DAY for number in range(60) if (today + number * DAY).weekday() in workdays}
    assert {day for day in worked if is_paused(person, day)} == worked & free


def test_pauses_that_touch_are_one_and_those_apart_stay_two() -> None:
    wednesday, friday = TODAY + 2 * DAY, TODAY + 4 * DAY
    assert spelled(asked(asked(ana(), "today"), "tomorrow")) == [(None, wednesday)]
    assert spelled(asked(asked(ana(), "today"), "Wednesday")) == [(None, TODAY + DAY), (wednesday, wednesday + DAY)]
    over_the_weekend = asked(asked(ana(), "Friday"), "next week")
    assert spelled(over_the_weekend) == [(friday, TODAY + 14 * DAY)]
    three = asked(asked(asked(ana(), "Wednesday"), "Friday"), "today")
    assert len(spelled(three)) == 3
    assert spelled(asked(three, "until Saturday")) == [(None, friday + DAY)]


def test_a_pause_within_another_changes_nothing() -> None:
    week = asked(ana(), "a week")
    assert asked(week, "tomorrow") is week


def test_a_pause_instead_replaces_what_it_touches_or_the_next_one() -> None:
    two = asked(asked(ana(), "until 4 Dec"), "from 7 Jan to 14 Jan")
    january = (date(2027, 1, 7), date(2027, 1, 15))
    assert spelled(asked(two, "until Friday", Over.INSTEAD)) == [(None, TODAY + 4 * DAY), january]
    assert spelled(asked(two, "from 7 Jan to 8 Jan", Over.INSTEAD))[1] == (january[0], date(2027, 1, 9))
    assert spelled(asked(two, "from 14 Dec to 15 Dec", Over.INSTEAD)) == [
        (date(2026, 12, 14), date(2026, 12, 16)),
        january,
    ]


def test_the_day_back_ends_the_next_pause() -> None:
    two = asked(asked(ana(), "from 2 Dec to 4 Dec"), "from 7 Jan to 14 Jan")
    assert spelled(asked(two, "until 3 Dec", Over.BACK))[0] == (date(2026, 12, 2), date(2026, 12, 3))
    assert spelled(asked(two, "until 25 Nov", Over.BACK))[0] == (None, date(2026, 11, 25))
    assert len(spelled(asked(two, "until 8 Jan", Over.BACK))) == 1
    assert spelled(asked(ana(), "until 25 Nov", Over.BACK)) == [(None, date(2026, 11, 25))]


def test_resuming_ends_the_pause_that_has_begun_and_then_those_planned() -> None:
    both = asked(asked(ana(), "tomorrow"), "from 7 Jan to 14 Jan")
    running = asked(both, "today")
    again = restarted()(running, TODAY, MONDAY)
    assert spelled(again) == [(date(2027, 1, 7), date(2027, 1, 15))]
    assert spelled(restarted(ends_planned=False)(again, TODAY, MONDAY)) == spelled(again)
    assert spelled(restarted()(again, TODAY, MONDAY)) == []
    assert spelled(restarted("until Friday")(running, TODAY, MONDAY)) == [(None, TODAY + 4 * DAY), *spelled(again)]


def test_a_stop_leaves_pauses_as_they_are() -> None:
    paused = asked(ana(), "3 weeks")
    off = stopped(paused, TODAY, MONDAY)
    for start in (restarted(), restarted(ends_planned=False)):
        assert spelled(start(off, TODAY, MONDAY)) == spelled(paused)


def test_of_several_changes_a_pause_comes_last() -> None:
    wish = all_of(Several((Pause("next week"), NudgeWhen(days=frozenset({4})), Fewer())), acme())
    person = wish(ana(enrolled_at=None), TODAY, MONDAY)
    assert (person.workdays, person.cadence.value) == (frozenset({4}), "twice_weekly")
    assert len(spelled(person)) == 1
