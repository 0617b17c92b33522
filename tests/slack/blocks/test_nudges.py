from datetime import UTC, date, datetime, time

import pytest

from bot.domain.people import Cadence, Standing
from bot.slack.blocks import nudges
from bot.slack.ids import Act
from bot.usecases.contents import Welcome
from tests.slack.blocks.given import plan_of, stopped
from tests.slack.blocks.look import button, labels


def test_the_welcome_says_when_how_often_and_how_to_stop() -> None:
    text = nudges.welcome(Welcome("customers", time(9, 30))).text
    for said in ("09:30", "one idea a day at most", "stops it", "no points", "#customers", "once"):
        assert said in text


def test_nobody_is_enrolled_without_a_click() -> None:
    assert button(nudges.welcome(Welcome(None, time(9))), "Nudge me on workdays")["action_id"] == Act.ENROL


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
