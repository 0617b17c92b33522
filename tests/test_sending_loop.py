"""What is owed goes out while planning goes on, and no longer than the bot runs."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from threading import Event

import pytest

from bot.domain.deliveries import Sent
from bot.sending_loop import SendingLoop
from bot.storage.engine import Store
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.parcels import Parcel
from bot.usecases.nudges.plan import BATCH, plan_nudges
from tests.support.company import Company
from tests.support.outbox import FakeOutbox

PATIENCE = 30


class Noting(FakeOutbox):
    """Says when the first message is stored."""

    def __init__(self) -> None:
        super().__init__()
        self.first = Event()

    def send(self, parcel: Parcel) -> Sent:
        sent = super().send(parcel)
        self.first.set()
        return sent


class AnswersOnceOneIsSent:
    """A Slack that says of more people only after the first nudge has arrived who wants quiet."""

    def __init__(self, first: Event) -> None:
        self.first, self.asked = first, 0

    def undisturbed_until(self, slack_ids: Sequence[str], now: datetime) -> Mapping[str, datetime]:  # noqa: ARG002  what the use case asks with
        self.asked += 1
        assert self.asked == 1 or self.first.wait(PATIENCE)
        return {}


def test_the_first_nudge_goes_out_while_others_are_still_being_planned(sqlite_store: Store) -> None:
    acme, outbox, stopping = Company(sqlite_store), Noting(), Event()
    for number in range(BATCH + 1):
        acme.hires_due(f"p{number}")
    loop = SendingLoop(lambda: deliver_owed(acme.context, acme.team_id, outbox), stopping)
    loop.start()
    assert plan_nudges(acme.context, acme.team_id, AnswersOnceOneIsSent(outbox.first)) == BATCH + 1
    stopping.set()
    loop.stop()


@pytest.mark.parametrize("started", [True, False])
def test_stopping_waits_for_what_is_being_sent_and_sends_nothing_more(*, started: bool) -> None:
    begun, stopping, sent = Event(), Event(), list[str]()

    def send() -> None:
        begun.set()
        stopping.wait(PATIENCE)
        sent.append("sent")

    loop = SendingLoop(send, stopping)
    if started:
        loop.start()
        assert begun.wait(PATIENCE)
    stopping.set()
    loop.stop()
    assert sent == ["sent"] * started
