"""Requests about nudges in people's own words: done at once, undone with a click, or answered with what comes near."""

from collections.abc import Iterator

import pytest

from local_slack import Person
from tests.support.office import AN_IDEA, Office, answer


def person_row(office: Office, person: Person) -> dict[str, object]:
    return office.row("SELECT * FROM people WHERE slack_id = ?", person.id)


@pytest.fixture(autouse=True)
def nothing_is_recorded(office: Office) -> Iterator[None]:
    """No request is ever recorded as an action or a need."""
    yield
    assert office.rows("SELECT id FROM actions") == []
    assert office.rows("SELECT id FROM needs") == []


CLEAR = [
    ("skip Fridays", "OK, at most one a day, on Mon to Thu at 09:30", "workdays", "0123"),
    ("nudge every day except Friday", "on Mon to Thu at 09:30", "workdays", "0123"),
    ("nudge on Sun at 02:18", "on Sun at 02:18", "workdays", "6"),
    ("nudge me at 8am on Mondays and Thursdays", "on Mon and Thu at 08:00", "workdays", "03"),
    ("nudge at 6p", "on weekdays at 18:00", "nudge_time", "18:00:00.000000"),
    ("pause thru Friday", "Paused until Mon 30 Nov, 09:30.", "paused_until", "2026-11-28"),
    ("pause for half a year", "Paused until Mon 24 May, 09:30.", "paused_until", "2027-05-23"),
    ("I'm on vacation until April 20", "Paused until Tue 20 Apr, 09:30.", "paused_until", "2027-04-20"),
    ("vacation 23.3.-2.4.", "Paused from Tue 23 Mar, back on Mon 5 Apr, 09:30.", "paused_from", "2027-03-23"),
    ("off until Monday", "Paused until Mon 30 Nov, 09:30.", "paused_until", "2026-11-30"),
    ("do not bother me until Monday", "Paused until Mon 30 Nov, 09:30.", "paused_until", "2026-11-30"),
    ("holiday next week", "Paused from Mon 30 Nov, back on Mon 7 Dec, 09:30.", "paused_from", "2026-11-30"),
    ("stop for 2 weeks", "Paused until Mon 7 Dec, 09:30.", "paused_until", "2026-12-07"),
]


def test_a_clear_request_is_done_and_says_what_is_true_now(office: Office, ana: Person) -> None:
    office.enrol(ana)
    for typed, says, column, value in CLEAR:
        answer(ana, "nudge daily on weekdays at 9:30")
        answer(ana, "resume")
        assert says in answer(ana, typed).says
        assert str(person_row(office, ana)[column]) == value


def test_who_is_back_on_the_weekday_of_their_nudges_is_nudged_on_it(office: Office, ana: Person) -> None:
    office.enrol(ana)
    office.go_to(4, "09:31", month=12)
    assert len(office.nudges(ana)) == 1
    answer(ana, "nudge once a week on Tuesdays")
    assert "Paused until Tue 8 Dec, 09:30." in answer(ana, "back on tuesday").says
    for day, nudges in ((7, 1), (8, 2), (14, 2), (15, 3)):
        office.go_to(day, "09:31", month=12)
        assert len(office.nudges(ana)) == nudges


def test_a_pause_ends_on_its_day_even_if_the_weekly_nudge_comes_later(office: Office, ana: Person) -> None:
    office.enrol(ana)
    office.go_to(4, "09:31", month=12)
    answer(ana, "nudge once a week on weekdays")
    assert "Paused until Tue 8 Dec. Next: Fri 11 Dec, 09:30." in answer(ana, "back on tuesday").says


def test_nudge_me_is_all_it_takes(office: Office, ana: Person) -> None:
    assert "Your nudges are on. At most one a day" in answer(ana, "nudge me").says
    office.go_to(23, "09:31")
    ana.sees(AN_IDEA, where=ana.dm)


def test_nudges_come_before_a_planned_pause_and_after_it_and_not_within(office: Office, ana: Person) -> None:
    office.enrol(ana)
    reply = answer(ana, "pause from Wednesday to Thursday")
    assert "Paused from Wed 25 Nov, back on Fri 27 Nov, 09:30." in reply.says
    assert "Cancel the pause" in reply.buttons
    days = {}
    for day in (23, 24, 25, 26, 27):
        office.go_to(day, "09:31")
        days[day] = len(office.nudges(ana))
    assert days == {23: 1, 24: 2, 25: 2, 26: 2, 27: 3}


def test_a_change_is_undone_with_one_click(office: Office, ana: Person) -> None:
    office.enrol(ana)
    before = person_row(office, ana)
    ana.clicks("Undo", on=answer(ana, "nudge me at 8am on Mondays"))
    ana.sees("Undone. At most one a day, on weekdays at 09:30")
    after = person_row(office, ana)
    assert {name: after[name] for name in ("nudge_time", "workdays", "cadence")} == {
        name: before[name] for name in ("nudge_time", "workdays", "cadence")
    }


def test_a_second_pause_keeps_the_first(office: Office, ana: Person) -> None:
    office.enrol(ana)
    answer(ana, "vacation 23.3.-2.4.")
    assert (
        "Paused until Tue 24 Nov, 09:30. Also paused from Tue 23 Mar until Sat 3 Apr." in answer(ana, "skip today").says
    )
    longer = answer(ana, "skip tomorrow")
    assert "Paused until Wed 25 Nov, 09:30." in longer.says
    assert "This adds to your pause until Tue 24 Nov." in longer.says
    assert "That's already set. Paused until Wed 25 Nov, 09:30." in answer(ana, "skip today").says
    ana.clicks("Undo", on=longer)
    ana.sees("Undone. Paused until Tue 24 Nov")
    office.go_to(23, "09:31")
    assert not office.nudges(ana)
    answer(ana, "skip today")
    assert "Your pause until Tue 24 Nov has ended." in answer(ana, "resume").says
    assert person_row(office, ana)["paused_from"] == "2027-03-23"
    instead = answer(ana, "vacation 1.3.-5.3. instead")
    assert "This replaces your pause from Tue 23 Mar until Sat 3 Apr." in instead.says
    assert person_row(office, ana)["paused_from"] == "2027-03-01"


def test_a_pause_outlasts_a_stop(office: Office, ana: Person) -> None:
    office.enrol(ana)
    answer(ana, "pause 3 weeks")
    for again in ("nudge at 9:30", "start"):
        assert "Your nudges are off." in answer(ana, "stop").says
        assert "Paused until Mon 14 Dec, 09:30." in answer(ana, again).says
    assert "Your nudges are on." in answer(ana, "resume").says


def test_two_requests_in_one_text_are_both_done_and_undone(office: Office, ana: Person) -> None:
    office.enrol(ana)
    before = person_row(office, ana)
    both = answer(ana, "nudge at 10:30 on Fridays and pause next week")
    assert "OK, at most one a day, on Fri at 10:30" in both.says
    assert "Paused from Mon 30 Nov" in both.says
    ana.clicks("Undo", on=both)
    ana.sees("Undone. At most one a day, on weekdays at 09:30")
    after = person_row(office, ana)
    assert {name: after[name] for name in ("nudge_time", "workdays", "paused_until")} == {
        name: before[name] for name in ("nudge_time", "workdays", "paused_until")
    }
    assert "Change my nudges" in answer(ana, "nudge at 10:30 and pause over Easter").buttons


def test_what_asks_for_no_change_is_answered_shortly(office: Office, ana: Person) -> None:
    office.enrol(ana)
    for typed, says, buttons in (
        ("later", "OK. Nothing changed.", ()),
        ("go away", "Sorry. Want fewer nudges, or none?", ("Fewer nudges", "Stop nudges")),
        ("more nudges", "You already get one each workday, the most I send.", ("Settings",)),
    ):
        reply = answer(ana, typed)
        assert says in reply.says
        assert reply.buttons == buttons
    ana.clicks("Stop nudges", on=answer(ana, "go away"))
    off = answer(ana, "skip Fridays")
    assert "Saved: at most one a day, on Mon to Thu at 09:30" in off.says
    assert off.buttons == ("Undo", "Resume nudges", "Settings")


def test_a_button_under_an_old_answer_leaves_what_changed_since(office: Office, ana: Person) -> None:
    table = (
        ("pause from 2 Dec to 5 Dec", "Cancel the pause", "pause until 7 Jan", "Paused until Thu 7 Jan, 09:30."),
        ("pause until 4 Jan; pause until 5 Jan", "Undo", "pause until 8 Jan", "Paused until Fri 8 Jan, 09:30."),
        ("pause until 1 Dec", "Resume nudges", "pause until 11 Jan", "Paused until Mon 11 Jan, 09:30."),
        ("pause until 1 Dec", "Resume nudges", "stop", "Your nudges are off."),
        ("stop", "Resume nudges", "resume; pause until 12 Jan", "Paused until Tue 12 Jan, 09:30."),
        ("pause until 1 Dec; resume", "Undo", "pause until 13 Jan", "Paused until Wed 13 Jan, 09:30."),
        ("nudge at 8:00", "Undo", "nudge at 7:00", "At most one a day, on weekdays at 07:00"),
        ("fewer", "Undo", "fewer", "At most one a week, on weekdays at 09:30"),
        ("nudge on Mon", "Undo", "nudge on Tue and Wed", "At most one a day, on Tue and Wed at 09:30"),
        ("nudge on Mon at 8:00", "Undo", "nudge at 7:15", "At most one a day, on Mon at 07:15"),
    )
    for typed, button, since, left in table:
        office.enrol(ana)
        answer(ana, "nudge daily on weekdays at 9:30")
        answer(ana, "resume")
        [*_, old] = [answer(ana, each) for each in typed.split("; ")]
        for newer in since.split("; "):
            answer(ana, newer)
        before = person_row(office, ana)
        ana.clicks(button, on=old)
        ana.sees(f"Your nudges have changed since, so I've left them as they are. {left}")
        assert person_row(office, ana) == before


BEYOND = [
    ("every second Monday", ("Nudge on Mondays", "Nudge weekly", "Settings")),
    ("only on office days", ("Nudge on Tue, Wed and Thu", "Nudge on weekdays", "Settings")),
    ("after work", ("Nudge at 17:00", "Nudge at 18:00", "Settings")),
    ("in 2 hours", ("Skip today", "Pause until tomorrow", "Settings")),
    ("remind me in 2 hours", ("Skip today", "Pause until tomorrow", "Settings")),
    ("pause over Easter", ("Pause a week", "Pause 2 weeks", "Settings")),
    ("nudge at 3", ("Nudge at 15:00", "Nudge at 03:00", "Settings")),
    ("pause until 7/1", ("Pause until 7 Jan", "Pause until 1 Jul", "Settings")),
]


def test_what_the_bot_cannot_do_changes_nothing_and_offers_what_comes_near(office: Office, ana: Person) -> None:
    office.enrol(ana)
    before = person_row(office, ana)
    for typed, buttons in BEYOND:
        reply = answer(ana, typed)
        assert "Nothing has changed." in reply.says
        assert reply.buttons == buttons
    assert person_row(office, ana) == before


def test_each_button_of_such_an_answer_does_what_it_says(office: Office, ana: Person) -> None:
    office.enrol(ana)
    ana.clicks("Nudge on Mondays", on=answer(ana, "every second Monday"))
    ana.sees("OK, at most one a day, on Mon at 09:30")
    ana.clicks("Pause until 7 Jan", on=answer(ana, "pause until 7/1"))
    ana.sees("Paused until Mon 11 Jan, 09:30.")
    assert person_row(office, ana)["paused_until"] == "2027-01-07"


IMPOSSIBLE = [
    ("pause until 29 Feb", "There's no such day as 29 Feb in 2027. Try"),
    ("pause until 7 Jan 2025", "“until 7 Jan 2025” leaves no day to pause."),
    ("pause until Monday 7 January", "7 Jan 2027 is a Thursday, not a Monday."),
    ("skip Mondays to Sundays", "That would leave no day for nudges, so nothing has changed."),
]


def test_a_day_that_cannot_be_is_refused_with_the_reason(office: Office, ana: Person) -> None:
    office.enrol(ana)
    before = person_row(office, ana)
    for typed, says in IMPOSSIBLE:
        assert says in answer(ana, typed).says
    assert person_row(office, ana) == before


def test_i_am_back_ends_a_pause(office: Office, ana: Person) -> None:
    office.enrol(ana)
    answer(ana, "I'm on holiday until 7 Jan")
    assert "Your nudges are on" in answer(ana, "I'm back").says
    assert person_row(office, ana)["paused_until"] is None


def test_a_pause_that_begins_later_is_shown_on_home(office: Office, ana: Person) -> None:
    office.enrol(ana)
    answer(ana, "pause from 7 Jan to 14 Jan")
    home = ana.opens_home()
    assert "Paused from Thu 7 Jan, back on Fri 15 Jan, 09:30. Until then at most one a day" in home.says


def test_not_today_answers_the_nudge_that_came_and_changes_no_setting(office: Office, ana: Person) -> None:
    office.enrol(ana)
    before = person_row(office, ana)
    asked = answer(ana, "not today")
    assert "Your nudge comes today at 09:30. Shall I skip it?" in asked.says
    assert asked.buttons == ("Skip today", "Settings")
    office.go_to(23, "09:31")
    ana.sees(AN_IDEA, where=ana.dm)
    assert "OK, not today." in answer(ana, "Not today, sorry").says
    assert office.row("SELECT answer FROM nudge_decisions") == {"answer": "not_today"}
    assert "nothing to record" in answer(ana, "nothing to report").says
    assert "paused_until" in before
    assert person_row(office, ana)["paused_until"] is None


def test_a_nudge_that_is_still_to_come_is_skipped_with_one_click(office: Office, ana: Person) -> None:
    office.enrol(ana)
    ana.clicks("Skip today", on=answer(ana, "not today"))
    assert "Undo" in ana.sees("Paused until Tue 24 Nov").buttons or "Resume nudges" in ana.sees("Paused until").buttons


def test_nudge_me_keeps_a_planned_pause_and_resume_says_that_it_ends(office: Office, ana: Person) -> None:
    office.enrol(ana)
    answer(ana, "vacation 23.3.-2.4.")
    answer(ana, "nudge me now")
    answer(ana, "nudge me")
    assert str(person_row(office, ana)["paused_from"]) == "2027-03-23"
    assert "Your pause from Tue 23 Mar until Sat 3 Apr is cancelled." in answer(ana, "resume").says
    assert person_row(office, ana)["paused_from"] is None
