"""Ask the noticer of a need that nobody takes or is asked about whether it still exists, and keep their answer."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.needs import Need, NeedStatus, check_can_answer, is_asked_in_nudges, returned, when_to_ask
from bot.domain.shown_things import the_need
from bot.storage import need_lists, needs, people
from bot.usecases.delivery.changed import changed, open_needs_changed
from bot.usecases.needs.change import need_to_move, shown_now
from bot.usecases.needs.notify import owe_need_off, owe_still_needed
from bot.usecases.needs.show import ShownNeed, shown_to
from bot.usecases.unit import Caller, Context, Unit

LOOK_AGAIN = timedelta(days=1)
"""How long a need stays with a taker whom nudges ask, before its taker's nudges are looked at again."""
BATCH = 20
"""How many needs one tick looks at; the others wait for the next."""


def ask_about_needs(context: Context, team_id: str) -> int:
    """Queue the question about needs that nobody has taken for long; return about how many were queued.

    Ask a noticer about one need a day, the oldest first; the others wait for a workday of theirs.
    """
    with context.view_of(team_id) as seen:
        if not need_lists.to_ask_about(seen.connection, seen.workspace.id, seen.now, 1):
            return 0
    with seen.then_write() as unit:
        found = need_lists.to_ask_about(unit.connection, unit.workspace.id, unit.now, BATCH)
        due = [need for need in found if _due(unit, need)]
        given_back = [need for need in due if need.status is NeedStatus.TAKEN and _returned(unit, need)]
        changed(unit, *(the_need(need.id) for need in given_back))
        if given_back:
            open_needs_changed(unit)
        to_ask = [need for need in due if need.status is NeedStatus.OPEN or need in given_back]
        return sum(owe_still_needed(unit, need) for need in to_ask)


def _due(unit: Unit, need: Need) -> bool:
    """Claim the asking; return whether it is time to ask, or put it off."""
    ask_at = when_to_ask(need)
    due = ask_at is not None and ask_at <= unit.now
    return needs.claim_asking(unit.connection, need, unit.now, None if due else ask_at) and due


def _returned(unit: Unit, need: Need) -> bool:
    """Return a need to the list if nudges do not ask its taker about it; else look again a day later."""
    if need.taken_by is None or is_asked_in_nudges(people.get(unit.connection, need.taken_by)):
        needs.ask_later(unit.connection, need, unit.now + LOOK_AGAIN)
        return False
    needs.move(unit.connection, need, replace(returned(need, unit.now), ask_at=None))
    return True


def keep_need(context: Context, caller: Caller, need_id: int) -> ShownNeed:
    """Keep that the caller's need still exists; its status does not change."""
    with context.unit(caller) as unit:
        need = need_to_move(unit, need_id)
        check_can_answer(need, unit.person.id)
        return shown_to(unit, need)


def say_need_is_met(context: Context, caller: Caller, need_id: int) -> ShownNeed:
    """Keep that the caller's need was met, without an action; a recorded action stays with it."""
    with context.unit(caller) as unit:
        need = need_to_move(unit, need_id)
        check_can_answer(need, unit.person.id)
        if need.said_met_at is None:
            met_at = need.met_at if need.status is NeedStatus.MET else unit.now
            met = replace(need, status=NeedStatus.MET, met_at=met_at, said_met_at=unit.now, dropped_at=None)
            needs.move(unit.connection, need, met)
            if need.met_action_id is None:
                owe_need_off(unit, need)
            open_needs_changed(unit)
        return shown_now(unit, need)
