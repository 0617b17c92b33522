from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from bot.domain.people import Cadence
from bot.domain.profiles import Standing
from bot.domain.reading.nudge_commands import CannotDo, Limit
from bot.domain.reading.pauses import PauseDates
from bot.slack.blocks import nudge_limits, nudge_status, nudges, welcome
from bot.slack.ids import Act
from bot.usecases.delivery.messages.nudge_content import Resting
from bot.usecases.delivery.messages.welcome import LeftChannel, Welcome
from bot.usecases.nudges.preferences import NudgePlan
from bot.usecases.nudges.undo import undo_of
from tests.slack.blocks.given import plan_of, stopped
from tests.slack.blocks.look import button, labels
from tests.support.cast import MONDAY, ana

BACK = datetime(2027, 1, 7, 9, 30, tzinfo=UTC)


def test_the_welcome_says_when_how_often_and_how_to_stop() -> None:
    text = welcome.welcome(Welcome("customers", time(9, 30))).text
    for said in ("09:30", "Each workday", "*one* useful thing", "stop it", "nobody keeps score", "#customers"):
        assert said in text


def test_nobody_is_enrolled_without_a_click() -> None:
    message = welcome.welcome(Welcome(None, time(9)))
    assert button(message, "Nudge me on workdays")["action_id"] == Act.ENROL
    assert button(message, "Not now")["action_id"] == Act.NOT_NOW
    assert "no nudges" in welcome.not_now().text


@pytest.mark.parametrize("what", ["enrolled", "resumed", "paused", "stopped", "changed", "fewer", "settings"])
def test_after_every_change_the_settings_are_one_click_away(what: str) -> None:
    assert button(nudges.plan(plan_of(), what), "Settings")["action_id"] == Act.SETTINGS


def test_a_pause_says_when_it_ends_and_how_to_end_it_now() -> None:
    message = nudges.plan(plan_of(paused_until=date(2027, 1, 7), next_on=BACK), "paused")
    assert message.text == "Paused until Thu 7 Jan, 09:30."
    assert button(message, "Resume nudges")["action_id"] == Act.RESUME


def test_a_pause_without_a_nudge_in_sight_names_its_last_day() -> None:
    message = nudges.plan(plan_of(paused_until=date(2027, 1, 7), next_on=None), "paused")
    assert message.text == "Paused until Thu 7 Jan."


def test_a_pause_that_begins_later_says_both_days_and_can_be_cancelled() -> None:
    later = plan_of(paused_from=date(2027, 1, 4), paused_until=date(2027, 1, 7), back_on=BACK)
    message = nudges.plan(later, "paused")
    assert message.text == "Paused from Mon 4 Jan, back on Thu 7 Jan, 09:30."
    assert button(message, "Cancel the pause")["action_id"] == Act.RESUME
    assert nudges.plan(later, "settings").text.startswith(
        "Settings saved. Paused from Mon 4 Jan, back on Thu 7 Jan, 09:30. "
        "Until then at most one a day, on weekdays at 09:30 (Europe/London time). Next: Mon 23 Nov, 09:30."
    )


def test_at_a_slow_pace_only_the_day_of_the_first_nudge_after_a_pause_is_sure() -> None:
    days: dict[str, Any] = {"paused_from": date(2027, 1, 4), "paused_until": date(2027, 1, 7)}
    weekly = nudges.plan(plan_of(**days, back_on=BACK, cadence=Cadence.WEEKLY), "paused")
    assert weekly.text == "Paused from Mon 4 Jan, back from Thu 7 Jan."
    assert nudges.plan(plan_of(**days), "paused").text == weekly.text


def test_a_day_that_is_far_away_has_its_year() -> None:
    far = plan_of(paused_until=date(2027, 11, 1), next_on=datetime(2027, 11, 1, 9, 30, tzinfo=UTC))
    assert "Paused until Mon 1 Nov 2027, 09:30." in nudges.plan(far, "paused").text


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (
            {"paused_until": date(2027, 4, 2), "paused_from": date(2027, 3, 23)},
            "This replaces your pause from Tue 23 Mar until Fri",
        ),
        ({"paused_until": date(2026, 12, 7)}, "This adds to your pause until Mon 7 Dec."),
        ({"paused_until": date(2026, 12, 7), "paused_from": date(2026, 11, 2)}, "your pause until Mon 7 Dec."),
    ],
)
def test_a_pause_that_replaces_another_says_so_and_can_be_undone(before: dict[str, Any], said: str) -> None:
    message = nudges.plan(plan_of(paused_until=date(2027, 1, 7), next_on=BACK, was=ana(**before)), "paused")
    assert said in message.text
    assert labels(message) == ["Undo", "Resume nudges", "Settings"]
    assert undo_of(ana(**before), ana(paused_until=date(2027, 1, 7))) == button(message, "Undo")["value"]


@pytest.mark.parametrize("before", [{}, {"paused_until": MONDAY.date()}])
def test_a_pause_that_replaces_none_is_undone_by_resuming(before: dict[str, Any]) -> None:
    message = nudges.plan(plan_of(paused_until=date(2027, 1, 7), next_on=BACK, was=ana(**before)), "paused")
    assert message.text == "Paused until Thu 7 Jan, 09:30."
    assert labels(message) == ["Resume nudges", "Settings"]


def test_a_pause_within_another_changes_nothing_and_says_so() -> None:
    week: dict[str, Any] = {"paused_until": date(2027, 1, 7)}
    message = nudges.plan(plan_of(**week, next_on=BACK, was=ana(**week)), "paused")
    assert message.text.startswith("That's already set. Paused until Thu 7 Jan, 09:30. For a shorter pause, add")
    assert labels(message) == ["Resume nudges", "Settings"]


def test_pauses_that_became_one_are_said_together() -> None:
    before = ana(paused_until=date(2026, 12, 1), more_pauses=((date(2026, 12, 7), date(2026, 12, 9)),))
    message = nudges.plan(plan_of(paused_until=date(2027, 1, 7), next_on=BACK, was=before), "paused")
    assert message.text.endswith("This adds to your pause until Tue 1 Dec and from Mon 7 Dec until Wed 9 Dec.")


def test_a_pause_that_has_ended_or_is_cancelled_is_named() -> None:
    for before, said in (
        (ana(paused_until=date(2026, 12, 1)), "Your pause until Tue 1 Dec has ended."),
        (
            ana(paused_from=date(2026, 12, 1), paused_until=date(2026, 12, 2)),
            "from Tue 1 Dec until Wed 2 Dec is cancelled.",
        ),
    ):
        assert nudges.plan(plan_of(was=before), "resumed").text.endswith(said)


def test_later_pauses_are_said_after_the_next() -> None:
    later = (PauseDates(date(2027, 2, 1), date(2027, 2, 6)), PauseDates(date(2027, 3, 1), date(2027, 3, 6)))
    plan = replace(plan_of(paused_until=date(2027, 1, 7), next_on=BACK), later_pauses=later)
    assert nudge_status.pause(plan) == (
        "Paused until Thu 7 Jan, 09:30. Also paused from Mon 1 Feb until Sat 6 Feb and Mon 1 Mar until Sat 6 Mar."
    )


@pytest.mark.parametrize("what", ["changed", "fewer", "resumed"])
def test_a_change_can_be_undone(what: str) -> None:
    before = ana(nudge_time=time(14, 5), paused_until=date(2027, 1, 7))
    message = nudges.plan(plan_of(was=before), what)
    assert button(message, "Undo")["value"] == undo_of(before, ana())


def test_a_change_of_the_time_within_a_pause_says_both_and_can_be_undone() -> None:
    paused: dict[str, Any] = {"paused_until": date(2027, 1, 7)}
    plan = plan_of(**paused, next_on=BACK, at=time(10), nudge_time=time(10), was=ana(**paused))
    message = nudges.plan(plan, "changed")
    assert message.text.startswith("OK, at most one a day, on weekdays at 10:00 (Europe/London time). Paused until Thu")
    assert labels(message) == ["Undo", "Resume nudges", "Settings"]


def test_nothing_changed_has_nothing_to_undo() -> None:
    assert labels(nudges.plan(plan_of(was=ana()), "changed")) == ["Settings"]
    assert labels(nudges.plan(plan_of(was=ana(nudge_time=time(8))), "undone")) == ["Settings"]


def test_nudges_that_restart_on_a_day_say_which() -> None:
    message = nudges.plan(plan_of(paused_until=date(2027, 1, 7), next_on=BACK), "resumed")
    assert message.text.startswith("OK. Paused until Thu 7 Jan, 09:30. Then at most one a day")


def test_what_cannot_be_done_is_said_with_what_comes_near_and_settings() -> None:
    asked = CannotDo("pause `friday`", Limit.WHICH_DAY, ("pause until friday", "skip friday"))
    message = nudge_limits.cannot_do(asked)
    assert message.text.endswith("can mean two things. Nothing has changed. Which do you mean?")
    assert "`" not in message.text
    assert labels(message) == ["Pause until Friday", "Skip Friday", "Settings"]
    assert button(message, "Skip Friday")["value"] == "skip friday"
    actions = [button(message, label)["action_id"] for label in labels(message)[:2]]
    assert len(set(actions)) == 2
    assert all(Act.REQUEST.pattern.match(action) for action in actions)


@pytest.mark.parametrize("limit", set(Limit) - {Limit.OPEN_END, Limit.FOR_GOOD, Limit.WHEN_BACK})
def test_every_limit_is_said_in_a_sentence(limit: Limit) -> None:
    text = nudge_limits.cannot_do(CannotDo("every second Monday", limit, ("nudge weekly",))).text
    assert "“every second Monday”" in text
    assert len(text.split()) < 30


def test_a_pause_without_an_end_is_asked_about() -> None:
    for_good = nudge_limits.cannot_do(CannotDo("pause forever", Limit.FOR_GOOD, ("stop nudges", "pause half a year")))
    assert for_good.text.startswith("Stop your nudges for good?")
    assert labels(for_good) == ["Stop nudges", "Pause half a year", "Settings"]
    back = nudge_limits.cannot_do(CannotDo("pause until i'm back", Limit.WHEN_BACK, ("pause a week",)))
    assert back.text == "When are you back? For example `/cx-help pause until 7 Jan`."


def test_a_pause_or_a_stop_is_asked_about_with_a_button_for_each() -> None:
    mute = nudge_limits.cannot_do(CannotDo("mute", Limit.OPEN_END, ("pause a week", "stop nudges")))
    assert mute.text == "Pause your nudges for how long, or stop them?"
    assert labels(mute) == ["Pause a week", "Stop nudges", "Settings"]


def test_people_who_want_other_offers_learn_what_to_click() -> None:
    assert labels(nudges.other_offers(plan_of())) == ["Settings", "Fewer nudges", "Stop nudges"]
    assert labels(nudges.other_offers(stopped())) == ["Settings"]


def test_more_nudges_are_offered_as_far_as_there_are_more() -> None:
    table: tuple[tuple[NudgePlan, str, list[str]], ...] = (
        (plan_of(), "You already get one each workday", ["Settings"]),
        (plan_of(cadence=Cadence.WEEKLY), "At most one a week", ["Nudge me daily", "Settings"]),
        (plan_of(paused_until=date(2027, 1, 7)), "Paused until", ["Resume nudges", "Settings"]),
        (plan_of(resting_since=MONDAY), "Your nudges are resting", ["Keep them coming", "Settings"]),
        (stopped(), "Your nudges are off.", ["Nudge me on workdays", "Settings"]),
    )
    for plan, says, buttons in table:
        message = nudges.more(plan)
        assert message.text.startswith(says)
        assert labels(message) == buttons


def test_people_who_are_annoyed_are_offered_fewer_or_none() -> None:
    assert labels(nudges.unwelcome(plan_of())) == ["Fewer nudges", "Stop nudges"]
    assert nudges.unwelcome(stopped()).text == "Sorry. Your nudges are off already."


def test_a_stop_is_fine_and_has_a_way_back() -> None:
    message = nudges.plan(stopped(), "stopped")
    assert message.text.startswith("Done. Your nudges are off.")
    assert button(message, "Nudge me on workdays")["action_id"] == Act.RESUME


def test_who_has_nudges_is_offered_no_resuming() -> None:
    assert labels(nudges.plan(plan_of(), "enrolled")) == ["Settings"]


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("paused", "nothing to pause"),
        ("fewer", "nothing to reduce"),
        (
            "changed",
            "Saved: at most one a day, on weekdays at 09:30 (Europe/London time). Your nudges are off for now.",
        ),
        ("stopped", "Done. Your nudges are off."),
    ],
)
def test_who_has_no_nudges_is_not_told_that_anything_has_changed(what: str, said: str) -> None:
    text = nudges.plan(stopped(), what).text
    assert said in text
    assert "Paused" not in text
    assert "OK" not in text


def test_once_a_week_is_said_to_be_the_fewest_with_the_way_to_none() -> None:
    weekly = nudges.plan(plan_of(cadence=Cadence.WEEKLY), "fewer")
    assert "One a week is the fewest I send." in weekly.text
    assert button(weekly, "Stop")["action_id"] == Act.STOP
    now = nudges.plan(plan_of(cadence=Cadence.WEEKLY, was=ana(cadence=Cadence.TWICE_WEEKLY)), "fewer")
    assert now.text.startswith(
        "OK, at most one a week, on weekdays at 09:30 (Europe/London time). That's the fewest I send."
    )
    assert labels(now) == ["Stop", "Undo", "Settings"]
    twice = nudges.plan(plan_of(cadence=Cadence.TWICE_WEEKLY), "fewer")
    assert twice.text.startswith("OK, at most two a week, on weekdays at 09:30")


def test_a_guest_is_offered_no_nudges() -> None:
    assert labels(nudges.plan(stopped(standing=Standing.GUEST), "settings")) == ["Settings"]


@pytest.mark.parametrize(
    ("cadence", "said"),
    [
        (Cadence.DAILY, "At most one a day"),
        (Cadence.TWICE_WEEKLY, "At most two a week"),
        (Cadence.WEEKLY, "At most one a week"),
    ],
)
def test_how_often_is_said_in_words(cadence: Cadence, said: str) -> None:
    assert said in nudge_status.status(plan_of(cadence=cadence))


def test_the_zone_is_named_with_the_time() -> None:
    assert "at 14:05 (Europe/London time)" in nudge_status.status(plan_of(at=time(14, 5)))


def test_what_a_person_says_of_themselves_is_read_back() -> None:
    assert "Team: Billing. Role: sales." in nudges.plan(plan_of(team="Billing", role="sales"), "settings").text
    private = nudges.plan(plan_of(shares=False), "settings").text
    assert "What you record stays private" in private
    assert "Team" not in private


def test_the_last_message_expects_nothing_and_has_the_way_back() -> None:
    message = nudges.resting(Resting(11))
    assert "There's nothing you need to do." in message.text
    assert "`/cx-help` has an idea whenever you want one." in message.text
    assert not any(letter.isdigit() for letter in message.text)
    back = button(message, "Keep them coming")
    assert (back["action_id"], back["value"], back["style"]) == (Act.KEEP_COMING, "11", "primary")


def test_who_has_left_the_channel_is_asked_in_one_line_with_both_answers() -> None:
    message = welcome.left_channel(LeftChannel("cx"))
    assert "You've left #cx. Do you still want your nudges?" in message.text
    assert button(message, "Keep them coming")["action_id"] == Act.GO_ON
    assert button(message, "Stop")["action_id"] == Act.STOP


def test_who_rests_is_told_so_and_has_the_way_back() -> None:
    message = nudges.plan(plan_of(resting_since=MONDAY, unanswered=14, next_on=None), "settings")
    assert "Your nudges are resting" in message.text
    assert "at most" not in message.text
    assert button(message, "Keep them coming")["action_id"] == Act.RESUME


def test_who_gets_fewer_for_their_silence_is_told_how_many_and_how_that_ends() -> None:
    slowed = nudge_status.status(plan_of(unanswered=7))
    assert slowed.startswith("At most two a week for now, on weekdays at 09:30")
    assert "Answer any nudge to get one a day again." in slowed
    assert "for now" not in nudge_status.status(plan_of(cadence=Cadence.WEEKLY, unanswered=12))


def test_a_pause_outlasts_keeping_them_coming_and_can_be_ended() -> None:
    message = nudges.plan(plan_of(paused_until=date(2027, 1, 7), next_on=None), "kept")
    assert "OK, they'll keep coming. Paused until Thu 7 Jan." in message.text
    assert "Resume nudges" in labels(message)


@pytest.mark.parametrize(
    ("was", "begins"),
    [
        ({}, "OK, I'll nudge you: at most one a day"),
        ({"stopped_at": MONDAY}, "OK, I'll nudge you again: at most one a day"),
        ({"enrolled_at": MONDAY, "resting_since": MONDAY}, "OK, I'll nudge you again: at most one a day"),
        ({"enrolled_at": MONDAY}, "OK, at most one a day"),
    ],
)
def test_a_wish_that_brings_nudges_to_one_who_had_none_says_so_first(was: dict[str, Any], begins: str) -> None:
    plan = plan_of()
    before = replace(plan.person, **{"enrolled_at": None, "stopped_at": None, "resting_since": None} | was)
    assert nudges.plan(replace(plan, was=before), "changed").text.startswith(begins)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ({0, 1, 2, 3, 4}, "on weekdays at"),
        ({0, 1, 2, 3, 4, 5, 6}, "every day at"),
        ({0, 2}, "on Mon and Wed at"),
        ({0, 1, 2, 3}, "on Mon to Thu at"),
    ],
)
def test_the_days_are_said_in_words(days: set[int], said: str) -> None:
    assert said in nudge_status.status(plan_of(workdays=frozenset(days)))


def test_a_place_without_public_holidays_is_said_to_have_none_known() -> None:
    plan = replace(plan_of(), place_name="Antarctica", holidays_known=False)
    assert "I don't know the public holidays of Antarctica." in nudges.plan(plan, "settings").text
