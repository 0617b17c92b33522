"""The guide beside the conversations, and the buttons that move the clock."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from local_slack import Guide, LocalSlack, NamedTime, Person, Step
from support.harness import MORNING
from support.page import Open, last_message, says

pytestmark = pytest.mark.browser
NEXT_TALK = "Next talk"


@pytest.fixture
def guide(slack: LocalSlack) -> Guide:
    guide = Guide(
        "A tour",
        (
            Step("What this is", "It *greets* people.", place="@messages"),
            Step("Say hello", "Type it.", ("only to {name}", "Hello"), place="cx", types="/hello"),
            Step("Pick", "Ask for help.", ("Pick something",), place="cx", moves_to=NEXT_TALK),
        ),
        "That was it.",
    )
    slack.page.show_guide(guide)
    slack.page.name_times(NamedTime(NEXT_TALK, lambda _person: None, "There is no talk.", place="@messages"))
    return guide


@pytest.mark.usefixtures("guide")
def test_steps_tick_themselves_off_and_can_be_come_back_to(sit_down: Open, ana: Person) -> None:
    page = sit_down(ana, "")
    aside = page.get_by_role("complementary", name="Guide")
    expect(page.get_by_label("Message Greeter")).to_be_visible()
    current = aside.locator("[aria-current=step]")
    expect(current).to_contain_text("It greets people.")
    aside.get_by_role("button", name="Next", exact=True).click()
    expect(current).to_contain_text("Say hello")
    aside.get_by_role("button", name="Skip").click()
    expect(current).to_contain_text("Pick")
    aside.get_by_role("button", name=NEXT_TALK).click()
    expect(page.get_by_role("alert").filter(has_text="There is no talk.")).to_be_visible()
    aside.get_by_role("button", name="Say hello").click()
    aside.get_by_role("button", name="Type it for me").click()
    expect(page.get_by_label("Message #cx")).to_be_focused()
    page.keyboard.press("Enter")
    expect(current).to_contain_text("Pick")
    expect(aside).to_contain_text("2 of 3")
    page.reload()
    expect(aside).to_contain_text("2 of 3")
    says(page, "/help-me")
    expect(aside.get_by_role("status")).to_contain_text("That was it.")


@pytest.mark.usefixtures("guide")
def test_on_a_phone_it_folds_into_a_bar(sit_down: Open, ana: Person) -> None:
    page = sit_down(ana)
    page.set_viewport_size({"width": 390, "height": 780})
    aside = page.get_by_role("complementary", name="Guide")
    expect(aside.locator("ol")).to_have_count(0)
    aside.get_by_role("button", name="Show").click()
    aside.get_by_role("button", name="Next", exact=True).click()
    aside.get_by_role("button", name="Type it for me").click()
    expect(aside.locator("ol")).to_have_count(0)
    page.get_by_role("button", name="Move the clock").click()
    expect(page.get_by_role("button", name=NEXT_TALK)).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_a_named_time_shows_the_place_where_something_happens(sit_down: Open, slack: LocalSlack, ana: Person) -> None:
    there = MORNING + timedelta(days=1)
    slack.page.name_times(NamedTime(NEXT_TALK, lambda _person: there, "", place="@messages"))
    page = sit_down(ana)
    clock = page.get_by_role("group", name="Clock")
    clock.get_by_role("button", name=NEXT_TALK).click()
    expect(clock).to_contain_text("Sat 21 Nov 2026, 10:00")
    expect(page).to_have_url(re.compile("@messages|%40messages"))
    clock.get_by_role("button", name="Tomorrow morning").click()
    expect(clock).to_contain_text("Sun 22 Nov 2026, 09:00")
    says(page, "hello", "@messages")
    expect(last_message(page).locator("time")).to_have_text("09:00")
