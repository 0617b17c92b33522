"""Several messages are on their way at once: none keeps another waiting, and each is sent once."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from threading import Event, Lock

import pytest
from sqlalchemy import Connection

from bot.deadline import in_a_thread
from bot.domain.actions import ActionDraft, Source
from bot.domain.deliveries import LEASE, DeliveryStatus, Sent
from bot.domain.settlements import LOOKS
from bot.errors import BotError, DatabaseBusy
from bot.storage.engine import Store
from bot.storage.tables import deliveries
from bot.usecases.delivery.deliver import Deliverer, Done, deliver_owed
from bot.usecases.delivery.do_not_disturb import SecondLook
from bot.usecases.delivery.lanes import Lanes
from bot.usecases.delivery.parcels import Parcel
from bot.usecases.people.meet import owe_dm_reply
from bot.usecases.recording.change import edit_action
from bot.usecases.shoutout.plan import plan_shoutout
from tests.support.company import Company
from tests.support.outbox import FakeOutbox
from tests.support.reviewing import FRIDAY
from tests.support.together import together

PATIENCE = 30
MANY = 40
pytestmark = pytest.mark.both_databases


class Slow(FakeOutbox):
    """Takes long for one person: until everybody else has got what is owed to them."""

    def __init__(self, person: str, others: int) -> None:
        super().__init__()
        self.person, self.others = person, others
        self.all_others, self._lock = Event(), Lock()

    def send(self, parcel: Parcel) -> Sent:
        if parcel.target == self.person:
            assert self.all_others.wait(PATIENCE)
        with self._lock:
            sent = super().send(parcel)
            if len(self.stored) == self.others:
                self.all_others.set()
        return sent


def deliverer(
    acme: Company, outbox: FakeOutbox, begin: Callable[[Callable[[], None]], object] = in_a_thread
) -> Deliverer:
    return Deliverer(acme.context, acme.team_id, outbox, SecondLook(acme.context, None), Lanes[Done](24, begin))


def owe_nudges(acme: Company, number: int) -> None:
    for each in range(number):
        acme.hires_due(f"p{each}")
    acme.plans()


class Late(Lanes[Done]):
    """Finishes what was begun at the worst moment: when nothing more is due, before anybody asks what is left."""

    def __init__(self) -> None:
        self._begun: list[Callable[[], None]] = []
        super().__init__(24, self._begun.append)

    @property
    def busy(self) -> bool:
        while self._begun:
            self._begun.pop()()
        return super().busy


def test_a_lost_message_is_sent_again_in_the_run_that_does_not_find_it(acme: Company) -> None:
    owe_nudges(acme, 1)
    outbox = FakeOutbox().loses_the_message()
    late = replace(deliverer(acme, outbox), lanes=Late())
    assert late.deliver(lambda: True) == 0
    for _ in LOOKS[:-1]:
        acme.clock.move(timedelta(minutes=2))
        assert late.deliver(lambda: True) == 0
    acme.clock.move(timedelta(minutes=2))
    assert late.deliver(lambda: True) == 1


def test_one_bad_recipient_delays_nobody(acme: Company) -> None:
    owe_nudges(acme, MANY)
    outbox = Slow("UP0", MANY - 1)
    assert deliverer(acme, outbox).deliver(lambda: True) == MANY
    assert outbox.stored[-1].target == "UP0"
    assert {row["status"] for row in acme.rows(deliveries)} == {DeliveryStatus.SENT}


def test_replicas_that_send_at_once_send_each_message_once(acme: Company) -> None:
    owe_nudges(acme, MANY)
    outbox = Slow("nobody", 0)
    together(*[lambda: deliverer(acme, outbox).deliver(lambda: True)] * 3)
    deliver_owed(acme.context, acme.team_id, outbox)
    assert set(Counter(outbox.keys).values()) == {1}
    assert len(outbox.keys) == MANY


def test_messages_to_one_person_arrive_in_their_order(acme: Company) -> None:
    ana = acme.hires("ana")
    for number in range(10):
        owe_dm_reply(acme.context, ana, f"Ev{number}")
    outbox = Slow("nobody", 0)
    assert deliverer(acme, outbox).deliver(lambda: True) == 10
    assert [key.split(":Ev")[-1] for key in outbox.keys] == [str(number) for number in range(10)]


def test_what_is_on_its_way_when_the_bot_stops_is_still_settled(acme: Company) -> None:
    owe_nudges(acme, 3)
    outbox = Slow("UP0", 2)
    once = iter([True, False])
    assert deliverer(acme, outbox).deliver(lambda: next(once)) == 3


class MoodyStore:
    """A database that is too busy for some of the next write transactions."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.dialect, self.reading = store.dialect, store.reading
        self.busy: list[bool] = []

    @contextmanager
    def unit(self) -> Iterator[Connection]:
        if self.busy and self.busy.pop(0):
            raise BotError(DatabaseBusy(writing=True))
        with self._store.unit() as connection:
            yield connection


@pytest.fixture
def moody(acme: Company) -> MoodyStore:
    return MoodyStore(acme.store)


def in_moods(acme: Company, outbox: FakeOutbox, store: MoodyStore) -> Deliverer:
    context = replace(acme.context, store=store)  # type: ignore[arg-type]  # it does what a store does
    return Deliverer(context, acme.team_id, outbox, SecondLook(context, None), Lanes[Done](24))


def test_what_the_database_is_too_busy_to_settle_is_settled_in_the_next_run(acme: Company, moody: MoodyStore) -> None:
    owe_nudges(acme, 2)
    outbox = FakeOutbox().meanwhile(lambda: moody.busy.append(True))
    sending = in_moods(acme, outbox, moody)
    with pytest.raises(BotError):
        sending.deliver(lambda: True)
    assert sending.deliver(lambda: True) == 2
    assert (len(outbox.keys), outbox.looked_up) == (2, [])


def test_what_the_database_is_too_busy_to_load_waits_for_the_end_of_its_lease(acme: Company, moody: MoodyStore) -> None:
    owe_nudges(acme, 2)
    outbox, moody.busy = FakeOutbox(), [False, True]
    sending = in_moods(acme, outbox, moody)
    with pytest.raises(BotError):
        sending.deliver(lambda: True)
    assert sending.deliver(lambda: True) == 0
    acme.clock.move(LEASE)
    assert sending.deliver(lambda: True) == 2


def test_while_nothing_is_due_nothing_is_written(acme: Company, moody: MoodyStore) -> None:
    moody.busy = [True]
    assert in_moods(acme, FakeOutbox(), moody).deliver(lambda: True) == 0


def test_an_edit_that_was_due_first_is_made_first(acme: Company) -> None:
    ana = acme.hires("ana")
    action_id = acme.records(ana).action.id
    acme.clock.move_to(FRIDAY)
    plan_shoutout(acme.context, acme.team_id)
    outbox = FakeOutbox()
    deliver_owed(acme.context, acme.team_id, outbox)
    owe_dm_reply(acme.context, ana, "Ev1")
    acme.clock.move(timedelta(seconds=1))
    edit_action(acme.context, ana, action_id, ActionDraft("other words", Source.FORM))
    acme.clock.move(timedelta(seconds=1))
    owe_dm_reply(acme.context, ana, "Ev2")
    deliver_owed(acme.context, acme.team_id, outbox)
    kinds = [(parcel.delivery.kind, parcel.edits is not None) for parcel in outbox.stored[1:]]
    assert kinds == [("dm_reply", False), ("shoutout", True), ("dm_reply", False)]


def test_what_arrives_late_is_settled_before_the_turn_ends(acme: Company) -> None:
    owe_nudges(acme, 1)
    begun: list[Callable[[], None]] = []

    def go_on() -> bool:
        while begun:
            begun.pop()()
        return True

    outbox = FakeOutbox()
    assert deliverer(acme, outbox, begun.append).deliver(go_on) == len(outbox.stored) == 1
