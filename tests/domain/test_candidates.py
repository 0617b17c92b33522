"""Needs, follow-ups and stories are offered to those whom they fit, once, for a reason that is true."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.actions import Action, Source
from bot.domain.candidates import (
    HOLDERS_AT_MOST,
    NEEDS_AT_MOST,
    STORIES_AT_MOST,
    Colleague,
    NeedsAround,
    OpenEnds,
    Promise,
    StoriesAround,
    follow_up_candidates,
    need_candidates,
    same_customer,
    story_candidates,
)
from bot.domain.kinds import Kind
from bot.domain.needs import Need, NeedStatus
from bot.domain.offers import Candidate, OfferSource, Subject, SubjectKind
from bot.domain.people import Person
from bot.domain.reasons import Reason
from bot.domain.tastes import FEWER, MORE, Tastes
from tests.support.cast import MONDAY, an_action, ana

DAY = timedelta(days=1)
TODAY = MONDAY.date()
ANA = ana(team="Billing", role="support")
NEAR, SAME_ROLE, FAR = Colleague(" billing ", "sales"), Colleague(None, "support"), Colleague("Field", None)


def a_need(need_id: int = 3, *, days: float = 0, noticed_by: int = 2, **more: Any) -> Need:  # noqa: ANN401  any field of a need
    details: dict[str, Any] = {
        "text": "Acme waits for its contract",
        "customer": None,
        "status": NeedStatus.OPEN,
        "taken_by": None,
        "taken_at": None,
        "handed_back_at": None,
        "met_at": None,
        "met_action_id": None,
        "dropped_at": None,
        "source_channel": None,
        "source_ts": None,
    }
    return Need(
        **details
        | {"id": need_id, "workspace_id": 1, "noticed_by": noticed_by, "created_at": MONDAY - days * DAY}
        | more
    )


def needs(*given: Need, person: Person = ANA, **more: Any) -> list[Candidate]:  # noqa: ANN401  what is known beside them
    offered = more.pop("offered", ())
    known: dict[str, Any] = {"noticers": {2: FAR, 3: NEAR, 4: SAME_ROLE}, "customers": (), "holders": {}}
    return need_candidates(person, NeedsAround(given, **known | more), offered=offered, now=MONDAY)


def done(action_id: int = 1, days: int = 10, **more: Any) -> Action:  # noqa: ANN401  any field of an action
    details = {"happened_on": TODAY - days * DAY, "recorded_at": MONDAY - days * DAY}
    return an_action(id=action_id, **details | more)


def follow_ups(*own: Action, promises: tuple[Promise, ...] = (), offered: tuple[Subject, ...] = ()) -> list[Candidate]:
    return follow_up_candidates(OpenEnds(own, promises), offered=offered, today=TODAY, now=MONDAY)


def promised(promise_id: int = 5, *, ago: timedelta = 8 * DAY, plan: str | None = None) -> Promise:
    return Promise(promise_id, an_action(id=50, person_id=2), plan, MONDAY - ago)


def told(action_id: int = 7, *, by: int = 2, days: float = 1, **more: Any) -> Action:  # noqa: ANN401  any field of an action
    return an_action(**{"id": action_id, "person_id": by, "recorded_at": MONDAY - days * DAY} | more)


def stories(*shared: Action, person: Person = ANA, offered: tuple[Subject, ...] = ()) -> list[Candidate]:
    tellers = {2: FAR, 3: NEAR, 4: SAME_ROLE}
    return story_candidates(person, StoriesAround(shared, tellers), offered=offered, now=MONDAY)


def subjects(candidates: list[Candidate]) -> list[str]:
    return [candidate.subject.text for candidate in candidates]


def test_a_need_is_offered_unless_it_is_their_own_gone_known_or_held_by_enough() -> None:
    own = a_need(1, noticed_by=ANA.id)
    gone = [a_need(10 + number, status=status) for number, status in enumerate(NeedStatus) if status != "open"]
    known, held, free = a_need(2), a_need(3), a_need(4)
    found = needs(
        own,
        *gone,
        known,
        held,
        free,
        offered={Subject(SubjectKind.NEED, 2)},
        holders={3: HOLDERS_AT_MOST, 4: HOLDERS_AT_MOST - 1},
    )
    assert [(each.source, each.subject.row) for each in found] == [(OfferSource.NEED, 4)]


@pytest.mark.parametrize("customer", ["Acme", " acme", "ACME\u200b", "\uff21cme"])
def test_a_customer_one_acted_for_is_known_however_the_name_is_typed(customer: str) -> None:
    [found] = needs(a_need(customer=customer), customers={"acme ", "Globex"})
    assert found.reasons == {Reason.CUSTOMER}


def test_the_better_the_fit_the_more_a_need_weighs() -> None:
    found = needs(
        *(a_need(1), a_need(2, noticed_by=4), a_need(3, noticed_by=3), a_need(4, customer="Acme")),
        customers={"Acme"},
        longest=2,
    )
    assert subjects(found) == ["4", "3", "2", "1"]
    assert [each.weight for each in found] == sorted((each.weight for each in found), reverse=True)
    assert [each.reasons for each in found] == [
        {Reason.CUSTOMER},
        {Reason.TEAM},
        {Reason.ROLE, Reason.LONGEST},
        frozenset(),
    ]


@given(st.floats(0, 100), st.floats(0, 100))
def test_of_needs_that_fit_alike_the_older_weighs_no_less(one: float, other: float) -> None:
    older, younger = max(one, other), min(one, other)
    weights = {each.subject.row: each.weight for each in needs(a_need(1, days=older), a_need(2, days=younger))}
    assert weights[1] >= weights[2] > 0


def test_a_need_of_the_future_as_clocks_may_differ_weighs_as_a_new_one() -> None:
    [found] = needs(a_need(days=-1))
    assert found.weight == 1


def test_the_ten_best_needs_are_offered() -> None:
    found = needs(*(a_need(number, days=number) for number in range(1, 25)), a_need(99, noticed_by=3, days=20))
    assert subjects(found) == ["99", *(str(number) for number in range(24, 25 - NEEDS_AT_MOST, -1))]


def test_somebody_without_team_and_role_is_near_to_nobody() -> None:
    [found] = needs(a_need(noticed_by=3), person=ana(), noticers={3: Colleague(None, None)})
    assert found.weight == 1
    [unknown] = needs(a_need(noticed_by=9))
    assert unknown.weight == 1


@pytest.mark.parametrize(("days", "offered"), [(6, False), (7, True), (21, True), (22, False)])
def test_an_action_is_followed_up_after_one_to_three_weeks(days: int, *, offered: bool) -> None:
    assert subjects(follow_ups(done(days=days))) == (["action:1"] if offered else [])


@pytest.mark.parametrize("more", [{"undone_at": MONDAY}, {"source": Source.FOLLOW_UP}], ids=["undone", "a follow-up"])
def test_what_was_undone_or_is_a_follow_up_is_not_followed_up(more: dict[str, Any]) -> None:
    assert follow_ups(done(**more)) == []


def test_nothing_is_followed_up_twice() -> None:
    before = (Subject(SubjectKind.ACTION, 1), Subject(SubjectKind.PROMISE, 5))
    assert follow_ups(done(), promises=(promised(),), offered=before) == []


def test_after_something_newer_for_the_same_customer_the_older_is_left() -> None:
    assert subjects(follow_ups(done(1, 10, customer="Acme"), done(2, 8, customer=" acme"))) == ["action:2"]
    assert subjects(follow_ups(done(1, 10, customer="Acme"), done(2, 1, customer="ACME"))) == []
    assert subjects(follow_ups(done(1, 10, customer="Acme"), done(2, 1, customer="Globex"))) == ["action:1"]
    undone = done(2, 1, customer="Acme", undone_at=MONDAY)
    assert subjects(follow_ups(done(1, 10, customer="Acme"), undone)) == ["action:1"]


def test_a_promise_weighs_more_than_an_action_and_one_for_a_customer_more_than_one_for_somebody() -> None:
    found = follow_ups(done(1), done(2, customer="Acme"), promises=(promised(),))
    by_weight = sorted(found, key=lambda each: -each.weight)
    assert subjects(by_weight) == ["promise:5", "action:2", "action:1"]
    assert [each.reasons for each in by_weight] == [{Reason.ONCE}, frozenset(), frozenset()]


@pytest.mark.parametrize(("ago", "offered"), [(6.49 * DAY, False), (6.5 * DAY, True), (300 * DAY, True)])
def test_a_promise_is_followed_up_after_a_week_however_late(ago: timedelta, *, offered: bool) -> None:
    assert subjects(follow_ups(promises=(promised(ago=ago),))) == (["promise:5"] if offered else [])


def test_colleagues_shared_actions_are_stories_and_those_of_near_colleagues_weigh_more() -> None:
    found = stories(told(1), told(2, by=3), told(3, by=4), told(4, by=9))
    assert {each.subject.row: (each.source, each.weight) for each in found} == {
        1: (OfferSource.STORY, 1),
        2: (OfferSource.STORY, 4),
        3: (OfferSource.STORY, 3),
        4: (OfferSource.STORY, 1),
    }
    assert {each.subject.row: each.reasons for each in found} == {
        1: frozenset(),
        2: {Reason.TEAM},
        3: {Reason.ROLE},
        4: frozenset(),
    }


def test_stories_of_the_kind_that_somebody_wants_more_of_weigh_more() -> None:
    shared = [told(1, kind=Kind.HELP), told(2, kind=Kind.DELIGHT), told(3, by=3, kind=Kind.SOLVE)]
    kinds = Tastes(Kind.DELIGHT, {"call-back": Kind.SOLVE}).weights
    around = StoriesAround(shared, {2: FAR, 3: NEAR}, kinds)
    wishing = replace(ANA, more_of=Kind.DELIGHT)
    found = story_candidates(wishing, around, offered=(), now=MONDAY)
    assert {each.subject.row: each.weight for each in found} == {1: 1, 2: MORE, 3: 4 * FEWER}
    assert {each.subject.row: each.reasons for each in found} == {1: set(), 2: {Reason.MORE_OF}, 3: {Reason.TEAM}}


def test_to_have_the_role_of_anyone_is_to_be_near_to_nobody() -> None:
    [found] = needs(a_need(noticed_by=4), person=ana(role="anyone"), noticers={4: Colleague(None, "anyone")})
    assert (found.weight, found.reasons) == (1, frozenset())


@pytest.mark.parametrize(
    "story",
    [
        told(by=ANA.id),
        told(shared=False),
        told(undone_at=MONDAY),
        told(days=28),
        told(8),
    ],
    ids=["their own", "private", "undone", "four weeks old", "offered before"],
)
def test_what_is_no_story_for_the_person_is_left_out(story: Action) -> None:
    assert stories(story, offered=(Subject(SubjectKind.STORY, 8),)) == []


def test_the_newest_twenty_stories_are_offered() -> None:
    shared = [told(number, days=number / 10) for number in range(1, 40)]
    assert subjects(stories(*reversed(shared))) == [str(number) for number in range(1, STORIES_AT_MOST + 1)]


@given(st.datetimes(max_value=datetime(2026, 12, 31), min_value=datetime(2026, 1, 1)), st.integers(0, 60))  # noqa: DTZ001  made aware below
def test_no_candidate_is_without_a_weight(at: datetime, days: int) -> None:
    now = at.replace(tzinfo=MONDAY.tzinfo)
    around = NeedsAround([a_need(days=days)], noticers={}, customers=(), holders={})
    ends = OpenEnds([done(days=days)], [promised()])
    found = need_candidates(ANA, around, offered=(), now=now)
    found += follow_up_candidates(ends, offered=(), today=now.date(), now=now)
    assert all(each.weight > 0 for each in found)


@pytest.mark.parametrize(
    ("action", "offered"),
    [
        (done(source=Source.NUDGE, own_words=False), False),
        (done(source=Source.NUDGE), True),
        (done(source=Source.NEED, own_words=False), True),
    ],
    ids=["in one click", "in words since", "a need that was met"],
)
def test_what_was_recorded_in_one_click_is_followed_up_only_in_ones_own_words(action: Action, *, offered: bool) -> None:
    assert subjects(follow_ups(action)) == (["action:1"] if offered else [])


@pytest.mark.parametrize(("days", "offered"), [(6.9, False), (7, True), (300, True)])
def test_a_need_that_was_taken_is_asked_about_after_a_week_and_once(days: float, *, offered: bool) -> None:
    need = a_need(12, status=NeedStatus.TAKEN, taken_by=ANA.id, taken_at=MONDAY - days * DAY)
    found = follow_up_candidates(OpenEnds(taken=[need]), offered=(), today=TODAY, now=MONDAY)
    assert subjects(found) == (["need:12"] if offered else [])
    assert (
        follow_up_candidates(OpenEnds(taken=[need]), offered=(Subject(SubjectKind.TAKEN, 12),), today=TODAY, now=MONDAY)
        == []
    )


def test_a_need_of_which_nobody_knows_when_it_was_taken_is_not_asked_about() -> None:
    need = a_need(12, status=NeedStatus.TAKEN, taken_by=ANA.id)
    assert follow_up_candidates(OpenEnds(taken=[need]), offered=(), today=TODAY, now=MONDAY) == []


@pytest.mark.parametrize(("one", "other"), [("Acme Ltd", "ACME"), ("Café Blü", "CAFE BLÜ")])
def test_two_spellings_of_a_name_are_one_customer(one: str, other: str) -> None:
    assert same_customer(one, other)
