"""What a nudge offers besides ideas, answered with the buttons that it has."""

from datetime import UTC, datetime, timedelta

import pytest

from local_slack import Person, SeenMessage
from tests.support.edits import SHOWN
from tests.support.nudging import answered, nudge_of, wants_only
from tests.support.office import AN_IDEA, Office, answer


@pytest.fixture
def need(office: Office, ana: Person, ben: Person) -> SeenMessage:
    """A nudge that offers Ana the need that Ben noticed."""
    office.enrol(ana)
    wants_only(office, ana, "need")
    answer(ben, "need Acme waits for its <!channel> contract")
    return nudge_of(office, ana, 23)


def test_an_offered_need_is_taken_in_its_place(office: Office, ana: Person, need: SeenMessage) -> None:
    assert need.buttons == ("I'll take it", "I did it", "Another idea", "Not today")
    assert "Someone could use a hand" in need.says
    assert "ben noticed it today." in need.says
    assert need.pings == ()
    assert ana.clicks("I'll take it", on=need).ok
    ana.sees("It's yours now", where=ana.dm)
    assert answered(office) == "took_it"
    assert office.row("SELECT status FROM needs") == {"status": "taken"}
    wants_only(office, ana, "idea")
    assert AN_IDEA in nudge_of(office, ana, 24).says


def test_an_offered_need_is_met_in_one_click(office: Office, ana: Person, need: SeenMessage) -> None:
    assert ana.clicks("I did it", on=need, times=2).ok
    assert "Add a line" in ana.sees("Counted", where=ana.dm).buttons
    assert answered(office) == "did_it"
    assert office.row("SELECT status FROM needs") == {"status": "met"}
    assert office.row("SELECT source FROM actions") == {"source": "need"}


@pytest.mark.parametrize("button", ["I did it", "I'll take it"])
def test_a_need_that_a_colleague_took_after_the_nudge_says_so_in_its_place(
    office: Office, ana: Person, chidi: Person, need: SeenMessage, button: str
) -> None:
    chidi.clicks("I'll take it", on=answer(chidi, "needs"))
    chidi.sees("It's yours now")
    ana.clicks(button, on=need)
    said = ana.sees("A colleague has already taken this one", where=ana.dm)
    assert (said.ephemeral, said.ts, said.buttons) == (False, need.ts, ("Another idea",))
    assert answered(office) == ("did_it" if button == "I did it" else "took_it")


def test_a_story_that_is_taken_back_goes_from_the_nudge_that_shows_it(office: Office, ana: Person, ben: Person) -> None:
    answer(ben, "delighted Mr Li with a card")
    office.go_to(27, "15:01")
    office.enrol(ana)
    wants_only(office, ana, "story")
    nudge = nudge_of(office, ana, 30)
    assert nudge.buttons == ("I'll do one like this", "Another idea", "Not today")
    assert "Could you do something like this?" in nudge.says
    assert "ben: “delighted Mr Li with a card”" in nudge.says
    ben.clicks("Undo", on=answer(ben, "me"))
    office.slack.wait_until(lambda: office.rows("SELECT id FROM actions WHERE undone_at IS NOT NULL"))
    office.slack.faults.drop_after("chat.update")
    for _ in range(3):
        office.wait(timedelta(minutes=6))
    [shown] = [message for message in office.slack.posted(ana) if message.ts == nudge.ts]
    assert "Mr Li" not in shown.says
    assert "no longer available" in shown.says
    assert office.edits("nudge") == [SHOWN]
    ana.clicks("Another idea", on=shown)
    office.slack.wait_until(lambda: office.nudges(ana))


def test_a_story_of_who_leaves_the_company_goes_from_the_nudge_that_shows_it(
    office: Office, ana: Person, ben: Person
) -> None:
    answer(ben, "delighted Mr Li with a card")
    office.go_to(27, "15:01")
    office.enrol(ana)
    wants_only(office, ana, "story")
    nudge = nudge_of(office, ana, 30)
    assert nudge.buttons == ("I'll do one like this", "Another idea", "Not today")
    assert "Could you do something like this?" in nudge.says
    assert "ben: “delighted Mr Li with a card”" in nudge.says
    office.slack.deactivate(ben)
    office.slack.wait_until(lambda: office.edits("nudge"))
    office.tick()
    [shown] = [message for message in office.slack.posted(ana) if message.ts == nudge.ts]
    assert "Mr Li" not in shown.says
    assert "no longer available" in shown.says


def test_a_long_need_is_cut_in_the_nudge_and_read_whole_in_a_view(office: Office, ana: Person, ben: Person) -> None:
    office.enrol(ana)
    wants_only(office, ana, "need")
    answer(ben, f"need Acme waits for {'a copy of ' * 60}its contract")
    nudge = nudge_of(office, ana, 23)
    assert nudge.buttons == ("Read it all", "I'll take it", "I did it", "Another idea", "Not today")
    assert "its contract" not in nudge.says
    ana.clicks("Read it all", on=nudge)
    assert "its contract" in str(ana.wait_for_modal("All of it"))
    answer(ben, "needs")
    ben.clicks("No longer needed", on=ben.messages()[-1])
    office.slack.wait_until(lambda: office.row("SELECT status FROM needs") == {"status": "dropped"})
    ana.clicks("Read it all", on=nudge)
    ana.sees("This need is no longer open", where=ana.dm)


def test_the_reason_for_a_need_is_dropped_when_what_it_tells_of_is_undone(
    office: Office, ana: Person, ben: Person
) -> None:
    ana.types("/cx-help record")
    ana.wait_for_modal()
    ana.fills({"text": "sent the invoice again", "kind": "Helped", "customer": "Acme"})
    ana.submits()
    office.enrol(ana)
    wants_only(office, ana, "need")
    ben.clicks("Note a need", on=answer(ben, ""))
    ben.wait_for_modal()
    ben.fills({"text": "waits for its contract", "customer": "acme"})
    ben.submits()
    nudge = nudge_of(office, ana, 24)
    assert "You helped acme yesterday." in nudge.says
    ana.clicks("Undo", on=answer(ana, "me"))
    office.slack.wait_until(lambda: office.edits("nudge"))
    office.tick()
    [shown] = [message for message in office.slack.posted(ana) if message.ts == nudge.ts]
    assert "For acme. ben noticed it yesterday." in shown.says
    assert "You helped" not in shown.says


def test_a_need_that_has_slept_for_a_week_is_asked_about_and_handed_back(
    office: Office, ana: Person, ben: Person
) -> None:
    answer(ben, "need Acme waits for its contract")
    ana.clicks("I'll take it", on=answer(ana, "needs"))
    ana.sees("It's yours now")
    office.enrol(ana)
    wants_only(office, ana, "follow_up")
    nudge = nudge_of(office, ana, 30)
    assert "A week ago" in nudge.says
    assert nudge.buttons == ("It's done", "Hand it back", "Another idea", "Not today")
    ana.clicks("Hand it back", on=nudge)
    ana.sees("Handed back", where=ana.dm)
    assert answered(office) == "handed_back"


def test_what_one_did_is_followed_up_with_a_word(office: Office, ana: Person) -> None:
    office.enrol(ana)
    answer(ana, "helped Ms Okafor with her invoice")
    wants_only(office, ana, "follow_up")
    nudge = nudge_of(office, ana, 1, month=12)
    assert "Eight days ago you wrote" in nudge.says
    assert "Ms Okafor" in nudge.says
    ana.clicks("I did it", on=nudge)
    ana.sees("Followed up", where=ana.dm)
    assert office.rows("SELECT source FROM actions ORDER BY id")[-1] == {"source": "follow_up"}
    assert answered(office) == "did_it"


def test_each_plan_is_asked_about_once_before_anything_else_also_after_a_long_pause(
    office: Office, ana: Person, ben: Person
) -> None:
    office.enrol(ana)
    office.go_to(23, "09:31")
    for customer in ("Li", "Weber", "Okafor"):
        answer(ben, f"need Ms {customer} waits for a call back")
        planned = answer(ana, f"I'll call Mr {customer} on Monday about his boxes")
        assert "I'll check in once, with your first nudge after a week." in planned.says
        ana.clicks("I'll do this", on=planned)
        ana.sees(f"Your plan: “I'll call Mr {customer}")
    asks = []
    answer(ana, "pause from 30 Nov until 31 Dec")
    for month, day in ((11, 27), (12, 31), (1, 1), (1, 4), (1, 5), (1, 6)):
        office.slack.clock.move_to(datetime(2027 if month == 1 else 2026, month, day, 8, 31, tzinfo=UTC))
        office.tick()
        newest = office.nudges(ana)[-1].says
        asks.append(next((each for each in ("Li", "Weber", "Okafor") if f"I'll call Mr {each}" in newest), "-"))
    assert asks[0] == asks[-1] == "-"
    assert sorted(asks[1:4]) == ["Li", "Okafor", "Weber"]


def test_a_story_is_promised_asked_about_once_and_done(office: Office, ana: Person, ben: Person) -> None:
    answer(ben, "delighted a customer with a card")
    office.go_to(27, "15:01")
    assert len(office.shoutouts()) == 1
    office.enrol(ana)
    wants_only(office, ana, "story")
    nudge = nudge_of(office, ana, 30)
    assert "delighted a customer with a card" in nudge.says
    ana.clicks("I'll do one like this", on=nudge)
    ana.wait_for_modal()
    ana.fills({"plan": "If a customer moves house, then I'll send a card"})
    ana.submits()
    office.slack.wait_until(lambda: answered(office) == "promised")
    instead = ana.sees("Saved: you'll do one like ben's", where=ana.dm)
    assert (instead.ts, instead.buttons) == (nudge.ts, ("I did it", "Undo"))
    assert "Your plan: “If a customer moves house, then I'll send a card”" in instead.says
    wants_only(office, ana, "follow_up")
    asked = nudge_of(office, ana, 7, month=12)
    assert "You said you'd do one like ben's" in asked.says
    assert "then I'll send a card" in asked.says
    office.go_to(8, "09:31", month=12)
    assert [each.ts for each in office.nudges(ana) if "You said" in each.says] == [asked.ts]
    ana.clicks("I did it", on=asked)
    ana.clicks("Add a line", on=ana.sees("(?s)Counted.*Send a card", where=ana.dm))
    [field] = ana.wait_for_modal("In your own words").blocks
    assert field["element"]["initial_value"] == "Send a card"
    ana.fills({"text": "sent Mr Li a card for his new home"})
    assert ana.submits().closed
    ana.sees("(?s)Recorded.*sent Mr Li a card", where=ana.dm)
    assert office.row("SELECT kept_action_id IS NOT NULL AS kept FROM promises") == {"kept": 1}
