"""Modals and Home."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Locator, Page, expect

from local_slack import LocalSlack, Person
from support.greeter import Heard
from support.page import Open, last_message, says

pytestmark = pytest.mark.browser


def form(page: Page) -> Locator:
    says(page, "/form")
    expect(page.get_by_role("dialog", name="Everything")).to_be_visible()
    return page.get_by_role("dialog", name="Everything")


def only(values: dict[str, dict[str, Any]], field: str) -> Any:  # noqa: ANN401 - JSON
    return next(value for key, value in values[field][field].items() if key != "type")


def test_a_modal_with_every_input_is_filled_refused_and_submitted(
    sit_down: Open, slack: LocalSlack, ana: Person, ben: Person, heard: Heard
) -> None:
    modal = form(sit_down(ana))
    modal.get_by_role("button", name="Save").click()
    expect(modal.get_by_text("Please complete this required field.")).to_have_count(4)
    expect(modal.get_by_label("Name", exact=True)).to_be_focused()
    expect(modal.get_by_label("Name", exact=True)).to_have_accessible_description(
        "Please complete this required field. What friends call you"
    )

    modal.get_by_label("Name", exact=True).fill("nobody")
    modal.get_by_label("Story").fill("Once\nupon a time")
    modal.get_by_label("Age").fill("41")
    modal.get_by_label("Mail").fill("ana@a.example")
    modal.get_by_label("Site").fill("https://a.example")
    modal.get_by_label("Fruit", exact=True).select_option("Plum")
    modal.get_by_role("combobox", name="Basket").select_option("Pear")
    modal.get_by_role("radiogroup", name="One").get_by_label("Apple").check()
    modal.get_by_role("group", name="Some").get_by_label("Plum").check()
    modal.get_by_label("Day").fill("2026-12-24")
    modal.get_by_label("Time", exact=True).fill("17:45")
    modal.get_by_label("Moment").fill("2026-12-24T18:00")
    modal.get_by_label("Friend").select_option("Ben Adeyemi (@ben)")
    modal.get_by_label("Place").select_option("#cx")
    modal.get_by_role("button", name="Save").click()
    expect(modal.get_by_text("Nobody is not a name.")).to_be_visible()
    expect(modal.get_by_label("Name", exact=True)).to_be_focused()

    modal.get_by_label("Name", exact=True).fill("Ana")
    modal.get_by_role("button", name="Save").click()
    expect(modal).to_be_hidden()
    sent = heard.submitted[-1]
    simple = ("name", "story", "age", "mail", "site", "day", "time", "friend")
    assert {field: only(sent, field) for field in simple} == {
        "name": "Ana",
        "story": "Once\nupon a time",
        "age": "41",
        "mail": "ana@a.example",
        "site": "https://a.example",
        "day": "2026-12-24",
        "time": "17:45",
        "friend": ben.id,
    }
    assert (only(sent, "fruit")["value"], only(sent, "one")["value"]) == ("x", "a")
    assert [option["value"] for option in only(sent, "basket")] == ["a", "p"]
    assert [option["value"] for option in only(sent, "some")] == ["p", "x"]
    assert only(sent, "moment") == datetime(2026, 12, 24, 18, tzinfo=ZoneInfo("Europe/Berlin")).timestamp()
    assert only(sent, "place") == slack.channel("cx").id


def test_menus_are_grouped_found_by_typing_and_bounded(
    sit_down: Open, slack: LocalSlack, ana: Person, heard: Heard
) -> None:
    slack.add_channel("attic", members=[ana], archived=True)
    slack.add_channel("secret", members=[ana], private=True)
    modal = form(sit_down(ana))
    tree = modal.get_by_label("Tree")
    expect(tree.locator("optgroup")).to_have_count(2)
    expect(tree.locator("optgroup[label=Birch] option")).to_have_count(60)
    tree.press_sequentially("birch 42")
    expect(tree).to_have_value("Birch 42")
    expect(modal.get_by_label("Place").locator("option:enabled")).to_have_text(["Choose…", "#cx"])

    basket = modal.get_by_role("combobox", name="Basket")
    basket.select_option("Pear")
    expect(basket).to_be_disabled()
    modal.get_by_role("button", name="Remove Apple").click()
    expect(basket).to_be_enabled()
    modal.get_by_label("Name", exact=True).fill("Ana")
    modal.get_by_label("Age").fill("41")
    modal.get_by_label("Fruit", exact=True).select_option("Plum")
    modal.get_by_role("radiogroup", name="One").get_by_label("Apple").check()
    modal.get_by_role("button", name="Save").click()
    expect(modal).to_be_hidden()
    sent = heard.submitted[-1]
    assert only(sent, "tree")["value"] == "Birch 42"
    assert [option["value"] for option in only(sent, "basket")] == ["p"]


def test_an_external_menu_offers_what_the_app_answers_while_one_types(
    sit_down: Open, ana: Person, heard: Heard
) -> None:
    modal = form(sit_down(ana))
    town = modal.get_by_role("combobox", name="Town")
    town.click()
    expect(modal.get_by_text("Type 1 letter or more")).to_be_visible()
    town.press_sequentially("be")
    expect(modal.locator(".suggestions > [role=option]")).to_have_text(["Berlin", "Bergen"])
    town.press("ArrowDown")
    town.press("ArrowDown")
    town.press("Enter")
    expect(town).to_have_value("Bergen")
    expect(modal.locator(".suggestions > [role=option]")).to_have_count(0)

    visits = modal.get_by_role("combobox", name="Visits")
    visits.click()
    expect(modal.locator(".suggestions > [role=option]")).to_have_count(3)
    modal.get_by_role("option", name="Paris").click()
    visits = modal.get_by_role("combobox", name="Visits")
    visits.fill("nowhere")
    expect(modal.get_by_text("No results")).to_be_visible()
    visits.press("Escape")
    expect(modal).to_be_visible()
    visits.fill("berl")
    modal.get_by_role("option", name="Berlin").click()
    expect(modal.get_by_role("combobox", name="Visits")).to_be_disabled()
    modal.get_by_role("button", name="Remove Paris").click()

    modal.get_by_label("Name", exact=True).fill("Ana")
    modal.get_by_label("Age").fill("41")
    modal.get_by_label("Fruit", exact=True).select_option("Plum")
    modal.get_by_role("radiogroup", name="One").get_by_label("Apple").check()
    modal.get_by_role("button", name="Save").click()
    expect(modal).to_be_hidden()
    sent = heard.submitted[-1]
    assert only(sent, "town")["text"]["text"] == "Bergen"
    assert [option["value"] for option in only(sent, "visits")] == ["berlin"]


def test_what_is_typed_survives_everything_that_changes_meanwhile(
    sit_down: Open, slack: LocalSlack, ana: Person, ben: Person, heard: Heard
) -> None:
    page = sit_down(ana, "@messages")
    says(page, "/form", "@messages")
    modal = page.get_by_role("dialog", name="Everything")
    name = modal.get_by_label("Name", exact=True)
    name.press_sequentially("Half a na")
    ben.types("Something happens", "cx")
    expect(page.locator("#sidebar")).to_contain_text("1")
    name.press_sequentially("me")
    expect(name).to_have_value("Half a name")
    expect(name).to_be_focused()

    modal.get_by_label("Age").fill("7")
    modal.get_by_role("button", name="Another form").click()
    top = page.get_by_role("dialog", name="On top")
    expect(top.get_by_text("Above the other")).to_be_visible()
    assert only(heard.clicks[-1]["view"]["state"]["values"], "age") == "7"
    top.get_by_role("button", name="Never mind").click()
    expect(name).to_have_value("Half a name")

    page.reload()
    expect(name).to_have_value("Half a name")
    page.keyboard.press("Escape")
    expect(modal).to_be_hidden()
    slack.wait_until(lambda: heard.closed, saying="the app hears of the closing")
    assert only(heard.closed[-1], "name") == "Half a name"


def test_the_focus_stays_within_a_modal_and_comes_back(sit_down: Open, ana: Person) -> None:
    page = sit_down(ana)
    modal = form(page)
    expect(modal.get_by_label("Name", exact=True)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(modal.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(modal).to_be_hidden()
    expect(page.get_by_label("Message #cx")).to_be_focused()


def test_a_submission_without_an_answer_is_explained(sit_down: Open, ana: Person, heard: Heard) -> None:
    page = sit_down(ana)
    page.get_by_role("button", name="Shortcuts").click()
    page.get_by_role("menuitem", name="Greet everybody").click()
    modal = page.get_by_role("dialog", name="Everything")
    modal.get_by_label("Name", exact=True).fill("trouble")
    modal.get_by_label("Age").fill("1")
    modal.get_by_label("Fruit", exact=True).select_option("Plum")
    modal.get_by_label("Pear").first.check()
    modal.get_by_role("button", name="Save").click()
    expect(modal.get_by_role("alert")).to_contain_text("trouble connecting")
    expect(modal.get_by_label("Name", exact=True)).to_have_value("trouble")
    assert len(heard.submitted) == 1


def test_home_is_opened_and_used(sit_down: Open, slack: LocalSlack, ana: Person, heard: Heard) -> None:
    page = sit_down(ana)
    page.get_by_role("navigation").get_by_role("button", name="Home").click()
    expect(page.get_by_role("heading", name="Your Home")).to_be_visible()
    expect(page.get_by_role("region", name="Home")).to_contain_text("Good to see you, @ana")
    page.get_by_role("button", name="Knock").click()
    slack.wait_until(lambda: heard.clicks, saying="the knock arrives")
    wish = page.get_by_label("Wish")
    wish.fill("Peace")
    wish.press("Enter")
    slack.wait_until(lambda: len(heard.clicks) == 2, saying="the wish arrives")
    assert heard.clicks[-1]["actions"][0]["value"] == "Peace"
    page.get_by_role("main").get_by_role("button", name="Messages").click()
    says(page, "ping", "@messages")
    expect(last_message(page)).to_contain_text("pong")
    slack.wait_until(lambda: tabs_opened(slack) == ["home", "messages"], saying="the app is told of either tab")


def tabs_opened(slack: LocalSlack) -> list[str]:
    events = [envelope.payload.get("event", {}) for envelope in slack.envelopes()]
    return [event["tab"] for event in events if event.get("type") == "app_home_opened"]
