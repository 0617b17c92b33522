"""Needs: noted, listed, taken by one, handed back, met, dropped."""

from concurrent.futures import ThreadPoolExecutor

from local_slack import Person
from tests.support.office import Office, answer


def note(person: Person, text: str = "Acme waits for its contract") -> None:
    assert "Noted" in answer(person, f"need {text}").says


def status(office: Office) -> str:
    return str(office.row("SELECT status FROM needs")["status"])


def test_a_need_is_noted_and_listed_with_whom_noticed_it(ana: Person, ben: Person) -> None:
    note(ana)
    listed = answer(ben, "needs", where="#cx")
    assert listed.ephemeral
    assert "Acme waits" in listed.says
    assert "ana" in listed.says.casefold()
    assert listed.pings == ()


def test_need_alone_says_how_and_opens_the_form(office: Office, ana: Person) -> None:
    ana.clicks("Note a need", on=answer(ana, "need"))
    ana.wait_for_modal()
    ana.fills({"text": "Acme waits for its contract"})
    ana.submits()
    ana.wait_for_modal("Noted")
    assert status(office) == "open"


def test_a_list_without_needs_says_how_to_note_one(ana: Person) -> None:
    assert "/cx-help need" in answer(ana, "needs").says


def test_a_need_is_taken_and_handed_back(ana: Person, ben: Person, chidi: Person) -> None:
    note(ana)
    ben.clicks("I'll take it", on=answer(ben, "needs"))
    taken = ben.sees("It's yours")
    assert "Acme waits" not in answer(chidi, "needs").says
    assert "Taken by ben (Mon 23 Nov)" in answer(ana, "needs").says
    ben.clicks("Hand it back", on=taken)
    ben.sees("Handed back")
    assert "Acme waits" in answer(chidi, "needs").says
    assert "Taken by" not in answer(ana, "needs").says


def test_a_need_that_is_met_becomes_an_action(office: Office, ana: Person, ben: Person) -> None:
    note(ana)
    ben.clicks("I'll take it", on=answer(ben, "needs"))
    taken = ben.sees("It's yours")
    office.a_moment_later()
    ben.clicks("It's done", on=taken)
    assert "Met the need: “Acme waits for its contract”" in ben.sees("Counted").says
    action = office.row("SELECT id, kind, source, own_words FROM actions")
    assert (action["kind"], action["source"], action["own_words"]) == ("solve", "need", 0)
    need = office.row("SELECT status, met_action_id FROM needs")
    assert need == {"status": "met", "met_action_id": action["id"]}


def test_undoing_what_met_a_need_gives_the_need_back(office: Office, ana: Person) -> None:
    note(ana)
    ana.clicks("I'll take it", on=answer(ana, "needs"))
    taken = ana.sees("It's yours")
    office.a_moment_later()
    ana.clicks("It's done", on=taken)
    ana.clicks("Undo", on=ana.sees("Counted"))
    ana.sees("goes back to how it was")
    assert status(office) == "taken"
    ana.clicks("It's done", on=answer(ana, "needs"))
    office.slack.wait_until(lambda: status(office) == "met")
    assert len(office.rows("SELECT id FROM actions WHERE undone_at IS NULL")) == 1


def test_it_is_done_clicked_twice_records_once(office: Office, ana: Person) -> None:
    note(ana)
    ana.clicks("I'll take it", on=answer(ana, "needs"))
    taken = ana.sees("It's yours")
    office.a_moment_later()
    assert ana.clicks("It's done", on=taken, times=2).ok
    ana.sees("Counted")
    assert len(office.rows("SELECT id FROM actions")) == 1


def test_a_double_click_on_take_it_does_not_say_that_it_is_done(office: Office, ana: Person) -> None:
    note(ana)
    ana.clicks("I'll take it", on=answer(ana, "needs"))
    ana.clicks("It's done", on=ana.sees("It's yours"))
    assert status(office) == "taken"
    assert office.rows("SELECT id FROM actions") == []


def test_of_two_who_take_a_need_at_once_one_gets_it_and_the_other_is_told(
    office: Office, ana: Person, ben: Person, chidi: Person
) -> None:
    note(ana)
    lists = {ben: answer(ben, "needs"), chidi: answer(chidi, "needs")}
    with ThreadPoolExecutor() as pool:
        clicks = list(pool.map(lambda who: who.clicks("I'll take it", on=lists[who]), lists))
    assert all(click.ok for click in clicks)
    told = "It's yours|taken this one|moment faster"
    answers = [ben.sees(told).says, chidi.sees(told).says]
    assert sum("It's yours" in each for each in answers) == 1
    assert status(office) == "taken"


def test_only_the_one_who_has_a_need_can_meet_it_or_hand_it_back(
    office: Office, ana: Person, ben: Person, chidi: Person
) -> None:
    note(ana)
    ben.clicks("I'll take it", on=answer(ben, "needs"))
    bens = ben.sees("It's yours")
    ben.clicks("Hand it back", on=bens)
    ben.sees("Handed back")
    chidi.clicks("I'll take it", on=answer(chidi, "needs"))
    chidi.sees("It's yours")
    ben.clicks("I'll take it", on=ben.sees("Handed back"))
    assert "Acme waits" not in ben.sees("taken this one").says
    assert office.row("SELECT slack_id FROM people p JOIN needs n ON n.taken_by = p.id") == {"slack_id": chidi.id}
    assert office.rows("SELECT id FROM actions") == []


def test_the_one_who_noticed_a_need_drops_it(office: Office, ana: Person, ben: Person) -> None:
    note(ana)
    old = answer(ben, "needs")
    assert "No longer needed" not in old.buttons
    ana.clicks("No longer needed", on=answer(ana, "needs"))
    ana.sees("Off the list")
    ben.clicks("I'll take it", on=old)
    ben.sees("no longer needed")
    assert status(office) == "dropped"


def test_what_was_done_about_a_need_that_is_no_longer_needed_is_recorded_all_the_same(
    office: Office, ana: Person, ben: Person
) -> None:
    note(ana)
    old = answer(ana, "needs")
    ben.clicks("I'll take it", on=answer(ben, "needs"))
    bens = ben.sees("It's yours")
    ana.clicks("No longer needed", on=old)
    ana.sees("Off the list")
    office.a_moment_later()
    ben.clicks("It's done", on=bens)
    ben.sees("Counted")
    assert status(office) == "met"


def test_needs_come_in_pages_the_oldest_first(ana: Person, ben: Person) -> None:
    for number in range(1, 11):
        note(ana, f"customer {number:02} waits")
    first = answer(ben, "needs")
    assert "customer 01" in first.says
    assert "customer 09" not in first.says
    ben.clicks("Newer", on=first)
    second = ben.sees("Page 2 of 2")
    assert "customer 10" in second.says
    ben.clicks("Older", on=second)
    ben.sees("Page 1 of 2")


def test_a_need_is_kept_as_it_was_typed(office: Office, ana: Person) -> None:
    typed = 'Acme\'s "big" `order`\nsays <!channel> & 🎉 مرحبا'
    note(ana, typed)
    assert office.row("SELECT text FROM needs") == {"text": typed}


def test_a_form_for_a_need_that_is_sent_twice_notes_it_once(office: Office, ana: Person) -> None:
    ana.clicks("Note a need", on=answer(ana, "need"))
    ana.wait_for_modal()
    ana.fills({"text": "Acme waits for its contract"})
    ana.submits()
    ana.submits_again()
    assert len(office.rows("SELECT id FROM needs")) == 1


def test_what_somebody_types_may_meet_the_need_that_they_took(office: Office, ana: Person, ben: Person) -> None:
    note(ana, "Mr Brown is waiting for a call back")
    ben.clicks("I'll take it", on=answer(ben, "needs"))
    ben.sees("It's yours")
    office.a_moment_later()
    card = answer(ben, "called Mr Brown back")
    assert "Did this meet the need “Mr Brown is waiting for a call back”?" in card.says
    assert status(office) == "taken"
    ben.clicks("It's done", on=card)
    assert "Did this meet" not in ben.sees("✓ Need met: “called Mr Brown back”").says
    assert (status(office), len(office.rows("SELECT id FROM actions"))) == ("met", 1)
    ben.clicks("Undo", on=ben.sees("✓ Need met"))
    ben.sees("The need goes back to how it was.")
    assert status(office) == "taken"


def test_needs_that_one_took_are_listed_with_ones_own_history(office: Office, ana: Person, ben: Person) -> None:
    for text in ("Mr Brown is waiting for a call back", "Acme waits for its contract"):
        note(ana, text)
        ben.clicks("I'll take it", on=answer(ben, "needs"))
        ben.sees(f"It's yours now, thank you. Click *It's done* when you're done, and I'll record it.\n“{text}”")
        office.a_moment_later()
    listed = answer(ben, "me")
    assert "Needs taken by you\n“Mr Brown is waiting for a call back”" in listed.says
    assert listed.buttons == ("It's done", "Hand it back", "It's done", "Hand it back", "Record it")
    ben.clicks("It's done", on=listed, nth=0)
    ben.sees("Met the need: “Mr Brown is waiting for a call back”")
    assert "Mr Brown" not in ben.sees("Needs taken by you\n“Acme waits").says.partition("What you did")[0]
    ben.clicks("Hand it back", on=ben.sees("Needs taken by you"))
    ben.sees("✓ Handed back.")
    office.slack.wait_until(lambda: "Needs taken by you" not in ben.sees("What you did for customers").says)
