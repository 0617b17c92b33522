"""What is wrong with one person or one message holds up nobody else."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import chain, repeat

import pytest
from sqlalchemy import update

from bot.storage.tables import deliveries, nudge_decisions
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.nudges.plan import next_look, plan_nudges
from tests.support.company import Company
from tests.support.outbox import FakeOutbox


def failing(seeds: Iterator[str], times: int = 1) -> Callable[[], str]:
    """Seeds of which the first cannot be had."""
    given = chain([None] * times, seeds)

    def new_seed() -> str:
        seed = next(given)
        if seed is None:
            raise RuntimeError("no seed")
        return seed

    return new_seed


def test_a_person_about_whom_deciding_fails_is_passed_over_for_the_day_and_the_others_are_not_kept_waiting(
    acme: Company, caplog: pytest.LogCaptureFixture
) -> None:
    acme.hires_due("ana")
    acme.hires_due("ben")
    # Both are decided about together first, and then each alone.
    context = replace(acme.context, new_seed=failing(repeat("seed"), times=2))
    assert plan_nudges(context, acme.team_id, acme.phones) == 1
    assert "could not be decided about" in caplog.text

    assert sorted(row["reason"] for row in acme.rows(nudge_decisions)) == ["due", "failed"]

    acme.clock.move(timedelta(hours=4))
    assert plan_nudges(context, acme.team_id, acme.phones) == 0
    acme.clock.move(timedelta(hours=20))
    assert plan_nudges(context, acme.team_id, acme.phones) == 2


class OddAnswer:
    """Where Slack has stored a message, in a form that nobody can read."""

    @property
    def channel(self) -> str:
        raise RuntimeError("an odd answer")


class OddOnce(FakeOutbox):
    """Gets an odd answer for the first message."""

    def send(self, parcel):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201  as FakeOutbox.send
        sent = super().send(parcel)
        return OddAnswer() if len(self.stored) == 1 else sent


def loses_what_the_first_is_about(acme: Company) -> None:
    first = min(row["id"] for row in acme.rows(deliveries))
    with acme.store.unit() as connection:
        connection.execute(update(deliveries).where(deliveries.c.id == first).values(payload={}))


@pytest.mark.parametrize(
    ("outbox", "deed"), [(FakeOutbox(), loses_what_the_first_is_about), (OddOnce(), lambda _acme: None)]
)
def test_a_message_that_cannot_be_loaded_or_settled_keeps_its_lease_and_lets_the_others_pass(
    acme: Company, caplog: pytest.LogCaptureFixture, outbox: FakeOutbox, deed: Callable[[Company], None]
) -> None:
    for name in ("ana", "ben", "cleo"):
        acme.hires_due(name)
    acme.plans()
    deed(acme)
    assert deliver_owed(acme.context, acme.team_id, outbox) == 2
    assert [row["status"] for row in acme.rows(deliveries)] == ["sending", "sent", "sent"]
    assert acme.rows(deliveries)[0]["key"] in caplog.text


class OtherReplica(logging.Handler):
    """Another replica, which decides at the moment at which this one logs its failure."""

    def __init__(self, acme: Company) -> None:
        super().__init__()
        self.acme = acme

    def emit(self, record: logging.LogRecord) -> None:
        assert record.exc_info
        plan_nudges(self.acme.context, self.acme.team_id, self.acme.phones)


@pytest.mark.both_databases
def test_a_failure_here_leaves_alone_what_another_replica_has_decided_meanwhile(acme: Company) -> None:
    acme.hires_due("ana")
    context = replace(acme.context, new_seed=failing(repeat("seed")))
    log, other = logging.getLogger(plan_nudges.__module__), OtherReplica(acme)
    log.addHandler(other)
    try:
        assert plan_nudges(context, acme.team_id, acme.phones) == 0
    finally:
        log.removeHandler(other)
    assert [row["reason"] for row in acme.rows(nudge_decisions)] == ["due"]


def test_who_is_passed_over_the_day_before_the_clocks_change_is_looked_at_again_at_their_time(acme: Company) -> None:
    acme.clock.move_to(datetime(2027, 3, 27, 9, 30, tzinfo=UTC))
    ana = acme.hires_due("ana")
    acme.change(ana, workdays=frozenset(range(7)))
    context = replace(acme.context, new_seed=failing(repeat("seed")))
    assert plan_nudges(context, acme.team_id, acme.phones) == 0
    assert acme.person(ana).next_nudge_at == datetime(2027, 3, 28, 8, 30, tzinfo=UTC)


def test_where_the_next_one_cannot_be_worked_out_it_is_whole_days_later(acme: Company) -> None:
    ana, due = acme.hires_due("ana"), acme.clock.now()
    broken = replace(acme.workspace, nudge_time="half past nine")  # type: ignore[arg-type]  # what no rule can read
    found = next_look(acme.person(ana), broken, due, due + timedelta(days=2, hours=1))
    assert found == due + timedelta(days=3)
