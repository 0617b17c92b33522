"""The workspace's settings in Slack: who may, what each field takes, and what holds after a restart."""

from datetime import time

import pytest

from local_slack import Person, SeenView
from tests.support.office import Office, answer

REFUSED = "Only admins can change the workspace settings."
CHANGE = "Workspace settings"


def workspace(office: Office) -> dict[str, object]:
    return office.row("SELECT * FROM workspaces")


def opens_form(office: Office, person: Person) -> SeenView:
    """An admin opens the form by the command."""
    office.slack.set_admin(person, admin=True)
    assert person.types("/cx-help workspace settings").error is None
    return person.wait_for_modal("Workspace settings")


def home_says(person: Person, words: str) -> bool:
    return person.home is not None and words in person.home.says


@pytest.mark.parametrize("typed", ["workspace settings", "admin settings", "team settings"])
def test_who_is_no_admin_is_told_who_may(ana: Person, typed: str) -> None:
    ana.types(f"/cx-help {typed}")
    ana.sees(REFUSED)
    assert ana.modal is None
    assert CHANGE not in ana.opens_home().says


def test_an_admin_sees_the_form_as_things_stand(office: Office, ana: Person) -> None:
    form = opens_form(office, ana)
    assert form.state["channel"]["channel"]["selected_conversation"] == office.slack.channel("cx").id
    assert form.state["weekday"]["weekday"]["selected_option"]["text"]["text"] == "Fri"
    assert form.state["shoutout"]["shoutout"]["selected_time"] == "15:00"
    assert form.state["at"]["at"]["selected_time"] == "09:30"
    assert form.state["zone"]["zone"]["value"] == "Europe/Berlin"


def test_whom_the_operator_named_may_as_well(office: Office, ana: Person, ben: Person) -> None:
    office.restart(admins=frozenset({ben.id}))
    assert CHANGE in ben.opens_home().says
    ben.clicks(CHANGE, on=ben.home)
    ben.wait_for_modal("Workspace settings")
    assert CHANGE not in ana.opens_home().says


def test_everything_in_the_form_is_kept(office: Office, ana: Person) -> None:
    office.slack.add_channel("customers")
    opens_form(office, ana)
    ana.fills({"channel": "customers", "weekday": "Wed", "shoutout": "11:00", "at": "10:15", "days": ["Mon", "Tue"]})
    ana.fills({"zone": "europe/london", "country": "Germany", "region": "Bayern", "away": "house", "shares": False})
    assert ana.submits().errors == {}
    shown = ana.wait_for_modal("Saved").says
    for words in (
        "#customers",
        "Mon and Tue at 10:15",
        "Europe/London",
        "Germany, Ba",
        "Wed 25 Nov, 11:00",
        "private",
    ):
        assert words in shown
    row = workspace(office)
    assert (row["channel_name"], row["nudge_time"][:5], row["workdays"]) == ("customers", "10:15", "01")  # type: ignore[index]  # a time
    assert (row["zone"], row["country"], row["region"]) == ("Europe/London", "DE", "BY")
    assert (row["away_emoji"], row["shares"], row["shoutout_weekday"]) == (":house:", 0, 2)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("days", [], "at least one workday"),
        ("zone", "Berlin", "Did you mean Europe/Berlin?"),
        ("away", "🌴", ":palm_tree:"),
        ("channel", "elsewhere", "Invite me there first: /invite @cx-help"),
    ],
)
def test_a_field_that_cannot_stand_says_so_and_nothing_is_lost(
    office: Office, ana: Person, field: str, value: object, said: str
) -> None:
    office.slack.add_channel("elsewhere", bot_is_member=False)
    before = workspace(office)
    opens_form(office, ana)
    ana.fills({"at": "11:11", field: value})
    errors = ana.submits().errors
    assert list(errors) == [field]
    assert said in errors[field]
    assert ana.modal is not None
    assert ana.modal.state["at"]["at"]["selected_time"] == "11:11"
    assert workspace(office) == before


def test_a_region_is_offered_once_the_country_is_chosen_and_checked_against_it(office: Office, ana: Person) -> None:
    opens_form(office, ana)
    assert ana.looks_up("", "country")[0] == "None"
    ana.fills({"country": "None"})
    assert ana.looks_up("", "region") == ()
    ana.fills({"country": "United Kingdom", "region": "Scotland"})
    ana.fills({"country": "Germany"})
    assert "isn't in Germany" in ana.submits().errors["region"]


def test_a_channel_that_was_archived_meanwhile_is_refused(office: Office, ana: Person) -> None:
    opens_form(office, ana)
    office.slack.archive("cx")
    assert "archived" in ana.submits().errors["channel"]


def test_when_slack_cannot_be_asked_the_same_channel_is_kept_and_another_is_not(office: Office, ana: Person) -> None:
    office.slack.add_channel("customers")
    opens_form(office, ana)
    office.slack.faults.fail("conversations.info", error="internal_error", times=2)
    ana.fills({"channel": "customers"})
    assert "Please save again" in ana.submits().errors["channel"]
    ana.fills({"channel": "cx", "at": "10:15"})
    assert ana.submits().errors == {}
    ana.wait_for_modal("Saved")
    assert workspace(office)["channel_name"] == "cx"


def test_the_channel_may_be_emptied(office: Office, ana: Person) -> None:
    opens_form(office, ana)
    ana.fills({"channel": None})
    assert ana.submits().errors == {}
    assert "no shout-out" in ana.wait_for_modal("Saved").says
    office.restart()
    assert office.bot.channel is None
    assert workspace(office)["channel_id"] is None


def test_rights_are_looked_at_again_when_the_form_is_sent(office: Office, ana: Person) -> None:
    opens_form(office, ana)
    office.slack.set_admin(ana, admin=False)
    office.slack.wait_until(lambda: office.row("SELECT admin FROM people WHERE slack_id = ?", ana.id)["admin"] == 0)
    ana.fills({"at": "11:00"})
    assert REFUSED in next(iter(ana.submits().errors.values()))
    assert str(workspace(office)["nudge_time"]).startswith("09:30")


def test_a_stale_button_is_refused_with_a_word(office: Office, ana: Person) -> None:
    office.slack.set_admin(ana, admin=True)
    ana.opens_home()
    office.slack.wait_until(lambda: home_says(ana, CHANGE))
    old = ana.home
    assert old is not None
    # Their Home still shows the button, as Slack did not take the new one.
    office.slack.faults.fail("views.publish", times=1)
    before = len(office.slack.calls("views.publish"))
    office.slack.set_admin(ana, admin=False)
    office.slack.wait_until(lambda: office.row("SELECT admin FROM people WHERE slack_id = ?", ana.id)["admin"] == 0)
    office.slack.wait_until(lambda: len(office.slack.calls("views.publish")) > before)
    ana.clicks(CHANGE, on=old)
    assert REFUSED in ana.wait_for_modal("About that").says


def test_home_follows_who_becomes_an_admin(office: Office, ana: Person) -> None:
    ana.opens_home()
    office.slack.set_admin(ana, admin=True)
    office.slack.wait_until(lambda: home_says(ana, CHANGE))


def test_who_became_an_admin_while_the_bot_was_down_is_looked_up(office: Office, ana: Person) -> None:
    answer(ana, "helped Ms Okafor")
    office.stop()
    office.slack.set_admin(ana, admin=True)
    office.start()
    ana.types("/cx-help workspace settings")
    ana.wait_for_modal("Workspace settings")


def test_when_slack_cannot_say_who_somebody_is_they_are_told_who_may(office: Office, ana: Person) -> None:
    answer(ana, "helped Ms Okafor")
    office.slack.faults.fail("users.info", error="internal_error", times=1)
    ana.types("/cx-help workspace settings")
    ana.sees(REFUSED)


def test_saving_from_home_shows_there_and_people_follow_from_the_next_tick(
    office: Office, ana: Person, ben: Person
) -> None:
    office.enrol(ben)
    office.slack.set_admin(ana, admin=True)
    ana.clicks(CHANGE, on=ana.opens_home())
    ana.wait_for_modal("Workspace settings")
    ana.fills({"at": "11:00", "days": ["Tue"]})
    assert ana.submits().closed
    office.slack.wait_until(lambda: home_says(ana, "Tue at 11:00"))
    office.go_to(24, "11:30")
    assert office.nudges(ben) == []
    office.go_to(24, "12:01")
    assert len(office.nudges(ben)) == 1


def test_what_an_admin_chose_stays_until_the_operator_changes_it(office: Office, ana: Person) -> None:
    office.slack.add_channel("customers")
    opens_form(office, ana)
    ana.fills({"channel": "customers", "at": "10:15"})
    assert ana.submits().errors == {}
    office.restart()
    assert office.bot.channel is not None
    assert office.bot.channel.name == "customers"
    assert str(workspace(office)["nudge_time"]).startswith("10:15")
    office.restart(nudge_time=time(8))
    assert str(workspace(office)["nudge_time"]).startswith("08:00")
    assert workspace(office)["channel_name"] == "customers"
    office.slack.rename("customers", "customers-first")
    office.restart(channel=None)
    assert office.bot.channel is not None
    assert office.bot.channel.name == "customers-first"
    office.restart(channel="cx")
    assert office.bot.channel is not None
    assert office.bot.channel.name == "cx"


def test_a_start_does_not_hang_on_the_operators_channel_once_another_was_chosen(office: Office, ana: Person) -> None:
    office.slack.add_channel("customers")
    opens_form(office, ana)
    ana.fills({"channel": "customers"})
    assert ana.submits().errors == {}
    office.slack.rename("cx", "old-cx")
    office.restart()
    assert office.bot.channel is not None
    assert office.bot.channel.name == "customers"


def test_a_chosen_channel_that_cannot_be_looked_up_is_taken_as_it_was(office: Office, ana: Person) -> None:
    office.slack.add_channel("customers")
    opens_form(office, ana)
    ana.fills({"channel": "customers"})
    assert ana.submits().errors == {}
    office.slack.faults.fail("conversations.info", error="internal_error", times=1)
    office.restart()
    assert office.bot.channel is not None
    assert (office.bot.channel.name, office.bot.channel.is_member) == ("customers", None)


def test_a_country_of_the_operators_is_kept_for_everybody(office: Office, ana: Person) -> None:
    office.restart(country="DE-BY")
    assert workspace(office)["region"] == "BY"
    assert "Germany, " in ana.opens_home().says
