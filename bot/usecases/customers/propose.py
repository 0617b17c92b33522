"""Propose the customer of an action from its text."""

from bot.domain.actions import Action, Source
from bot.domain.customers import customer_key
from bot.domain.reading.customer_names import PossibleCustomer, possible_customers
from bot.storage import customers, people
from bot.usecases.unit import Unit

_IN_OWN_WORDS = frozenset({Source.COMMAND, Source.FORM})


def proposed_customer(unit: Unit, action: Action) -> str | None:
    """Return a name in an action's text that may be its customer's, if it names no customer yet.

    A customer that its person may know of comes first, then a name that reads like one. Colleagues are no customers.
    """
    if action.customer is not None or action.source not in _IN_OWN_WORDS:
        return None
    possible = possible_customers(action.text)
    known = _known(unit, action.person_id, possible)
    likely = (each for each in possible if each.likely and not _is_colleague(unit, each))
    found = known or next(likely, None)
    return found.name if found else None


def _known(unit: Unit, person_id: int, possible: list[PossibleCustomer]) -> PossibleCustomer | None:
    # No name is masked: the keys that are kept hold no personal data, so that none is found by it.
    keys = {each: customer_key(each.name) for each in possible}
    known = customers.spellings(unit.connection, unit.workspace.id, set(keys.values()), person_id) if keys else {}
    return next((each for each, key in keys.items() if key in known and not _is_colleague(unit, each)), None)


def _is_colleague(unit: Unit, named: PossibleCustomer) -> bool:
    return not named.titled and people.is_named(unit.connection, unit.workspace.id, named.name)
