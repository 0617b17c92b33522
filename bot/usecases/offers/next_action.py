"""Offer a person their next useful action, and another one when they ask."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.domain.nudges import Answer
from bot.domain.people import Person, Workspace, local_day, person_zone, start_of_day
from bot.errors import BotError, InvalidInputError
from bot.storage import decisions, offers
from bot.usecases.context import Caller, Context, recognise
from bot.usecases.nudges.reschedule import answered, restore
from bot.usecases.offers.candidates import Occasion
from bot.usecases.offers.draw import draw, keep_offer
from bot.usecases.offers.offered import Offer, read_offered

OTHERS_PER_DAY = 3
"""How often on a local day of theirs *Another idea* replaces what nudges offer a person."""


def next_action(context: Context, caller: Caller) -> Offer:
    """The caller's next useful action, drawn anew."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, person = recognise(connection, caller, now)
        return offer_anew(context, connection, workspace, person, now)


def another(context: Context, caller: Caller, offer_id: int) -> Offer:
    """Another next useful action in place of the one offered; in place of what nudges offer, three a day."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, person = recognise(connection, caller, now)
        before = offers.find(connection, person.id, offer_id)
        if before is None or before.decision_id is None:
            return offer_anew(context, connection, workspace, person, now)
        decision = decisions.find_to_answer(connection, workspace.id, before.decision_id)
        if not has_more(connection, workspace, person, before.decision_id, now):
            raise InvalidInputError(
                "That was the third other idea for today; there are more tomorrow, and `/cx-help` has one at any time."
            )
        if decision is not None and decision.answer is None:
            answered(connection, workspace, person, decision, Answer.ANOTHER, now)
        else:
            restore(connection, workspace, person, now)
        return offer_anew(context, connection, workspace, person, now, decision_id=before.decision_id)


def has_more(
    connection: Connection, workspace: Workspace, person: Person, decision_id: int | None, now: datetime
) -> bool:
    """Whether there is another one to be had today in place of what a nudge offers; without a nudge there always is."""
    if decision_id is None:
        return True
    zone = person_zone(person, workspace)
    today = local_day(now, zone)
    since, until = start_of_day(today, zone), start_of_day(today + timedelta(days=1), zone)
    return offers.others_asked(connection, person.id, since, until) < OTHERS_PER_DAY


def offer_anew(
    context: Context,
    connection: Connection,
    workspace: Workspace,
    person: Person,
    now: datetime,
    occasion: Occasion = Occasion.ASKED,
    *,
    decision_id: int | None = None,
) -> Offer:
    """Draw something that the person is shown now, within the caller's unit of work."""
    offer = offer_within(context, connection, workspace, person, now, occasion, decision_id=decision_id)
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
    occasion: Occasion,
    *,
    decision_id: int | None,
) -> Offer | None:
    """Draw something for the person and keep it within the caller's unit of work; None when there is nothing."""
    instead_of = decision_id if occasion is Occasion.NUDGE else None
    drawn = draw(context, connection, workspace, person, now, occasion, instead_of=instead_of)
    if drawn is None:
        return None
    stored = keep_offer(connection, workspace, person, drawn, now, occasion, decision_id=decision_id)
    offered = read_offered(context, connection, workspace, person, stored, now)
    if offered is None:
        raise BotError("What I was about to offer has just been taken back. Please try again in a moment.")
    return Offer(stored.id, offered, stored.why, decision_id, has_more(connection, workspace, person, decision_id, now))
