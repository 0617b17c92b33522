"""What was recorded with a click, and the words that its person adds."""

import pytest

from bot.domain.actions import ActionDraft, Source
from bot.domain.checks import NoDeed
from bot.domain.kinds import Kind
from bot.domain.personal_data import FindingKind
from bot.errors import InvalidInputError
from bot.usecases.needs.change import take_need
from bot.usecases.offers.next_action import next_action
from bot.usecases.recording.change import ActionGone, correct_kind, edit_action, set_shared, undo_action
from bot.usecases.recording.did_it import did_it
from bot.usecases.recording.form import prepare_form
from bot.usecases.recording.meet_need import meet_need
from bot.usecases.recording.own_words import OnlyPlanned, add_words, read_words
from bot.usecases.recording.record import InspirationGone
from bot.usecases.shoutout.stories import promise_one_like
from bot.usecases.unit import Caller
from tests.support.company import Company
from tests.support.problems import about
from tests.support.telling import told_story


@pytest.fixture
def ana(acme: Company) -> Caller:
    return acme.hires("ana")


@pytest.fixture
def clicked(acme: Company, ana: Caller) -> int:
    """What Ana recorded with a click: the action's id."""
    return did_it(acme.context, ana, next_action(acme.context, ana).id).action.id


def stories_for(acme: Company, who: Caller) -> list[str]:
    return [label for _, label in prepare_form(acme.context, who).stories]


def test_what_was_clicked_is_a_story_for_colleagues_once_it_has_words(acme: Company, ana: Caller, clicked: int) -> None:
    ben = acme.hires("ben")
    assert stories_for(acme, ben) == []
    told = add_words(acme.context, ana, clicked, "called Mia back")
    assert (told.action.text, told.action.own_words) == ("called Mia back", True)
    assert stories_for(acme, ben) == ["Ana: called Mia back"]


def test_what_has_no_words_inspires_nothing(acme: Company, clicked: int) -> None:
    with pytest.raises(InvalidInputError, check=about(InspirationGone())):
        acme.records(acme.hires("ben"), inspired_by=clicked)


def test_words_can_be_added_only_to_ones_own_action_and_not_to_nothing(
    acme: Company, ana: Caller, clicked: int
) -> None:
    with pytest.raises(InvalidInputError, check=about(NoDeed())):
        add_words(acme.context, ana, clicked, " ")
    ben = acme.hires("ben")
    with pytest.raises(InvalidInputError, check=about(ActionGone())):
        add_words(acme.context, ben, clicked, "called Mia back")
    with pytest.raises(InvalidInputError, check=about(ActionGone())):
        read_words(acme.context, ben, clicked)


def test_the_form_begins_with_ones_own_words_alone(acme: Company, ana: Caller, clicked: int) -> None:
    assert read_words(acme.context, ana, clicked)[1] == ""
    add_words(acme.context, ana, clicked, "called Mia back")
    assert read_words(acme.context, ana, clicked)[1] == "called Mia back"
    need = acme.notices_need(acme.hires("ben"), "the lift is stuck").need.id
    take_need(acme.context, ana, need)
    met = meet_need(acme.context, ana, need).action
    assert (met.text, read_words(acme.context, ana, met.id)[1]) == ("the lift is stuck", "")


def test_a_plan_about_a_story_is_where_the_form_begins(acme: Company, ana: Caller) -> None:
    story, action = told_story(acme, acme.hires("ben"))
    assert prepare_form(acme.context, ana, inspired_by=action).text == ""
    promise_one_like(acme.context, ana, story, "If a card is left, then I'll send it")
    assert prepare_form(acme.context, ana, inspired_by=action).text == "Send it"
    assert prepare_form(acme.context, ana).text == ""


def test_an_edit_without_words_leaves_it_without_and_one_with_words_gives_them(
    acme: Company, ana: Caller, clicked: int
) -> None:
    offered = read_words(acme.context, ana, clicked)[0].text
    kept = edit_action(acme.context, ana, clicked, ActionDraft(" ", Source.FORM, Kind.DELIGHT)).action
    assert (kept.text, kept.own_words, kept.kind) == (offered, False, Kind.DELIGHT)
    told = edit_action(acme.context, ana, clicked, ActionDraft("sent Mia a card", Source.FORM)).action
    assert (told.text, told.own_words) == ("sent Mia a card", True)
    with pytest.raises(InvalidInputError, check=about(NoDeed())):
        edit_action(acme.context, ana, clicked, ActionDraft("", Source.FORM))


def test_one_is_told_what_is_hidden_of_ones_own_words_alone(acme: Company, ana: Caller) -> None:
    need = acme.notices_need(acme.hires("ben"), "mia@acme.com waits for her parcel").need.id
    take_need(acme.context, ana, need)
    met = meet_need(acme.context, ana, need)
    assert met.hidden == ()
    assert add_words(acme.context, ana, met.action.id, "wrote to mia@acme.com").hidden == (FindingKind.EMAIL,)


def test_the_invitation_to_nudges_stays_while_it_is_the_only_action(acme: Company, ana: Caller, clicked: int) -> None:
    assert correct_kind(acme.context, ana, clicked, Kind.SOLVE).offer_nudges
    assert set_shared(acme.context, ana, clicked, shared=False).offer_nudges
    assert add_words(acme.context, ana, clicked, "called Mia").offer_nudges
    second = acme.records(ana)
    assert not second.offer_nudges
    assert not correct_kind(acme.context, ana, clicked, Kind.HELP).offer_nudges
    undo_action(acme.context, ana, second.action.id)
    acme.change(ana, enrolled_at=acme.clock.now())
    assert not correct_kind(acme.context, ana, clicked, Kind.SOLVE).offer_nudges


def test_the_words_of_the_plan_are_not_yet_what_was_done(acme: Company, ana: Caller, clicked: int) -> None:
    planned = read_words(acme.context, ana, clicked)[0].text
    with pytest.raises(InvalidInputError, check=about(OnlyPlanned())):
        add_words(acme.context, ana, clicked, f" {planned}")


def test_an_emoji_alone_is_no_story(acme: Company, ana: Caller, clicked: int) -> None:
    with pytest.raises(InvalidInputError, check=about(NoDeed())):
        add_words(acme.context, ana, clicked, "👍")
    with pytest.raises(InvalidInputError, check=about(NoDeed())):
        acme.records(ana, "👍")


def test_nobody_is_their_own_companion(acme: Company, ana: Caller) -> None:
    told = acme.records(ana, "called Mia", companions=("UANA", "UBEN"))
    assert told.details.companions == ("UBEN",)
    draft = ActionDraft("called Mia back", Source.FORM, companions=("UANA", "UCLEO"))
    assert edit_action(acme.context, ana, told.action.id, draft).details.companions == ("UCLEO",)
