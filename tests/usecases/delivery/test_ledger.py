"""The newest messages are listed with whom they go to and what became of them, for people who look under the hood."""

from bot.domain.deliveries import DeliveryStatus
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.ledger import newest_messages
from tests.support.company import Company
from tests.support.outbox import FakeOutbox


def test_what_is_owed_and_what_was_sent_is_listed_the_newest_first(acme: Company) -> None:
    acme.hires_due("ana")
    acme.plans()
    [owed] = newest_messages(acme.context, acme.team_id)
    assert (owed.message.kind, owed.name, owed.message.status) == ("nudge", "Ana", DeliveryStatus.PLANNED)
    deliver_owed(acme.context, acme.team_id, FakeOutbox())
    [sent] = newest_messages(acme.context, acme.team_id)
    assert (sent.message.status, sent.message.attempts) == (DeliveryStatus.SENT, 1)
