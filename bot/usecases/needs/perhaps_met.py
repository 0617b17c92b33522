"""Find the need that an action may have met, to ask about it, so that what is done does not stay on the list."""

from bot.domain.actions import Action
from bot.domain.customers import customer_key
from bot.domain.needs import Need
from bot.domain.reading.same_customer import named_in_both, names_customer
from bot.storage import need_lists, needs
from bot.usecases.customer_in_text import is_colleague
from bot.usecases.unit import PersonUnit
from bot.usecases.visible_words import VisibleNeed, needs_for

_TAKEN_READ = 100
"""How many of the needs that a person has taken are compared with their action."""


def need_perhaps_met(unit: PersonUnit, action: Action) -> VisibleNeed | None:
    """Return the need that the person took last, before the action, of those that name the action's customer.

    None if there is none, or if the action has met a need already.
    """
    if not action.own_words or action.person_id != unit.person.id:
        return None
    taken = need_lists.with_person(unit.connection, unit.person.id, _TAKEN_READ)
    before = [need for need in taken if need.taken_at and need.taken_at <= action.recorded_at]
    # As the person sees them: what is hidden from them is not compared.
    seen = needs_for(unit, unit.person.id, before) if before else []
    found = next((need for need in reversed(seen) if _same_customer(unit, action, need)), None)
    if found is None or needs.met_by(unit.connection, unit.workspace.id, action.id) is not None:
        return None
    return found


def _same_customer(unit: PersonUnit, action: Action, need: Need) -> bool:
    acted_for, needed_by = (customer_key(each.customer or "") for each in (action, need))
    if acted_for and needed_by:
        return acted_for == needed_by
    if acted_for and names_customer(need.text, acted_for):
        return True
    if needed_by and names_customer(action.text, needed_by):
        return True
    return any(not is_colleague(unit, each) for each in named_in_both(action.text, need.text))
