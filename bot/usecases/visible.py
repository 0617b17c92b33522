"""What others see of what a person typed: all but customers' personal data, which stays with whoever typed it.

Whatever shows an action or a need to somebody takes it from here first, also where they may be its own person.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.domain.actions import Action
from bot.domain.needs import Need
from bot.domain.personal_data import FindingKind, kinds_of
from bot.storage import people
from bot.usecases.unit import Context, Unit

Homes = tuple[str | None, ...]


def action_for(unit: Unit, viewer: int | None, action: Action) -> Action:
    """An action as the person with this row id sees it; None stands for everybody."""
    return actions_for(unit, viewer, [action])[0]


def actions_for(unit: Unit, viewer: int | None, shown: Sequence[Action]) -> list[Action]:
    """Several actions, as `action_for` shows them."""
    homes = _homes(unit, (action.person_id for action in shown if action.person_id != viewer))
    return [
        replace(
            action,
            text=unit.context.masking.mask(action.text, *homes[action.person_id]),
            outcome=_masked(unit.context, action.outcome, homes[action.person_id]),
            customer=_masked(unit.context, action.customer, homes[action.person_id]),
        )
        if action.person_id != viewer
        else action
        for action in shown
    ]


def texts_for(unit: Unit, viewer: int, shown: Sequence[Action]) -> list[str]:
    """What the texts of several actions are as `action_for` shows them, where nothing else of the actions is shown."""
    homes = _homes(unit, (action.person_id for action in shown if action.person_id != viewer))
    return [
        action.text if action.person_id == viewer else unit.context.masking.mask(action.text, *homes[action.person_id])
        for action in shown
    ]


def need_for(unit: Unit, viewer: int | None, need: Need) -> Need:
    """A need as the person with this row id sees it; None stands for everybody."""
    return needs_for(unit, viewer, [need])[0]


def needs_for(unit: Unit, viewer: int | None, shown: Sequence[Need]) -> list[Need]:
    """Several needs, as `need_for` shows them."""
    homes = _homes(unit, (need.noticed_by for need in shown if need.noticed_by != viewer))
    return [
        replace(
            need,
            text=unit.context.masking.mask(need.text, *homes[need.noticed_by]),
            customer=_masked(unit.context, need.customer, homes[need.noticed_by]),
        )
        if need.noticed_by != viewer
        else need
        for need in shown
    ]


def words_for(unit: Unit, author: int, text: str) -> str:
    """What the person with the row id `author` wrote to a colleague, as that colleague sees it."""
    return unit.context.masking.mask(text, *_homes(unit, [author])[author])


def hidden_from_others(unit: Unit, person_id: int, texts: Iterable[str | None]) -> tuple[FindingKind, ...]:
    """The kinds of personal data in what a person typed that others do not see."""
    homes = _homes(unit, [person_id])[person_id]
    return kinds_of(found for text in texts if text for found in unit.context.masking.found_in(text, *homes))


def _masked(context: Context, text: str | None, homes: Homes) -> str | None:
    return None if text is None else context.masking.mask(text, *homes)


def _homes(unit: Unit, person_ids: Iterable[int]) -> dict[int, Homes]:
    """Where the phone numbers that each person types may be from: their own country and the workspace's.

    Where neither has said which that is, the zone tells.
    """
    usual = unit.workspace.country or unit.workspace.zone
    found = people.countries_and_zones(unit.connection, unit.workspace.id, sorted(set(person_ids)))
    return {person_id: (country or zone, usual) for person_id, (country, zone) in found.items()}
