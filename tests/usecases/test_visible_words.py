"""Colleagues see what a person typed without customers' personal data; the person sees all of it."""

from datetime import timedelta

import pytest

from bot.domain.actions import ActionDraft, Source
from bot.domain.offers import OfferSource
from bot.domain.personal_data import FindingKind
from bot.storage import people_names
from bot.storage.tables import actions
from bot.usecases.needs.change import take_need
from bot.usecases.needs.show import list_needs
from bot.usecases.offers.next_action import next_action
from bot.usecases.offers.offered import OfferedNeed, OfferedStory, OfferedTaken
from bot.usecases.people.history import show_history
from bot.usecases.recording.change import edit_action, set_shared
from bot.usecases.recording.did_it import did_it
from bot.usecases.recording.form import prepare_form
from bot.usecases.recording.meet_need import meet_need
from bot.usecases.unit import Caller
from bot.usecases.visible_words import action_for, actions_for, need_for
from tests.support.company import Company
from tests.support.telling import told_story

NATIONAL = "called Mia back on 0151 23456789"
MASKED = "called Mia back on [phone number]"


@pytest.fixture
def ana(acme: Company) -> Caller:
    return acme.hires("ana", zone="Europe/Berlin")


@pytest.fixture
def ben(acme: Company) -> Caller:
    return acme.hires("ben", zone=None)


def test_an_action_is_whole_for_its_person_and_masked_for_everybody_else(
    acme: Company, ana: Caller, ben: Caller
) -> None:
    action = acme.records(ana, NATIONAL, outcome="writes to mia@acme.com", customer="Mia, mia@acme.com").action
    plain = acme.records(ana, "helped Mia").action
    with acme.context.unit_of(acme.team_id) as unit:
        for viewer in (acme.person(ben).id, None):
            seen = action_for(unit, viewer, action)
            assert (seen.text, seen.outcome, seen.customer) == (
                MASKED,
                "writes to [e-mail address]",
                "Mia, [e-mail address]",
            )
            assert actions_for(unit, viewer, [plain, action]) == [plain, seen]
        assert action_for(unit, acme.person(ana).id, action) == action
        assert actions_for(unit, None, []) == []


def test_a_need_is_whole_for_whoever_noticed_it_and_masked_for_everybody_else(
    acme: Company, ana: Caller, ben: Caller
) -> None:
    noted = acme.notices_need(ana, "Mia waits on 0151 23456789", "Mia, mia@acme.com")
    assert noted.need.text == "Mia waits on 0151 23456789"
    assert noted.hidden == (FindingKind.EMAIL, FindingKind.PHONE)
    with acme.context.unit_of(acme.team_id) as unit:
        seen = need_for(unit, None, noted.need)
    assert (seen.text, seen.customer) == ("Mia waits on [phone number]", "Mia, [e-mail address]")
    assert [shown.need for shown in list_needs(acme.context, ben).open] == [seen]
    assert [shown.need for shown in list_needs(acme.context, ana).noticed] == [noted.need]


@pytest.mark.parametrize("source", [OfferSource.NEED, OfferSource.STORY])
def test_what_is_offered_to_a_colleague_and_recorded_from_it_is_masked(
    acme: Company, ana: Caller, ben: Caller, source: OfferSource
) -> None:
    told_story(acme, ana, NATIONAL)
    acme.notices_need(ana, NATIONAL)
    acme.change(ben, unwanted=frozenset(OfferSource) - {source})
    offer = next_action(acme.context, ben)
    assert isinstance(offer.offered, OfferedNeed | OfferedStory)
    shown = offer.offered.need if isinstance(offer.offered, OfferedNeed) else offer.offered.action
    assert shown.text == MASKED
    recorded = {
        OfferSource.NEED: MASKED,
        OfferSource.STORY: "",
    }
    assert did_it(acme.context, ben, offer.id).action.text == recorded[source]


def test_a_need_that_was_taken_is_asked_about_masked(acme: Company, ana: Caller, ben: Caller) -> None:
    need = acme.notices_need(ana, NATIONAL, "mia@acme.com").need
    take_need(acme.context, ben, need.id)
    acme.clock.move(timedelta(days=8))
    acme.change(ben, unwanted=frozenset(OfferSource) - {OfferSource.FOLLOW_UP})
    offer = next_action(acme.context, ben)
    assert isinstance(offer.offered, OfferedTaken)
    assert (offer.offered.need.text, offer.offered.need.customer) == (MASKED, "[e-mail address]")
    met = did_it(acme.context, ben, offer.id)
    assert (met.action.text, met.action.customer) == (MASKED, None)


def test_whoever_meets_a_need_records_what_they_saw_of_it(acme: Company, ana: Caller, ben: Caller) -> None:
    need = acme.notices_need(ana, "Mia waits on 0151 23456789", "mia@acme.com").need
    take_need(acme.context, ben, need.id)
    met = meet_need(acme.context, ben, need.id)
    assert (met.action.text, met.action.customer) == ("Mia waits on [phone number]", None)
    own = acme.notices_need(ana, "Mia waits on 0151 23456789").need
    take_need(acme.context, ana, own.id)
    assert meet_need(acme.context, ana, own.id).action.text == "Mia waits on 0151 23456789"


@pytest.mark.parametrize(
    ("settings", "country", "zone", "shown"),
    [
        ({"zone": "UTC"}, None, None, NATIONAL),
        ({"zone": "UTC"}, "DE", None, MASKED),
        ({"zone": "UTC"}, None, "Europe/Berlin", MASKED),
        ({"zone": "Europe/Berlin"}, "GB", "Europe/London", MASKED),
        ({"zone": "Europe/Berlin"}, None, "Europe/London", MASKED),
        ({"zone": "UTC"}, "GB", "Europe/Berlin", NATIONAL),
    ],
)
def test_a_number_is_read_as_dialled_where_the_person_or_the_workspace_is(
    acme: Company, ben: Caller, settings: dict[str, str], country: str | None, zone: str | None, shown: str
) -> None:
    acme.open(**settings)
    ana = acme.hires("ana", zone=zone)
    acme.change(ana, country=country)
    acme.records(ana, NATIONAL)
    ((_, label),) = prepare_form(acme.context, ben).stories
    assert label == f"Ana: {shown}"


def test_the_person_sees_all_of_it_and_is_told_what_is_hidden_while_it_is_shared(acme: Company, ana: Caller) -> None:
    recorded = acme.records(ana, NATIONAL, customer="mia@acme.com")
    assert recorded.action.text == NATIONAL
    assert recorded.hidden == (FindingKind.EMAIL, FindingKind.PHONE)
    assert set_shared(acme.context, ana, recorded.action.id, shared=False).hidden == ()
    assert set_shared(acme.context, ana, recorded.action.id, shared=True).hidden == recorded.hidden
    draft = ActionDraft(text="card 4111 1111 1111 1111", source=Source.FORM)
    assert edit_action(acme.context, ana, recorded.action.id, draft).hidden == (FindingKind.CARD,)
    assert [action.text for action in show_history(acme.context, ana).actions] == ["card 4111 1111 1111 1111"]
    assert [row["text"] for row in acme.rows(actions)] == ["card 4111 1111 1111 1111"]


def test_where_people_are_from_is_known_of_ones_own_workspace_alone(acme: Company, ana: Caller) -> None:
    other = acme.another()
    person, stranger = acme.person(ana), other.person(other.hires("zoe"))
    with acme.store.reading() as connection:
        ids = [person.id, stranger.id]
        found = people_names.countries_and_zones(connection, person.workspace_id, ids)
        assert found == {person.id: (None, "Europe/Berlin")}
        assert people_names.countries_and_zones(connection, person.workspace_id, []) == {}
