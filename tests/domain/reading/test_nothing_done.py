"""Answers that report no action: they record nothing and change no settings."""

import pytest

from bot.domain.drafts import DraftKind
from bot.domain.reading.commands import Help, HelpTopic, KeepDraft, NextAction, NotToday, Pause, RecordAction, Resume
from bot.domain.reading.parse_command import parse_command

NOTHING_DONE = """
nothing today
nothing to report
none this week
nothing
None.
nothing yet
Nothing special today
nothing new, sorry
no actions today
no customers today
nothing happened this week
nope, nothing
I have nothing to report
there's nothing to report
I did nothing today
didn't do anything today
I haven't done anything useful today
nobody today
quiet day
It was a slow week
nothing worth mentioning
n/a
no news from my side
not much this week
nothing I can think of
"""
CHAT = """
see you tomorrow
happy new year, everyone
Merry Christmas!
you're welcome
lol
good idea
me too
+1
"""
NOT_TODAY = """
maybe some other day
not today
Not today, sorry
not now
no, not today
not this morning
no thanks, not today
enough for today
no time today
too busy today
I can't today
"""
STILL_DONE = """
no customers today, so I cleaned the play corner for the next ones
nothing new today, but I called Mr Sato back
nothing worked, so I drove to Acme and replaced the router
"""
STILL_A_PAUSE = ("not until Monday", "nothing until Monday", "not tomorrow", "nothing tomorrow", "skip today")


@pytest.mark.parametrize("typed", (NOTHING_DONE + CHAT.lstrip()).strip().splitlines())
def test_nothing_to_record_is_fine(typed: str) -> None:
    said = parse_command(typed)
    assert isinstance(said, Help)
    assert said.topic is HelpTopic.NOTHING_DONE


@pytest.mark.parametrize("typed", NOT_TODAY.strip().splitlines())
def test_not_today_is_the_answer_to_a_nudge(typed: str) -> None:
    assert parse_command(typed) == NotToday()


@pytest.mark.parametrize("typed", STILL_DONE.strip().splitlines())
def test_what_was_done_besides_is_recorded(typed: str) -> None:
    assert isinstance(parse_command(typed), RecordAction)


@pytest.mark.parametrize("typed", STILL_A_PAUSE)
def test_a_day_to_come_is_a_pause(typed: str) -> None:
    assert isinstance(parse_command(typed), Pause)


@pytest.mark.parametrize("typed", ["nobody helped the customer", "none of the lamps work", "no customers can log in"])
def test_a_sentence_that_only_begins_so_is_asked_about(typed: str) -> None:
    assert isinstance(parse_command(typed), KeepDraft)


@pytest.mark.parametrize("typed", ["too early!", "9:30 is too early", "it's way too much", "please write less"])
def test_a_complaint_about_nudges_is_a_request_about_them(typed: str) -> None:
    assert parse_command(typed) == KeepDraft(typed, DraftKind.REQUEST)


def test_only_words_about_a_pause_end_one_that_has_not_begun() -> None:
    assert parse_command("nudge me now") == NextAction()
    assert parse_command("nudge me") == Resume(ends_planned=False)
    assert parse_command("start nudges now") == Resume(ends_planned=False)
    assert parse_command("resume") == parse_command("cancel the pause") == Resume()
