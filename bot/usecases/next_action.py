"""Offer a person their next useful action, and another one when they ask."""

from datetime import datetime

from sqlalchemy import Connection

from bot.domain.nudges import Answer
from bot.domain.people import Person, Workspace
from bot.errors import BotError, InvalidInputError
from bot.storage import decisions, offers
from bot.usecases.context import Caller, Context, recognise
from bot.usecases.drawing import draw, keep_offer
from bot.usecases.offered import Offer, read_offered
from bot.usecases.reschedule import answered

OTHERS_PER_NUDGE = 3
"""How often *Another idea* replaces what a nudge offers."""


def next_action(context: Context, caller: Caller) -> Offer:
    """The caller's next useful action, drawn anew."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, person = recognise(connection, caller, now)
        return offer_anew(context, connection, workspace, person, now)


def another(context: Context, caller: Caller, offer_id: int) -> Offer:
    """Another next useful action in place of the one offered; three times for each nudge at the most."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, person = recognise(connection, caller, now)
        before = offers.find(connection, person.id, offer_id)
        if before is None or before.decision_id is None:
            return offer_anew(context, connection, workspace, person, now)
        decision = decisions.find_to_answer(connection, workspace.id, before.decision_id)
        if not has_more(connection, before.decision_id):
            raise InvalidInputError("That was the third other idea; there will be fresh ones with the next nudge.")
        if decision is not None and decision.answer is None:
            answered(connection, workspace, person, decision, Answer.ANOTHER, now)
        return offer_anew(context, connection, workspace, person, now, before.decision_id)


def has_more(connection: Connection, decision_id: int | None) -> bool:
    """Whether there is another one to be had in place of what a nudge offers; without a nudge there always is."""
    return decision_id is None or offers.others_asked(connection, decision_id) < OTHERS_PER_NUDGE


def offer_anew(
    context: Context,
    connection: Connection,
    workspace: Workspace,
    person: Person,
    now: datetime,
    decision_id: int | None = None,
) -> Offer:
    """Draw something that the person asked for, within the caller's unit of work."""
    offer = offer_within(context, connection, workspace, person, now, decision_id=decision_id, asked=True)
    if offer is None:
        raise InvalidInputError(
            "There is no idea in the catalogue, and nothing else to offer just now. "
            "Type `/cx-help` and what you did to record it."
        )
    return offer


def offer_within(
    context: Context,
    connection: Connection,
    workspace: Workspace,
    person: Person,
    now: datetime,
    *,
    decision_id: int | None,
    asked: bool,
) -> Offer | None:
    """Draw something for the person and keep it within the caller's unit of work; None when there is nothing."""
    instead_of = None if asked else decision_id
    drawn = draw(context, connection, workspace, person, now, asked=asked, instead_of=instead_of)
    if drawn is None:
        return None
    stored = keep_offer(connection, workspace, person, drawn, now, decision_id=decision_id, asked=asked)
    offered = read_offered(context, connection, workspace, person, stored, now)
    if offered is None:
        raise BotError("What I was about to offer has just been taken back. Please try again in a moment.")
    return Offer(stored.id, offered, stored.why, decision_id, has_more(connection, decision_id))
