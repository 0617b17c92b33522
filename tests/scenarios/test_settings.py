"""`pause`, `resume`, `stop`, `nudge at`, `settings`: a person's nudges, their way."""

from datetime import time

import pytest

from local_slack import Person
from tests.support.office import AN_IDEA, Office, answer


def person_row(office: Office, person: Person) -> dict[str, object]:
    return office.row("SELECT * FROM people WHERE slack_id = ?", person.id)


@pytest.mark.parametrize("typed", ["resume", "nudge at 9:30"])
def test_asking_for_nudges_enrols_at_once(office: Office, ana: Person, typed: str) -> None:
    assert "Mon 23 Nov, 09:30" in answer(ana, typed).says
    office.go_to(23, "09:31")
    ana.sees(AN_IDEA, where=ana.dm)


def test_nudge_at_changes_the_time(office: Office, ana: Person) -> None:
    assert "14:45" in answer(ana, "nudge at 2:45pm").says
    office.go_to(23, "09:31")
    ana.does_not_see(AN_IDEA)
    office.go_to(23, "14:46")
    ana.sees(AN_IDEA, where=ana.dm)


@pytest.mark.parametrize(
    ("typed", "until"),
    [("pause", "2026-11-30"), ("pause 2 weeks", "2026-12-07"), ("pause until 7 Jan", "2027-01-07")],
)
def test_pause_says_until_when(office: Office, ana: Person, typed: str, until: str) -> None:
    office.enrol(ana)
    assert "Resume nudges" in answer(ana, typed).buttons
    assert person_row(office, ana)["paused_until"] == until


def test_a_pause_is_ended_with_its_button(office: Office, ana: Person) -> None:
    office.enrol(ana)
    ana.clicks("Resume nudges", on=answer(ana, "pause"))
    ana.sees("Your nudges are on")
    assert person_row(office, ana)["paused_until"] is None


def test_stop_ends_nudges_until_they_are_asked_for_again(office: Office, ana: Person) -> None:
    office.enrol(ana)
    stopped = answer(ana, "stop")
    assert person_row(office, ana)["next_nudge_at"] is None
    ana.clicks("Resume nudges", on=stopped)
    office.slack.wait_until(lambda: person_row(office, ana)["next_nudge_at"] is not None)


def test_a_time_that_cannot_be_read_is_asked_for_again(office: Office, ana: Person) -> None:
    reply = answer(ana, "nudge at 25:99")
    assert "25:99" in reply.says
    assert office.rows("SELECT id FROM people WHERE nudge_time IS NOT NULL") == []


def test_settings_begin_with_what_holds_and_are_saved(office: Office, ana: Person) -> None:
    office.enrol(ana)
    assert ana.types("/cx-help settings").error is None
    form = ana.wait_for_modal("Settings")
    assert form.state["at"]["at"]["selected_time"] == "09:30"
    ana.fills({"at": "10:15", "days": ["Mon", "Thu"], "team": "Billing", "shares": False})
    ana.submits()
    assert "Mon and Thu at 10:15" in ana.wait_for_modal("Saved").says
    row = person_row(office, ana)
    assert (row["team"], row["shares"], row["workdays"]) == ("Billing", 0, "03")
    assert "private" in answer(ana, "helped Ms Okafor").says.casefold()


def opens_settings(person: Person) -> None:
    assert person.types("/cx-help settings").error is None
    person.wait_for_modal("Settings")


def test_who_saves_the_form_as_it_is_goes_on_following_the_workspace(office: Office, ana: Person) -> None:
    office.enrol(ana)
    opens_settings(ana)
    office.restart(nudge_time=time(11))
    ana.fills({"team": "Billing"})
    assert ana.submits().errors == {}
    assert "at 11:00" in ana.wait_for_modal("Saved").says
    row = person_row(office, ana)
    assert [row[name] for name in ("nudge_time", "workdays", "shares", "country")] == [None] * 4


def test_a_country_with_its_region_is_chosen_and_taken_back(office: Office, ana: Person) -> None:
    office.restart(country="GB")
    opens_settings(ana)
    ana.fills({"country": "Germany", "region": "Bayern"})
    assert ana.submits().errors == {}
    assert "public holidays in Germany, Ba" in ana.wait_for_modal("Saved").says
    row = person_row(office, ana)
    assert (row["country"], row["region"]) == ("DE", "BY")
    ana.closes()
    opens_settings(ana)
    ana.fills({"country": "Same as the workspace (United Kingdom)", "region": None})
    assert ana.submits().errors == {}
    assert "public holidays in United Kingdom" in ana.wait_for_modal("Saved").says
    assert person_row(office, ana)["country"] is None


def test_a_region_of_another_country_is_refused_at_its_field(ana: Person) -> None:
    opens_settings(ana)
    ana.fills({"country": "United Kingdom", "region": "Scotland", "at": "10:10"})
    ana.fills({"country": "Germany"})
    errors = ana.submits().errors
    assert errors == {"region": "United Kingdom, Scotland isn't in Germany. Choose another region, or none."}
    assert ana.modal is not None
    assert ana.modal.state["at"]["at"]["selected_time"] == "10:10"


def test_countries_are_offered_by_name_other_name_and_code_while_one_types(office: Office, ana: Person) -> None:
    office.restart(country="GB")
    opens_settings(ana)
    assert ana.looks_up("", "country")[0] == "Same as the workspace (United Kingdom)"
    assert ana.looks_up("ger", "country")[0] == "Germany"
    for typed in ("Deutschland", "de", "Federal Republic of Germany"):
        assert ana.looks_up(typed, "country")[0] == "Germany"
    assert ana.looks_up("s. korea", "country")[0] == "South Korea"
    assert ana.looks_up("nirgends", "country") == ()


def test_regions_are_those_of_the_country_that_is_chosen(office: Office, ana: Person) -> None:
    office.restart(country="GB")
    opens_settings(ana)
    assert "Scotland" in ana.looks_up("", "region")
    assert ana.looks_up("n. ire", "region") == ("Northern Ireland",)
    ana.fills({"country": "Germany"})
    assert ana.looks_up("bav", "region") == ("Bayern",)
    ana.fills({"country": "Iceland"})
    assert ana.looks_up("", "region") == ()


def test_kinds_of_offer_are_left_out_but_not_all_of_them(office: Office, ana: Person) -> None:
    opens_settings(ana)
    ana.fills({"wanted": []})
    assert list(ana.submits().errors) == ["wanted"]
    ana.fills({"wanted": ["Ideas", "Follow-ups"]})
    assert ana.submits().errors == {}
    assert "Not suggested: customers' needs and colleagues' stories." in ana.wait_for_modal("Saved").says
    assert person_row(office, ana)["unwanted"] == "need story"


def test_more_of_a_kind_is_wished_for_and_taken_back(office: Office, ana: Person) -> None:
    opens_settings(ana)
    ana.fills({"more_of": "Delighting customers"})
    ana.submits()
    assert "More of: delighting customers." in ana.wait_for_modal("Saved").says
    assert person_row(office, ana)["more_of"] == "delight"
    ana.clicks("Settings")
    ana.wait_for_modal("Settings")
    ana.fills({"more_of": "A bit of everything"})
    ana.submits()
    assert "More of" not in ana.wait_for_modal("Saved").says
    assert person_row(office, ana)["more_of"] is None


@pytest.mark.parametrize(
    ("typed", "said", "column", "value"),
    [
        ("nudge weekly", "at most one a week", "cadence", "weekly"),
        ("nudge me twice a week", "at most two a week", "cadence", "twice_weekly"),
        ("nudge on Mon, Wed and Fri", "Mon, Wed and Fri at 09:30", "workdays", "024"),
    ],
)
def test_how_often_and_on_which_days_are_said_in_a_line(
    office: Office, ana: Person, typed: str, said: str, column: str, value: str
) -> None:
    assert said in answer(ana, typed).says
    assert person_row(office, ana)[column] == value


def test_nudges_on_no_day_are_refused_at_the_field(office: Office, ana: Person) -> None:
    office.enrol(ana)
    ana.types("/cx-help settings")
    ana.wait_for_modal("Settings")
    ana.fills({"days": []})
    assert list(ana.submits().errors) == ["days"]
    assert person_row(office, ana)["workdays"] is None


def test_settings_are_opened_again_from_the_form_that_saved_them(office: Office, ana: Person) -> None:
    office.enrol(ana)
    ana.types("/cx-help settings")
    ana.wait_for_modal("Settings")
    ana.submits()
    ana.wait_for_modal("Saved")
    ana.clicks("Settings")
    ana.wait_for_modal("Settings")


def test_switching_nudges_off_in_the_settings_stops_them(office: Office, ana: Person) -> None:
    office.enrol(ana)
    ana.types("/cx-help settings")
    ana.wait_for_modal("Settings")
    ana.fills({"nudged": "No nudges"})
    ana.submits()
    ana.wait_for_modal("Saved")
    assert person_row(office, ana)["next_nudge_at"] is None
    office.go_to(23, "09:31")
    ana.does_not_see(AN_IDEA)


@pytest.mark.parametrize("typed", ["no more nudges", "don't nudge me", "unsubscribe"])
def test_nudges_are_stopped_in_ones_own_words_and_nothing_is_recorded(office: Office, ana: Person, typed: str) -> None:
    office.enrol(ana)
    assert "nudges are off" in answer(ana, typed).says
    assert person_row(office, ana)["next_nudge_at"] is None
    assert office.rows("SELECT id FROM actions") == []


def test_fewer_nudges_are_asked_for_in_ones_own_words(office: Office, ana: Person) -> None:
    office.enrol(ana)
    assert "at most two a week" in answer(ana, "fewer nudges").says
