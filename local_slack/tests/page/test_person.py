"""What a person sets about themselves."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from local_slack import LocalSlack, Person
from support.harness import Dict, web_client
from support.page import Open

pytestmark = pytest.mark.browser


def choose(page: Page, entry: str) -> None:
    page.get_by_role("button", name="You are").click()
    page.get_by_role("menuitem", name=entry).click()


def described(slack: LocalSlack, person: Person) -> Dict:
    found: Dict = web_client(slack).users_info(user=person.id)["user"]
    return found


def test_a_status_is_set_from_a_suggestion_or_in_own_words_and_cleared(
    sit_down: Open, slack: LocalSlack, ana: Person, ben: Person
) -> None:
    page = sit_down(ana)
    choose(page, "Set a status")
    status = page.get_by_role("form", name="Set your status")
    expect(status.get_by_label("Suggestions")).to_be_focused()
    status.get_by_label("Suggestions").select_option("🌴 Vacationing")
    status.get_by_role("button", name="Save").click()
    expect(status).to_be_hidden()
    expect(page.get_by_role("button", name="You are")).to_contain_text("🌴 Vacationing")
    profile = described(slack, ana)["profile"]
    assert (profile["status_emoji"], profile["status_expiration"]) == (":palm_tree:", 0)

    choose(page, "Set a status")
    expect(status.get_by_label("Status", exact=True)).to_have_value("Vacationing")
    status.get_by_label("Emoji").fill("coffee")
    status.get_by_label("Status", exact=True).fill("Back at 4")
    status.get_by_label("Clear after").select_option("Today")
    status.get_by_role("button", name="Save").click()
    expect(page.get_by_role("button", name="You are")).to_contain_text("☕ Back at 4")
    # Today ends at midnight in Berlin: 23:00 UTC.
    midnight = described(slack, ana)["profile"]["status_expiration"]
    assert abs(midnight - slack.clock.now().replace(hour=23, minute=0, second=0).timestamp()) < 3

    his = sit_down(ben)
    his.get_by_role("button", name="You are").click()
    expect(his.get_by_role("menuitemradio", name="Ana")).to_contain_text("☕ Back at 4")
    slack.clock.move(timedelta(days=1))
    expect(page.get_by_role("button", name="You are")).not_to_contain_text("Back at 4")


def test_a_status_is_cleared(sit_down: Open, slack: LocalSlack, ana: Person) -> None:
    slack.set_status(ana, "Out", "bus")
    page = sit_down(ana)
    expect(page.get_by_role("button", name="You are")).to_contain_text("🚌 Out")
    choose(page, "Set a status")
    page.get_by_role("button", name="Clear status").click()
    expect(page.get_by_role("button", name="You are")).not_to_contain_text("Out")
    assert described(slack, ana)["profile"]["status_emoji"] == ""


def test_notifications_are_paused_and_resumed(sit_down: Open, slack: LocalSlack, ana: Person) -> None:
    page = sit_down(ana)
    choose(page, "Pause notifications for 1 hour")
    expect(page.get_by_role("button", name="You are")).to_contain_text("🔕 until 11:0")
    assert web_client(slack).dnd_info(user=ana.id)["dnd_enabled"] is True
    choose(page, "Resume notifications")
    expect(page.get_by_role("button", name="You are")).not_to_contain_text("🔕")
    assert web_client(slack).dnd_info(user=ana.id)["dnd_enabled"] is False


def test_one_becomes_an_admin_and_stops_being_one(sit_down: Open, slack: LocalSlack, ana: Person) -> None:
    page = sit_down(ana)
    choose(page, "Become an admin")

    def the_menu_says_so() -> bool:
        page.get_by_role("button", name="You are").click()
        if "admin" in page.get_by_role("menuitemradio", name="Ana").inner_text():
            return True
        page.keyboard.press("Escape")
        return False

    slack.wait_until(the_menu_says_so, within=30, saying="the menu says that Ana is an admin")
    assert described(slack, ana)["is_admin"] is True
    page.get_by_role("menuitem", name="Be an admin no longer").click()
    slack.wait_until(lambda: not described(slack, ana)["is_admin"], saying="Ana is a member again")
