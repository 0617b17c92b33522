"""What we did together, and what a person's App Home shows."""

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import Connection, Engine, event

from bot.domain.kinds import Counted, Kind
from bot.domain.ripples import Reach
from bot.storage.tables import actions, inspirations, offers, reaches
from bot.storage.total_changes import Change, count
from bot.storage.widest_ripples import keep as keep_reach
from bot.usecases.needs.change import take_need
from bot.usecases.nudges.preferences import enrol
from bot.usecases.offers.next_action import next_action
from bot.usecases.people.home import ACTIONS_ON_HOME, NEEDS_ON_HOME, STAYS_FOR, show_home
from bot.usecases.recording.change import set_shared, undo_action
from bot.usecases.recording.did_it import did_it
from bot.usecases.recording.meet_need import meet_need
from bot.usecases.unit import Caller
from bot.usecases.workspace.totals import KEPT_FOR, LINKS_AT_ONCE, NEEDS_LISTED, keep_widest, sum_up
from tests.support.company import IDEAS, Company
from tests.support.together import together

LAST_SUNDAY = datetime(2026, 11, 22, 12, tzinfo=UTC)
LAST_MONTH = datetime(2026, 10, 31, 12, tzinfo=UTC)
LAST_YEAR = datetime(2025, 12, 31, 12, tzinfo=UTC)


def test_totals_are_of_this_week_and_this_month_in_the_workspaces_zone(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    now = acme.clock.now()
    for instant in (LAST_YEAR, LAST_MONTH, LAST_SUNDAY, now):
        acme.clock.move_to(instant)
        acme.records(ana, kind=Kind.DELIGHT)
    origin = acme.records(ben, kind=Kind.HELP, shared=True).action
    acme.records(ana, kind=Kind.HELP, inspired_by=origin.id, shared=False)
    undo_action(acme.context, ben, acme.records(ben, kind=Kind.SOLVE).action.id)
    need = acme.notices_need(ben).need
    acme.notices_need(ben)
    take_need(acme.context, ana, need.id)
    meet_need(acme.context, ana, need.id)
    summary = sum_up(acme.context, ben)
    assert summary.week.by_kind == {Kind.HELP: 2, Kind.SOLVE: 1, Kind.DELIGHT: 1}
    assert summary.month.by_kind == {Kind.HELP: 2, Kind.SOLVE: 1, Kind.DELIGHT: 2}
    assert summary.year.by_kind == {Kind.HELP: 2, Kind.SOLVE: 1, Kind.DELIGHT: 3}
    assert (summary.week.all, summary.week.inspired, summary.week.needs_met, summary.needs_open) == (4, 1, 1, 1)
    undo_action(acme.context, ben, origin.id)
    assert sum_up(acme.context, ben).week.inspired == 0


def test_the_three_oldest_open_needs_are_listed_as_everybody_sees_them(acme: Company) -> None:
    ana = acme.hires("ana")
    for number in range(NEEDS_LISTED + 1):
        acme.notices_need(ana, f"<@UANA> waits on mia@acme.com {number}")
        acme.clock.move(timedelta(hours=1))
    summary = sum_up(acme.context, ana)
    assert [need.text for need in summary.needs] == [
        f"<@UANA> waits on [e-mail address] {number}" for number in range(NEEDS_LISTED)
    ]
    assert (summary.needs_open, summary.names) == (NEEDS_LISTED + 1, {"UANA": "Ana"})


def test_a_week_that_began_last_year_is_whole(acme: Company) -> None:
    ana = acme.hires("ana")
    for instant in (LAST_YEAR, LAST_YEAR + timedelta(days=1)):
        acme.clock.move_to(instant)
        acme.records(ana, kind=Kind.HELP)
    summary = sum_up(acme.context, ana)
    assert (summary.week.all, summary.month.all, summary.year.all) == (2, 1, 1)


def test_the_widest_ripple_of_the_year_counts_people_and_the_teams_they_named(acme: Company) -> None:
    ana, ben, chidi, dana = (acme.hires(name) for name in ("ana", "ben", "chidi", "dana"))
    assert sum_up(acme.context, ana).widest is None
    acme.change(chidi, team="Billing")
    acme.change(ben, team="billing")
    story = acme.records(ana, shared=True).action.id
    like_it = acme.records(ben, inspired_by=story, shared=True).action.id
    acme.records(chidi, inspired_by=like_it, shared=False)
    acme.records(dana, inspired_by=like_it)
    acme.records(dana, inspired_by=like_it)
    another = acme.records(chidi, shared=True).action.id
    acme.records(ana, inspired_by=another)
    assert sum_up(acme.context, ana).widest == Reach(people=3, teams=1, depth=2, actions=4)
    undo_action(acme.context, ben, like_it)
    assert sum_up(acme.context, ana).widest == Reach(people=1, teams=0, depth=1, actions=1)


def test_another_workspaces_ripples_are_not_ours(acme: Company) -> None:
    other = acme.another()
    ben, cleo = other.hires("ben"), other.hires("cleo")
    other.records(cleo, inspired_by=other.records(ben, shared=True).action.id)
    summary = sum_up(acme.context, acme.hires("ana"))
    assert (summary.widest, summary.year.all) == (None, 0)
    assert sum_up(other.context, ben).year.inspired == 1


def test_the_week_begins_when_it_does_in_the_workspaces_zone(acme: Company) -> None:
    acme.open(zone="Pacific/Auckland")
    acme.clock.move_to(datetime(2026, 11, 22, 10, 59, tzinfo=UTC))
    ana = acme.hires("ana")
    acme.records(ana)
    acme.clock.move(timedelta(minutes=1))
    assert sum_up(acme.context, ana).week.all == 0


def test_home_shows_ones_own_history_needs_plan_and_the_team(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    for number in range(ACTIONS_ON_HOME + 1):
        acme.records(ana, f"called back <@UBEN> {number}")
    for _ in range(NEEDS_ON_HOME + 1):
        acme.notices_need(ben)
    plan = enrol(acme.context, ana)
    home = show_home(acme.context, ana)
    assert (len(home.actions), home.actions_total, home.names) == (
        ACTIONS_ON_HOME,
        ACTIONS_ON_HOME + 1,
        {"UBEN": "Ben"},
    )
    assert (len(home.needs.open), home.needs.total) == (NEEDS_ON_HOME, NEEDS_ON_HOME + 1)
    summary = sum_up(acme.context, ana)
    assert (home.plan, replace(home.team, needs=summary.needs), home.noticed) == (plan, summary, 0)
    assert len(summary.needs) == NEEDS_LISTED


@pytest.mark.parametrize("shown", [sum_up, show_home])
def test_what_everybody_did_is_read_while_others_may_write(acme: Company, shown: Callable[..., object]) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    acme.records(ben, inspired_by=acme.records(ana).action.id)
    writes: list[bool] = []

    def hear(connection: Connection, _cursor: object, statement: str, *_more: object) -> None:
        if "FROM action_totals" in statement or "JOIN actions AS origins" in statement:
            writes.append(connection.get_execution_options()["manner"].writes)

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        shown(acme.context, ben)
    finally:
        event.remove(Engine, "before_cursor_execute", hear)
    assert writes == [False] * len(writes)
    # The links themselves are read where their ripples are asked for alone.
    assert len(writes) == (2 if shown is sum_up else 1)


def inspires_many(acme: Company, origin: int, followers: int) -> None:
    """Ben did something like the action `origin` again and again."""
    ben = acme.hires("ben")
    first = acme.rows(actions)[0]
    many = [
        first | {"id": origin + number, "person_id": acme.person(ben).id, "origin_key": f"many:{number}"}
        for number in range(1, followers + 1)
    ]
    with acme.store.unit() as connection:
        connection.execute(actions.insert(), many)
        links = [{"action_id": each["id"], "inspired_by_id": origin, "counted": True} for each in many]
        connection.execute(inspirations.insert(), links)
        more = Change(first["workspace_id"], Counted.INSPIRED, first["recorded_at"], followers)
        count(connection, [more])


def test_of_very_many_links_the_widest_ripple_is_what_was_worked_out_within_the_hour(acme: Company) -> None:
    ana = acme.hires("ana")
    inspires_many(acme, acme.records(ana).action.id, LINKS_AT_ONCE + 2)
    summary = sum_up(acme.context, ana)
    assert (summary.year.inspired, summary.widest) == (LINKS_AT_ONCE + 2, None)
    assert keep_widest(acme.context, "T1")
    undo_action(acme.context, Caller("T1", "UBEN"), acme.rows(actions)[-1]["id"])
    assert not keep_widest(acme.context, "T1")
    assert sum_up(acme.context, ana).widest == Reach(people=1, teams=0, depth=1, actions=LINKS_AT_ONCE + 2)
    acme.clock.move(KEPT_FOR + timedelta(seconds=1))
    assert keep_widest(acme.context, "T1")
    assert sum_up(acme.context, ana).widest == Reach(people=1, teams=0, depth=1, actions=LINKS_AT_ONCE + 1)


def test_of_fewer_links_nothing_is_worked_out_for_later(acme: Company) -> None:
    ana = acme.hires("ana")
    inspires_many(acme, acme.records(ana).action.id, LINKS_AT_ONCE)
    assert not keep_widest(acme.context, "T1")
    assert acme.rows(reaches) == []
    assert sum_up(acme.context, ana).widest == Reach(people=1, teams=0, depth=1, actions=LINKS_AT_ONCE)


@pytest.mark.both_databases
def test_replicas_that_work_out_the_widest_ripple_at_once_all_keep_it(acme: Company) -> None:
    inspires_many(acme, acme.records(acme.hires("ana")).action.id, LINKS_AT_ONCE + 1)
    workspace_id, now = acme.rows(actions)[0]["workspace_id"], acme.clock.now()

    def keep(reach: Reach) -> None:
        with acme.store.unit() as connection:
            keep_reach(connection, workspace_id, LAST_YEAR, reach, now)

    several = [Reach(people=number, teams=1, depth=1, actions=number) for number in range(1, 9)]
    together(*(partial(keep, reach) for reach in several))
    [row] = acme.rows(reaches)
    assert row["people"] in range(1, 9)
    keep(several[0])
    assert acme.rows(reaches) == [row | asdict(several[0])]


def test_home_keeps_showing_the_idea_that_was_offered_last_for_half_a_day(acme: Company) -> None:
    ana = acme.hires("ana")
    offer = next_action(acme.context, ana)
    acme.clock.move(STAYS_FOR)
    assert acme.offer_on_home(ana).id == offer.id
    assert len(acme.rows(offers)) == 1
    acme.clock.move(timedelta(seconds=1))
    assert acme.offer_on_home(ana).id != offer.id


def test_home_shows_another_idea_once_the_last_was_done_or_has_left_the_catalogue(acme: Company) -> None:
    ana = acme.hires("ana")
    offer = next_action(acme.context, ana)
    did_it(acme.context, ana, offer.id)
    second = acme.offer_on_home(ana)
    assert second.id != offer.id
    smaller = Company(acme.store, ideas=tuple(idea for idea in IDEAS if idea != second.offered), clock=acme.clock)
    assert smaller.offer_on_home(ana).id not in {offer.id, second.id}


def test_others_do_not_see_ones_private_actions_on_their_home(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    set_shared(acme.context, ana, acme.records(ana).action.id, shared=False)
    assert show_home(acme.context, ben).actions == ()
    assert show_home(acme.context, ben).team.week.all == 1
