from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.reading.times import ShoutoutTime, UnclearShoutoutTime, UnclearTime, parse_shoutout, parse_time
from bot.errors import InvalidInputError
from tests.support.problems import about

times = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))


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
def test_what_is_not_surely_a_time_is_refused(text: str) -> None:
    with pytest.raises(InvalidInputError, check=about(UnclearTime(text, names_days=False))):
        parse_time(text)


@pytest.mark.parametrize("text", ["9 on mondays", "every other day", "9 every weekday", "weekly at 9", "the weekend"])
def test_who_names_days_with_a_time_is_shown_how_to_choose_days(text: str) -> None:
    with pytest.raises(InvalidInputError, check=about(UnclearTime(text, names_days=True))):
        parse_time(text)


def test_no_time_at_all_is_asked_for() -> None:
    with pytest.raises(InvalidInputError, check=about(UnclearTime(" \u200f", names_days=False))):
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
        ("fri 15:00", ShoutoutTime(4, time(15))),
        ("on Friday at 3pm", ShoutoutTime(4, time(15))),
        ("Thurs, 9.30", ShoutoutTime(3, time(9, 30))),
        ("Sundays at noon", ShoutoutTime(6, time(12))),
    ],
)
def test_the_shout_out_hour_is_a_day_and_a_time(text: str, expected: ShoutoutTime) -> None:
    assert parse_shoutout(text) == expected


@pytest.mark.parametrize("text", ["", "fri", "15:00", "fri 25:00", "someday 9:30"])
def test_a_shout_out_hour_without_both_is_refused(text: str) -> None:
    with pytest.raises(InvalidInputError, check=about(UnclearShoutoutTime(text))):
        parse_shoutout(text)
