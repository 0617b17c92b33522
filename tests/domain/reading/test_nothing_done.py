"""Answers that report no action: they record nothing and change no settings."""

from bot.domain.drafts import DraftKind
from bot.domain.reading.commands import Help, HelpTopic, KeepDraft, NextAction, RecordAction
from bot.domain.reading.nudge_commands import NotToday, Pause, Resume
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


BEGINS_SO = ("nobody helped the customer", "none of the lamps work", "no customers can log in")
TOO_MUCH = ("too early!", "9:30 is too early", "it's way too much", "please write less")


def topic_of(typed: str) -> HelpTopic | None:
    said = parse_command(typed)
    return said.topic if isinstance(said, Help) else None


def test_nothing_to_record_is_fine() -> None:
    rows = (NOTHING_DONE + CHAT.lstrip()).strip().splitlines()
    assert [typed for typed in rows if topic_of(typed) is not HelpTopic.NOTHING_DONE] == []


def test_not_today_is_the_answer_to_a_nudge() -> None:
    assert [typed for typed in NOT_TODAY.strip().splitlines() if parse_command(typed) != NotToday()] == []


def test_what_was_done_besides_is_recorded() -> None:
    for typed in STILL_DONE.strip().splitlines():
        assert isinstance(parse_command(typed), RecordAction), typed


def test_a_day_to_come_is_a_pause() -> None:
    for typed in STILL_A_PAUSE:
        assert isinstance(parse_command(typed), Pause), typed


def test_a_sentence_that_only_begins_so_is_asked_about() -> None:
    for typed in BEGINS_SO:
        assert isinstance(parse_command(typed), KeepDraft), typed


def test_what_to_turn_off_is_asked() -> None:
    for typed in ("can u stop those", "too many pings", "feeling ill", "sick"):
        assert parse_command(typed) == KeepDraft(typed, DraftKind.REQUEST)


def test_a_complaint_about_nudges_is_a_request_about_them() -> None:
    assert [typed for typed in TOO_MUCH if parse_command(typed) != KeepDraft(typed, DraftKind.REQUEST)] == []


def test_only_words_about_a_pause_end_one_that_has_not_begun() -> None:
    assert parse_command("nudge me now") == NextAction()
    assert parse_command("nudge me") == Resume(ends_planned=False)
    assert parse_command("start nudges now") == Resume(ends_planned=False)
    assert parse_command("resume") == parse_command("cancel the pause") == Resume()
