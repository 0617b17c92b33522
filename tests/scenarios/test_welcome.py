"""The welcome: once to each member of the channel, and to nobody else."""

from datetime import timedelta

from local_slack import Person
from tests.support.office import Office, answer


def welcomes(office: Office, person: Person) -> int:
    return sum("Nudge me on workdays" in message.buttons for message in office.slack.posted(person))


def test_each_member_is_welcomed_once_across_restarts(office: Office, ana: Person, ben: Person, chidi: Person) -> None:
    for _ in range(3):
        office.welcome()
        office.wait(timedelta(hours=25))
        office.restart()
    assert [welcomes(office, person) for person in (ana, ben, chidi)] == [1, 1, 1]


def test_who_joins_the_channel_later_is_welcomed_once(office: Office) -> None:
    office.welcome()
    dana = office.slack.add_person("dana", tz="America/New_York")
    office.slack.join(dana, "cx")
    office.slack.wait_until(lambda: office.rows("SELECT id FROM people WHERE slack_id = ? AND in_channel", dana.id))
    office.tick()
    assert welcomes(office, dana) == 1
    office.slack.leave(dana, "cx")
    office.slack.join(dana, "cx")
    office.slack.resend_last_event()
    office.tick()
    assert welcomes(office, dana) == 1


def test_bots_guests_and_the_deactivated_are_not_welcomed(office: Office) -> None:
    others = [
        office.slack.add_person("robot", bot=True),
        office.slack.add_person("guest", guest=True),
        office.slack.add_person("gone", deactivated=True),
    ]
    for person in others:
        office.slack.join(person, "cx")
    office.welcome()
    office.tick()
    assert [welcomes(office, person) for person in others] == [0, 0, 0]


def test_who_is_not_in_the_channel_is_not_welcomed(office: Office) -> None:
    dana = office.slack.add_person("dana")
    office.welcome()
    assert welcomes(office, dana) == 0


def test_the_welcome_enrols_in_one_click(office: Office, ana: Person) -> None:
    office.welcome()
    assert ana.clicks("Nudge me on workdays", times=2).ok
    ana.sees("09:30", where=ana.dm)
    assert welcomes(office, ana) == 0
    office.go_to(23, "09:31")
    assert len(office.nudges(ana)) == 1


def test_not_now_takes_no_for_an_answer(office: Office, ana: Person) -> None:
    office.welcome()
    assert ana.clicks("Not now", times=2).ok
    ana.sees("OK, no nudges", where=ana.dm)
    assert welcomes(office, ana) == 0
    office.go_to(23, "09:31")
    assert office.nudges(ana) == []


def test_nobody_is_nudged_who_did_not_ask(office: Office, ana: Person) -> None:
    office.welcome()
    office.go_to(23, "09:31")
    assert office.nudges(ana) == []


def test_the_first_recorded_action_offers_nudges_and_keeps_its_card(office: Office, ana: Person) -> None:
    card = answer(ana, "helped Ms Okafor", where="#cx")
    ana.clicks("Nudge me on workdays", on=card)
    ana.sees("09:30", where="#cx")
    assert "Nudge me on workdays" not in answer(ana, "helped Mr Li").buttons
    ana.clicks("Undo", on=card)
    ana.sees("Undone", where="#cx")
    assert office.row("SELECT enrolled_at FROM people")["enrolled_at"] is not None


def test_welcomes_that_the_messages_tab_kept_out_are_sent_when_it_is_on(office: Office) -> None:
    ana = office.slack.person("ana")
    office.slack.faults.fail("chat.postMessage", "messages_tab_disabled", times=3)
    office.welcome()
    ana.does_not_see("Nudge me on workdays", where=ana.dm)
    office.wait(timedelta(minutes=1))
    ana.sees("Nudge me on workdays", where=ana.dm)
