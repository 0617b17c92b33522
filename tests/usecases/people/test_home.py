"""What a person's App Home shows."""

from dataclasses import replace

import pytest

from bot.usecases.known_people import KnownPeople
from bot.usecases.people.home import ACTIONS_ON_HOME, NEEDS_ON_HOME, has_opened_home, show_home
from bot.usecases.unit import Caller
from tests.support.company import Company


def test_a_home_that_was_shown_once_is_kept_up_to_date(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    assert not has_opened_home(acme.context, ana)
    assert not has_opened_home(acme.context, Caller("T1", "USTRANGER"))
    show_home(acme.context, ana)
    assert has_opened_home(acme.context, ana)
    assert not has_opened_home(acme.context, ben)


def test_a_home_opened_in_one_replica_is_kept_up_to_date_by_the_others(acme: Company) -> None:
    ana, other = acme.hires("ana"), replace(acme.context, known=KnownPeople())
    acme.records(ana, "called Mia back")
    show_home(other, ana)
    acme.records(ana, "called Gro back")
    assert has_opened_home(acme.context, ana)


@pytest.mark.parametrize(("asked", "page", "first"), [(0, 0, 12), (1, 1, 7), (2, 2, 2), (9, 2, 2), (-1, 0, 12)])
def test_a_history_has_pages_and_a_stale_one_gives_the_nearest(
    acme: Company, asked: int, page: int, first: int
) -> None:
    ana = acme.hires("ana")
    for number in range(1, 13):
        acme.records(ana, f"called customer {number}")
    home = show_home(acme.context, ana, asked)
    assert (home.page, home.pages, home.actions_total) == (page, 3, 12)
    assert home.actions[0].text == f"called customer {first}"
    assert len(home.actions) <= ACTIONS_ON_HOME


def test_an_empty_history_is_one_page(acme: Company) -> None:
    home = show_home(acme.context, acme.hires("ana"), 3)
    assert (home.page, home.pages) == (0, 1)


def test_no_list_is_longer_than_the_home_has_room_for(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    for number in range(2 * NEEDS_ON_HOME):
        acme.notices_need(ana, f"need {number}")
        acme.notices_need(ben, f"need {number}")
    needs = show_home(acme.context, ana).needs
    assert max(len(group) for group in (needs.mine, needs.noticed, needs.open)) <= NEEDS_ON_HOME


def test_the_workspace_is_for_admins_alone(acme: Company) -> None:
    assert show_home(acme.context, acme.hires("ana")).workspace is None
    admin, named = show_home(acme.context, acme.hires("cleo", admin=True)), show_home(acme.context, acme.hires("boss"))
    assert admin.workspace is not None
    assert admin.workspace == named.workspace
