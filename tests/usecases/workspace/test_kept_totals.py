"""Totals are kept, and are what counting every action gives, whatever happened to the actions."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.actions import ActionDraft, Source
from bot.domain.kinds import Kind
from bot.domain.people import local_day, start_of_day, zone_of
from bot.errors import InvalidInputError
from bot.storage.engine import Store
from bot.storage.tables import action_totals, actions, inspirations, total_changes
from bot.usecases.recording.change import correct_kind, edit_action, record_again, set_shared, undo_action
from bot.usecases.unit import Caller
from bot.usecases.workspace.totals import CHANGES_AT_ONCE, keep_totals, sum_up
from tests.support.cast import MONDAY
from tests.support.clock import SetClock
from tests.support.company import Company
from tests.support.together import together

ZONES = ("Europe/Berlin", "Asia/Kathmandu", "America/Los_Angeles", "Pacific/Auckland", "UTC", "Australia/Lord_Howe")
DEEDS = ("record", "record", "like", "like", "undo", "undo", "kind", "edit", "private", "again", "leave", "sum up")
STEPS = st.lists(
    st.tuples(
        st.sampled_from(DEEDS),
        st.integers(0, 1000),
        st.sampled_from(Kind),
        st.sampled_from(
            [timedelta(0), timedelta(minutes=20), timedelta(hours=9), timedelta(days=3), timedelta(days=20)]
        ),
    ),
    min_size=5,
    max_size=30,
)
TEAMS = count(1)
Totals = list[tuple[dict[Kind, int], int]]


def shown(acme: Company, caller: Caller) -> Totals:
    """What people see of the week, the month and the year."""
    summary = sum_up(acme.context, caller)
    return [(each.by_kind, each.inspired) for each in (summary.week, summary.month, summary.year)]


def counted(acme: Company, zone: str) -> Totals:
    """The same from every action."""
    today = local_day(acme.clock.now(), zone_of([zone]))
    first_days = today - timedelta(days=today.weekday()), today.replace(day=1), today.replace(month=1, day=1)
    rows = {row["id"]: row for row in acme.rows(actions) if row["workspace_id"] == acme.workspace.id}
    there = {key: row for key, row in rows.items() if row["undone_at"] is None}
    links = [(row["action_id"], row["inspired_by_id"]) for row in acme.rows(inspirations)]
    inspired = {
        one
        for one, other in links
        if {one, other} <= there.keys() and rows[one]["person_id"] != rows[other]["person_id"]
    }
    found = []
    for day in first_days:
        since = {key for key, row in there.items() if row["recorded_at"] >= start_of_day(day, zone_of([zone]))}
        by_kind = {kind: sum(there[key]["kind"] is kind for key in since) for kind in Kind}
        found.append((by_kind, len(since & inspired)))
    return found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, zone=st.sampled_from(ZONES), later_zone=st.sampled_from(ZONES))
def test_totals_are_what_every_action_gives(
    sqlite_store: Store, steps: list[tuple[str, int, Kind, timedelta]], zone: str, later_zone: str
) -> None:
    acme = Company(sqlite_store, f"TOTALS{next(TEAMS)}", clock=SetClock(MONDAY), zone=zone)
    staff = [acme.hires(name) for name in ("ana", "ben", "cleo")]
    recorded: list[tuple[Caller, int]] = []
    for deed, number, kind, wait in steps:
        acme.clock.move(wait)
        who = staff[number % 3]
        owner, action_id = recorded[number % len(recorded)] if recorded else (who, 0)
        with suppress(InvalidInputError):
            match deed:
                case "record":
                    recorded.append((who, acme.records(who, kind=kind, shared=True).action.id))
                case "like":
                    like = acme.records(who, kind=kind, shared=True, inspired_by=action_id)
                    recorded.append((who, like.action.id))
                case "undo":
                    undo_action(acme.context, owner, action_id)
                case "kind":
                    correct_kind(acme.context, owner, action_id, kind)
                case "edit":
                    origin = recorded[number // 7 % len(recorded)][1] if recorded and number % 2 else None
                    day = acme.clock.now().date() - timedelta(days=number % 5)
                    draft = ActionDraft("called them", Source.FORM, kind=kind, inspired_by=origin, happened_on=day)
                    edit_action(acme.context, owner, action_id, draft)
                case "private":
                    set_shared(acme.context, owner, action_id, shared=False)
                case "again":
                    recorded.append((owner, record_again(acme.context, owner, action_id).action.id))
                case "leave":
                    acme.hires(who.user_id[1:].lower(), active=bool(number % 2))
                case _:
                    keep_totals(acme.context, acme.team_id)
        assert shown(acme, who) == counted(acme, zone)
    acme.sets(zone=later_zone)
    assert shown(acme, staff[0]) == counted(acme, later_zone)
    keep_totals(acme.context, acme.team_id)
    assert shown(acme, staff[0]) == counted(acme, later_zone)


def test_changes_are_summed_up_in_batches_and_while_the_bot_goes_on(acme: Company) -> None:
    ana = acme.hires("ana")
    acme.records(ana, kind=Kind.HELP)
    assert not keep_totals(acme.context, "T1", lambda: False)
    row = acme.rows(total_changes)[0] | {"id": None}
    with acme.store.unit() as connection:
        connection.execute(total_changes.insert(), [row] * CHANGES_AT_ONCE)
    assert keep_totals(acme.context, "T1") == CHANGES_AT_ONCE + 1
    assert keep_totals(acme.context, "T1") == 0
    assert acme.rows(total_changes) == []
    assert {row["number"] for row in acme.rows(action_totals)} == {CHANGES_AT_ONCE + 1}
    assert sum_up(acme.context, ana).week.by_kind[Kind.HELP] == CHANGES_AT_ONCE + 1


def test_a_day_is_counted_from_the_quarter_of_an_hour_at_which_it_begins_in_its_zone(acme: Company) -> None:
    acme.open(zone="Asia/Kathmandu")
    ana = acme.hires("ana")
    for at in (datetime(2026, 11, 22, 18, 14, 59, 999999, UTC), datetime(2026, 11, 22, 18, 15, tzinfo=UTC)):
        acme.clock.move_to(at)
        acme.records(ana)
    keep_totals(acme.context, "T1")
    summary = sum_up(acme.context, ana)
    assert (summary.week.all, summary.month.all) == (1, 2)


@pytest.mark.both_databases
def test_what_is_undone_and_inspired_and_summed_up_at_once_is_counted_once(acme: Company) -> None:
    ana, ben, cleo = (acme.hires(name) for name in ("ana", "ben", "cleo"))
    for number in range(6):
        origin = acme.records(ana, shared=True).action.id
        like = acme.records(ben, shared=True, inspired_by=origin).action.id
        together(
            partial(undo_action, acme.context, ana, origin),
            partial(undo_action, acme.context, ana, origin),
            partial(undo_action, acme.context, ben, like),
            partial(correct_kind, acme.context, ben, like, Kind.DELIGHT),
            partial(acme.records, cleo, inspired_by=origin, origin_key=f"like:{number}", kind=Kind.SOLVE),
            partial(edit_action, acme.context, ben, like, ActionDraft("wrote", Source.FORM, inspired_by=None)),
            *[partial(keep_totals, acme.context, "T1")] * 2,
        )
        assert shown(acme, cleo) == counted(acme, "Europe/London")
