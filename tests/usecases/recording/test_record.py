"""Recording: what is kept, once, and what is refused."""

from datetime import date, timedelta

import pytest

from bot.domain.actions import ActionDraft, KindOrigin, Source
from bot.domain.checks import DayTooLongAgo
from bot.domain.kinds import Kind
from bot.domain.profiles import Standing
from bot.domain.text import RECORD_LIMIT
from bot.errors import BotError, InvalidInputError
from bot.storage.tables import action_companions, actions, inspirations
from bot.usecases.nudges.preferences import enrol
from bot.usecases.recording.change import set_shared, undo_action
from bot.usecases.recording.record import ActionUndone, InspirationGone, record_action
from bot.usecases.unit import Caller, UnknownWorkspace
from tests.support.cast import MONDAY
from tests.support.company import Company
from tests.support.problems import about
from tests.support.together import together

ODD_TEXT = "helped <@UBEN> with 👩‍👩‍👧 & “quotes” 'n' `ticks`\n*bold* מה שלומך <https://a.example/?b=1&c=2|a link>"


def test_an_action_is_kept_with_all_that_was_said(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    origin = acme.records(ben).action
    told = acme.records(
        ana,
        "fixed the invoice with <@UBEN>",
        kind=Kind.SOLVE,
        outcome="they can pay",
        customer="Ms Okafor",
        happened_on=MONDAY.date() - timedelta(days=3),
        companions=("UBEN", "UBEN", "USTRANGER"),
        inspired_by=origin.id,
    )
    [_, kept] = acme.rows(actions)
    assert (kept["kind"], kept["kind_origin"], kept["text"]) == (Kind.SOLVE, KindOrigin.GIVEN, told.action.text)
    assert (kept["outcome"], kept["customer"], kept["shared"]) == ("they can pay", "Ms Okafor", True)
    assert (kept["happened_on"], kept["recorded_at"]) == (MONDAY.date() - timedelta(days=3), MONDAY)
    assert told.details.companions == ("UBEN", "USTRANGER")
    assert told.details.inspired_by == origin.id
    assert told.names == {"UBEN": "Ben"}


def test_a_kind_that_was_not_given_is_guessed(acme: Company) -> None:
    action = acme.records(acme.hires("ana"), "surprised a loyal customer with a birthday cake").action
    assert (action.kind, action.kind_origin) == (Kind.DELIGHT, KindOrigin.GUESSED)


def test_the_same_origin_records_once(acme: Company) -> None:
    ana = acme.hires("ana")
    first = acme.records(ana, "called back", origin_key="slash:same")
    again = acme.records(ana, "called back", origin_key="slash:same")
    assert again.action == first.action
    assert len(acme.rows(actions)) == 1


@pytest.mark.both_databases
def test_two_deliveries_of_one_command_at_once_record_once(acme: Company) -> None:
    ana = acme.hires("ana")
    [first, second] = together(*[lambda: acme.records(ana, companions=("UBEN",), origin_key="slash:same")] * 2)
    assert first == second
    assert len(acme.rows(actions)) == len(acme.rows(action_companions)) == 1


def test_a_command_that_is_sent_again_after_its_undo_stays_undone(acme: Company) -> None:
    ana = acme.hires("ana")
    told = acme.records(ana, origin_key="slash:same")
    undo_action(acme.context, ana, told.action.id)
    with pytest.raises(InvalidInputError, check=about(ActionUndone())):
        acme.records(ana, origin_key="slash:same")


def test_text_reaches_the_database_as_it_was_typed(acme: Company) -> None:
    assert acme.records(acme.hires("ana"), ODD_TEXT).action.text == ODD_TEXT
    assert acme.rows(actions)[0]["text"] == ODD_TEXT


def test_what_no_database_can_hold_is_left_out_of_a_text(acme: Company) -> None:
    assert acme.records(acme.hires("ana"), " called\x00 back\r\ntwice ").action.text == "called back\ntwice"


def test_the_longest_text_is_kept(acme: Company) -> None:
    assert len(acme.records(acme.hires("ana"), "x" * RECORD_LIMIT).action.text) == RECORD_LIMIT


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        ({"text": "x" * (RECORD_LIMIT + 1)}, "text"),
        ({"text": " \n "}, "text"),
        ({"outcome": "x" * (RECORD_LIMIT + 1)}, "outcome"),
        ({"customer": "x" * 201}, "customer"),
        ({"happened_on": MONDAY.date() + timedelta(days=1)}, "happened_on"),
        ({"happened_on": MONDAY.date() - timedelta(days=367)}, "happened_on"),
        ({"inspired_by": 4711}, "inspired_by"),
    ],
)
def test_a_draft_that_cannot_stand_is_refused_at_its_field(acme: Company, draft: dict[str, object], field: str) -> None:
    ana = acme.hires("ana")
    with pytest.raises(InvalidInputError) as refusal:
        acme.records(ana, **({"text": "called back"} | draft))  # type: ignore[arg-type]  # fields of a draft
    assert refusal.value.field == field
    assert acme.rows(actions) == []


def test_today_is_the_persons_own_day(acme: Company) -> None:
    emi = acme.hires("emi", zone="Pacific/Kiritimati")
    tomorrow_in_london = MONDAY.date() + timedelta(days=1)
    acme.clock.move(timedelta(hours=2))
    assert acme.records(emi).action.happened_on == tomorrow_in_london
    assert acme.records(emi, happened_on=tomorrow_in_london).action.happened_on == tomorrow_in_london


def test_sharing_follows_the_persons_default_unless_they_say_otherwise(acme: Company) -> None:
    ana = acme.hires("ana")
    acme.change(ana, shares=False)
    assert not acme.records(ana).action.shared
    assert acme.records(ana, shared=True).action.shared


def test_only_a_colleagues_shared_action_can_have_inspired(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    own, private = acme.records(ana).action, acme.records(ben).action
    set_shared(acme.context, ben, private.id, shared=False)
    for origin in (own, private):
        with pytest.raises(InvalidInputError, check=about(InspirationGone())):
            acme.records(ana, inspired_by=origin.id)
    assert acme.rows(inspirations) == []


@pytest.mark.parametrize("how", ["declined", "left", "not kept"])
def test_what_may_not_be_told_can_not_have_inspired(acme: Company, how: str) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    origin = acme.records(ben).action
    if how == "declined":
        acme.change(ben, featured=False)
    elif how == "left":
        acme.hires("ben", active=False)
    else:
        acme.sets(review=True)
    with pytest.raises(InvalidInputError, check=about(InspirationGone())):
        acme.records(ana, inspired_by=origin.id)
    assert len(acme.rows(actions)) == 1


def test_the_first_action_alone_comes_with_the_offer_of_nudges(acme: Company) -> None:
    ana = acme.hires("ana")
    assert acme.records(ana).offer_nudges
    assert not acme.records(ana).offer_nudges


def test_who_has_nudges_is_not_offered_them(acme: Company) -> None:
    ana = acme.hires("ana")
    enrol(acme.context, ana)
    assert not acme.records(ana).offer_nudges


def test_a_guest_is_not_offered_nudges(acme: Company) -> None:
    assert not acme.records(acme.hires("gro", standing=Standing.GUEST)).offer_nudges


def test_somebody_of_whom_slack_has_told_nothing_may_record(acme: Company) -> None:
    assert acme.records(Caller("T1", "UNEW")).action.person_id == acme.person(Caller("T1", "UNEW")).id


@pytest.mark.both_databases
def test_a_newcomer_who_does_two_things_at_once_is_kept_once(acme: Company) -> None:
    new = Caller("T1", "UNEW")
    together(lambda: acme.records(new), lambda: acme.records(new))
    assert len({row["person_id"] for row in acme.rows(actions)}) == 1


def test_a_workspace_that_is_not_served_is_told_so(acme: Company) -> None:
    with pytest.raises(BotError, check=about(UnknownWorkspace())):
        acme.records(Caller("T9", "UANA"))


def test_a_deed_of_years_ago_is_refused(acme: Company) -> None:
    ana, long_ago = acme.hires("ana"), ActionDraft("called Acme on 1 Jan 2019", Source.COMMAND)
    with pytest.raises(InvalidInputError, check=about(DayTooLongAgo())):
        record_action(acme.context, ana, long_ago, "slash:1")
    assert acme.rows(actions) == []


def test_a_plain_past_day_in_the_words_is_the_day_of_the_action(acme: Company) -> None:
    ana = acme.hires("ana")
    told = acme.records(ana, "On Friday I  called <@UBEN>'s customer back")
    assert told.action.text == "On Friday I  called <@UBEN>'s customer back"
    assert (told.action.happened_on, told.today) == (date(2026, 11, 20), MONDAY.date())
    assert acme.records(ana, "last week I called Acme").action.happened_on == MONDAY.date()
    chosen = acme.records(ana, "yesterday I called Acme", happened_on=date(2026, 11, 3))
    assert chosen.action.happened_on == date(2026, 11, 3)
    assert acme.records(ana, "yesterday I called Acme", own_words=False).action.happened_on == MONDAY.date()
