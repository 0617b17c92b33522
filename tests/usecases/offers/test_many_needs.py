"""What is offered where there are more open needs than are weighed for everybody."""

from bot.domain.offers import OfferSource
from bot.storage.tables import offers
from bot.usecases.offers.known import NEEDS_READ
from bot.usecases.offers.next_action import next_action
from bot.usecases.offers.offered import OfferedNeed
from tests.support.company import Company


def test_the_needs_nearest_to_the_person_are_weighed_even_if_the_newest(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    acme.change(ana, unwanted=frozenset(OfferSource) - {OfferSource.NEED})
    acme.records(ana, customer="Acme")
    for number in range(NEEDS_READ):
        acme.notices_need(ben, f"lift {number} is stuck")
    nearest = acme.notices_need(ben, "the contract", "Acme").need
    assert isinstance(next_action(acme.context, ana).offered, OfferedNeed)
    (row,) = acme.rows(offers)
    assert f"'{nearest.id}'" in str(row["available"]), row["available"]


def test_of_many_needs_none_is_offered_to_who_noticed_them_all(acme: Company) -> None:
    ben = acme.hires("ben")
    acme.change(ben, unwanted=frozenset(OfferSource) - {OfferSource.NEED})
    for number in range(NEEDS_READ + 1):
        acme.notices_need(ben, f"lift {number} is stuck")
    assert not isinstance(next_action(acme.context, ben).offered, OfferedNeed)
