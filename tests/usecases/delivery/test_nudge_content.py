"""What a nudge says when it is sent."""

import pytest

from bot.domain.pace import TWICE_WEEKLY_AFTER, WEEKLY_AFTER
from bot.domain.people import Cadence
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.nudge_content import Nudge, Slowing
from tests.support.company import Company
from tests.support.outbox import FakeOutbox


def sent(acme: Company) -> Nudge:
    acme.plans()
    outbox = FakeOutbox()
    deliver_owed(acme.context, acme.team_id, outbox)
    [content] = (parcel.content for parcel in outbox.stored)
    assert isinstance(content, Nudge)
    return content


@pytest.mark.parametrize(
    ("unanswered", "cadence", "slowing"),
    [
        (TWICE_WEEKLY_AFTER - 2, Cadence.DAILY, None),
        (TWICE_WEEKLY_AFTER - 1, Cadence.DAILY, Slowing(Cadence.DAILY, Cadence.TWICE_WEEKLY, Cadence.DAILY)),
        (TWICE_WEEKLY_AFTER, Cadence.DAILY, None),
        (WEEKLY_AFTER - 1, Cadence.DAILY, Slowing(Cadence.TWICE_WEEKLY, Cadence.WEEKLY, Cadence.DAILY)),
        (WEEKLY_AFTER - 1, Cadence.WEEKLY, None),
    ],
)
def test_the_last_one_at_a_pace_says_that_there_are_fewer_if_it_stays_unanswered(
    acme: Company, unanswered: int, cadence: Cadence, slowing: Slowing | None
) -> None:
    acme.change(acme.hires_due("ana"), unanswered=unanswered, cadence=cadence)
    assert sent(acme).slowing == slowing


def test_only_the_first_is_called_the_first(acme: Company) -> None:
    ana = acme.hires_due("ana")
    assert sent(acme).first
    acme.clock.move_to(acme.clock.now().replace(day=24))
    acme.change(ana, next_nudge_at=acme.clock.now())
    assert not sent(acme).first
