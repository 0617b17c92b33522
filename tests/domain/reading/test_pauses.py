from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.reading.pauses import looks_like_pause, parse_pause
from bot.errors import InvalidInputError

SUNDAY = date(2026, 11, 22)
days = st.dates(date(1900, 1, 1), date(2200, 1, 1))

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
        ("Jan 7", date(2027, 1, 7)),
        ("january 7th, 2027", date(2027, 1, 7)),
        ("until 30 Nov", date(2026, 11, 30)),
        ("until 21 November", date(2027, 11, 21)),
        ("until January", date(2027, 1, 1)),
        ("until January 2027", date(2027, 1, 1)),
        ("until 2027-01-07", date(2027, 1, 7)),
        ("2027-01-07", date(2027, 1, 7)),
        ("7.1.", date(2027, 1, 7)),
        ("until 7.1.27", date(2027, 1, 7)),
        ("07.01.2027", date(2027, 1, 7)),
        ("until the 30th", date(2026, 11, 30)),
        ("until the 22nd", date(2026, 12, 22)),
        ("until 31st", date(2026, 12, 31)),
    ],
)
def test_a_pause_ends_on_the_day_that_people_mean(text: str, expected: date) -> None:
    assert looks_like_pause(text)
    assert parse_pause(text, SUNDAY) == expected


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
    assert parse_pause(text, today) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("until 7 Jan 2025", "7 Jan 2025 is not after today"),
        ("until 22 Nov", "22 Nov 2026 is not after today"),
        ("0 days", "“0 days” is no time at all"),
        ("for 0 weeks", "“for 0 weeks” is no time at all"),
        ("0 days and 0 weeks", "22 Nov 2026 is not after today"),
        ("until after christmas", "didn't understand"),
        ("2 years", "a year at most"),
        ("367 days", "a year at most"),
        ("until 2030-01-01", "a year at most"),
        ("until 31 Feb", "didn't understand “until 31 Feb” as a time to pause"),
        ("until 29 Feb", "didn't understand"),
        ("until the 32nd", "didn't understand"),
        ("until the 0th", "didn't understand"),
        ("until Monday 7 January", "didn't understand"),
        ("until 1.13.", "didn't understand"),
        ("9999 years", "didn't understand"),
        ("99999 weeks", "didn't understand"),
        ("7/1", "didn't understand"),
        ("until 7/1/2027", "didn't understand"),
        ("tomorrow", "didn't understand"),
        ("Monday", "didn't understand"),
        ("next week", "didn't understand"),
        ("until whenever", "didn't understand"),
        ("the newsletter for Ms Okafor", "didn't understand"),
        ("a while", "didn't understand"),
        ("soon <!channel>", "didn't understand “soon the channel”"),
    ],
)
def test_a_pause_that_cannot_be_meant_is_refused_with_a_reason(text: str, reason: str) -> None:
    with pytest.raises(InvalidInputError, match=reason) as refused:
        parse_pause(text, SUNDAY)
    assert "`/cx-help pause " in str(refused.value)


@pytest.mark.parametrize("text", ["the newsletter for Ms Okafor", "until Ms Okafor is back", "a customer's plan"])
def test_other_sentences_do_not_look_like_a_pause(text: str) -> None:
    assert not looks_like_pause(text)


@pytest.mark.parametrize("text", ["tomorrow", "7/1", "next week", "until 31 Feb"])
def test_a_pause_worth_asking_about_still_looks_like_one(text: str) -> None:
    assert looks_like_pause(text)


@given(phrases, days)
def test_a_pause_always_ends_after_today_and_within_a_year_or_is_refused(text: str, today: date) -> None:
    try:
        end = parse_pause(text, today)
    except InvalidInputError:
        return
    assert timedelta(1) <= end - today <= timedelta(366)


@given(days, st.integers(1, 366))
def test_every_day_within_a_year_can_be_named(today: date, ahead: int) -> None:
    end = today + timedelta(days=ahead)
    forms = [
        f"until {end.isoformat()}",
        f"until {end:%d %B %Y}",
        f"{end:%d.%m.%Y}",
        f"until {end:%b} {end.day}, {end.year}",
    ]
    assert {parse_pause(form, today) for form in [*forms, f"{ahead} days"]} == {end}


def test_the_last_day_of_the_calendar_is_no_trap() -> None:
    with pytest.raises(InvalidInputError):
        parse_pause("", date.max)
