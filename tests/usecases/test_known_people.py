"""What one process remembers of the people it has read."""

from bot.usecases.known_people import Known, KnownPeople


def test_the_process_remembers_the_people_it_read_last_and_no_more_than_its_limit() -> None:
    known = KnownPeople(most=2)
    for slack_id in ("U1", "U2", "U1", "U3"):
        known.note("T1", slack_id, Known(profile=True, home=slack_id == "U1"))
    assert known.find("T1", "U1") == Known(profile=True, home=True)
    assert known.find("T1", "U2") is None
    assert known.find("T2", "U1") is None


def test_a_later_reading_replaces_an_earlier_one() -> None:
    known = KnownPeople()
    known.note("T1", "U1", Known(profile=False, home=False))
    known.note("T1", "U1", Known(profile=True, home=True))
    assert known.find("T1", "U1") == Known(profile=True, home=True)
