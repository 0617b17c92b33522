"""Whatever happened since something was chosen, each reason that is shown for it is true when it is shown."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from random import Random

import pytest

from bot.domain.actions import ActionDraft, Source
from bot.domain.kinds import Kind
from bot.domain.nudges import Answer
from bot.domain.offers import OfferSource
from bot.domain.reasons import Reason
from bot.errors import BotError
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.nudge_content import Nudge
from bot.usecases.needs.change import drop_need, hand_back_need, take_need
from bot.usecases.nudges.another import another
from bot.usecases.nudges.answer_nudge import answer_nudge
from bot.usecases.nudges.decline import decline_idea
from bot.usecases.offers.next_action import next_action
from bot.usecases.offers.offered import Offer
from bot.usecases.recording.change import edit_action, set_shared, undo_action
from bot.usecases.recording.did_it import did_it
from bot.usecases.recording.meet_need import meet_need
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.shoutout.stories import promise_one_like
from bot.usecases.unit import Caller
from tests.support.company import IDEAS, Company, an_idea
from tests.support.everything import EVERYTHING
from tests.support.outbox import FakeOutbox
from tests.support.reason_oracle import Oracle

pytestmark = pytest.mark.timeout(300)

LIVES, OFFERS_EACH = 10 if EVERYTHING else 1, 100
SORTS = 5
"""At least so many different reasons are met in each life."""
CUSTOMERS = (None, "Acme", " acme", "ACME", "Mr Sato", "Zed")
TEAMS = (None, "Billing", " billing ", "Field")
SOME_ROLES = (None, "support", "sales", "anyone", "finance")
MORE_IDEAS = (*IDEAS, an_idea("for-sales", Kind.SOLVE, "sales"), an_idea("for-support", Kind.HELP, "support"))


class Life:
    """A company where anything may happen at any time, and whoever is offered something is told only what is so."""

    def __init__(self, acme: Company, seed: int) -> None:
        self.acme, self.rng, self.oracle = acme, Random(seed), Oracle(acme)  # noqa: S311  a life of a test
        self.staff = [acme.hires(name) for name in ("ana", "ben", "cleo", "dana")]
        for each in self.staff:
            self.changes(each)
        self.number = 0
        self.shown: Counter[Reason] = Counter()
        self.dropped: Counter[Reason] = Counter()

    def any_of(self, table: str) -> int:
        ids = [int(row["id"]) for row in self.oracle.ask(f"SELECT id FROM {table} ORDER BY id DESC LIMIT 30")]  # noqa: S608  a table's name
        return self.rng.choice(ids) if ids else 0

    def changes(self, who: Caller) -> None:
        sources = frozenset(OfferSource) - frozenset(self.rng.choices(list(OfferSource), k=self.rng.randint(2, 5)))
        chosen = {"team": TEAMS, "role": SOME_ROLES, "more_of": (None, *Kind)}
        self.acme.change(who, unwanted=sources, **{name: self.rng.choice(some) for name, some in chosen.items()})

    def happens(self) -> None:
        """Let something happen; what the bot refuses changes nothing."""
        acme, rng, context = self.acme, self.rng, self.acme.context
        who, customer = rng.choice(self.staff), rng.choice(CUSTOMERS)
        draft = ActionDraft("wrote to them", Source.FORM, kind=rng.choice(list(Kind)), customer=customer)
        deeds: list[Callable[[], object]] = [
            *[lambda: acme.notices_need(who, "waits for a copy", customer)] * 3,
            *[lambda: take_need(context, who, self.any_of("needs"))] * 2,
            *[lambda: hand_back_need(context, who, self.any_of("needs"))] * 2,
            lambda: meet_need(context, who, self.any_of("needs")),
            lambda: drop_need(context, who, self.any_of("needs")),
            *[lambda: acme.records(who, customer=customer, happened_on=self.some_day())] * 3,
            *[lambda: edit_action(context, who, self.any_of("actions"), draft)] * 2,
            *[lambda: undo_action(context, who, self.any_of("actions"))] * 2,
            lambda: set_shared(context, who, self.any_of("actions"), shared=rng.random() < 0.5),
            lambda: self.changes(who),
            lambda: decline_idea(context, who, self.any_of("offers")),
            lambda: did_it(context, who, self.any_of("offers")),
            lambda: promise_one_like(context, who, self.any_of("stories"), None),
            lambda: acme.clock.move(timedelta(hours=rng.expovariate(0.3))),
            lambda: answer_nudge(context, who, self.any_of("offers"), rng.choice([Answer.NOT_TODAY, Answer.ANOTHER])),
        ]
        with suppress(BotError):
            rng.choice(deeds)()

    def some_day(self) -> object:
        return self.acme.clock.now().date() - timedelta(days=self.rng.choice([0, 1, 8, 9, 40]))

    def offers(self) -> None:
        """Offer something in one of the ways there are, and see that it is said truly."""
        acme, who = self.acme, self.rng.choice(self.staff)
        ways: list[Callable[[], object]] = [
            *[lambda: self.nudges(who)] * 3,
            lambda: self.is_true(next_action(acme.context, who)),
            lambda: self.is_true(acme.offer_on_home(who, opened=self.rng.random() < 0.5)),
            lambda: self.is_true(another(acme.context, who, self.any_of("offers"))),
            self.posts,
        ]
        with suppress(BotError):
            self.rng.choice(ways)()

    def nudges(self, who: Caller) -> None:
        """Nudge somebody, and let things happen before it is sent, and before it is edited."""
        acme, outbox = self.acme, FakeOutbox()
        acme.clock.move(timedelta(hours=self.rng.randint(20, 60)))
        due = {"enrolled_at": acme.clock.now(), "next_nudge_at": acme.clock.now(), "workdays": frozenset(range(7))}
        acme.change(who, **due, unanswered=0, resting_since=None)
        acme.plans()
        for _ in range(2):
            for _ in range(self.rng.randint(0, 4)):
                self.happens()
            deliver_owed(acme.context, acme.team_id, outbox)
            for parcel in outbox.stored:
                if isinstance(parcel.content, Nudge):
                    self.is_true(parcel.content.offer)
            outbox.stored.clear()
            acme.clock.move(timedelta(minutes=1))
        acme.change(who, enrolled_at=None, next_nudge_at=None)

    def posts(self) -> None:
        acme, now = self.acme, self.acme.clock.now()
        acme.clock.move_to(now.replace(hour=15, minute=1) + timedelta(days=(4 - now.weekday()) % 7))
        plan_shoutout(acme.context, acme.team_id)
        deliver_owed(acme.context, acme.team_id, FakeOutbox())

    def is_true(self, offer: Offer) -> None:
        [stored] = self.oracle.ask("SELECT why FROM offers WHERE id = :id", id=offer.id)
        drawn = {Reason(word) for word in stored["why"].split()}
        assert self.oracle.untrue(offer) == []
        assert offer.why.reasons <= drawn
        self.number += 1
        self.shown.update(offer.why.reasons)
        self.dropped.update(drawn - offer.why.reasons)


@pytest.mark.parametrize("seed", range(LIVES))
def test_a_hundred_offers_in_each_life_say_nothing_that_is_not_so(acme: Company, seed: int) -> None:
    life = Life(Company(acme.store, ideas=MORE_IDEAS, clock=acme.clock), seed)
    while life.number < OFFERS_EACH:
        for _ in range(2):
            life.happens()
        life.offers()
    assert len(life.shown) >= SORTS
