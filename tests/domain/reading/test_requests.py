"""Requests about nudges in the words of people: some are read, the rest is answered with what comes near."""

from collections.abc import Callable
from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.reading.nudge_commands import CannotDo, Limit, NudgeWhen, Over, Pause, Resume, Stop
from bot.domain.reading.parse_command import parse_command
from bot.domain.reading.pauses import parse_pause
from bot.domain.reading.requests import read_request
from bot.domain.reading.times import parse_time
from bot.domain.text import tidy
from bot.errors import InvalidInputError
from bot.setup_problems import text_of
from tests.domain.reading.actions_like_requests import ACTIONS
from tests.domain.reading.request_phrases import ON_AND_OFF, PAUSES, UNREADABLE, UNSUPPORTED, WHEN

MONDAY = date(2026, 11, 23)


def rows(table: str) -> list[tuple[str, str]]:
    return [
        (typed.strip(), gives.strip()) for typed, gives in (line.split("=>") for line in table.strip().splitlines())
    ]


def given_by(typed: str) -> str:
    """What a text gives, as the tables write it."""
    asked = read_request(tidy(typed))
    match asked:
        case Pause(text):
            return f"pause {dates(text)}"
        case Resume(on):
            return "resume" if on is None else f"resume {dates(on)}"
        case NudgeWhen():
            return when(asked)
        case CannotDo(limit=limit, nearest=nearest):
            return f"cannot {limit.value}: {' / '.join(nearest)}"
        case _:
            return type(asked).__name__.lower()


def dates(text: str) -> str:
    pause = parse_pause(text, MONDAY)
    return f"{f'{pause.begins} ' if pause.begins else ''}until {pause.ends}"


def when(asked: NudgeWhen) -> str:
    parts = (
        f"at {parse_time(asked.at):%H:%M}" if asked.at is not None else "",
        f"on {numbers(asked.days)}" if asked.days else "",
        f"without {numbers(asked.without)}" if asked.without else "",
        f"also {numbers(asked.also)}" if asked.also else "",
        asked.cadence.value if asked.cadence else "",
        "" if asked.starts else "(if on)",
    )
    return " ".join(part for part in parts if part)


def numbers(days: frozenset[int]) -> str:
    return "".join(map(str, sorted(days)))


def test_a_time_days_or_a_pace_are_read_in_any_order() -> None:
    assert {typed: given_by(typed) for typed, _ in rows(WHEN)} == dict(rows(WHEN))


def test_a_pause_is_read_however_it_is_worded() -> None:
    assert {typed: given_by(typed) for typed, _ in rows(PAUSES)} == dict(rows(PAUSES))


def test_on_and_off_are_read_however_they_are_worded() -> None:
    assert {typed: given_by(typed) for typed, _ in rows(ON_AND_OFF)} == dict(rows(ON_AND_OFF))


def test_what_the_bot_cannot_do_is_answered_with_what_comes_near() -> None:
    assert {typed: given_by(typed) for typed, _ in rows(UNSUPPORTED)} == dict(rows(UNSUPPORTED))


@pytest.mark.parametrize(("typed", "error"), rows(UNREADABLE))
def test_a_day_or_time_that_cannot_be_is_refused_with_the_reason(typed: str, error: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        given_by(typed)
    assert text_of(refused.value).startswith(error)
    assert "`/cx-help " in text_of(refused.value)


def test_what_comes_near_can_be_done_and_never_begins_with_a_stop() -> None:
    for typed, _ in rows(UNSUPPORTED):
        asked = read_request(tidy(typed))
        assert isinstance(asked, CannotDo), typed
        assert asked.nearest, typed
        assert len(asked.nearest) <= 4, f"{typed}: Settings has room in the same row"
        requests = [read_request(each) for each in asked.nearest]
        assert not any(each is None or isinstance(each, CannotDo) for each in requests), typed
        assert not isinstance(requests[0], Stop) or asked.limit is Limit.FOR_GOOD, typed
        for each in asked.nearest:
            given_by(each)


def test_an_action_is_no_request_whatever_its_words() -> None:
    typed = ACTIONS.strip().splitlines()
    assert {text: read_request(tidy(text)) for text in typed} == dict.fromkeys(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "pause?",
        "stop?",
        "nudge me weekly?",
        "no nudges?",
        "skip Fridays?",
        "can you stop?",
        "I want to stop",
        "no",
        "me",
    ],
)
def test_a_question_and_a_half_wish_change_nothing(typed: str) -> None:
    assert read_request(typed) is None


@pytest.mark.parametrize("typed", ["pause until 7 Jan instead", "instead, pause until 7 Jan"])
def test_a_pause_instead_of_another_says_so(typed: str) -> None:
    assert read_request(tidy(typed)) == Pause("until 7 jan", Over.INSTEAD)


def test_a_return_instead_is_a_return() -> None:
    assert isinstance(read_request(tidy("resume on Monday instead")), Resume)


def test_a_long_text_is_no_request() -> None:
    assert read_request("pause for " + "2 weeks and " * 20 + "2 weeks") is None


def test_the_command_carries_out_a_request() -> None:
    assert parse_command("pause thru Friday") == Pause("thru friday")
    assert parse_command("every second Monday") == CannotDo(
        "every second monday", Limit.WEEKLY, ("nudge on Mondays", "nudge weekly")
    )


READABLE = [typed for table in (WHEN, PAUSES, ON_AND_OFF, UNSUPPORTED) for typed, _ in rows(table)]


@given(
    st.sampled_from(READABLE),
    st.sampled_from([str, str.upper, str.title, lambda words: words.replace(" ", "  "), lambda words: f" {words}\n"]),
    st.sampled_from(["", "please ", "hey, "]),
    st.sampled_from(["", ".", "!", " please", ", thanks"]),
)
def test_case_spaces_and_politeness_change_nothing(
    typed: str, written: Callable[[str], str], before: str, after: str
) -> None:
    assert given_by(f"{before}{written(typed)}{after}") == given_by(typed)


VOCABULARY = (
    *("pause", "nudge", "me", "at", "on", "every", "day", "until", "from", "to", "9", "9:30", "Friday", "Mondays"),
    *("next", "week", "2", "weeks", "23", "March", "7/1", "the", "not", "skip", "off", "i'm", "back", "in", "hours"),
    *("and", "-", ".", ",", "for", "over", "through", "weekly", "twice", "a", "half", "noon", "except", "31", "29"),
)


@given(st.lists(st.sampled_from(VOCABULARY), max_size=14).map(" ".join) | st.text(max_size=130))
def test_any_words_are_read_refused_with_an_example_or_left_alone(words: str) -> None:
    try:
        said = given_by(words)
    except InvalidInputError as refused:
        said = text_of(refused).partition("`/cx-help ")[1]
    assert said


@given(st.sampled_from(VOCABULARY), st.sampled_from(VOCABULARY), st.sampled_from(["", "nudge me ", "pause ", "i'm "]))
def test_the_same_words_over_and_over_are_read_at_once(first: str, second: str, before: str) -> None:
    started = process_time()
    read_request(f"{before}{f'{first} {second} ' * 40}"[:119].strip())
    assert process_time() - started < 1
