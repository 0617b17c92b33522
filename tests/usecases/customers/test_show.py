# ruff: noqa: RUF001 - a curly apostrophe is what phones type
"""What a person sees of a customer, whatever they typed, and what nobody sees."""

from datetime import timedelta
from itertools import product

import pytest
from sqlalchemy import insert, update

from bot.domain.actions import ActionDraft, Source
from bot.domain.reviews import ReviewVerdict
from bot.storage.tables import actions, needs, reviews
from bot.usecases.customers.show import (
    ACTIONS_SHOWN,
    CHOICES,
    HELPERS_SHOWN,
    LATELY,
    MENTIONED_LATELY,
    MENTIONS_SHOWN,
    NEEDS_SHOWN,
    CustomerChoices,
    CustomerPage,
    show_customer,
)
from bot.usecases.needs.change import drop_need, take_need
from bot.usecases.people.home import show_home
from bot.usecases.recording.change import edit_action, set_shared, undo_action
from bot.usecases.recording.meet_need import meet_need
from bot.usecases.review.verdicts import give_verdict
from bot.usecases.unit import Caller
from tests.support.company import Company
from tests.support.reviewing import THURSDAY, Office, reviewed_by


def page(acme: Company, viewer: Caller, asked: str) -> CustomerPage:
    found = show_customer(acme.context, viewer, asked)
    assert isinstance(found, CustomerPage)
    return found


def choices(acme: Company, viewer: Caller, asked: str = "") -> tuple[str, ...]:
    found = show_customer(acme.context, viewer, asked)
    assert isinstance(found, CustomerChoices)
    assert found.asked == asked
    return found.names


def texts(shown: CustomerPage) -> list[str]:
    return [each.action.text for each in shown.done]


@pytest.mark.both_databases
def test_a_customer_has_what_colleagues_did_its_needs_and_who_helped(acme: Company) -> None:
    ana, ben, cleo = (acme.hires(name) for name in ("ana", "ben", "cleo"))
    acme.records(ana, "found the invoice", customer="Acme")
    acme.clock.move(timedelta(days=1))
    acme.records(ben, "fixed the login", customer="ACME Ltd.")
    acme.records(ben, "sent a card", customer="Globex")
    acme.clock.move(timedelta(hours=1))
    acme.notices_need(cleo, "waits for a contract", "acme")
    shown = page(acme, cleo, "Acme")
    assert [(each.action.text, each.by) for each in shown.done] == [
        ("fixed the login", "Ben"),
        ("found the invoice", "Ana"),
    ]
    assert shown.helpers == ("Ben", "Ana")
    assert [each.need.text for each in shown.needs] == ["waits for a contract"]
    assert (shown.name, shown.asked, shown.done_total, shown.needs_total, shown.similar) == ("acme", None, 2, 1, ())


def test_the_reader_is_no_name_on_their_own_page(acme: Company) -> None:
    ana = acme.hires("ana")
    acme.records(ana, customer="Acme")
    shown = page(acme, ana, "acme")
    assert (shown.helpers, shown.done[0].by) == ((None,), None)


def test_a_text_mentions_a_customer_also_with_a_slip_if_no_text_has_the_very_name(acme: Company) -> None:
    ana = acme.hires("ana")
    acme.records(ana, "helped Mrs Bello out")
    assert not page(acme, ana, "Mrs Bello").mentioned_alike
    assert page(acme, ana, "Mrs Belo").mentioned_alike
    assert show_customer(acme.context, ana, "Mrs Nowak") == CustomerChoices("Mrs Nowak", ())


@pytest.mark.parametrize(
    "typed", ["acme foods", "ACME FOODS", "Ácme  Foods GmbH", "“Acme Foods”", "Acme-Foods", "AcmeFoods", "Amce Foods"]
)
def test_a_name_is_matched_kindly(acme: Company, typed: str) -> None:
    ana = acme.hires("ana")
    acme.records(ana, customer="Acme Foods Ltd")
    acme.records(ana, customer="Globex")
    assert page(acme, ana, typed).name == "Acme Foods Ltd"


def test_the_nearest_name_says_that_it_is_another(acme: Company) -> None:
    ana = acme.hires("ana")
    acme.records(ana, customer="Acme")
    assert page(acme, ana, "Acmee").asked == "Acmee"
    assert page(acme, ana, "Acme Ltd").asked is None


def test_where_several_names_fit_there_is_a_choice(acme: Company) -> None:
    ana = acme.hires("ana")
    for name in ("Acme Foods", "Acme Steel", "Globex"):
        acme.records(ana, customer=name)
    assert choices(acme, ana, "Acme") == ("Acme Foods", "Acme Steel")
    acme.records(ana, customer="Acme")
    assert page(acme, ana, "Acme").similar == ("Acme Foods", "Acme Steel")


def test_no_more_are_shown_than_are_read(acme: Company) -> None:
    ana = acme.hires("ana")
    for number in range(ACTIONS_SHOWN + 2):
        acme.records(ana, f"call {number}", customer="Acme")
        acme.records(acme.hires(f"helper{number}"), f"call by helper {number}", customer=f"Acme {number}0")
    for number in range(NEEDS_SHOWN + 1):
        acme.notices_need(ana, f"need {number}", "Acme")
    shown = page(acme, ana, "Acme")
    assert (len(shown.done), shown.done_total) == (ACTIONS_SHOWN, ACTIONS_SHOWN + 2)
    assert (len(shown.needs), shown.needs_total) == (NEEDS_SHOWN, NEEDS_SHOWN + 1)
    assert len(shown.similar) == CHOICES - 1
    assert len(choices(acme, ana, "acm")) == CHOICES
    found = [show_customer(acme.context, ana, asked) for asked in ("acm", "Acme 10")]
    assert [isinstance(each, CustomerChoices) and each.more for each in found] == [True, False]


def test_a_few_helpers_of_late_are_named_the_latest_first(acme: Company) -> None:
    early = acme.hires("early")
    acme.records(early, customer="Acme")
    acme.clock.move(LATELY + timedelta(days=1))
    for number in range(HELPERS_SHOWN + 1):
        acme.clock.move(timedelta(hours=1))
        acme.records(acme.hires(f"helper{number}"), customer="Acme")
    shown = page(acme, early, "Acme")
    assert shown.helpers == tuple(f"Helper{number}" for number in range(HELPERS_SHOWN, 0, -1))
    assert shown.done_total == HELPERS_SHOWN + 2


def test_only_needs_that_are_not_met_are_shown(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    kept, taken, met, dropped = (acme.notices_need(ana, text, "Acme").need.id for text in ("a", "b", "c", "d"))
    take_need(acme.context, ben, taken)
    take_need(acme.context, ben, met)
    meet_need(acme.context, ben, met)
    drop_need(acme.context, ana, dropped)
    for who, has, mine in ((ana, "Ben", False), (ben, None, True), (acme.hires("cleo"), None, False)):
        first, second = page(acme, who, "Acme").needs
        assert (first.need.id, second.need.id, second.taken_by, second.mine) == (kept, taken, has, mine)
    assert "Ben" in page(acme, ana, "Acme").helpers


def mentioned(shown: CustomerPage) -> tuple[list[str], list[str]]:
    return [each.action.text for each in shown.mentioning], [each.need.text for each in shown.mentioning_needs]


@pytest.mark.both_databases
def test_what_only_mentions_a_customer_is_found_too(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    acme.records(ana, "called Acme Foods’s driver back")
    acme.records(ana, "called ACME back")
    acme.records(ana, "called Acmeland, and the academy")
    acme.records(ana, "told Acme in private", shared=False)
    acme.records(ana, "fixed Acme for Globex", customer="Globex")
    acme.notices_need(ana, "Ácme Ltd. waits for a contract")
    acme.notices_need(ana, "Somebody else waits")
    shown = page(acme, ben, "acme gmbh")
    assert mentioned(shown) == (
        ["called ACME back", "called Acme Foods’s driver back"],
        ["Ácme Ltd. waits for a contract"],
    )
    assert (shown.name, shown.done, shown.needs, shown.mentioning[0].by) == ("acme gmbh", (), (), "Ana")
    assert mentioned(page(acme, ben, "Acme Foods")) == (["called Acme Foods’s driver back"], [])
    acme.records(ben, "sent a card", customer="Acme")
    assert mentioned(page(acme, ben, "Acme"))[0] == ["called ACME back", "called Acme Foods’s driver back"]
    assert choices(acme, ben, "c") == choices(acme, ben, "somebody@example.com") == ()


@pytest.mark.both_databases
def test_a_taken_need_that_only_mentions_a_customer_is_found_until_it_is_met(acme: Company) -> None:
    ana, ben, cleo = (acme.hires(name) for name in ("ana", "ben", "cleo"))
    need = acme.notices_need(ana, "Mr Brown is waiting for a call back").need.id
    take_need(acme.context, ben, need)
    for who, has, mine in ((ana, "Ben", False), (ben, None, True), (cleo, None, False)):
        [found] = page(acme, who, "Mr Brown").mentioning_needs
        assert (found.need.id, found.taken_by, found.mine) == (need, has, mine)
    meet_need(acme.context, ben, need)
    assert choices(acme, ana, "Mr Brown") == ()


def test_only_a_few_recent_mentions_are_shown(acme: Company) -> None:
    ana = acme.hires("ana")
    acme.records(ana, "called Acme long ago")
    acme.notices_need(ana, "Acme waited long ago")
    acme.clock.move(MENTIONED_LATELY + timedelta(days=1))
    assert choices(acme, ana, "Acme") == ()
    for number in range(MENTIONS_SHOWN + 1):
        acme.records(ana, f"call {number} to Acme")
        acme.notices_need(ana, f"Acme waits for {number}")
    assert [len(each) for each in mentioned(page(acme, ana, "Acme"))] == [MENTIONS_SHOWN, MENTIONS_SHOWN]


def test_people_outside_the_private_channel_learn_why_they_find_nothing(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    acme.records(ana, "called Acme")
    acme.records(ana, "called again", customer="Globex")
    acme.sets(channel_private=True)
    for asked in ("Acme", "Globex"):
        found = show_customer(acme.context, ben, asked)
        assert isinstance(found, CustomerChoices)
        assert (found.names, found.hides_others) == ((), True)


def test_a_private_action_is_shown_counted_and_hinted_at_nowhere(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    acme.records(ana, customer="Acme", shared=False)
    for viewer in (ana, ben):
        assert choices(acme, viewer, "Acme") == ()
        assert choices(acme, viewer, "Acmee") == ()
    acme.records(ben, "called", customer="Acme")
    for viewer in (ana, ben):
        shown = page(acme, viewer, "Acme")
        assert (texts(shown), shown.done_total, len(shown.helpers)) == (["called"], 1, 1)


def test_what_a_page_shows_follows_its_actions(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    action = acme.records(ana, customer="Acme").action
    set_shared(acme.context, ana, action.id, shared=False)
    assert choices(acme, ben, "Acme") == ()
    set_shared(acme.context, ana, action.id, shared=True)
    edit_action(acme.context, ana, action.id, ActionDraft("called back", Source.FORM, customer="Globex"))
    assert choices(acme, ben, "Acme") == ()
    assert texts(page(acme, ben, "Globex")) == ["called back"]
    edit_action(acme.context, ana, action.id, ActionDraft("called back", Source.FORM))
    assert choices(acme, ben, "Globex") == ()
    edit_action(acme.context, ana, action.id, ActionDraft("called back", Source.FORM, customer="Globex"))
    undo_action(acme.context, ana, action.id)
    assert choices(acme, ben, "Globex") == choices(acme, ana, "Globex") == ()


def test_in_whatever_state_actions_are_nobody_finds_a_customer_of_hidden_ones(acme: Company) -> None:
    ben = acme.hires("ben")
    states = list(product((False, True), repeat=4))
    for number, (shared, undone, left, declined) in enumerate(states):
        person = acme.hires(f"person{number}")
        recorded = acme.records(person, f"text {number}", customer=f"Customer{number:02}", shared=shared)
        acme.change(person, active=not left, featured=not declined)
        if undone:
            undo_action(acme.context, person, recorded.action.id)
    for number, state in enumerate(states):
        found = show_customer(acme.context, ben, f"Customer{number:02}")
        if state == (True, False, False, False):
            assert isinstance(found, CustomerPage)
        else:
            assert found == CustomerChoices(f"Customer{number:02}", ())


def test_people_who_left_or_declined_are_named_nowhere_but_see_their_own(acme: Company) -> None:
    ana, ben, cleo = (acme.hires(name) for name in ("ana", "ben", "cleo"))
    acme.records(ana, "by ana", customer="Acme")
    acme.records(ben, "by ben", customer="Acme")
    acme.change(ana, active=False)
    acme.change(ben, featured=False)
    acme.notices_need(cleo, customer="Acme")
    assert (page(acme, cleo, "Acme").done, page(acme, cleo, "Acme").helpers) == ((), ())
    assert texts(page(acme, ben, "Acme")) == ["by ben"]


def test_a_mentioned_colleague_who_declined_has_no_name_in_a_quote(acme: Company) -> None:
    ana, ben, cleo = (acme.hires(name) for name in ("ana", "ben", "cleo"))
    acme.records(ana, f"called with <@{ben.user_id}>", customer="Acme")
    assert page(acme, cleo, "Acme").names == {ben.user_id: "Ben"}
    acme.change(ben, featured=False)
    assert page(acme, cleo, "Acme").names == {ben.user_id: "a colleague"}


def test_what_is_under_review_or_skipped_tells_nobody_of_its_customer(acme: Company) -> None:
    office = Office(acme)
    with acme.store.unit() as connection:
        connection.execute(update(actions).values(customer="Acme", customer_key="acme"))
    assert choices(acme, office.cleo, "Acme") == choices(acme, office.cleo, "Acmee") == ()
    assert texts(page(acme, office.ana, "Acme")) == ["helped Ms Okafor"]
    [action] = acme.rows(actions)
    give_verdict(acme.context, office.ben, action["id"], ReviewVerdict.KEEP)
    assert page(acme, office.cleo, "Acme").helpers == ("Ana",)
    give_verdict(acme.context, office.ben, action["id"], ReviewVerdict.SKIP)
    assert choices(acme, office.cleo, "Acme") == ()
    reviewed_by(acme, office.ben, on=False)
    assert choices(acme, office.cleo, "Acme") == ()


def test_a_name_is_spelled_as_in_what_its_reader_may_see(acme: Company) -> None:
    ana, ben, cleo = (acme.hires(name) for name in ("ana", "ben", "cleo"))
    acme.records(ana, customer="Acme")
    reviewed_by(acme, cleo)
    [action] = acme.rows(actions)
    with acme.store.unit() as connection:
        put = {"workspace_id": acme.workspace.id, "action_id": action["id"], "week": THURSDAY.date()}
        connection.execute(insert(reviews).values(put | {"asked_at": THURSDAY, "verdict": ReviewVerdict.KEEP}))
    for shared in (True, False):
        acme.records(ben, customer="A.C.M.E. (never again)" if shared else "aCmE", shared=shared)
        acme.records(ben, customer="ACME!!!", shared=shared)
    assert (page(acme, cleo, "Acme").name, page(acme, cleo, "Acme").helpers) == ("Acme", ("Ana",))
    assert page(acme, cleo, "Acme").similar == ()
    assert (page(acme, ben, "Acme").name, page(acme, ben, "Acme").helpers) == ("ACME!!!", (None, "Ana"))


def test_one_click_that_met_a_need_names_its_customer_although_nobody_reviews_it(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    reviewed_by(acme, ana)
    need = acme.notices_need(ana, customer="Acme").need.id
    take_need(acme.context, ben, need)
    action = meet_need(acme.context, ben, need).action
    assert page(acme, ana, "acme").helpers == ("Ben",)
    edit_action(acme.context, ben, action.id, ActionDraft("", Source.FORM, customer="Globex"))
    assert choices(acme, ana, "acme") == choices(acme, ana, "Globex") == ()
    assert page(acme, ben, "Globex").helpers == (None,)


def test_personal_data_in_a_name_is_neither_shown_nor_found(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    acme.records(ana, "called mia@acme.example back", customer="Mia mia@acme.example")
    acme.records(ana, "wrote", customer="zed@acme.example")
    acme.notices_need(ana, customer="<mailto:ida@acme.example|ida@acme.example>")
    for viewer in (ana, ben):
        shown = page(acme, viewer, "Mia")
        assert (shown.name, shown.asked) == ("Mia", None)
        assert page(acme, viewer, "Mia mia@acme.example").name == "Mia"
        assert choices(acme, viewer, "zed@acme.example") == ()
    assert texts(page(acme, ben, "Mia")) == ["called [e-mail address] back"]
    assert {row["customer_key"] for row in acme.rows(actions)} == {"mia", None}
    assert [row["customer_key"] for row in acme.rows(needs)] == [None]


def test_another_workspaces_customers_are_not_found(acme: Company) -> None:
    other = acme.another()
    other.records(other.hires("ana"), customer="Acme")
    other.notices_need(other.hires("ben"), customer="Globex")
    ana = acme.hires("ana")
    assert choices(acme, ana, "Acme") == choices(acme, ana, "Globex") == ()


def test_without_a_name_there_are_the_customers_of_ones_last_actions(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    assert choices(acme, ana) == ()
    for name in ("Acme", "Globex", "ACME Ltd", "One", "Two", "Three", "Four"):
        acme.records(ana, customer=name, shared=name != "Two")
    acme.records(ana)
    undo_action(acme.context, ana, acme.records(ana, customer="Undone").action.id)
    acme.records(ben, customer="Bens")
    assert choices(acme, ana) == ("Four", "Three", "Two", "One", "ACME Ltd")
    assert choices(acme, ana, "  ".strip()) == show_home(acme.context, ana).customers


def test_a_name_that_says_nothing_finds_nothing(acme: Company) -> None:
    ana = acme.hires("ana")
    acme.records(ana, customer="Acme")
    assert choices(acme, ana, "mia@acme.example") == ()
    assert choices(acme, ana, "\u200b") == ()
