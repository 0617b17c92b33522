"""Propose the customer that a text names, for its person to confirm."""

from bot.domain.actions import Action
from bot.domain.customers import customer_key, name_key
from bot.domain.reading.customer_names import PossibleCustomer, possible_customers
from bot.domain.reading.questions import customer_alone
from bot.storage import customers, people_names
from bot.usecases.unit import PersonUnit, Unit
from bot.usecases.visible_words import Visible, customer_name_for


def customer_of_action(unit: Unit, action: Action) -> str | None:
    """Return the customer to propose for an action; None if it names one, or its text is not its person's own."""
    if action.customer is not None or not action.own_words:
        return None
    return customer_in(unit, action.person_id, action.text)


def customer_in(unit: Unit, author: int, text: str) -> str | None:
    """Return a name in a text of the person with the row id `author` that may be a customer's.

    A customer of whom that person may know comes first, then a name that reads like one. Colleagues are no customers.
    """
    possible = possible_customers(text)
    likely = (each for each in possible if each.likely and not is_colleague(unit, each))
    found = _known(unit, author, possible) or next(likely, None)
    return found.name if found else None


def known_customer(unit: PersonUnit, text: str) -> Visible | None:
    """Return the customer whose name a text is, and nothing else, if the person may know of one."""
    name = customer_alone(text)
    key = customer_key(name) if name else ""
    known = customers.spellings(unit.connection, unit.workspace.id, {key}, unit.person.id).get(key) if key else None
    return customer_name_for(unit, known.author, known.name) if known else None


def _known(unit: Unit, author: int, possible: list[PossibleCustomer]) -> PossibleCustomer | None:
    # No name is masked: the keys that are kept hold no personal data, so that none is found by it.
    keys = {each: customer_key(each.name) for each in possible}
    known = customers.spellings(unit.connection, unit.workspace.id, set(keys.values()), author) if keys else {}
    return next((each for each, key in keys.items() if key in known and not is_colleague(unit, each)), None)


def is_colleague(unit: Unit, named: PossibleCustomer) -> bool:
    """Return whether somebody has this name, or one that begins with it as a first name."""
    if named.titled:
        return False
    key = name_key(named.name)
    names = people_names.names_beginning_like(unit.connection, unit.workspace.id, key)
    return any(f"{name_key(name)} ".startswith(f"{key} ") for name in names)
