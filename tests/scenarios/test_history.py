"""`/cx-help me`: a person's own history, with edit, undo and sharing."""

from local_slack import Person, SeenMessage
from tests.support.office import Office, answer


def history(person: Person) -> SeenMessage:
    return answer(person, "me")


def record(person: Person, number: int) -> None:
    for each in range(1, number + 1):
        answer(person, f"helped customer number {each:02} with an order")


def test_an_empty_history_says_how_to_begin(ana: Person) -> None:
    empty = history(ana)
    assert empty.ephemeral
    assert "/cx-help" in empty.says
    ana.clicks("Record it", on=empty)
    ana.wait_for_modal()


def test_history_shows_ones_own_actions_alone_the_newest_first(ana: Person, ben: Person) -> None:
    answer(ben, "helped Ms Okafor find her invoice")
    record(ana, 2)
    shown = history(ana).says
    assert "Okafor" not in shown
    assert shown.index("number 02") < shown.index("number 01")


def test_history_comes_in_pages(ana: Person) -> None:
    record(ana, 17)
    first = history(ana)
    assert "number 17" in first.says
    assert "number 09" not in first.says
    ana.clicks("Older", on=first)
    second = ana.sees("Page 2 of 3")
    assert "number 09" in second.says
    assert "number 10" not in second.says
    ana.clicks("Older", on=second)
    last = ana.sees("Page 3 of 3")
    assert "number 01" in last.says
    assert "Older" not in last.buttons
    ana.clicks("Newer", on=last)
    assert "number 09" in ana.sees("Page 2 of 3").says


def test_an_action_is_undone_from_history(office: Office, ana: Person) -> None:
    record(ana, 2)
    ana.clicks("Undo", on=history(ana), nth=0)
    office.slack.wait_until(lambda: "number 02" not in ana.messages()[-1].says)
    assert "number 01" in ana.messages()[-1].says


def test_the_page_stays_after_an_undo_on_it(office: Office, ana: Person) -> None:
    record(ana, 10)
    ana.clicks("Older", on=history(ana))
    ana.clicks("Undo", on=ana.sees("Page 2 of 2"), nth=0)
    office.slack.wait_until(lambda: "number 02" not in ana.messages()[-1].says)
    assert "number 01" in ana.messages()[-1].says


def test_an_action_is_kept_private_and_shared_from_history(office: Office, ana: Person) -> None:
    record(ana, 1)
    ana.clicks("Keep private", on=history(ana))
    private = ana.sees(", private")
    assert office.row("SELECT shared FROM actions") == {"shared": 0}
    ana.clicks("Share", on=private)
    office.slack.wait_until(lambda: office.row("SELECT shared FROM actions") == {"shared": 1})


def test_an_action_is_edited_from_history(office: Office, ana: Person) -> None:
    record(ana, 2)
    ana.clicks("Edit", on=history(ana), nth=1)
    ana.fills({"text": "helped Ms Okafor find her invoice", "kind": "Solved"})
    assert ana.submits().closed
    shown = ana.sees("Okafor")
    assert "number 02" in shown.says
    assert "number 01" not in shown.says
    row = office.row("SELECT kind, kind_origin, edited_at FROM actions WHERE text LIKE '%Okafor%'")
    assert (row["kind"], row["kind_origin"]) == ("solve", "corrected")
    assert row["edited_at"] is not None


def test_what_was_undone_elsewhere_cannot_be_edited_from_an_old_list(ana: Person) -> None:
    card = answer(ana, "helped Ms Okafor find her invoice")
    old = history(ana)
    ana.clicks("Undo", on=card)
    ana.clicks("Edit", on=old)
    ana.sees("no longer in your history")
    assert ana.modal is None


def test_undoing_again_what_was_undone_elsewhere_shows_the_list_without_it(office: Office, ana: Person) -> None:
    record(ana, 1)
    card = answer(ana, "helped Ms Okafor find her invoice")
    old = history(ana)
    ana.clicks("Undo", on=card)
    office.slack.wait_until(lambda: office.rows("SELECT id FROM actions WHERE undone_at IS NOT NULL"))
    ana.clicks("Undo", on=old, nth=0)
    office.slack.wait_until(lambda: "1 action, " in ana.messages()[-1].says)
    assert "Okafor" not in ana.messages()[-1].says


def test_every_other_button_of_an_undone_action_says_that_it_is_gone(office: Office, ana: Person) -> None:
    card = answer(ana, "helped Ms Okafor find her invoice")
    old = history(ana)
    ana.clicks("Undo", on=card)
    for choice in ("Keep private", "Edit"):
        told = len(ana.messages())
        assert ana.clicks(choice, on=old).ok
        office.slack.wait_until(lambda told=told: len(ana.messages()) > told)  # type: ignore[misc]  # bound at once
        assert "no longer in your history" in ana.messages()[-1].says
