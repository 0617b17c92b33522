"""Keep that a person answered what they were offered: with it the nudge that brought it is answered."""

from datetime import datetime

from sqlalchemy import Connection

from bot.domain.nudges import Answer
from bot.domain.offers import OfferSource
from bot.domain.people import Person, Workspace, local_day, person_zone
from bot.storage import decisions, offers, people
from bot.storage.decisions import StoredDecision
from bot.storage.offers import StoredOffer
from bot.usecases.nudges.reschedule import restore
from bot.usecases.offers.unavailable import Unavailable, describe_unavailable


def answer_offer(
    connection: Connection, workspace: Workspace, person: Person, offer: StoredOffer, how: Answer, now: datetime
) -> None:
    """Keep the answer to an offer, and let the person hold it no more; that they did it stays the answer for good."""
    if offer.decision_id is not None:
        answer_decision(connection, workspace, person, offer.decision_id, how, now)
    else:
        heard_from(connection, workspace, person, now)
    offers.close(connection, offer.id, now)


def answer_decision(
    connection: Connection, workspace: Workspace, person: Person, decision_id: int, how: Answer, now: datetime
) -> StoredDecision | None:
    """Keep the answer to a nudge of the person's, unless they have said that they did it; the decision as it was.

    None when it is not theirs. They are no longer silent in any case.
    """
    decision = decisions.find_to_answer(connection, workspace.id, decision_id)
    if decision is not None and decision.person_id != person.id:
        decision = None
    if decision is not None and decision.answer not in {how, Answer.DID_IT}:
        decisions.answer(connection, decision, how, now)
    # First the person and then the offers, as a nudge that is decided about at the same moment does.
    heard_from(connection, workspace, person, now)
    if decision is not None:
        offers.close_of(connection, decision.id, now)
    return decision


def heard_from(connection: Connection, workspace: Workspace, person: Person, now: datetime) -> Person:
    """Count the person as no longer silent, as they stand in this unit of work; the person then."""
    return restore(connection, workspace, people.get(connection, person.id), now)


def answer_by(
    connection: Connection,
    workspace: Workspace,
    person: Person,
    about: tuple[OfferSource, str],
    how: Answer,
    now: datetime,
) -> None:
    """Keep what a person did elsewhere as their answer to the offer of this very thing, if there was one.

    `about` is the source and the subject of such an offer. They are no longer silent in any case.
    """
    offer = offers.newest_of(connection, person.id, *about)
    if offer is not None:
        answer_offer(connection, workspace, person, offer, how, now)
    else:
        heard_from(connection, workspace, person, now)


def answer_by_acting(connection: Connection, workspace: Workspace, person: Person, now: datetime) -> None:
    """Let what a person has just recorded count as their answer to today's nudge, if it came and has none.

    They are no longer silent, whenever the last nudge came.
    """
    today = local_day(now, person_zone(person, workspace))
    decision_id = decisions.unanswered_on(connection, person.id, today)
    if decision_id is not None:
        answer_decision(connection, workspace, person, decision_id, Answer.ACTED, now)
    else:
        heard_from(connection, workspace, person, now)


def answered_in_vain(
    connection: Connection,
    workspace: Workspace,
    person: Person,
    offer: StoredOffer,
    how: Answer,
    now: datetime,
    said: str | None = None,
) -> Unavailable:
    """Keep the answer to an offer that no longer stands, and what became of it, which is `said` if it is known."""
    answer_offer(connection, workspace, person, offer, how, now)
    return describe_unavailable(connection, workspace, person, offer, now, said)
