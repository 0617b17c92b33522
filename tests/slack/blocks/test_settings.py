"""The forms for a person's and for the workspace's settings."""

import pytest

from bot.domain.kinds import Kind
from bot.domain.offers import OfferSource
from bot.domain.reading.places import Country
from bot.slack.blocks import forms, nudges
from bot.slack.blocks.kit import View
from bot.slack.blocks.places import NO_COUNTRY, country_options, no_country, region_options
from bot.slack.blocks.settings import OFF, ON, settings_form
from bot.slack.blocks.workspace import workspace_form
from tests.slack.blocks.given import plan_of, stopped, whole_workspace, workspace_of
from tests.slack.blocks.look import accepted_view, field, fields
from tests.support.company import COUNTRIES

WORLD = tuple(Country(f"{a}{b}", f"{a}{b}land") for a in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" for b in "ABCDEFGHIJ")


def values(view: View, name: str) -> list[str]:
    """The values of the ticked boxes."""
    return [each["value"] for each in field(view, name).get("initial_options", ())]


def test_the_settings_form_shows_how_things_stand() -> None:
    plan = plan_of(team="Billing", role="sales", workdays=frozenset({0, 6}), unwanted=frozenset({OfferSource.STORY}))
    view = settings_form(plan, ("support", "sales"), COUNTRIES)
    names = ["nudged", "cadence", "at", "days", "country", "region", "wanted", "more_of"]
    names += ["team", "role", "shares", "languages", "featured"]
    assert fields(view) == names
    assert field(view, "nudged")["initial_option"]["value"] == ON
    assert field(view, "cadence")["initial_option"]["value"] == "daily"
    assert field(view, "at")["initial_time"] == "09:30"
    assert values(view, "days") == ["0", "6"]
    assert values(view, "wanted") == ["need", "follow_up", "idea"]
    assert field(view, "role")["initial_option"]["value"] == "sales"
    assert values(view, "shares") == [forms.CHECKED]
    assert values(view, "featured") == [forms.CHECKED]
    assert "Europe/London" in str(view["blocks"])


def test_the_kind_of_which_somebody_wants_more_is_shown_to_them() -> None:
    none, some = (settings_form(plan_of(more_of=kind), (), COUNTRIES) for kind in (None, Kind.SOLVE))
    assert field(none, "more_of")["initial_option"]["text"]["text"] == "A bit of everything"
    assert field(some, "more_of")["initial_option"]["value"] == "solve"
    assert "More of: solving problems." in nudges.plan(plan_of(more_of=Kind.SOLVE), "settings").text


def test_nudges_that_are_off_are_shown_as_off() -> None:
    view = settings_form(stopped(shares=False, workdays=frozenset()), (), COUNTRIES)
    assert field(view, "nudged")["initial_option"]["value"] == OFF
    assert "initial_options" not in field(view, "days")
    assert "initial_options" not in field(view, "shares")
    assert "role" not in fields(view)


def test_who_declined_to_be_featured_finds_the_box_empty() -> None:
    assert "initial_options" not in field(settings_form(plan_of(featured=False), (), COUNTRIES), "featured")


@pytest.mark.parametrize(("wanted", "ticked"), [(True, [forms.CHECKED]), (False, []), (None, [])])
def test_the_box_about_other_languages_is_ticked_for_people_who_want_them_recorded(
    *, wanted: bool | None, ticked: list[str]
) -> None:
    assert values(settings_form(plan_of(records_any_language=wanted), (), COUNTRIES), "languages") == ticked


def test_a_role_that_has_left_the_list_is_kept_when_the_form_is_saved() -> None:
    element = field(settings_form(plan_of(role="field"), ("support",), COUNTRIES), "role")
    assert element["initial_option"] == element["options"][0]
    assert element["initial_option"]["value"] == "field"


def test_who_chose_no_country_sees_whose_they_follow() -> None:
    shown = field(settings_form(plan_of(), (), COUNTRIES), "country")["initial_option"]
    assert (shown["text"]["text"], shown["value"]) == ("None", NO_COUNTRY)
    assert no_country("Germany, Bavaria") == "Same as the workspace (Germany, Bavaria)"


def test_a_chosen_country_and_region_are_shown_by_name() -> None:
    view = settings_form(plan_of(country="DE", region="BY"), (), COUNTRIES)
    assert field(view, "country")["initial_option"]["text"]["text"] == "Germany"
    region = field(view, "region")["initial_option"]
    assert (region["text"]["text"], region["value"]) == ("Bavaria", "DE-BY")


@pytest.mark.parametrize(
    ("country", "region", "shown"), [("XX", "YY", "XX-YY"), ("DE", "ZZ", "DE-ZZ"), ("XX", None, None)]
)
def test_a_place_that_is_no_longer_known_is_kept_in_the_form(country: str, region: str | None, shown: str) -> None:
    view = settings_form(plan_of(country=country, region=region), (), COUNTRIES)
    assert field(view, "country")["initial_option"]["value"] == country
    assert field(view, "region").get("initial_option", {}).get("value") == shown
    assert accepted_view(view)


def test_a_menu_offers_as_many_countries_as_slack_shows_and_first_none() -> None:
    offered = country_options(WORLD, "None", "")
    assert len(offered) == 100
    assert offered[0].value == NO_COUNTRY
    assert [each.value for each in country_options(WORLD[:2], "None", "no")] == [NO_COUNTRY, "AA", "AB"]
    assert [each.value for each in country_options(WORLD[:2], "None", "a")] == ["AA", "AB"]


def test_a_region_is_offered_with_its_countrys_code() -> None:
    germany = COUNTRIES[0]
    assert [each.value for each in region_options(germany, germany.regions)] == ["DE-BY", "DE-SN"]


def test_the_form_of_the_workspace_shows_how_things_stand() -> None:
    view = workspace_form(whole_workspace(), COUNTRIES)
    names = [
        "channel",
        "weekday",
        "shoutout",
        "slots",
        "quiet",
        "review",
        "reviewers",
        "at",
        "days",
        "zone",
        "country",
        "region",
        "away",
        "shares",
    ]
    assert fields(view) == names
    assert field(view, "channel")["initial_conversation"] == "C1"
    assert field(view, "weekday")["initial_option"]["text"]["text"] == "Fri"
    assert field(view, "slots")["initial_option"]["value"] == "3"
    assert [each["value"] for each in field(view, "slots")["options"]] == [str(number) for number in range(1, 11)]
    assert field(view, "quiet")["initial_option"]["text"]["text"] == "Post nothing"
    assert (field(view, "shoutout")["initial_time"], field(view, "at")["initial_time"]) == ("15:00", "09:30")
    assert values(view, "days") == ["0", "1", "2", "3", "4"]
    assert field(view, "zone")["initial_value"] == "Europe/London"
    assert field(view, "country")["initial_option"]["value"] == "DE"
    assert field(view, "away")["initial_value"] == ":house: :palm_tree:"
    assert values(view, "shares") == []


def test_the_form_of_a_workspace_that_has_chosen_little_is_empty_there() -> None:
    view = workspace_form(workspace_of(channel_id=None), COUNTRIES)
    assert "initial_channel" not in field(view, "channel")
    assert field(view, "country")["initial_option"]["value"] == NO_COUNTRY
    assert "initial_value" not in field(view, "away")


def test_the_form_of_the_workspace_shows_who_reviews() -> None:
    view = workspace_form(workspace_of(review=True, reviewers=frozenset({"UBEN", "UANA"})), COUNTRIES)
    assert values(view, "review") == [forms.CHECKED]
    assert field(view, "reviewers")["initial_users"] == ["UANA", "UBEN"]
    assert accepted_view(view)
