"""Keep a person's answer to an offer; it also answers the nudge that brought it."""

from bot.domain.nudges import Answer
from bot.domain.offers import Subject
from bot.domain.people import Person
from bot.errors import Problem
from bot.storage import decision_answers, held_offers, offers, people
from bot.storage.decision_answers import StoredDecision
from bot.storage.offers import StoredOffer
from bot.usecases.nudges.reschedule import restore
from bot.usecases.offers.unavailable import Unavailable, describe_unavailable
from bot.usecases.unit import PersonUnit


def answer_offer(unit: PersonUnit, offer: StoredOffer, how: Answer) -> None:
    """Keep the answer to an offer, and end the person's hold on it; the answer *did it* is final."""
    if offer.decision_id is not None:
        answer_decision(unit, offer.decision_id, how)
    else:
        heard_from(unit)
    held_offers.close(unit.connection, offer.id, unit.now)


def answer_decision(unit: PersonUnit, decision_id: int, how: Answer) -> StoredDecision | None:
    """Keep the answer to the person's nudge, unless they said that they did it.

    Return the decision as it was, None if it is not theirs. Count them as no longer silent in any case.
    """
    decision = decision_answers.find_to_answer(unit.connection, unit.workspace.id, decision_id)
    if decision is not None and decision.person_id != unit.person.id:
        decision = None
    if decision is not None and decision.answer not in {how, Answer.DID_IT}:
        decision_answers.answer(unit.connection, decision, how, unit.now)
    # Lock first the person and then the offers, in the same order as a decision about a nudge.
    heard_from(unit)
    if decision is not None:
        held_offers.close_of(unit.connection, decision.id, unit.now)
    return decision


def heard_from(unit: PersonUnit) -> Person:
    """Count the person as no longer silent, read fresh unless they are locked; return them with the change."""
    return restore(unit if unit.locked else unit.of(people.get(unit.connection, unit.person.id)))


def answer_by(
    unit: PersonUnit,
    subject: Subject,
    how: Answer,
) -> None:
    """Keep what a person did elsewhere as the answer to the offer of this thing, if there was one.

    Count them as no longer silent in any case.
    """
    offer = offers.newest_of(unit.connection, unit.person.id, subject)
    if offer is not None:
        answer_offer(unit, offer, how)
    else:
        heard_from(unit)


def answer_by_acting(unit: PersonUnit) -> None:
    """Keep *acted* as the answer to today's nudge, if it came and has none.

    Count the person as no longer silent, whenever the last nudge came.
    """
    today = unit.today
    decision_id = decision_answers.unanswered_on(unit.connection, unit.person.id, today)
    if decision_id is not None:
        answer_decision(unit, decision_id, Answer.ACTED)
    else:
        heard_from(unit)


def answered_in_vain(
    unit: PersonUnit,
    offer: StoredOffer,
    how: Answer,
    why: Problem | None = None,
) -> Unavailable:
    """Keep the answer to an unavailable offer; return what happened to it, and `why` if known."""
    answer_offer(unit, offer, how)
    return describe_unavailable(unit, offer, why)
