"""Nudges of many people are decided about together, as if it were one by one."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from itertools import count
from random import Random
from typing import Any

import pytest

from bench.measuring import counted_statements
from bot.domain.candidates import HOLDERS_AT_MOST
from bot.domain.kinds import Kind
from bot.domain.offers import OfferSource
from bot.domain.people import Person
from bot.errors import BotError
from bot.storage import nudge_times
from bot.storage.tables import deliveries, nudge_decisions, offers, people
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.needs.change import hand_back_need, take_need
from bot.usecases.nudges.decline import decline_idea
from bot.usecases.nudges.plan import BATCH, plan_nudges
from bot.usecases.nudges.plan_together import plan_together
from bot.usecases.offers.next_action import next_action
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.shoutout.stories import promise_one_like
from bot.usecases.unit import Context, Unit
from tests.support.cast import MONDAY
from tests.support.company import Company
from tests.support.everything import EVERYTHING
from tests.support.outbox import FakeOutbox

LIVES, DEEDS_EACH = 8 if EVERYTHING else 1, 120
ROLES = (None, None, "support", "sales", "anyone")
Rows = dict[str, list[dict[str, Any]]]


class RollBackError(Exception):
    """What was decided together is to be decided again."""


class Life:
    """A company in which anything may happen before everybody's nudge is due."""

    def __init__(self, acme: Company, seed: int) -> None:
        self.acme, self.rng = acme, Random(seed)  # noqa: S311  a life of a test
        self.staff = [acme.hires(f"p{number}") for number in range(12)]
        for who in self.staff:
            left_out = frozenset(self.rng.sample(list(OfferSource), self.rng.randint(0, 2)))
            chosen = {"role": self.rng.choice(ROLES), "more_of": self.rng.choice([None, *Kind]), "unwanted": left_out}
            acme.change(who, team=self.rng.choice([None, "Billing"]), **chosen)

    def happens(self) -> None:
        acme, rng, context = self.acme, self.rng, self.acme.context
        who = rng.choice(self.staff)
        customer = rng.choice([None, "Acme", "Zed"])
        deeds: list[Callable[[], object]] = [
            lambda: acme.records(who, customer=customer, shared=True),
            lambda: acme.notices_need(who, "waits for a copy", customer),
            lambda: take_need(context, who, self.any_of("needs")),
            lambda: hand_back_need(context, who, self.any_of("needs")),
            lambda: next_action(context, who),
            lambda: decline_idea(context, who, self.any_of("offers")),
            lambda: promise_one_like(
                context, who, self.any_of("stories"), rng.choice([None, "When it rains, I will call them"])
            ),
            self.weeks_pass,
            lambda: acme.clock.move(timedelta(hours=rng.randint(1, 40))),
        ]
        with suppress(BotError):
            rng.choice(deeds)()

    def weeks_pass(self) -> None:
        acme = self.acme
        for who in self.staff:
            acme.change(who, enrolled_at=acme.clock.now(), next_nudge_at=acme.clock.now())
        acme.plans()
        plan_shoutout(acme.context, acme.team_id)
        deliver_owed(acme.context, acme.team_id, FakeOutbox())
        acme.clock.move(timedelta(days=self.rng.randint(1, 4)))

    def any_of(self, table: str) -> int:
        with self.acme.store.reading() as connection:
            found = connection.exec_driver_sql(f"SELECT id FROM {table} ORDER BY id DESC LIMIT 20")  # noqa: S608  its own names
            ids = found.scalars().all()
        return int(self.rng.choice(ids)) if ids else 0

    def all_are_due(self) -> list[Person]:
        """Let it be ten on a Monday a week later, with everybody due since half past nine or some days before."""
        now = self.acme.clock.now()
        self.acme.clock.move_to(MONDAY + timedelta(weeks=(now - MONDAY).days // 7 + 2, minutes=30))
        for who in self.staff:
            due = now = self.acme.clock.now()
            unanswered = 14
            # The first has left too many unanswered, whatever happens to the others.
            if who is not self.staff[0]:
                unanswered = 0
                due = now - timedelta(days=self.rng.choice([0, 0, 0, 2, 5]), minutes=self.rng.randint(0, 30))
            paused = {"paused_until": due.date() + timedelta(days=9)} if who is self.staff[1] else {}
            self.acme.change(who, enrolled_at=MONDAY, next_nudge_at=due, unanswered=unanswered, **paused)
        with self.acme.context.view_of("T1") as seen:
            return list(nudge_times.that_are_due(seen.connection, seen.workspace.id, seen.now, BATCH))


def with_seeds(context: Context) -> Context:
    numbers = count()
    return replace(context, new_seed=lambda: f"plan {next(numbers)}")


def outcome(unit: Unit) -> Rows:
    """Everything that was decided, with what it is about in place of the numbers of rows."""
    names: dict[int | None, object] = {None: None}
    found: Rows = {}
    for table in (nudge_decisions, offers, deliveries, people):
        found[table.name] = rows = [dict(row) for row in unit.connection.execute(table.select()).mappings()]
        if table is nudge_decisions:
            names |= {row["id"]: (row["person_id"], row["local_day"], row["outcome"]) for row in rows}
    keys = {row["id"]: row["key"] for row in found["deliveries"]}
    for row in found["nudge_decisions"]:
        row["delivery_id"] = keys.get(row["delivery_id"])
    for row in found["offers"]:
        row["decision_id"] = names[row["decision_id"]]
    for row in found["deliveries"]:
        if "decision_id" in row["payload"]:
            row["payload"] = row["payload"] | {"decision_id": names[row["payload"]["decision_id"]]}
    return {
        name: sorted((({**row, "id": None} if name != "people" else row) for row in rows), key=repr)
        for name, rows in found.items()
    }


def decided(context: Context, groups: Sequence[Sequence[Person]]) -> Iterator[Rows]:
    """Decide about each group in a unit of work, and take all of it back."""
    context = with_seeds(context)
    with suppress(RollBackError), context.unit_of("T1") as unit:
        for group in groups:
            plan_together(unit, group, {})
        yield outcome(unit)
        raise RollBackError


@pytest.mark.parametrize("seed", range(1, LIVES + 1))
def test_many_people_are_decided_about_as_if_it_were_one_by_one(acme: Company, seed: int) -> None:
    life = Life(acme, seed)
    for _ in range(DEEDS_EACH):
        life.happens()
    due = life.all_are_due()
    assert len(due) == len(life.staff)
    [together] = decided(acme.context, [due])
    [one_by_one] = decided(acme.context, [[person] for person in due])
    assert together == one_by_one
    assert {row["outcome"] for row in together["nudge_decisions"]} >= {"send", "skip", "rest"}
    assert len({row["source"] for row in together["offers"]}) >= len(OfferSource) - 1


def test_no_need_is_offered_to_more_people_than_may_hold_it(acme: Company) -> None:
    others = frozenset(OfferSource) - {OfferSource.NEED}
    acme.notices_need(acme.hires("noticer"))
    for number in range(HOLDERS_AT_MOST + 2):
        acme.change(acme.hires_due(f"p{number}"), unwanted=others)
    assert acme.plans() == HOLDERS_AT_MOST + 2
    assert len(acme.rows(offers)) == HOLDERS_AT_MOST
    reasons = [row["reason"] for row in acme.rows(nudge_decisions)]
    assert sorted(reasons) == ["due"] * HOLDERS_AT_MOST + ["nothing_to_offer"] * 2


def test_a_batch_takes_few_statements(acme: Company) -> None:
    for number in range(BATCH):
        acme.hires_due(f"p{number}")
    with counted_statements() as statements:
        assert plan_nudges(acme.context, "T1", acme.phones) == BATCH
    assert statements.total() <= BATCH / 2
    assert len(acme.rows(deliveries)) == BATCH


@pytest.mark.both_databases
def test_who_is_decided_about_elsewhere_or_later_is_left_alone(acme: Company) -> None:
    ana, ben = acme.hires_due("ana"), acme.hires_due("ben")
    with acme.context.view_of("T1") as seen:
        due = nudge_times.that_are_due(seen.connection, seen.workspace.id, seen.now, BATCH)
    acme.change(ana, next_nudge_at=acme.clock.now() + timedelta(days=1))
    with acme.context.unit_of("T1") as unit:
        assert plan_together(unit, due, {}) == 1
    with acme.context.unit_of("T1") as unit:
        assert plan_together(unit, due, {}) == 0
    assert [row["person_id"] for row in acme.rows(nudge_decisions)] == [acme.person(ben).id]
