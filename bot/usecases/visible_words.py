"""Make what others see of a person's text: without customers' personal data and names of people who declined.

Words that a person writes to one colleague keep names, as they keep mentions.

Messages, lists and forms accept only the types of this module, and only this module makes them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NewType

from bot.domain.actions import Action
from bot.domain.customers import customer_key
from bot.domain.needs import Need
from bot.domain.personal_data import FindingKind, kinds_of
from bot.domain.reading.deeds import names_a_deed
from bot.domain.text import tidy
from bot.storage import people_names
from bot.usecases.unit import PersonUnit, Unit

Homes = tuple[str | None, ...]

Visible = NewType("Visible", str)
"""A person's words as somebody may see them."""
VisibleAction = NewType("VisibleAction", Action)
"""An action as somebody may see it."""
VisibleNeed = NewType("VisibleNeed", Need)
"""A need as somebody may see it."""


def action_for(unit: Unit, viewer: int | None, action: Action) -> VisibleAction:
    """Return an action as the person with this row id sees it; None means everybody."""
    return actions_for(unit, viewer, [action])[0]


def actions_for(unit: Unit, viewer: int | None, shown: Sequence[Action]) -> list[VisibleAction]:
    """Return several actions, each as `action_for` does."""
    homes = _homes(unit, (action.person_id for action in shown if action.person_id != viewer))
    return [
        VisibleAction(
            replace(
                action,
                text=_seen(unit, action.text, homes[action.person_id]),
                outcome=_seen_if_any(unit, action.outcome, homes[action.person_id]),
                customer=_seen_if_any(unit, action.customer, homes[action.person_id]),
            )
            if action.person_id != viewer
            else action
        )
        for action in shown
    ]


def texts_for(unit: Unit, viewer: int, shown: Sequence[Action]) -> list[Visible]:
    """Return the texts of several actions, for lists that show only the text."""
    homes = _homes(unit, (action.person_id for action in shown if action.person_id != viewer))
    return [
        Visible(action.text if action.person_id == viewer else _seen(unit, action.text, homes[action.person_id]))
        for action in shown
    ]


def need_for(unit: Unit, viewer: int | None, need: Need) -> VisibleNeed:
    """Return a need as the person with this row id sees it; None means everybody."""
    return needs_for(unit, viewer, [need])[0]


def needs_for(unit: Unit, viewer: int | None, shown: Sequence[Need]) -> list[VisibleNeed]:
    """Return several needs, each as `need_for` does."""
    homes = _homes(unit, (need.noticed_by for need in shown if need.noticed_by != viewer))
    return [
        VisibleNeed(
            replace(
                need,
                text=_seen(unit, need.text, homes[need.noticed_by]),
                customer=_seen_if_any(unit, need.customer, homes[need.noticed_by]),
            )
            if need.noticed_by != viewer
            else need
        )
        for need in shown
    ]


def words_for(unit: Unit, author: int, text: str) -> Visible:
    """Return the text that the person with the row id `author` wrote to a colleague, as that colleague sees it."""
    return Visible(unit.context.masking.mask(text, *_homes(unit, [author])[author]))


def customer_name_for(unit: Unit, author: int, customer: str) -> Visible | None:
    """Return a customer's name that the person with the row id `author` wrote, without personal data.

    None if nothing else is in it, or a colleague is named who declined to be featured.
    """
    name = _customer_name(unit, author, customer)
    if name is None or unit.declined.hide(unit.connection, unit.workspace.id, name) != name:
        return None
    return Visible(name)


def without_personal_data(unit: Unit, author: int, text: str) -> str:
    """Return the text that the person with the row id `author` wrote, tidied, without what colleagues do not see of it.

    A text without personal data stays as it is.
    """
    found = unit.context.masking.found_in(text, *_homes(unit, [author])[author])
    if not found:
        return text
    starts, ends = [0, *(each.end for each in found)], [*(each.start for each in found), len(text)]
    return tidy(" ".join(text[start:end] for start, end in zip(starts, ends, strict=True)))


def says_a_deed(unit: Unit, action: Action) -> bool:
    """Return whether colleagues can read in an action's words what its person did."""
    bare = without_personal_data(unit, action.person_id, action.text)
    return action.own_words and names_a_deed(bare, unit.context.is_foreign)


def customer_key_for(unit: Unit, author: int, customer: str | None) -> str | None:
    """Return the key to keep beside a customer's name; what colleagues cannot see finds no customer."""
    name = _customer_name(unit, author, customer) if customer else None
    return (customer_key(name) or None) if name else None


def _customer_name(unit: Unit, author: int, customer: str) -> str | None:
    bare = without_personal_data(unit, author, customer)
    return bare if bare == customer or any(letter.isalnum() for letter in bare) else None


def hidden_from_others(unit: Unit, person_id: int, texts: Iterable[str | None]) -> tuple[FindingKind, ...]:
    """Return the kinds of personal data in a person's text that others do not see."""
    homes = _homes(unit, [person_id])[person_id]
    return kinds_of(found for text in texts if text for found in unit.context.masking.found_in(text, *homes))


def _seen(unit: Unit, text: str, homes: Homes) -> str:
    return unit.declined.hide(unit.connection, unit.workspace.id, unit.context.masking.mask(text, *homes))


def _seen_if_any(unit: Unit, text: str | None, homes: Homes) -> str | None:
    return None if text is None else _seen(unit, text, homes)


def _homes(unit: Unit, person_ids: Iterable[int]) -> dict[int, Homes]:
    """Return the homes of each person's phone numbers: their own country, then the workspace's.

    A zone replaces an unknown country.
    """
    usual = unit.workspace.country or unit.workspace.zone
    wanted = set(person_ids)
    found: dict[int, Homes] = {}
    if isinstance(unit, PersonUnit) and unit.person.id in wanted:
        found = {unit.person.id: (unit.person.country, unit.person.zone)}
    found |= people_names.countries_and_zones(unit.connection, unit.workspace.id, sorted(wanted - found.keys()))
    return {person_id: (country or zone, usual) for person_id, (country, zone) in found.items()}
