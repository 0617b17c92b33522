"""Whoever noticed a need hears of it again: when it is met, and when nobody takes it."""

from datetime import timedelta

import pytest

from local_slack import Person, SeenMessage
from tests.support.office import Office, answer

TWO_WEEKS = timedelta(days=14)


@pytest.fixture
def ana(ana: Person) -> Person:
    """Ana, who has noticed a need."""
    assert "Noted" in answer(ana, "need Acme waits for its contract").says
    return ana


def takes(person: Person) -> SeenMessage:
    person.clicks("I'll take it", on=answer(person, "needs"))
    return person.sees("It's yours")


def meets(office: Office, person: Person) -> SeenMessage:
    taken = takes(person)
    office.a_moment_later()
    person.clicks("It's done", on=taken)
    return person.sees("Counted")


def news(office: Office, person: Person) -> list[str]:
    return [message.says for message in office.slack.posted(person) if "the need you noticed" in message.says]


def status(office: Office) -> str:
    return str(office.row("SELECT status FROM needs")["status"])


def test_its_noticer_is_told_once_who_has_met_it_and_sees_it_in_the_list(
    office: Office, ana: Person, ben: Person
) -> None:
    meets(office, ben)
    office.tick()
    office.wait(timedelta(hours=1))
    [told] = news(office, ana)
    assert "ben met the need you noticed:\n“Acme waits for its contract”" in told
    assert "Met by ben" in answer(ana, "needs").says
    assert office.slack.posted(ana)[-1].pings == ()


def test_what_is_kept_private_is_told_without_the_name(office: Office, ana: Person, ben: Person) -> None:
    ben.clicks("Keep private", on=meets(office, ben))
    ben.sees("Share")
    office.tick()
    [told] = news(office, ana)
    assert told.startswith("A colleague met")
    assert "ben" not in told + answer(ana, "needs").says


def test_what_is_undone_before_the_news_is_sent_is_not_told(office: Office, ana: Person, ben: Person) -> None:
    ben.clicks("Undo", on=meets(office, ben))
    ben.sees("goes back to how it was")
    office.tick()
    assert news(office, ana) == []
    assert "Taken by" in answer(ana, "needs").says


def test_the_news_waits_for_the_noticers_morning(office: Office, ana: Person, ben: Person) -> None:
    office.go_to(23, "23:00")
    meets(office, ben)
    office.tick()
    assert news(office, ana) == []
    office.go_to(24, "09:00")
    assert len(news(office, ana)) == 1


def test_a_need_that_nobody_takes_is_asked_about_once(office: Office, ana: Person, ben: Person) -> None:
    office.wait(TWO_WEEKS)
    ana.clicks("Still needed", on=ana.sees("Is it still needed", where=ana.dm))
    ana.sees("OK, it stays on the list", where=ana.dm)
    ana.does_not_see("Is it still needed", where=ana.dm)
    office.wait(TWO_WEEKS * 2)
    ana.does_not_see("Is it still needed", where=ana.dm)
    assert "Acme waits" in answer(ben, "needs").says


def test_no_longer_needed_takes_it_off_the_list(office: Office, ana: Person, ben: Person) -> None:
    office.wait(TWO_WEEKS)
    ana.clicks("No longer needed", on=ana.sees("Is it still needed", where=ana.dm))
    ana.sees("Off the list", where=ana.dm)
    assert status(office) == "dropped"
    assert "Acme waits" not in answer(ben, "needs").says


def test_it_has_been_met_counts_it_as_met(office: Office, ana: Person) -> None:
    office.wait(TWO_WEEKS)
    assert ana.clicks("It has been met", on=ana.sees("Is it still needed", where=ana.dm), times=2).ok
    ana.sees("Marked as met", where=ana.dm)
    assert status(office) == "met"
    assert office.rows("SELECT id FROM actions") == []
    office.tick()
    assert news(office, ana) == []


def test_the_question_is_not_sent_about_a_need_that_was_taken_meanwhile(
    office: Office, ana: Person, ben: Person
) -> None:
    office.go_to(23, "23:00")
    answer(ben, "need Globex waits for an invoice")
    office.wait(TWO_WEEKS)
    for listed in ("Acme", "Globex"):
        ana.clicks("I'll take it", on=answer(ana, "needs"), nth=0)
        ana.sees(f"(?s)It's yours.*{listed}")
    office.go_to(8, "09:30", month=12)
    ana.does_not_see("Is it still needed", where=ana.dm)
    ben.does_not_see("Is it still needed", where=ben.dm)


def test_an_answer_that_comes_late_says_where_the_need_is_by_now(office: Office, ana: Person, ben: Person) -> None:
    office.wait(TWO_WEEKS)
    question = ana.sees("Is it still needed", where=ana.dm)
    takes(ben)
    ana.clicks("Still needed", on=question)
    assert "Taken by ben" in ana.sees("A colleague has taken it", where=ana.dm).says


def test_two_replicas_ask_and_tell_once(office: Office, ana: Person, ben: Person) -> None:
    with office.replica() as other:
        office.slack.clock.move(TWO_WEEKS)
        other.tick()
        office.tick()
        assert sum("Is it still needed" in message.says for message in office.slack.posted(ana)) == 1
        meets(office, ben)
        office.tick()
        other.tick()
        assert len(news(office, ana)) == 1
