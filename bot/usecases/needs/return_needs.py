"""Return taken needs to the list when their takers cannot meet them any more."""

from collections.abc import Collection

from bot.domain.needs import returned
from bot.domain.shown_things import the_need
from bot.storage import need_lists, needs
from bot.usecases.delivery.changed import changed, open_needs_changed
from bot.usecases.unit import Unit


def return_needs(unit: Unit, takers: Collection[int] | None = None) -> None:
    """Return what people have taken who left the company or the private channel; `takers` are row ids, None for all.

    Who is in the channel must be known. What was sent about the needs follows.
    """
    found = need_lists.of_people_out_of_reach(unit.connection, unit.workspace.id, takers)
    for need in found:
        needs.move(unit.connection, need, returned(need, unit.now))
    changed(unit, *(the_need(need.id) for need in found))
    if found:
        open_needs_changed(unit)
