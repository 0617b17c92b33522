"""What happens to an offer when somebody else acts at the very moment at which it is drawn.

SQLite's write transactions come one after the other, so that this can happen on PostgreSQL alone.
"""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.domain.candidates import HOLDERS_AT_MOST
from bot.domain.ideas import Idea
from bot.domain.offers import OfferSource
from bot.domain.replays import replay
from bot.errors import BotError
from bot.storage.engine import Store
from bot.storage.tables import needs, offers
from bot.usecases.needs.change import take_need
from bot.usecases.offers.next_action import OfferWithdrawn, next_action
from bot.usecases.offers.offered import OfferedNeed
from bot.usecases.recording.change import set_shared
from bot.usecases.unit import Caller, Context, seeded
from tests.support.company import IDEAS, Company
from tests.support.problems import about
from tests.support.telling import told_story

pytestmark = pytest.mark.both_databases


@pytest.fixture
def acme(postgres_store: Store) -> Company:
    """A company whose database lets several people write at once."""
    return Company(postgres_store)


@pytest.fixture
def ana(acme: Company) -> Caller:
    return wanting(acme, "ana", OfferSource.NEED)


def wanting(acme: Company, name: str, source: OfferSource) -> Caller:
    caller = acme.hires(name)
    acme.change(caller, unwanted=frozenset(OfferSource) - {source})
    return caller


def while_drawing(acme: Company, deed: Callable[[], object]) -> Context:
    """The company, in which this happens once, after it was read what there is and before the first draw."""
    deeds = [deed]

    def new_seed() -> str:
        while deeds:
            deeds.pop()()
        return acme.context.new_seed()

    return replace(acme.context, new_seed=new_seed)


def replays(acme: Company) -> bool:
    """Whether the last draw can be made again from what was kept."""
    row = acme.rows(offers)[-1]
    again = replay(row["available"], IDEAS, seeded(row["seed"]))
    drawn = (again.candidate.subject.text, again.probability, again.draw)
    return drawn == (row["subject"], row["probability"], row["draw"])


def test_a_need_that_is_taken_just_then_is_left_out_of_another_draw(acme: Company, ana: Caller) -> None:
    ben, chidi = acme.hires("ben"), acme.hires("chidi")
    need_id = acme.notices_need(ben).need.id
    context = while_drawing(acme, lambda: take_need(acme.context, chidi, need_id))
    assert isinstance(next_action(context, ana).offered, Idea)
    assert replays(acme)


def test_a_need_that_three_are_offered_just_then_is_left_out_and_the_next_one_drawn(acme: Company, ana: Caller) -> None:
    ben = acme.hires("ben")
    acme.notices_need(ben, "the first")
    others = [wanting(acme, f"p{number}", OfferSource.NEED) for number in range(HOLDERS_AT_MOST)]

    def offer_to_others() -> None:
        for other in others:
            assert isinstance(next_action(acme.context, other).offered, OfferedNeed)

    assert isinstance(next_action(while_drawing(acme, offer_to_others), ana).offered, Idea)
    assert replays(acme)


def test_a_need_that_somebody_is_about_to_move_is_not_waited_for(acme: Company, ana: Caller) -> None:
    acme.notices_need(acme.hires("ben"))
    with acme.store.unit() as connection:
        connection.execute(select(needs).with_for_update()).all()
        assert isinstance(next_action(acme.context, ana).offered, Idea)


def test_what_is_taken_back_just_then_is_said_to_be_and_not_kept(acme: Company) -> None:
    ana, ben = wanting(acme, "ana", OfferSource.STORY), acme.hires("ben")
    _, action = told_story(acme, ben)
    context = while_drawing(acme, lambda: set_shared(acme.context, ben, action, shared=False))
    with pytest.raises(BotError, check=about(OfferWithdrawn())):
        next_action(context, ana)
    assert acme.rows(offers) == []
