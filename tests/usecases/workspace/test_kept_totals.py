"""Totals are kept, and are what counting every action gives, whatever happened to the actions."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.actions import ActionDraft, Source
from bot.domain.kinds import Kind
from bot.domain.people import local_day, start_of_day, zone_of
from bot.errors import InvalidInputError
from bot.storage.engine import Store
from bot.storage.tables import action_totals, actions, inspirations, needs, total_changes
from bot.usecases.needs.ask import say_need_is_met
from bot.usecases.needs.change import take_need
from bot.usecases.recording.change import correct_kind, edit_action, record_again, set_shared, undo_action
from bot.usecases.recording.meet_need import meet_need
from bot.usecases.unit import Caller
from bot.usecases.workspace.totals import CHANGES_AT_ONCE, keep_totals, sum_up
from tests.support.cast import MONDAY
from tests.support.clock import SetClock
from tests.support.company import Company
from tests.support.together import together

ZONES = ("Europe/Berlin", "Asia/Kathmandu", "America/Los_Angeles", "Pacific/Auckland", "UTC", "Australia/Lord_Howe")
DEEDS = (
    *("record", "record", "like", "like", "undo", "undo", "kind", "edit", "private", "again"),
    *("come or leave", "note", "meet", "say met", "sum up"),
)
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
Totals = list[tuple[dict[Kind, int], int, int]]


def shown(acme: Company, caller: Caller) -> Totals:
    """What people see of the week, the month and the year."""
    summary = sum_up(acme.context, caller)
    return [(each.by_kind, each.inspired, each.needs_met) for each in (summary.week, summary.month, summary.year)]


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
    met_at = [row["met_at"] for row in acme.rows(needs) if row["workspace_id"] == acme.workspace.id and row["met_at"]]
    found = []
    for day in first_days:
        start = start_of_day(day, zone_of([zone]))
        since = {key for key, row in there.items() if row["recorded_at"] >= start}
        by_kind = {kind: sum(there[key]["kind"] is kind for key in since) for kind in Kind}
        found.append((by_kind, len(since & inspired), sum(at >= start for at in met_at)))
    return found


class Lives:
    """Three colleagues, and what they recorded and noted so far."""

    def __init__(self, acme: Company) -> None:
        self.acme, self.context = acme, acme.context
        self.staff = [acme.hires(name) for name in ("ana", "ben", "cleo")]
        self.recorded: list[tuple[Caller, int]] = []
        self.noted: list[tuple[Caller, int]] = []

    def happens(self, deed: str, number: int, kind: Kind) -> None:
        """Let one of them do something, to any action or need."""
        who = self.staff[number % 3]
        owner, action_id = self.recorded[number % len(self.recorded)] if self.recorded else (who, 0)
        noticer, need_id = self.noted[number % len(self.noted)] if self.noted else (who, 0)
        deeds: dict[str, Callable[[], object]] = {
            "record": lambda: self.records(who, kind=kind),
            "like": lambda: self.records(who, kind=kind, inspired_by=action_id),
            "undo": lambda: undo_action(self.context, owner, action_id),
            "kind": lambda: correct_kind(self.context, owner, action_id, kind),
            "edit": lambda: self.edits(owner, action_id, number, kind),
            "private": lambda: set_shared(self.context, owner, action_id, shared=False),
            "again": lambda: self.recorded.append((owner, record_again(self.context, owner, action_id).action.id)),
            "come or leave": lambda: self.acme.hires(who.user_id[1:].lower(), active=bool(number % 2)),
            "note": lambda: self.noted.append((who, self.acme.notices_need(who).need.id)),
            "meet": lambda: self.meets(who, need_id),
            "say met": lambda: say_need_is_met(self.context, noticer, need_id),
            "sum up": lambda: keep_totals(self.context, self.acme.team_id),
        }
        with suppress(InvalidInputError):
            deeds[deed]()

    def records(self, who: Caller, **draft: Any) -> None:  # noqa: ANN401  of the draft
        self.recorded.append((who, self.acme.records(who, shared=True, **draft).action.id))

    def edits(self, owner: Caller, action_id: int, number: int, kind: Kind) -> None:
        origin = self.recorded[number // 7 % len(self.recorded)][1] if self.recorded and number % 2 else None
        day = self.acme.clock.now().date() - timedelta(days=number % 5)
        draft = ActionDraft("called them", Source.FORM, kind=kind, inspired_by=origin, happened_on=day)
        edit_action(self.context, owner, action_id, draft)

    def meets(self, who: Caller, need_id: int) -> None:
        take_need(self.context, who, need_id)
        self.recorded.append((who, meet_need(self.context, who, need_id).action.id))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, zone=st.sampled_from(ZONES), later_zone=st.sampled_from(ZONES))
def test_totals_are_what_every_action_gives(
    sqlite_store: Store, steps: list[tuple[str, int, Kind, timedelta]], zone: str, later_zone: str
) -> None:
    acme = Company(sqlite_store, f"TOTALS{next(TEAMS)}", clock=SetClock(MONDAY), zone=zone)
    lives = Lives(acme)
    reader = lives.staff[0]
    for deed, number, kind, wait in steps:
        acme.clock.move(wait)
        lives.happens(deed, number, kind)
        assert shown(acme, reader) == counted(acme, zone)
    acme.sets(zone=later_zone)
    assert shown(acme, reader) == counted(acme, later_zone)
    keep_totals(acme.context, acme.team_id)
    assert shown(acme, reader) == counted(acme, later_zone)


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
