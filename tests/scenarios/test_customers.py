"""`/cx-help customer Acme`: what is known of a customer, as people meet it in Slack."""

from local_slack import Person
from tests.support.office import Office, answer


def record(person: Person, text: str, customer: str, *, private: bool = False) -> None:
    """Record with the form."""
    person.types("/cx-help record")
    person.wait_for_modal()
    person.fills({"text": text, "customer": customer} | ({"shared": []} if private else {}))
    person.submits()
    person.wait_for_modal("Recorded")
    person.closes()


def note(person: Person, text: str, customer: str) -> None:
    """Note a need with the form."""
    person.clicks("Note a need", on=answer(person, "need"))
    person.wait_for_modal()
    person.fills({"text": text, "customer": customer})
    person.submits()
    person.wait_for_modal("Noted")
    person.closes()


def home_says(person: Person, words: str) -> bool:
    return person.home is not None and words in person.home.says


def test_a_customer_is_shown_to_the_person_alone_with_needs_to_take(
    office: Office, ana: Person, ben: Person, chidi: Person
) -> None:
    record(ana, "found the lost invoice", "Acme Ltd")
    note(ben, "waits for its contract", "ACME")
    shown = answer(chidi, "customer acme", where="#cx")
    assert shown.ephemeral
    assert shown.pings == ()
    for words in ("Recently helped by ana", "found the lost invoice", "waits for its contract", "Noticed by ben"):
        assert words in shown.says
    chidi.clicks("I'll take it", on=shown)
    chidi.sees("It's yours")
    assert office.row("SELECT status FROM needs") == {"status": "taken"}


def test_a_typo_finds_and_several_names_are_a_choice(ana: Person, ben: Person) -> None:
    record(ana, "found the lost invoice", "Acme Foods")
    assert "This is the closest name" in answer(ben, "customer Acme Fodos").says
    record(ana, "moved the date", "Acme Steel")
    asked = answer(ben, "customer Acme")
    assert "Which one do you mean" in asked.says
    ben.clicks("Acme Steel", on=asked)
    ben.sees("moved the date")


def test_a_story_that_only_mentions_a_customer_is_found_with_a_slip_and_another_title(ana: Person, ben: Person) -> None:
    answer(ana, "helped Mrs Bello find her parcel")
    answer(ana, "helped a man look below the counter")
    exact = answer(ben, "customer Mrs Bello").says
    assert "Nothing is linked to Mrs Bello. These stories mention Mrs Bello:" in exact
    for asked in ("Mrs Belo", "Ms Belo", "Ms Bello"):
        found = answer(ben, f"customer {asked}").says
        assert f"These stories mention {asked} or a similar name:" in found
        assert "find her parcel" in found
        assert "below the counter" not in found
    record(ana, "sent it by courier", "Mrs Bello")
    for asked in ("Mrs Belo", "Dr Bello"):
        assert "This is the closest name" in answer(ben, f"customer {asked}").says
    assert "closest" not in answer(ben, "customer Mrs Bello").says


def test_a_customer_whom_nobody_knows_is_said_so_and_what_was_typed_is_given_back(office: Office, ana: Person) -> None:
    shown = answer(ana, "customer Acme Foods")
    assert "“Acme Foods”" in shown.says
    assert office.rows("SELECT id FROM actions") == []
    ana.clicks("Note a need", on=shown)
    assert ana.wait_for_modal().title == "Note a need"


def test_a_private_action_is_seen_by_nobody_not_even_on_ones_own_page(ana: Person, ben: Person) -> None:
    record(ana, "calmed the owner down", "Acme", private=True)
    for person in (ana, ben):
        shown = answer(person, "customer Acme")
        assert "calmed" not in shown.says
        assert "found nothing" in shown.says


def test_the_customer_of_an_action_comes_from_its_text_by_one_click(office: Office, ana: Person, ben: Person) -> None:
    card = answer(ana, "fixed the double booking for Acme.")
    assert "For Acme?" in card.says
    assert office.row("SELECT customer FROM actions") == {"customer": None}
    assert ana.clicks("Yes, for Acme", on=card, times=2).ok
    assert "Customer: Acme" in ana.sees("Customer: Acme").says
    assert "For Acme?" not in ana.sees("Customer: Acme").says
    assert office.row("SELECT customer, customer_key FROM actions") == {"customer": "Acme", "customer_key": "acme"}
    assert "double booking" in answer(ben, "customer: ACME GmbH").says


def test_the_customer_of_a_need_comes_from_its_text_by_one_click(ana: Person, ben: Person) -> None:
    card = answer(ana, "need Acme is waiting for a copy of its contract")
    ana.clicks("Yes, for Acme", on=card, times=2)
    assert "For Acme?" not in ana.sees("Customer: Acme").says
    shown = answer(ben, "customer acme")
    assert "copy of its contract" in shown.says
    assert "I'll take it" in shown.buttons


def test_a_taken_need_that_only_names_a_customer_in_its_text_is_found(ana: Person, ben: Person, chidi: Person) -> None:
    answer(ana, "need Mr Brown is waiting for a call back")
    ben.clicks("I'll take it", on=answer(ben, "needs"))
    ben.sees("It's yours")
    for person, taken in (
        (ana, "Taken by ben (Mon 23 Nov)."),
        (ben, "Taken by you."),
        (chidi, "Taken by a colleague."),
    ):
        found = answer(person, "customer Mr Brown")
        assert "“Mr Brown is waiting for a call back”" in found.says
        assert taken in found.says
        assert "I'll take it" not in found.buttons


def test_home_shows_the_customers_of_ones_own_last_actions(office: Office, ana: Person, ben: Person) -> None:
    record(ana, "found the lost invoice", "Acme")
    record(ana, "moved the date", "Globex")
    note(ben, "waits for its contract", "Acme")
    assert "Your customers" in ana.opens_home().says
    ana.clicks("Acme", on=ana.home)
    view = ana.wait_for_modal("Customer")
    assert "found the lost invoice" in view.says
    ana.clicks("I'll take it", on=view)
    office.slack.wait_until(lambda: home_says(ana, "Taken by you"))
    ana.closes()
    assert "Your customers" not in ben.opens_home().says


def test_a_similar_name_is_one_click_from_the_page_wherever_it_is(office: Office, ana: Person) -> None:
    record(ana, "found the lost invoice", "Acme Foods")
    record(ana, "moved the date", "Acme")
    ana.opens_home()
    ana.clicks("customer.show:0", on=ana.home)
    ana.clicks("Acme Foods", on=ana.wait_for_modal("Customer"))
    office.slack.wait_until(lambda: ana.modal is not None and "lost invoice" in ana.modal.says)
    assert ana.modal is not None
    assert ana.modal.title == "Customer"


def test_customer_alone_asks_which(ana: Person) -> None:
    assert "/cx-help customer Acme" in answer(ana, "customer").says
    record(ana, "moved the date", "Globex")
    asked = answer(ana, "customers")
    ana.clicks("Globex", on=asked)
    ana.sees("moved the date")
