from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.when import ShoutoutTime, looks_like_pause, parse_pause, parse_shoutout, parse_time
from bot.errors import InvalidInputError

SUNDAY = date(2026, 11, 22)
times = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))
days = st.dates(date(1900, 1, 1), date(2200, 1, 1))

WORDS = ["until", "for", "next", "a", "2", "31", "feb", "2027", "weeks", "monday", "the", "7.", "7/1", "0", "of"]
phrases = st.lists(st.sampled_from(WORDS)).map(" ".join) | st.text()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9", time(9)),
        ("21", time(21)),
        ("0", time(0)),
        ("9:30", time(9, 30)),
        ("at 9:30", time(9, 30)),
        ("@ 9:30", time(9, 30)),
        ("9.30", time(9, 30)),
        ("9 30", time(9, 30)),
        ("9h30", time(9, 30)),
        ("9h", time(9)),
        ("0930", time(9, 30)),
        ("930", time(9, 30)),
        ("2105", time(21, 5)),
        ("21:05", time(21, 5)),
        ("9.30am", time(9, 30)),
        ("9 am", time(9)),
        ("9 AM.", time(9)),
        ("9:30 p.m.", time(21, 30)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("12", time(12)),
        ("0930pm", time(21, 30)),
        ("nine", time(9)),
        ("nine o\N{RIGHT SINGLE QUOTATION MARK}clock", time(9)),
        ("at 9 in the morning", time(9)),
        ("half past three in the afternoon", time(15, 30)),
        ("half past nine", time(9, 30)),
        ("quarter past 9", time(9, 15)),
        ("quarter to ten", time(9, 45)),
        ("quarter to 1pm", time(12, 45)),
        ("noon", time(12)),
        ("midday", time(12)),
        ("midnight", time(0)),
        ("\u3000\N{FULLWIDTH DIGIT NINE}\N{FULLWIDTH COLON}30", time(9, 30)),
        ("\u200f9:30\u200f", time(9, 30)),
    ],
)
def test_times_are_read_as_people_write_them(text: str, expected: time) -> None:
    assert parse_time(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("24:00", "24", "25:00", "9:75", "2400", "9:3", "13pm", "0am", "0:30am", "-9", "99999", "9:30:00"),
        *("half past 25", "half nine", "half to nine", "quarter to 13pm", "morning", "lunch", "9ish", "<!channel>"),
    ],
)
def test_what_is_not_surely_a_time_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(InvalidInputError, match=r"as a time. Try `/cx-help nudge at 9:30`") as refused:
        parse_time(text)
    assert "<" not in str(refused.value)


def test_no_time_at_all_is_asked_for() -> None:
    with pytest.raises(InvalidInputError, match="Which time would you like"):
        parse_time(" \u200f")


@given(times)
def test_every_time_is_understood_in_every_usual_form(moment: time) -> None:
    hour, minute = moment.hour, moment.minute
    half = "am" if hour < 12 else "pm"
    face = hour % 12 or 12
    for form in (
        f"{hour:02}:{minute:02}",
        f"{hour}:{minute:02}",
        f"at {hour}.{minute:02}",
        f"{hour:02}{minute:02}",
        f"{hour}h{minute:02}",
        f"{face}:{minute:02}{half}",
        f"{face}.{minute:02} {half.upper()}",
    ):
        assert parse_time(form) == moment


@given(st.text() | st.from_regex(r"(at )?\d{1,4}([:.h ]\d{0,2})?( ?[ap]m)?", fullmatch=True))
def test_any_text_is_a_time_or_is_refused(text: str) -> None:
    try:
        moment = parse_time(text)
    except InvalidInputError:
        return
    assert (moment.second, moment.tzinfo) == (0, None)


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
        ("0 days", "22 Nov 2026 is not after today"),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fri 15:00", ShoutoutTime(4, time(15))),
        ("on Friday at 3pm", ShoutoutTime(4, time(15))),
        ("Thurs, 9.30", ShoutoutTime(3, time(9, 30))),
        ("Sundays at noon", ShoutoutTime(6, time(12))),
    ],
)
def test_the_shout_out_hour_is_a_day_and_a_time(text: str, expected: ShoutoutTime) -> None:
    assert parse_shoutout(text) == expected


@pytest.mark.parametrize("text", ["", "fri", "15:00", "fri 25:00", "someday 9:30"])
def test_a_shout_out_hour_without_both_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(InvalidInputError, match="Try `Fri 15:00`"):
        parse_shoutout(text)
