"""A person's settings form."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.domain.offers import OfferSource
from bot.domain.people import MONDAY_TO_FRIDAY, Cadence
from bot.domain.profiles import Standing
from bot.domain.reading.places import Place
from bot.errors import InvalidInputError
from bot.usecases.nudges.preferences import enrol, show_plan, usual_of
from bot.usecases.people.settings import SettingsForm, save_settings
from bot.usecases.unit import Caller
from tests.support.cast import MONDAY
from tests.support.company import Company

FORM = SettingsForm(
    nudged=True,
    at=time(11),
    days=frozenset({0, 2}),
    team="Billing",
    role="finance",
    cadence=Cadence.DAILY,
    shares=False,
)

AS_IT_IS = SettingsForm(
    nudged=True,
    at=time(9, 30),
    days=MONDAY_TO_FRIDAY,
    team=None,
    role=None,
    cadence=Cadence.DAILY,
    shares=True,
)


def test_a_guest_saves_settings_without_nudges_alone(acme: Company) -> None:
    gro = acme.hires("gro", standing=Standing.GUEST)
    with pytest.raises(InvalidInputError) as refusal:
        save_settings(acme.context, gro, FORM)
    assert refusal.value.field == "nudged"
    assert save_settings(acme.context, gro, replace(FORM, nudged=False)).person.team == "Billing"


@pytest.mark.parametrize(
    ("before", "chosen", "after"),
    [
        (None, True, True),
        (None, False, None),
        (None, None, None),
        (True, False, False),
        (False, True, True),
        (True, None, True),
        (False, False, False),
    ],
)
def test_whether_other_languages_are_recorded_is_kept_and_an_empty_box_leaves_the_question_open(
    acme: Company, *, before: bool | None, chosen: bool | None, after: bool | None
) -> None:
    ana = acme.hires("ana")
    acme.change(ana, records_any_language=before)
    saved = save_settings(acme.context, ana, replace(AS_IT_IS, any_language=chosen))
    assert saved.person.records_any_language is after


def test_the_settings_form_is_kept_whole(acme: Company) -> None:
    ana = acme.hires("ana")
    plan = save_settings(acme.context, ana, FORM)
    person = plan.person
    assert (person.nudge_time, person.workdays, person.team) == (FORM.at, FORM.days, "Billing")
    assert (person.role, person.shares, person.enrolled) == ("finance", False, True)
    assert plan.next_on == MONDAY + timedelta(hours=1, minutes=30)
    assert show_plan(acme.context, ana) == plan


def test_switching_nudges_off_in_settings_stops_them_and_keeps_the_days(acme: Company) -> None:
    ana = acme.hires("ana")
    save_settings(acme.context, ana, FORM)
    off = SettingsForm(
        nudged=False, at=FORM.at, days=frozenset(), team=None, role=None, cadence=Cadence.DAILY, shares=True
    )
    plan = save_settings(acme.context, ana, off)
    assert (plan.next_on, plan.person.stopped_at, plan.days) == (None, MONDAY, FORM.days)
    acme.clock.move(timedelta(hours=1))
    assert save_settings(acme.context, ana, off).person.stopped_at == MONDAY


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"days": frozenset()}, "days"),
        ({"team": "x" * 81}, "team"),
        ({"wanted": frozenset()}, "wanted"),
        ({"country": "DE", "region": "Scotland"}, "region"),
        ({"region": "Scotland"}, "region"),
        ({"country": "XX"}, "country"),
    ],
)
def test_settings_that_cannot_stand_are_refused_at_their_field(
    acme: Company, changes: dict[str, object], field: str
) -> None:
    values: dict[str, object] = {name: getattr(FORM, name) for name in FORM.__slots__}
    form = SettingsForm(**(values | changes))  # type: ignore[arg-type]  # fields of the form
    with pytest.raises(InvalidInputError) as refusal:
        save_settings(acme.context, acme.hires("ana"), form)
    assert refusal.value.field == field


def test_who_saves_the_form_as_it_is_goes_on_following_the_workspace(acme: Company) -> None:
    ana = acme.hires("ana")
    save_settings(acme.context, ana, AS_IT_IS)
    person = acme.person(ana)
    assert (person.nudge_time, person.workdays, person.country, person.shares) == (None, None, None, None)
    acme.open(nudge_time=time(11), place=Place("DE"))
    plan = show_plan(acme.context, ana)
    assert (plan.at, plan.place_name) == (time(11), "Germany")


def test_what_was_usual_when_the_form_was_opened_is_what_counts(acme: Company) -> None:
    ana = acme.hires("ana")
    seen = usual_of(acme.context, acme.workspace)
    acme.open(nudge_time=time(11))
    save_settings(acme.context, ana, replace(AS_IT_IS, usual=seen))
    assert acme.person(ana).nudge_time is None
    save_settings(acme.context, ana, AS_IT_IS)
    assert acme.person(ana).nudge_time == time(9, 30)


def test_what_somebody_chose_stays_theirs_when_it_is_what_is_usual_as_well(acme: Company) -> None:
    ana = acme.hires("ana")
    save_settings(acme.context, ana, FORM)
    save_settings(acme.context, ana, AS_IT_IS)
    person = acme.person(ana)
    assert (person.nudge_time, person.workdays, person.shares) == (time(9, 30), MONDAY_TO_FRIDAY, True)


@pytest.mark.parametrize(
    ("usual", "country", "region", "place"),
    [
        (None, "DE", "", Place("DE")),
        (None, "DE", "bavaria", Place("DE", "BY")),
        (None, None, " ", None),
        (Place("DE"), None, "", None),
        (Place("DE", "BY"), None, "Bavaria", None),
        (Place("DE", "BY"), None, "Saxony", Place("DE", "SN")),
        (Place("DE"), "DE", "", Place("DE")),
        (Place("DE"), "GB", "Scotland", Place("GB", "SCT")),
        (None, "BR", "sao paulo capital", Place("BR", "São Paulo Capital")),
    ],
)
def test_a_place_is_chosen_or_left_to_the_workspace(
    acme: Company, usual: Place | None, country: str | None, region: str, place: Place | None
) -> None:
    acme.open(place=usual)
    ana = acme.hires("ana")
    plan = save_settings(acme.context, ana, replace(AS_IT_IS, country=country, region=region))
    person = acme.person(ana)
    assert (person.country, person.region) == ((place.country, place.region) if place else (None, None))
    assert plan.place == (place or usual)


def test_holidays_of_the_chosen_place_are_minded(acme: Company) -> None:
    ana = acme.hires("ana")
    acme.calendar.days["DE-BY"] = frozenset({(MONDAY + timedelta(days=1)).date()})
    plan = save_settings(acme.context, ana, replace(AS_IT_IS, country="DE", region="Bavaria"))
    assert plan.next_on == MONDAY + timedelta(days=2)
    assert plan.place_name == "Germany, Bavaria"


def test_kinds_of_offer_are_left_out_and_wanted_again(acme: Company) -> None:
    ana = acme.hires("ana")
    save_settings(acme.context, ana, replace(AS_IT_IS, wanted=frozenset({OfferSource.IDEA, OfferSource.NEED})))
    assert acme.person(ana).unwanted == {OfferSource.STORY, OfferSource.FOLLOW_UP}
    save_settings(acme.context, ana, AS_IT_IS)
    assert acme.person(ana).unwanted == frozenset()


def silent(acme: Company) -> Caller:
    ana = acme.hires("ana")
    enrol(acme.context, ana)
    acme.change(ana, unanswered=14, resting_since=MONDAY, next_nudge_at=None)
    return ana


def test_saving_the_form_is_an_answer_that_brings_nudges_back(acme: Company) -> None:
    ana = silent(acme)
    plan = save_settings(acme.context, ana, AS_IT_IS)
    assert (plan.person.unanswered, plan.person.resting_since) == (0, None)
    assert plan.next_on == MONDAY + timedelta(days=1)
