"""Offer a person their next useful action, and another one when they ask; record it when they did it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from bot.domain.actions import ActionDraft, Source
from bot.domain.choice import NO_REPEAT_WITHIN, Choice, choose_idea
from bot.domain.ideas import Idea
from bot.domain.nudges import Answer
from bot.domain.offers import OfferSource
from bot.domain.people import Person, Workspace
from bot.errors import InvalidInputError
from bot.storage import decisions
from bot.usecases.context import Caller, Context, recognise, seeded
from bot.usecases.record_action import Recorded, offers_nudges, record, told
from bot.usecases.reschedule import answered

OTHERS_PER_NUDGE = 3
"""How often *Another idea* replaces what a nudge offers."""
LOOK_BACK = NO_REPEAT_WITHIN + timedelta(days=365)
"""How far back offers are read for a choice; older ones count as never made."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An idea offered to a person: `decision_id` names the nudge it came with, if it came with one."""

    id: int
    idea: Idea
    why: str
    decision_id: int | None = None
    more: bool = True


def offer_idea(context: Context, caller: Caller) -> Offer:
    """The caller's next useful action, drawn anew."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, person = recognise(connection, caller, now)
        return draw_offer(context, connection, workspace, person, now)


def another_idea(context: Context, caller: Caller, offer_id: int) -> Offer:
    """Another idea in place of the one offered; three times for each nudge at the most."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, person = recognise(connection, caller, now)
        before = decisions.find_offer(connection, person.id, offer_id)
        decision_id = before.decision_id if before else None
        asked = 0
        if decision_id is not None:
            decision = decisions.find_to_answer(connection, workspace.id, decision_id)
            asked = decisions.others_offered(connection, decision_id) + 1
            if asked > OTHERS_PER_NUDGE:
                raise InvalidInputError("That was the third other idea; there will be fresh ones with the next nudge.")
            if decision is not None and decision.answer is None:
                answered(connection, workspace, person, decision, Answer.ANOTHER, now)
        offer = draw_offer(context, connection, workspace, person, now, decision_id)
        return Offer(offer.id, offer.idea, offer.why, decision_id, more=asked < OTHERS_PER_NUDGE)


def did_it(context: Context, caller: Caller, offer_id: int) -> Recorded:
    """Record the offered idea as done, in one click; a second click gives back the same action."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, person = recognise(connection, caller, now)
        offer = decisions.find_offer(connection, person.id, offer_id)
        idea = context.idea(offer.subject) if offer else None
        if offer is None or idea is None:
            raise InvalidInputError("I no longer know this idea. Type `/cx-help` and what you did, and I'll record it.")
        draft = ActionDraft(text=idea.done, source=Source.NUDGE, kind=idea.kind)
        action = record(connection, workspace, person, draft, offer_key(offer.id), now)
        if offer.decision_id is not None:
            decision = decisions.find_to_answer(connection, workspace.id, offer.decision_id)
            if decision is not None and decision.answer is not Answer.DID_IT:
                answered(connection, workspace, person, decision, Answer.DID_IT, now)
        return told(connection, workspace, action, offer_nudges=offers_nudges(connection, person))


def offer_key(offer_id: int) -> str:
    """The origin key of the action that an offer became."""
    return f"offer:{offer_id}"


def draw_offer(
    context: Context,
    connection: Connection,
    workspace: Workspace,
    person: Person,
    now: datetime,
    decision_id: int | None = None,
) -> Offer:
    """Draw an idea within the caller's unit of work and keep that it was offered."""
    seed = context.new_seed()
    choice = choose(context, connection, person, now, seed)
    if choice is None:
        raise InvalidInputError("There is no idea in the catalogue. Type `/cx-help` and what you did to record it.")
    return keep_offer(connection, workspace, person, choice, seed, now, decision_id)


def choose(context: Context, connection: Connection, person: Person, now: datetime, seed: str) -> Choice | None:
    """Draw an idea for a person from what they were not offered lately."""
    offered = decisions.offered_since(connection, person.id, now - LOOK_BACK)
    return choose_idea(context.ideas, offered=offered, role=person.role, now=now, rng=seeded(seed))


def how_drawn(person: Person, choice: Choice, seed: str) -> dict[str, Any]:
    """From what an idea was drawn for a person and how the draw fell, as columns; with it the draw can be replayed."""
    return {
        "available": {"ideas": choice.among, "left_out": list(choice.left_out), "role": person.role},
        "probability": choice.probability,
        "draw": choice.draw,
        "seed": seed,
    }


def keep_offer(
    connection: Connection,
    workspace: Workspace,
    person: Person,
    choice: Choice,
    seed: str,
    now: datetime,
    decision_id: int | None,
) -> Offer:
    """Keep that an idea was offered, and how it was drawn."""
    offer_id = decisions.offer(
        connection,
        {
            "workspace_id": workspace.id,
            "person_id": person.id,
            "source": OfferSource.IDEA,
            "subject": choice.idea.key,
            "asked": decision_id is None,
            "why": choice.why,
            "offered_at": now,
            "decision_id": decision_id,
        }
        | how_drawn(person, choice, seed),
    )
    return Offer(offer_id, choice.idea, choice.why, decision_id)
