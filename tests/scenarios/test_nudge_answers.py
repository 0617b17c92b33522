"""Answers to a nudge: each button, each option of its menu, twice and late."""

import pytest

from local_slack import Person, SeenMessage
from tests.support.office import Office, answer


@pytest.fixture
def nudge(office: Office, ana: Person) -> SeenMessage:
    """Ana's nudge on Monday morning."""
    office.enrol(ana)
    office.go_to(23, "09:31")
    (sent,) = office.nudges(ana)
    return sent


def answered(office: Office) -> str | None:
    how: str | None = office.row("SELECT answer FROM nudge_decisions ORDER BY id LIMIT 1")["answer"]
    return how


def idea_of(message: SeenMessage) -> str:
    return next(line for line in message.says.splitlines() if line.startswith("If "))


def test_a_nudge_says_what_it_is_and_how_to_have_fewer(nudge: SeenMessage) -> None:
    for words in ("One useful thing today", "You asked for these nudges", "⋯", "fewer"):
        assert words in nudge.says
    assert nudge.buttons == ("I did it", "I'll do this", "Another idea", "Not today")
    assert nudge.choices == ("Not for me", "Fewer nudges", "Pause a week", "Change the time", "Stop")
    assert nudge.pings == ()


def test_i_did_it_clicked_twice_records_once(office: Office, ana: Person, nudge: SeenMessage) -> None:
    assert ana.clicks("I did it", on=nudge, times=2).ok
    card = ana.sees("Counted", where=ana.dm)
    assert "Undo" in card.buttons
    assert office.row("SELECT source FROM actions") == {"source": "nudge"}
    assert answered(office) == "did_it"


def test_what_a_nudge_recorded_is_edited_and_undone_in_its_place(
    office: Office, ana: Person, nudge: SeenMessage
) -> None:
    ana.clicks("I did it", on=nudge)
    ana.clicks("Add a line", on=ana.sees("Counted", where=ana.dm))
    ana.wait_for_modal("In your own words")
    ana.fills({"text": "called Ms Okafor back"})
    assert ana.submits().closed
    ana.clicks("Edit", on=ana.sees("Recorded", where=ana.dm))
    ana.wait_for_modal()
    ana.fills({"text": "called Ms Okafor twice"})
    assert ana.submits().closed
    ana.clicks("Undo", on=ana.sees("(?s)Updated:.*Ms Okafor twice", where=ana.dm))
    ana.sees("Undone", where=ana.dm)
    assert [message.ts for message in office.slack.posted(ana) if message.metadata] == [nudge.ts]


def test_not_today_is_a_fine_answer(office: Office, ana: Person, nudge: SeenMessage) -> None:
    ana.clicks("Not today", on=nudge)
    ana.sees("OK, not today", where=ana.dm)
    assert answered(office) == "not_today"
    office.go_to(23, "12:00")
    assert office.nudges(ana) == []
    office.go_to(24, "09:31")
    assert len(office.nudges(ana)) == 1


def test_another_idea_comes_three_times(office: Office, ana: Person, nudge: SeenMessage) -> None:
    seen = {idea_of(nudge)}
    for _ in range(3):
        (now,) = office.nudges(ana)
        ana.clicks("Another idea", on=now)
        office.slack.wait_until(lambda: idea_of(office.nudges(ana)[0]) not in seen)
        seen.add(idea_of(office.nudges(ana)[0]))
    (last,) = office.nudges(ana)
    assert "Another idea" not in last.buttons
    assert "That was today's last idea. For more, type /cx-help." in last.says
    assert answered(office) == "another"
    ana.clicks("I did it", on=last)
    ana.sees("Counted", where=ana.dm)
    assert answered(office) == "did_it"


def test_a_click_on_another_idea_that_comes_late_says_that_todays_are_used_up(
    office: Office, ana: Person, nudge: SeenMessage
) -> None:
    ana.clicks("Another idea", on=nudge, times=4)
    said = ana.sees("That was today's last idea. For more, type", where=ana.dm)
    assert said.ephemeral
    assert len(office.rows("SELECT id FROM offers")) == 4


def test_an_idea_that_is_not_for_somebody_is_declined_and_taken_back(
    office: Office, ana: Person, ben: Person, nudge: SeenMessage
) -> None:
    ana.clicks("Not for me", on=nudge)
    declined = ana.sees("I won't suggest that again", where=ana.dm)
    assert (declined.ts, declined.buttons) == (nudge.ts, ("Another idea", "Undo"))
    assert answered(office) == "not_for_me"
    assert office.row("SELECT idea FROM unwanted_ideas") == office.row("SELECT subject AS idea FROM offers")
    ana.clicks("Undo", on=declined)
    again = ana.sees("One useful thing today", where=ana.dm)
    assert (again.ts, idea_of(again)) == (nudge.ts, idea_of(nudge))
    assert office.rows("SELECT idea FROM unwanted_ideas") == []
    ana.clicks("Not for me", on=again)
    ana.clicks("Another idea", on=ana.sees("I won't suggest that again", where=ana.dm))
    office.slack.wait_until(lambda: [idea_of(each) != idea_of(nudge) for each in office.nudges(ana)] == [True])
    assert ben.messages() == []


def test_fewer_nudges_means_two_a_week(office: Office, ana: Person, nudge: SeenMessage) -> None:
    ana.clicks("Fewer nudges", on=nudge, times=2)
    ana.sees("(?i)two a week", where=ana.dm)
    assert office.row("SELECT cadence FROM people") == {"cadence": "twice_weekly"}
    for day in (24, 25, 26, 27):
        office.go_to(day, "09:31")
    assert len(office.nudges(ana)) == 2


def test_a_pause_of_a_week_is_a_week(office: Office, ana: Person, nudge: SeenMessage) -> None:
    ana.clicks("Pause a week", on=nudge)
    ana.sees("(?i)paused", where=ana.dm)
    for day in (24, 27):
        office.go_to(day, "09:31")
    assert len(office.nudges(ana)) == 1
    office.go_to(30, "09:31")
    assert len(office.nudges(ana)) == 2
    assert answered(office) == "paused"


def test_another_time_is_chosen_in_a_form_of_one_field(office: Office, ana: Person, nudge: SeenMessage) -> None:
    ana.clicks("Change the time", on=nudge)
    form = ana.wait_for_modal("Change the time")
    assert "Europe/Berlin" in form.says
    ana.fills({"at": "11:00"})
    ana.submits()
    assert "OK, at most one a day, on weekdays at 11:00" in ana.wait_for_modal("Saved").says
    office.go_to(23, "11:01")
    assert len(office.nudges(ana)) == 1
    office.go_to(24, "11:01")
    assert len(office.nudges(ana)) == 2
    assert answered(office) == "changed_time"


def test_stop_stops_and_the_nudge_stays_readable(office: Office, ana: Person, nudge: SeenMessage) -> None:
    ana.clicks("Stop", on=nudge)
    assert ana.sees("nudges are off", where=ana.dm).ephemeral
    office.go_to(24, "09:31")
    assert len(office.nudges(ana)) == 1
    assert answered(office) == "stopped"


def test_stop_works_again_on_the_same_nudge_after_a_resume(office: Office, ana: Person, nudge: SeenMessage) -> None:
    ana.clicks("Stop", on=nudge)
    answer(ana, "resume")
    ana.clicks("Stop", on=nudge)
    office.slack.wait_until(lambda: office.row("SELECT enrolled_at FROM people")["enrolled_at"] is None)


def test_a_nudge_is_answered_days_later(office: Office, ana: Person, nudge: SeenMessage) -> None:
    office.go_to(25, "08:00")
    assert ana.clicks("I did it", on=nudge).ok
    ana.sees("Counted", where=ana.dm)
    assert office.row("SELECT happened_on FROM actions") == {"happened_on": "2026-11-25"}


def test_a_nudge_answered_after_a_restart_is_answered(office: Office, ana: Person, nudge: SeenMessage) -> None:
    office.restart()
    ana.clicks("I did it", on=nudge)
    ana.sees("Counted", where=ana.dm)
    assert answered(office) == "did_it"
