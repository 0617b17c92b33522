from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from bot.domain.people import Cadence, Standing
from bot.slack.blocks import nudges, welcome
from bot.slack.ids import Act
from bot.usecases.delivery.messages.nudge import Resting
from bot.usecases.delivery.messages.welcome import LeftChannel, Welcome
from tests.slack.blocks.given import plan_of, stopped
from tests.slack.blocks.look import button, labels
from tests.support.cast import MONDAY


def test_the_welcome_says_when_how_often_and_how_to_stop() -> None:
    text = welcome.welcome(Welcome("customers", time(9, 30))).text
    for said in ("09:30", "one idea a day at most", "stops it", "no points", "#customers", "once"):
        assert said in text


def test_nobody_is_enrolled_without_a_click() -> None:
    assert button(welcome.welcome(Welcome(None, time(9))), "Nudge me on workdays")["action_id"] == Act.ENROL


@pytest.mark.parametrize("what", ["enrolled", "resumed", "paused", "stopped", "time", "fewer", "settings"])
def test_after_every_change_the_settings_are_one_click_away(what: str) -> None:
    assert button(nudges.plan(plan_of(), what), "Settings")["action_id"] == Act.SETTINGS


def test_a_pause_says_when_it_ends_and_how_to_end_it_now() -> None:
    back = datetime(2027, 1, 7, 9, 30, tzinfo=UTC)
    message = nudges.plan(plan_of(paused_until=date(2027, 1, 7), next_on=back), "paused")
    assert "No nudges before Thu 7 Jan" in message.text
    assert "Thu 7 Jan at 09:30" in message.text
    assert button(message, "Resume nudges")["action_id"] == Act.RESUME


def test_a_stop_is_fine_and_has_a_way_back() -> None:
    message = nudges.plan(stopped(), "stopped")
    assert "that's fine" in message.text
    assert button(message, "Nudge me on workdays")["action_id"] == Act.RESUME


def test_who_has_nudges_is_offered_no_resuming() -> None:
    assert labels(nudges.plan(plan_of(), "enrolled")) == ["Settings"]


@pytest.mark.parametrize(
    ("what", "said"), [("paused", "nothing to pause"), ("fewer", "no nudges to make fewer"), ("stopped", "that's fine")]
)
def test_who_has_no_nudges_is_not_told_that_anything_has_changed(what: str, said: str) -> None:
    text = nudges.plan(stopped(), what).text
    assert said in text
    assert "paused" not in text
    assert "Fewer it is" not in text


def test_once_a_week_is_said_to_be_the_fewest_with_the_way_to_none() -> None:
    weekly = nudges.plan(plan_of(cadence=Cadence.WEEKLY), "fewer")
    assert "Once a week is the fewest" in weekly.text
    assert button(weekly, "Stop")["action_id"] == Act.STOP
    assert "Fewer it is" in nudges.plan(plan_of(cadence=Cadence.TWICE_WEEKLY), "fewer").text


def test_a_guest_is_offered_no_nudges() -> None:
    assert labels(nudges.plan(stopped(standing=Standing.GUEST), "settings")) == ["Settings"]


@pytest.mark.parametrize(
    ("cadence", "said"),
    [
        (Cadence.DAILY, "One a day at most"),
        (Cadence.TWICE_WEEKLY, "Two a week at most"),
        (Cadence.WEEKLY, "One a week at most"),
    ],
)
def test_how_often_is_said_in_words(cadence: Cadence, said: str) -> None:
    assert said in nudges.status(plan_of(cadence=cadence))


def test_the_zone_is_named_with_the_time() -> None:
    assert "at 14:05 (Europe/London time)" in nudges.status(plan_of(at=time(14, 5)))


def test_what_a_person_says_of_themselves_is_read_back() -> None:
    assert "Team: Billing. Role: sales." in nudges.plan(plan_of(team="Billing", role="sales"), "settings").text
    private = nudges.plan(plan_of(shares=False), "settings").text
    assert "What you record is private" in private
    assert "Team" not in private


def test_the_last_message_expects_nothing_and_has_the_way_back() -> None:
    message = nudges.resting(Resting(11))
    assert "There is nothing you need to do." in message.text
    assert "`/cx-help` gives you an idea" in message.text
    assert not any(letter.isdigit() for letter in message.text)
    back = button(message, "Keep them coming")
    assert (back["action_id"], back["value"], back["style"]) == (Act.KEEP_COMING, "11", "primary")


def test_who_has_left_the_channel_is_asked_in_one_line_with_both_answers() -> None:
    message = welcome.left_channel(LeftChannel("cx"))
    assert "You have left #cx. Shall I go on" in message.text
    assert button(message, "Go on")["action_id"] == Act.GO_ON
    assert button(message, "Stop")["action_id"] == Act.STOP


def test_who_rests_is_told_so_and_has_the_way_back() -> None:
    message = nudges.plan(plan_of(resting_since=MONDAY, unanswered=14, next_on=None), "settings")
    assert "Your nudges are resting" in message.text
    assert "at most" not in message.text
    assert button(message, "Keep them coming")["action_id"] == Act.RESUME


def test_who_gets_fewer_for_their_silence_is_told_how_many_and_how_that_ends() -> None:
    slowed = nudges.status(plan_of(unanswered=7))
    assert slowed.startswith("Two a week at most for now, Mon to Fri")
    assert "any answer to one makes it one a day at most again" in slowed
    assert "for now" not in nudges.status(plan_of(cadence=Cadence.WEEKLY, unanswered=12))


def test_a_pause_outlasts_keeping_them_coming_and_can_be_ended() -> None:
    message = nudges.plan(plan_of(paused_until=date(2027, 1, 7), next_on=None), "kept")
    assert "I'll go on. No nudges before Thu 7 Jan" in message.text
    assert "Resume nudges" in labels(message)


@pytest.mark.parametrize("what", ["time", "pace", "days"])
@pytest.mark.parametrize(
    ("was", "begins"),
    [
        ({}, "Good, I'll nudge you. I've changed"),
        ({"stopped_at": MONDAY}, "I'll nudge you again. I've changed"),
        ({"enrolled_at": MONDAY, "resting_since": MONDAY}, "I'll nudge you again. I've changed"),
        ({"enrolled_at": MONDAY}, "I've changed"),
    ],
)
def test_a_wish_that_brings_nudges_to_one_who_had_none_says_so_first(
    what: str, was: dict[str, Any], begins: str
) -> None:
    plan = plan_of()
    before = replace(plan.person, **{"enrolled_at": None, "stopped_at": None, "resting_since": None} | was)
    assert nudges.plan(replace(plan, was=before), what).text.startswith(begins)


def test_a_place_without_public_holidays_is_said_to_have_none_known() -> None:
    plan = replace(plan_of(), place_name="Antarctica", holidays_known=False)
    assert "Antarctica: no public holidays known." in nudges.plan(plan, "settings").text
