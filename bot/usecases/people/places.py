"""Look up the place of public holidays for people who chose none."""

from dataclasses import dataclass

from bot.domain.people import workspace_place
from bot.domain.reading.places import place_name
from bot.usecases.unit import Caller, Context


@dataclass(frozen=True, slots=True)
class UsualPlace:
    """The country and the name of the workspace's place; None for none."""

    country: str | None = None
    name: str | None = None


def usual_place(context: Context, caller: Caller) -> UsualPlace:
    """Return the place of the caller's workspace."""
    with context.view(caller) as unit:
        place = workspace_place(unit.workspace)
    return UsualPlace(place.country, place_name(place, context.holidays.countries())) if place else UsualPlace()
