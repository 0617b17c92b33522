"""Who one is, what is unread, what time it is, and the window through which one looks."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, expect

from local_slack import AppConfig, LocalSlack, Person
from support.greeter import CONFIG
from support.harness import MORNING
from support.page import Open, last_message, says

pytestmark = pytest.mark.browser


def test_two_tabs_are_two_people(sit_down: Open, ana: Person, ben: Person) -> None:
    hers, his = sit_down(ana), sit_down(ben)
    says(hers, "Good morning @ben")
    expect(last_message(his)).to_contain_text("Good morning @ben")
    expect(last_message(his)).to_have_class(re.compile("pinged"))
    expect(last_message(his).locator("time")).to_have_text("18:00")
    expect(last_message(hers).locator("time")).to_have_text("10:00")
    says(his, "/hello")
    expect(last_message(his)).to_contain_text("Only visible to you")
    expect(hers.get_by_role("article")).to_have_count(1)


def test_one_becomes_somebody_else(sit_down: Open, ana: Person, ben: Person) -> None:
    page = sit_down(ana)
    page.get_by_role("button", name="You are Ana Ferreira").click()
    choice = page.get_by_role("menuitemradio", name="Ben Adeyemi")
    expect(choice).to_contain_text("Asia/Tokyo · Fri 20 Nov 18:00")
    choice.click()
    expect(page.get_by_role("button", name="You are Ben Adeyemi")).to_be_visible()
    page.reload()
    says(page, "It is me")
    assert ben.sees("It is me").user == ben.id


def test_what_is_unread_is_counted_until_it_is_read(
    sit_down: Open, slack: LocalSlack, ana: Person, ben: Person
) -> None:
    slack.add_channel("lunch", members=[ana, ben])
    page = sit_down(ana)
    ben.types("Soup today", "lunch")
    ben.types("@ana are you coming?", "lunch")
    lunch = page.get_by_role("navigation").get_by_role("button", name="lunch")
    expect(lunch).to_have_accessible_name("lunch 1 for you, 2 unread")
    lunch.click()
    expect(last_message(page)).to_contain_text("are you coming?")
    page.get_by_role("navigation").get_by_role("button", name="cx").click()
    expect(lunch).to_have_accessible_name("lunch")


def test_channels_where_one_cannot_type_say_why(sit_down: Open, slack: LocalSlack, ana: Person, ben: Person) -> None:
    slack.add_channel("lunch", members=[ben])
    slack.add_channel("attic", members=[ana], archived=True)
    page = sit_down(ana, "lunch")
    expect(page.get_by_role("log")).to_contain_text("You are not a member of #lunch")
    expect(page.get_by_label("Message #lunch")).to_be_disabled()
    page.get_by_role("navigation").get_by_role("button", name="attic").click()
    expect(page.get_by_placeholder("#attic is archived")).to_be_disabled()


def test_the_clock_moves(sit_down: Open, slack: LocalSlack, ben: Person) -> None:
    page = sit_down(ben)
    clock = page.get_by_role("group", name="Clock")
    expect(clock).to_contain_text("Fri 20 Nov 2026, 18:00Tokyo time")
    for step, shown in (("+1 h", "Fri 20 Nov 2026, 19:00"), ("+1 day", "Sat 21 Nov 2026, 19:00")):
        clock.get_by_role("button", name=step).click()
        expect(clock).to_contain_text(shown)
    clock.get_by_role("button", name="Go to…").click()
    clock.get_by_label("Date and time in Asia/Tokyo").fill("2026-11-21T08:00")
    clock.get_by_role("button", name="Go", exact=True).click()
    expect(clock.get_by_role("alert")).to_contain_text("in the past")
    clock.get_by_label("Date and time in Asia/Tokyo").fill("2026-11-23T09:30")
    clock.get_by_role("button", name="Go", exact=True).click()
    expect(clock).to_contain_text("Mon 23 Nov 2026, 09:30")
    assert timedelta(0) <= slack.clock.now() - datetime(2026, 11, 23, 0, 30, tzinfo=UTC) < timedelta(minutes=1)


def test_it_fits_a_phone(sit_down: Open, ana: Person, ben: Person) -> None:
    page = sit_down(ana)
    page.set_viewport_size({"width": 390, "height": 780})
    ben.types("W" * 300, "cx")
    says(page, "/help-me")
    expect(last_message(page)).to_contain_text("Pick something")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    log = page.get_by_role("log")
    assert log.evaluate("log => log.scrollWidth <= log.clientWidth")
    page.set_viewport_size({"width": 360, "height": 640})
    page.get_by_role("button", name="Move the clock", exact=True).click()
    for name in ("+1 h", "Go to…", "You are", "Send"):
        box = page.get_by_role("button", name=name).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
    page.get_by_role("button", name="Conversations").click()
    page.get_by_role("navigation").get_by_role("button", name="Home").click()
    expect(page.get_by_role("heading", name="Your Home")).to_be_in_viewport()
    expect(page.get_by_role("navigation")).to_be_hidden()


def test_it_says_that_the_local_slack_is_gone_and_comes_back_with_it(context: BrowserContext) -> None:
    page = context.new_page()
    with LocalSlack.start(app=CONFIG, at=MORNING) as first:
        port = urlsplit(first.url).port or 0
        first.add_channel("cx", members=[first.add_person("ana")])
        page.goto(f"{first.url}/#/ana/cx")
        expect(page.get_by_role("status")).to_contain_text("Greeter is not connected")
        says(page, "/help-me with this")
        expect(page.get_by_label("Message #cx")).to_have_value("/help-me with this")
    expect(page.get_by_role("status")).to_contain_text("The local Slack does not answer")
    says(page, "Anybody there?")
    expect(page.get_by_role("alert").filter(has_text="does not answer")).to_be_visible()
    expect(page.get_by_label("Message #cx")).to_have_value("Anybody there?")
    with LocalSlack.start(app=AppConfig(name="Another"), port=port) as second:
        second.add_channel("cx", members=[second.add_person("ana")])
        expect(page.get_by_role("status")).to_contain_text("Another is not connected")
        page.get_by_label("Message #cx").press("Enter")
        expect(last_message(page)).to_contain_text("Anybody there?")


def test_nobody_there_yet_is_no_error(context: BrowserContext) -> None:
    page = context.new_page()
    with LocalSlack.start(app=AppConfig(name="Lonely")) as slack:
        page.goto(slack.url)
        expect(page.get_by_role("status")).to_contain_text("There is nobody to be yet")
        slack.add_person("ana", real_name="Ana Ferreira")
        expect(page.get_by_role("button", name="You are Ana Ferreira")).to_be_visible()
