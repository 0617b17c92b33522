"""Find a draft whose words are still to go somewhere, or where they went."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.actions import Action
from bot.domain.drafts import Draft
from bot.errors import InvalidInputError, Problem
from bot.storage import actions, drafts, needs, own_promises
from bot.storage.candidates import lock_person
from bot.storage.own_promises import OwnPromise
from bot.usecases.recording.drafts import oldest
from bot.usecases.unit import PersonUnit


class DraftEnd(StrEnum):
    """Say where a draft's words went."""

    RECORDED = "recorded"
    NOTED = "noted"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class DraftGone(Problem):
    """The draft is no longer kept."""


@dataclass(frozen=True, slots=True)
class DraftSettled(Problem):
    """The draft's words went elsewhere before."""

    end: DraftEnd


def key_of(draft: Draft) -> str:
    """Return the origin key of what a draft becomes."""
    return f"{drafts.ORIGIN}{draft.id}"


def to_settle(unit: PersonUnit, draft_id: int, *allowed: DraftEnd) -> Draft:
    """Return the person's draft, settled; raise InvalidInputError if its words went elsewhere than allowed."""
    lock_person(unit.connection, unit.person.id)
    found = drafts.find_to_settle(unit.connection, unit.person.id, draft_id, oldest(unit))
    draft = still_open(unit, found, *allowed)
    settle(unit, draft)
    return draft


def still_open(unit: PersonUnit, draft: Draft | None, *allowed: DraftEnd) -> Draft:
    """Return the draft; raise InvalidInputError if it is gone, or its words went elsewhere than allowed."""
    if draft is None:
        raise InvalidInputError(DraftGone())
    end = _end_of(unit, draft)
    if end is not None and end not in allowed:
        raise InvalidInputError(DraftSettled(end))
    return draft


def settle(unit: PersonUnit, draft: Draft) -> None:
    """Keep that the person has decided about a draft, unless it is kept already."""
    if draft.settled_at is None:
        drafts.settle(unit.connection, draft, unit.now)


def _end_of(unit: PersonUnit, draft: Draft) -> DraftEnd | None:
    if needs.is_noted(unit.connection, unit.workspace.id, key_of(draft)):
        return DraftEnd.NOTED
    plan = plan_behind(unit, draft)
    action = action_of(unit, draft, plan)
    if action is not None and action.undone_at is None:
        return DraftEnd.RECORDED
    return None if plan is None else DraftEnd.PLANNED


def plan_behind(unit: PersonUnit, draft: Draft) -> OwnPromise | None:
    """Return the plan that a draft became, if any."""
    return own_promises.promise_from(unit.connection, unit.person.id, key_of(draft))


def action_of(unit: PersonUnit, draft: Draft, plan: OwnPromise | None) -> Action | None:
    """Return the action that records the draft or keeps its plan, undone or not."""
    if plan is not None and plan.kept_action_id is not None:
        return actions.get(unit.connection, plan.kept_action_id)
    key = key_of(draft)
    recorded = actions.is_recorded(unit.connection, unit.workspace.id, key)
    return actions.by_origin(unit.connection, unit.workspace.id, key) if recorded else None
