"""Nudges that stay unanswered become fewer, and end with one last message that has a way back."""

from datetime import timedelta

from local_slack import Person
from tests.support.office import Office, answer

A_DAY = timedelta(days=1)


def falls_silent(office: Office, person: Person) -> None:
    """Let a person leave their nudges unanswered until these come to an end."""
    office.enrol(person)
    office.go_to(23, "09:31")
    for _ in range(80):
        if office.rows("SELECT id FROM deliveries WHERE kind = 'resting' AND status = 'sent'"):
            return
        office.wait(A_DAY)
    raise AssertionError("there was no last message")


def person_row(office: Office) -> dict[str, object]:
    return office.row("SELECT unanswered, resting_since, next_nudge_at, enrolled_at FROM people")


def test_after_so_many_unanswered_there_is_one_last_message_and_keep_them_coming_goes_on(
    office: Office, ana: Person
) -> None:
    falls_silent(office, ana)
    assert len(office.nudges(ana)) == 14
    announcing = [number for number, nudge in enumerate(office.nudges(ana), 1) if "If this one stays" in nudge.says]
    assert announcing == [5, 10]
    for _ in range(10):
        office.wait(A_DAY)
    assert len(office.nudges(ana)) == 14
    last = [message for message in office.slack.posted(ana) if "Keep them coming" in message.buttons]
    assert len(last) == 1
    assert ana.clicks("Keep them coming", on=last[0], times=2).ok
    ana.sees("OK, they'll keep coming", where=ana.dm)
    row = person_row(office)
    assert (row["unanswered"], row["resting_since"]) == (0, None)
    decision = office.row("SELECT answer FROM nudge_decisions WHERE outcome = 'rest'")
    assert decision == {"answer": "kept_coming"}
    for _ in range(3):
        office.wait(A_DAY)
    assert len(office.nudges(ana)) > 14


def test_who_has_stopped_and_then_keeps_them_coming_gets_nudges(office: Office, ana: Person) -> None:
    falls_silent(office, ana)
    answer(ana, "stop")
    ana.clicks("Keep them coming")
    ana.sees("OK, they'll keep coming. At most one a day", where=ana.dm)
    assert person_row(office)["enrolled_at"] is not None


def test_resume_brings_them_back_and_the_old_button_still_answers(office: Office, ana: Person) -> None:
    falls_silent(office, ana)
    assert "Your nudges are on. At most one a day" in answer(ana, "resume").says
    answer(ana, "pause 2 weeks")
    ana.clicks("Keep them coming")
    kept = ana.sees("OK, they'll keep coming. Paused until", where=ana.dm)
    assert "Resume nudges" in kept.buttons
