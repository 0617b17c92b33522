"""Customers' personal data stays with whoever typed it, in every message that somebody else sees."""

from local_slack import Person
from tests.support.office import Office, answer

NUMBER, ADDRESS, CARD, IBAN = "0151 23456789", "mia@acme.example", "4111 1111 1111 1111", "DE89 3704 0044 0532 0130 00"
SECRETS = ("23456789", "acme.example", "1111 1111", "0532 0130")
TOLD = "I'll hide the e-mail address and the phone number from colleagues."
LONG = " ".join(["and then we talked about the weather for quite a while"] * 15)


def seen_by(office: Office, person: Person) -> str:
    """All that stands before somebody: messages, those for them alone, a form with its choices, and App Home."""
    home, modal = person.opens_home(), person.modal
    told = [message.says for message in person.messages()]
    told += [view.says + "".join(view.choices) for view in (home, modal) if view]
    return "\n".join(told) + "".join(message.raw_text for message in office.shoutouts())


def leaked(office: Office, *people: Person) -> set[str]:
    """What they see of what somebody else typed and they may not see."""
    return {secret for person in people for secret in SECRETS if secret in seen_by(office, person)}


def record(person: Person, **more: str) -> None:
    """Record with the form, with personal data in every field that takes words."""
    person.types("/cx-help record")
    person.wait_for_modal()
    person.fills(
        {
            "text": f"called Mia back on {NUMBER}, {ADDRESS} {LONG}",
            "outcome": f"her card {CARD} works",
            "customer": f"Mia {IBAN}",
        }
        | more
    )
    person.submits()


def test_others_see_no_personal_data_of_what_was_recorded(
    office: Office, ana: Person, ben: Person, chidi: Person
) -> None:
    answer(ben, "me")
    answer(chidi, "me")
    record(ana)
    card = ana.wait_for_modal("Recorded").says
    assert all(secret in card for secret in SECRETS)
    assert "I'll hide the e-mail address, the phone number, the card number and the IBAN from colleagues" in card
    ana.closes()
    ben.types("/cx-help record")
    assert "[phone number], [e-mail address]" in "".join(ben.wait_for_modal().choices)
    assert not leaked(office, ben, chidi)
    ben.closes()
    office.go_to(27, "15:01")
    (post,) = office.shoutouts()
    assert "called Mia back on [phone number], [e-mail address]" in post.says
    for button, title in (("Read it all", None), ("I'll do one like this", "I'll do one like this")):
        ben.clicks(button, on=post)
        assert "[phone number]" in ben.wait_for_modal(title).says
        assert not leaked(office, ben, chidi)
        if title is None:
            ben.closes()
    ben.fills({"plan": "If a customer waits, then I'll call"})
    ben.submits()
    assert "[phone number]" in ben.wait_for_modal("A good plan").says
    assert not leaked(office, ben, chidi)
    ben.closes()
    ben.clicks("I noticed", on=post)
    ben.sees("You noticed", where="#cx")
    office.go_to(30, "9:31")
    offered = "".join(answer(person, "").says for person in (ben, chidi) for _ in range(6))
    assert not [secret for secret in SECRETS if secret in offered]
    assert not leaked(office, ben, chidi)
    assert "23456789" in seen_by(office, ana)


def test_an_edit_says_what_is_hidden_and_the_post_follows_without_it(office: Office, ana: Person, ben: Person) -> None:
    answer(ana, "helped Mia")
    office.go_to(27, "15:01")
    ana.opens_home()
    for turn, opened in enumerate((ana.home, answer(ana, "me"))):
        ana.chooses("Edit", on=opened)
        ana.wait_for_modal("Edit this action")
        ana.fills({"text": f"called Mia on {NUMBER} or {ADDRESS}, {turn}"})
        ana.submits()
        assert TOLD in ana.wait_for_modal("Saved").says
        ana.closes()
    ana.sees(NUMBER)
    office.tick()
    (post,) = office.shoutouts()
    assert "called Mia on [phone number] or [e-mail address], 1" in post.says
    assert not leaked(office, ben)


def test_what_stays_private_or_has_nothing_to_hide_is_not_spoken_of(ana: Person) -> None:
    assert "I'll hide" not in answer(ana, "helped Mia on 2026-11-23 with order 12345678").says
    card = answer(ana, f"helped Mia on {NUMBER}, {ADDRESS}", where="#cx")
    assert TOLD in card.says
    ana.clicks("Keep private", on=card)
    assert "I'll hide" not in ana.sees("Private", where="#cx").says


def test_others_see_no_personal_data_of_a_need(office: Office, ana: Person, ben: Person, chidi: Person) -> None:
    answer(ben, "me")
    noted = answer(ana, f"need Mia waits for a call on {NUMBER}, {ADDRESS}")
    assert f"{TOLD} Whoever takes it can ask you." in noted.says
    assert NUMBER in noted.says
    ana.types("/cx-help needs")
    ana.clicks("Note a need", on=ana.sees("Noticed by you"))
    ana.wait_for_modal()
    ana.fills({"text": f"a card {CARD} fails", "customer": f"Mia, {IBAN}"})
    ana.submits()
    assert "I'll hide the card number and the IBAN" in ana.wait_for_modal("Noted").says
    ana.closes()
    listed = answer(ben, "needs")
    assert "Mia waits for a call on [phone number], [e-mail address]" in listed.says
    assert "a card [card number] fails" in listed.says
    assert "Mia, [IBAN]" in listed.says
    offered = "".join(answer(person, "").says for person in (ben, chidi) for _ in range(6))
    assert not [secret for secret in SECRETS if secret in offered]
    assert not leaked(office, ben, chidi)
    office.go_to(27, "15:01")
    assert "[phone number]" in office.shoutouts()[0].says
    ben.clicks("I'll take it", on=office.shoutouts()[0], nth=0)
    ben.clicks("Hand it back", on=ben.sees("It's yours", where="#cx"))
    ben.clicks("I'll take it", on=ben.sees("Handed back", where="#cx"))
    taken = ben.sees("It's yours", where="#cx")
    office.a_moment_later()
    ben.clicks("It's done", on=taken)
    ben.sees("Counted", where="#cx")
    assert "[phone number]" in answer(ben, "me").says
    assert not leaked(office, ben, chidi)
    office.go_to(30, "10:00")
    office.go_to(4, "15:01", month=12)
    assert NUMBER in ana.sees("met the need you noticed").says
    assert not leaked(office, ben, chidi)


def test_who_types_an_identity_number_or_spells_an_address_out_is_told_that_it_is_hidden(ana: Person) -> None:
    said = answer(ana, "helped Mia, SSN 536-22-1234, and wrote to john(dot)smith(at)acme(dot)com").says
    assert "I'll hide the e-mail address and the social security number from colleagues." in said


def test_who_types_numbers_of_other_sorts_is_told_nothing(ana: Person) -> None:
    said = answer(ana, "helped Mia with rate 2.7182818284, build 20261130-17 and the pin at 37.6188 101.694").says
    assert "I'll hide" not in said
