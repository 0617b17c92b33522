from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain.reading.date_errors import NoSuchDay, NoSuchDayOfMonth, NoSuchMonth, WrongWeekday
from bot.domain.reading.pause_errors import BackwardsPause, NothingToPause, PauseTooLong, PauseWithGaps, UnclearPause
from bot.domain.reading.pauses import PauseDates, looks_like_pause, names_one_day, parse_pause
from bot.errors import InvalidInputError, Problem
from tests.support.problems import about

SUNDAY = date(2026, 11, 22)
days = st.dates(date(1900, 1, 1), date(2200, 1, 1))
modern = st.dates(date(2020, 1, 1), date(2060, 1, 1))

WORDS = ["until", "for", "next", "a", "2", "31", "feb", "2027", "weeks", "monday", "the", "7.", "7/1", "0", "of", "and"]
phrases = st.lists(st.sampled_from(WORDS)).map(" ".join) | st.text()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", date(2026, 11, 29)),
        ("  ", date(2026, 11, 29)),
        ("a week", date(2026, 11, 29)),
        ("1w", date(2026, 11, 29)),
        ("the next week", date(2026, 11, 29)),
        ("2 weeks", date(2026, 12, 6)),
        ("Two Weeks.", date(2026, 12, 6)),
        ("for 2 weeks", date(2026, 12, 6)),
        ("for the next two weeks", date(2026, 12, 6)),
        ("a couple of weeks", date(2026, 12, 6)),
        ("a fortnight", date(2026, 12, 6)),
        ("3 days", date(2026, 11, 25)),
        ("1 week and 2 days", date(2026, 12, 1)),
        ("for a month, 3 days", date(2026, 12, 25)),
        ("two weeks 1 day", date(2026, 12, 7)),
        ("until Christmas", date(2026, 12, 25)),
        ("till xmas", date(2026, 12, 25)),
        ("3d", date(2026, 11, 25)),
        ("for a month", date(2026, 12, 22)),
        ("3 months", date(2027, 2, 22)),
        ("a year", date(2027, 11, 22)),
        ("366 days", date(2027, 11, 23)),
        ("today", date(2026, 11, 23)),
        ("for today", date(2026, 11, 23)),
        ("until tomorrow", date(2026, 11, 23)),
        ("until the day after tomorrow", date(2026, 11, 24)),
        ("until Monday", date(2026, 11, 23)),
        ("until Sunday", date(2026, 11, 29)),
        ("till friday", date(2026, 11, 27)),
        ("until next Friday", date(2026, 11, 27)),
        ("until next week", date(2026, 11, 23)),
        ("this week", date(2026, 11, 23)),
        ("until the end of the month", date(2026, 12, 1)),
        ("until next month", date(2026, 12, 1)),
        ("for the rest of the year", date(2027, 1, 1)),
        ("until 7 Jan", date(2027, 1, 7)),
        ("until 7th of January", date(2027, 1, 7)),
        ("until the 7th of January, 2027", date(2027, 1, 7)),
        ("until 7 January 2027", date(2027, 1, 7)),
        ("until Thursday 7 January", date(2027, 1, 7)),
        ("until Jan 7", date(2027, 1, 7)),
        ("until january 7th, 2027", date(2027, 1, 7)),
        ("until 30 Nov", date(2026, 11, 30)),
        ("until 21 November", date(2027, 11, 21)),
        ("until January", date(2027, 1, 1)),
        ("until January 2027", date(2027, 1, 1)),
        ("until 2027-01-07", date(2027, 1, 7)),
        ("until 7.1.", date(2027, 1, 7)),
        ("until 7.1.27", date(2027, 1, 7)),
        ("until 07.01.2027", date(2027, 1, 7)),
        ("until the 30th", date(2026, 11, 30)),
        ("until the 22nd", date(2026, 12, 22)),
        ("until 31st", date(2026, 12, 31)),
    ],
)
def test_a_pause_ends_on_the_day_that_people_mean(text: str, expected: date) -> None:
    assert looks_like_pause(text)
    assert parse_pause(text, SUNDAY) == PauseDates(None, expected)


@pytest.mark.parametrize(
    ("today", "text", "expected"),
    [
        (date(2026, 11, 25), "until next Friday", date(2026, 12, 4)),
        (date(2026, 11, 25), "until this Friday", date(2026, 11, 27)),
        (date(2026, 12, 26), "until christmas", date(2027, 12, 25)),
        (date(2026, 11, 23), "until Monday", date(2026, 11, 30)),
        (date(2027, 1, 31), "a month", date(2027, 2, 28)),
        (date(2027, 3, 1), "until 29 Feb", date(2028, 2, 29)),
        (date(2027, 1, 31), "until the 30th", date(2027, 3, 30)),
    ],
)
def test_calendars_are_minded(today: date, text: str, expected: date) -> None:
    assert parse_pause(text, today) == PauseDates(None, expected)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("until 7 Jan 2025", NothingToPause("until 7 Jan 2025")),
        ("until 22 Nov", NothingToPause("until 22 Nov")),
        ("until today", NothingToPause("until today")),
        ("0 days", NothingToPause("0 days")),
        ("for 0 weeks", NothingToPause("for 0 weeks")),
        ("0 days and 0 weeks", NothingToPause("0 days and 0 weeks")),
        ("from 5 Dec 2026 to 1 Dec 2026", NothingToPause("from 5 Dec 2026 to 1 Dec 2026")),
        ("2 years", PauseTooLong()),
        ("367 days", PauseTooLong()),
        ("until 2030-01-01", PauseTooLong()),
        ("from 1 Jan 2029 to 5 Jan 2029", PauseTooLong()),
        ("until 31 Feb", NoSuchDay(31, 2, 2027, instead=28)),
        ("until 29 Feb", NoSuchDay(29, 2, 2027, instead=28)),
        ("from 29 Feb to 5 March", NoSuchDay(29, 2, 2027, instead=28)),
        ("until the 32nd", NoSuchDayOfMonth(32)),
        ("until the 0th", NoSuchDayOfMonth(0)),
        ("until Monday 7 January", WrongWeekday(date(2027, 1, 7), named=0)),
        ("until 1.13.", NoSuchMonth(13)),
        ("9999 years", UnclearPause("9999 years")),
        ("99999 weeks", UnclearPause("99999 weeks")),
        ("until 1 Jan 9999 for a year", UnclearPause("until 1 Jan 9999 for a year")),
        ("7/1", UnclearPause("7/1")),
        ("until 7/1/2027", UnclearPause("until 7/1/2027")),
        ("Monday and Wednesday", PauseWithGaps()),
        ("in 2 weeks", UnclearPause("in 2 weeks")),
        ("until whenever", UnclearPause("until whenever")),
        ("the newsletter for Ms Okafor", UnclearPause("the newsletter for Ms Okafor")),
        ("a while", UnclearPause("a while")),
        ("soon <!channel>", UnclearPause("soon <!channel>")),
    ],
)
def test_a_pause_that_cannot_be_meant_is_refused_with_a_reason(text: str, problem: Problem) -> None:
    with pytest.raises(InvalidInputError, check=about(problem)):
        parse_pause(text, SUNDAY)


@pytest.mark.parametrize("text", ["the newsletter for Ms Okafor", "until Ms Okafor is back", "a customer's plan"])
def test_other_sentences_do_not_look_like_a_pause(text: str) -> None:
    assert not looks_like_pause(text)


def test_a_day_that_does_not_exist_still_looks_like_a_pause() -> None:
    assert looks_like_pause("until 31 Feb")


@pytest.mark.parametrize(
    ("text", "one"),
    [("Friday", True), ("7 Jan", True), ("29 Feb", True), ("tomorrow", False), ("on Friday", False), ("31 Feb", False)],
)
def test_a_day_alone_may_be_the_pause_or_its_end(text: str, *, one: bool) -> None:
    assert names_one_day(text) is one


@pytest.mark.parametrize(
    ("today", "text", "begins", "ends"),
    [
        (SUNDAY, "Dec 31 - Jan 2", date(2026, 12, 31), date(2027, 1, 3)),
        (date(2026, 12, 28), "from 20 Dec to 5 Jan", None, date(2027, 1, 6)),
        (date(2027, 1, 3), "from 20 Dec to 5 Jan", None, date(2027, 1, 6)),
        (date(2027, 1, 5), "from 20 Dec to 5 Jan", None, date(2027, 1, 6)),
        (date(2027, 1, 6), "from 20 Dec to 5 Jan", date(2027, 12, 20), date(2028, 1, 6)),
        (date(2027, 1, 3), "20.12.-5.1.", None, date(2027, 1, 6)),
        (date(2028, 1, 1), "25-29 Feb", date(2028, 2, 25), date(2028, 3, 1)),
        (SUNDAY, "from 22 Nov to 23 Nov", None, date(2026, 11, 24)),
        (SUNDAY, "from the 23rd to the 2nd", date(2026, 11, 23), date(2026, 12, 3)),
        (SUNDAY, "Sunday to Tuesday", date(2026, 11, 29), date(2026, 12, 2)),
        (date(2026, 11, 27), "this weekend", date(2026, 11, 28), date(2026, 11, 30)),
        (date(2026, 11, 29), "this weekend", None, date(2026, 11, 30)),
        (date(2026, 11, 27), "next weekend", date(2026, 12, 5), date(2026, 12, 7)),
        (date(2026, 11, 27), "next quarter", date(2027, 1, 1), date(2027, 4, 1)),
        (date(2026, 12, 5), "in December", None, date(2027, 1, 1)),
        (date(2026, 12, 5), "the rest of December", None, date(2027, 1, 1)),
        (date(2026, 12, 5), "until mid-January", None, date(2027, 1, 15)),
        (date(2026, 12, 5), "new year's eve", date(2026, 12, 31), date(2027, 1, 1)),
        (date(2026, 12, 5), "until Christmas Eve", None, date(2026, 12, 24)),
        (date(2026, 12, 5), "boxing day", date(2026, 12, 26), date(2026, 12, 27)),
        (date(2026, 12, 5), "from now until the end of next month", None, date(2027, 2, 1)),
        (date(2026, 12, 5), "until 2 weeks from now", None, date(2026, 12, 19)),
        (date(2026, 12, 5), "24 and 25 December", date(2026, 12, 24), date(2026, 12, 26)),
    ],
)
def test_a_pause_may_begin_later_and_cross_the_end_of_a_year(
    today: date, text: str, begins: date | None, ends: date
) -> None:
    assert parse_pause(text, today) == PauseDates(begins, ends)


@given(phrases, days)
def test_a_pause_always_ends_after_today_and_within_a_year_or_is_refused(text: str, today: date) -> None:
    try:
        pause = parse_pause(text, today)
    except InvalidInputError:
        return
    assert pause.begins is None or timedelta(1) <= pause.begins - today <= timedelta(366)
    assert timedelta(1) <= pause.ends - (pause.begins or today) <= timedelta(366)


FORMS: list[Callable[[date], str]] = [
    lambda day: day.isoformat(),
    lambda day: f"{day:%Y/%m/%d}",
    lambda day: f"{day.day}.{day.month}.{day.year}",
    lambda day: f"{day:%d.%m.%Y}",
    lambda day: f"{day:%d. %m. %Y}",
    lambda day: f"{day:%d-%m-%Y}",
    lambda day: f"{day.day} {day:%B} {day.year}",
    lambda day: f"{day.day}. {day:%b} {day.year}",
    lambda day: f"the {ordinal(day.day)} of {day:%B}, {day.year}",
    lambda day: f"{day:%b} {day.day}, {day.year}",
    lambda day: f"{day:%B} {ordinal(day.day)} {day.year}",
    lambda day: f"{day:%A}, {day.day} {day:%B} {day.year}",
    lambda day: f"{day:%a %b} {day.day}, {day.year}",
    lambda day: f"{day:%d/%m/%Y}" if day.day > 12 or day.day == day.month else day.isoformat(),
    lambda day: f"{day:%m/%d/%Y}" if day.day > 12 or day.day == day.month else day.isoformat(),
]
SHORT_FORMS: list[Callable[[date], str]] = [
    lambda day: f"{day.day}.{day.month}.",
    lambda day: f"{day.day} {day:%b}",
    lambda day: f"{day:%B} {day.day}",
    lambda day: f"{day:%B} {ordinal(day.day)}",
    lambda day: f"{day:%a} {day.day} {day:%B}",
]


def ordinal(day: int) -> str:
    return f"{day}{'th' if 10 < day < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


@given(modern, st.integers(1, 364), st.sampled_from([*FORMS, *SHORT_FORMS]))
def test_every_day_within_a_year_can_be_named_in_every_form(
    today: date, ahead: int, form: Callable[[date], str]
) -> None:
    end = today + timedelta(days=ahead)
    # Without a year, today's own date is today.
    assume(form not in SHORT_FORMS or (end.month, end.day) != (today.month, today.day))
    assert parse_pause(f"until {form(end)}", today) == PauseDates(None, end)
    assert parse_pause(f"through {form(end)}", today) == PauseDates(None, end + timedelta(days=1))
    assert parse_pause(f"{ahead} days", today) == PauseDates(None, end)


@given(modern, st.integers(1, 180), st.integers(0, 120), st.sampled_from([*FORMS, *SHORT_FORMS]), st.data())
def test_every_range_can_be_named_in_every_form(
    today: date, ahead: int, length: int, form: Callable[[date], str], data: st.DataObject
) -> None:
    first = today + timedelta(days=ahead)
    last = first + timedelta(days=length)
    between = data.draw(st.sampled_from(["{} - {}", "from {} to {}", "from {} through {}", "{} to {}"]))
    pause = PauseDates(first, last + timedelta(days=1))
    assert parse_pause(between.format(form(first), form(last)), today) == pause
    if length:
        assert parse_pause(f"from {form(first)} until {form(last)}", today) == PauseDates(first, last)


@pytest.mark.parametrize("text", ["", "until tomorrow", "until next year", "the week of whenever"])
def test_the_last_day_of_the_calendar_is_no_trap(text: str) -> None:
    with pytest.raises(InvalidInputError):
        parse_pause(text, date.max)


def test_a_pause_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InvalidInputError, check=about(BackwardsPause("from 5 Dec to 1 Dec"))):
        parse_pause("from 5 Dec to 1 Dec", date(2026, 11, 23))
