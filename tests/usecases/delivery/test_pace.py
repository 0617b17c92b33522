"""All replicas share one pace: its slots, its breaks, and what was learned."""

from datetime import timedelta
from itertools import pairwise

import pytest

from bot.domain.sending_pace import CUT, LIMITS, Sends
from bot.storage.engine import Store
from bot.storage.tables import sending_paces
from bot.usecases.delivery.pace import SharedPace
from tests.support.company import Company
from tests.support.together import together

SECOND = timedelta(seconds=1)
START = LIMITS[Sends.POSTS].start


def posts(company: Company) -> SharedPace:
    return SharedPace(company.context, company.workspace.id, Sends.POSTS)


@pytest.mark.both_databases
def test_a_refusal_stops_everybody_and_is_still_known_after_a_restart(acme: Company) -> None:
    [slot, *_] = posts(acme).take()
    posts(acme).refused(slot, 30 * SECOND)
    [row] = acme.rows(sending_paces)
    assert (row["sends"], row["rate"], row["refused_rate"]) == (Sends.POSTS, CUT * START, START)
    after = posts(acme).take()[0]
    assert (after.rate, after.at >= acme.clock.now() + 29 * SECOND) == (CUT * START, True)


@pytest.mark.both_databases
def test_replicas_that_take_slots_at_once_get_different_ones(acme: Company) -> None:
    taken = [slot.at for slots in together(*[posts(acme).take] * 4) for slot in slots]  # type: ignore[union-attr]  # no refusal
    taken.sort()
    assert len(taken) == 8
    assert all(later - before > SECOND / 10 for before, later in pairwise(taken))


def test_replicas_on_postgresql_share_slots_even_when_their_clocks_are_minutes_apart(postgres_store: Store) -> None:
    here, there = Company(postgres_store), Company(postgres_store)
    there.clock.move(timedelta(minutes=5))
    ahead = []
    for company in (here, there) * 10:
        ahead += [slot.at - company.clock.now() for slot in posts(company).take()]
    # Twenty times half a second: nobody was given a slot that the other has.
    assert ahead[-1] > 2 * SECOND
    assert all(later > before - SECOND for before, later in pairwise(ahead))
