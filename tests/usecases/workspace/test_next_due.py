"""The bot knows when it has something to do next, so that the demo's clock can stop there."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.deliveries import DeliveryStatus
from bot.errors import BotError
from bot.storage.tables import deliveries
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.unit import UnknownWorkspace
from bot.usecases.workspace.due import next_due_at
from tests.support.company import Company
from tests.support.outbox import FakeOutbox
from tests.support.problems import about

FRIDAY = datetime(2026, 11, 27, 15, tzinfo=UTC)
THURSDAY = FRIDAY - timedelta(days=1)


def test_a_nudge_is_due_when_it_is_planned_and_until_it_is_sent(acme: Company) -> None:
    ana = acme.hires_due("ana")
    now = acme.clock.now()
    assert next_due_at(acme.context, acme.team_id) == acme.person(ana).next_nudge_at
    acme.plans()
    assert next_due_at(acme.context, acme.team_id) == now
    deliver_owed(acme.context, acme.team_id, FakeOutbox())
    assert {row["status"] for row in acme.rows(deliveries)} == {DeliveryStatus.SENT}
    assert next_due_at(acme.context, acme.team_id) == acme.person(ana).next_nudge_at
    assert acme.person(ana).next_nudge_at == now + timedelta(days=1)


def test_the_shout_out_is_due_and_before_it_the_review_once(acme: Company) -> None:
    assert next_due_at(acme.context, acme.team_id) == FRIDAY
    acme.sets(review=True)
    assert next_due_at(acme.context, acme.team_id) == THURSDAY
    acme.clock.move_to(THURSDAY)
    assert next_due_at(acme.context, acme.team_id) == FRIDAY


def test_without_a_channel_nothing_is_due(acme: Company) -> None:
    acme.sets(shoutout_due_at=None, next_shoutout_at=None)
    assert next_due_at(acme.context, acme.team_id) is None


def test_a_workspace_that_nobody_knows_is_refused(acme: Company) -> None:
    with pytest.raises(BotError, check=about(UnknownWorkspace())):
        next_due_at(acme.context, "T404")
