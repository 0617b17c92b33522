"""What the same person is offered when something is drawn for them twice at the very same time."""

from collections.abc import Callable
from functools import partial

import pytest

from bot.domain.nudges import Answer
from bot.domain.offers import OfferSource
from bot.storage.tables import nudge_decisions, offers
from bot.usecases.nudges.another import another
from bot.usecases.nudges.answer_nudge import answer_nudge
from bot.usecases.offers.next_action import next_action
from bot.usecases.people.home import show_home
from tests.support.company import Company
from tests.support.telling import told_story
from tests.support.together import together

pytestmark = pytest.mark.both_databases

TIMES = 4


def test_one_need_is_not_offered_twice_to_somebody_who_asks_twice_at_once(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    acme.change(ana, unwanted=frozenset(OfferSource) - {OfferSource.NEED})
    for number in range(TIMES):
        acme.notices_need(ben, f"need {number}")
        together(*[lambda: next_action(acme.context, ana)] * TIMES)
    needs = [row["subject"] for row in acme.rows(offers) if row["source"] is OfferSource.NEED]
    assert len(needs) == len(set(needs)) == TIMES


def test_one_story_is_not_offered_with_a_nudge_and_to_who_asks_meanwhile(acme: Company) -> None:
    told_story(acme, acme.hires("ben"))
    for number in range(TIMES):
        ana = acme.hires_due(f"p{number}")
        acme.change(ana, unwanted=frozenset(OfferSource) - {OfferSource.STORY})
        deeds: list[Callable[[], object]] = [acme.plans, partial(next_action, acme.context, ana)]
        together(*deeds)
        person_id = acme.person(ana).id
        stories = [row for row in acme.rows(offers) if (row["person_id"], row["source"]) == (person_id, "story")]
        assert len(stories) == 1


@pytest.mark.parametrize("number", range(TIMES))
def test_an_answer_another_idea_and_home_at_once_wait_for_each_other(acme: Company, number: int) -> None:
    ana = acme.hires_due(f"p{number}")
    acme.change(ana, unanswered=4)
    acme.plans()
    [offer], [decision] = acme.rows(offers), acme.rows(nudge_decisions)
    deeds: list[Callable[[], object]] = [
        lambda: answer_nudge(acme.context, ana, decision["id"], Answer.NOT_TODAY),
        lambda: another(acme.context, ana, offer["id"]),
        lambda: show_home(acme.context, ana),
        lambda: next_action(acme.context, ana),
    ]
    together(*deeds)
    assert acme.person(ana).unanswered == 0
