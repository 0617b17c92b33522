"""App Home: everything of one's own, and every button on it."""

from local_slack import Person
from tests.support.office import Office, answer


def home_says(person: Person, words: str) -> bool:
    return person.home is not None and words in person.home.says


def test_home_shows_an_idea_history_needs_the_team_and_nudges(ana: Person, ben: Person) -> None:
    answer(ana, "helped Ms Okafor find her invoice")
    answer(ben, "need Acme waits for its contract")
    shown = ana.opens_home().says
    for words in ("Record it", "Ms Okafor", "Acme waits", "What we did together", "nudges are off"):
        assert words in shown


def test_home_keeps_its_idea_until_another_is_asked_for(office: Office, ana: Person) -> None:
    before = ana.opens_home().says
    idea = next(line for line in before.splitlines() if line.startswith("If "))
    assert idea in ana.opens_home().says
    ana.clicks("Another idea", on=ana.home)
    office.slack.wait_until(lambda: ana.home is not None and idea not in ana.home.says)


def test_the_idea_on_home_is_recorded_in_one_click(office: Office, ana: Person) -> None:
    assert ana.clicks("I did it", on=ana.opens_home(), times=2).ok
    office.slack.wait_until(lambda: home_says(ana, "Mon 23 Nov 2026"))
    assert len(office.rows("SELECT id FROM actions")) == 1


def test_recording_from_home_shows_there(office: Office, ana: Person) -> None:
    ana.clicks("Record it", on=ana.opens_home())
    ana.wait_for_modal()
    ana.fills({"text": "helped Ms Okafor"})
    ana.submits()
    office.slack.wait_until(lambda: home_says(ana, "Ms Okafor"))


def test_a_need_noted_from_home_shows_there_and_is_taken_there(office: Office, ana: Person) -> None:
    ana.clicks("Note a need", on=ana.opens_home())
    ana.wait_for_modal()
    ana.fills({"text": "Acme waits"})
    ana.submits()
    office.slack.wait_until(lambda: home_says(ana, "Acme waits"))
    ana.closes()
    ana.clicks("I'll take it", on=ana.home)
    office.slack.wait_until(lambda: home_says(ana, "Taken by you"))
    ana.clicks("It's done", on=ana.home)
    office.slack.wait_until(lambda: home_says(ana, "Met the need: “Acme waits”") and not home_says(ana, "Taken by you"))


def test_an_action_is_edited_from_home(office: Office, ana: Person) -> None:
    answer(ana, "helped Ms Okafor")
    ana.clicks("Edit", on=ana.opens_home())
    ana.wait_for_modal()
    ana.fills({"text": "helped Mr Okafor"})
    assert ana.submits().closed
    office.slack.wait_until(lambda: home_says(ana, "Mr Okafor"))


def test_an_action_is_undone_and_kept_private_on_home(office: Office, ana: Person) -> None:
    answer(ana, "helped Ms Okafor")
    ana.clicks("Keep private", on=ana.opens_home())
    office.slack.wait_until(lambda: home_says(ana, ", private"))
    ana.clicks("Undo", on=ana.home)
    office.slack.wait_until(lambda: not home_says(ana, "Okafor"))


def test_the_history_is_turned_on_home_and_stays_on_its_page(office: Office, ana: Person) -> None:
    for number in range(1, 13):
        answer(ana, f"helped customer {number:02} with an order")
    ana.clicks("Older", on=ana.opens_home())
    office.slack.wait_until(lambda: home_says(ana, "Page 2 of 3"))
    assert home_says(ana, "customer 07")
    ana.clicks("Keep private", on=ana.home, nth=0)
    office.slack.wait_until(lambda: home_says(ana, ", private"))
    assert home_says(ana, "Page 2 of 3")
    ana.clicks("Newer", on=ana.home)
    office.slack.wait_until(lambda: home_says(ana, "customer 12"))


def test_a_page_that_is_gone_gives_the_last_there_is(office: Office, ana: Person) -> None:
    for number in range(1, 7):
        answer(ana, f"helped customer {number:02} with an order")
    ana.clicks("Older", on=ana.opens_home())
    office.slack.wait_until(lambda: home_says(ana, "Page 2 of 2"))
    ana.clicks("Undo", on=ana.home)
    office.slack.wait_until(lambda: home_says(ana, "customer 06") and not home_says(ana, "Page"))


def test_home_is_right_again_after_a_command_and_a_click_elsewhere(office: Office, ana: Person) -> None:
    ana.opens_home()
    recorded = answer(ana, "helped Ms Okafor")
    office.slack.wait_until(lambda: home_says(ana, "Ms Okafor"))
    ana.clicks("Undo", on=recorded)
    office.slack.wait_until(lambda: not home_says(ana, "Ms Okafor"))
    answer(ana, "nudge at 8:15")
    office.slack.wait_until(lambda: home_says(ana, "08:15"))


def test_home_is_right_again_after_a_form_from_elsewhere(office: Office, ana: Person) -> None:
    ana.opens_home()
    ana.uses_shortcut("record_action")
    ana.wait_for_modal()
    ana.fills({"text": "helped Ms Okafor"})
    ana.submits()
    office.slack.wait_until(lambda: home_says(ana, "Ms Okafor"))


def test_home_follows_a_move_to_another_zone(office: Office, ana: Person) -> None:
    office.enrol(ana)
    ana.opens_home()
    office.slack.change_zone(ana, "Asia/Tokyo")
    office.slack.wait_until(lambda: home_says(ana, "Asia/Tokyo"))


def test_who_has_never_opened_home_gets_none(office: Office, ana: Person) -> None:
    ana.clicks("Undo", on=answer(ana, "helped Ms Okafor"))
    answer(ana, "nudge at 8:15")
    office.stop()
    assert office.slack.calls("views.publish") == []
    office.start()


def test_the_whole_history_opens_from_home_with_pages_and_edit(office: Office, ana: Person) -> None:
    for number in range(1, 11):
        answer(ana, f"helped customer {number:02} with an order")
    ana.clicks("history.page:all", on=ana.opens_home())
    assert "customer 03" in ana.wait_for_modal().says
    ana.clicks("Older")
    office.slack.wait_until(lambda: ana.modal is not None and "customer 01" in ana.modal.says)
    ana.clicks("Edit", nth=1)
    ana.wait_for_modal("Edit this action")
    ana.fills({"text": "helped Ms Okafor"})
    assert ana.submits().closed
    office.slack.wait_until(lambda: ana.modal is not None and "Ms Okafor" in ana.modal.says)


def test_all_needs_open_from_home(office: Office, ana: Person, ben: Person) -> None:
    for number in range(1, 8):
        answer(ben, f"need customer {number:02} waits")
    ana.clicks("needs.page:all", on=ana.opens_home())
    assert "customer 07" in ana.wait_for_modal().says
    ana.clicks("I'll take it", nth=0)
    office.slack.wait_until(lambda: ana.modal is not None and "It's yours" in ana.modal.says)


def test_settings_saved_from_home_show_there(office: Office, ana: Person) -> None:
    ana.clicks("Settings", on=ana.opens_home(), nth=1)
    ana.wait_for_modal("Settings")
    ana.fills({"at": "08:15", "team": "Billing & <Co>"})
    assert ana.submits().closed
    office.slack.wait_until(lambda: home_says(ana, "Billing & <Co>"))


def test_nudges_are_switched_on_from_home(office: Office, ana: Person) -> None:
    ana.clicks("Nudge me on workdays", on=ana.opens_home())
    office.slack.wait_until(lambda: home_says(ana, "09:30"))


def test_a_click_that_comes_too_late_is_explained_over_home(office: Office, ana: Person, ben: Person) -> None:
    answer(ana, "need Acme waits")
    old = ben.opens_home()
    ana.clicks("No longer needed", on=answer(ana, "needs"))
    assert ben.clicks("need.take:1", on=old).ok
    assert "no longer needed" in ben.wait_for_modal().says
    office.slack.wait_until(lambda: not home_says(ben, "Acme waits"))
