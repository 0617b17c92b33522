"""Requests to publish App Homes."""

from bot.slack.listeners.homes_wanted import HomesWanted, HomeWanted
from bot.usecases.unit import Caller

ANA, BEN = Caller("T1", "UANA"), Caller("T1", "UBEN")


def test_many_changes_in_a_row_are_one_publication_of_the_page_asked_for_last() -> None:
    homes = HomesWanted()
    assert homes.add(ANA, HomeWanted(0, opened=True))
    assert not homes.add(ANA, HomeWanted(2, opened=False))
    assert homes.add(BEN, HomeWanted(1, opened=False))
    assert homes.take(ANA) == HomeWanted(2, opened=True)


def test_a_change_after_the_reading_began_is_published_again() -> None:
    homes = HomesWanted()
    homes.add(ANA, HomeWanted(0, opened=False))
    homes.take(ANA)
    assert homes.add(ANA, HomeWanted(0, opened=False))
