"""Ask whoever noticed a need that nobody takes whether it still stands, and take their answer."""

from bot.domain.needs import NeedStatus, check_can_answer, when_to_ask
from bot.storage import needs
from bot.usecases.context import Caller, Context, known_workspace
from bot.usecases.needs.change import as_it_stands, need_to_move
from bot.usecases.needs.notify import owe_need_off, owe_need_stands
from bot.usecases.needs.show import ShownNeed, shown_to

BATCH = 20
"""Needs that one tick looks at; the others wait for the next."""


def ask_about_needs(context: Context, team_id: str) -> int:
    """Owe the question for needs that have been open and with nobody for long; about how many it was owed.

    A noticer is asked about one need a day, the oldest first; the others wait for a workday of theirs.
    """
    now = context.clock.now()
    asked = 0
    with context.store.reading() as connection:
        workspace = known_workspace(connection, team_id)
        if not needs.to_ask_about(connection, workspace.id, now, 1):
            return 0
    with context.store.unit() as connection:
        for need in needs.to_ask_about(connection, workspace.id, now, BATCH):
            ask_at = when_to_ask(need)
            due = ask_at is not None and ask_at <= now
            if needs.claim_asking(connection, need, now, None if due else ask_at) and due:
                asked += owe_need_stands(connection, workspace, need, now)
    return asked


def keep_need(context: Context, caller: Caller, need_id: int) -> ShownNeed:
    """Say that a need one noticed still stands, which leaves it where it is by now."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, person, need = need_to_move(connection, caller, need_id, now)
        check_can_answer(need, person.id)
        return shown_to(context, connection, workspace, person, need)


def say_need_is_met(context: Context, caller: Caller, need_id: int) -> ShownNeed:
    """Say that a need one noticed has been met, without an action of anybody's; one that was recorded stays with it."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, person, need = need_to_move(connection, caller, need_id, now)
        check_can_answer(need, person.id)
        if need.said_met_at is None:
            met_at = need.met_at if need.status is NeedStatus.MET else now
            needs.move(connection, need, status=NeedStatus.MET, met_at=met_at, said_met_at=now, dropped_at=None)
            if need.met_action_id is None:
                owe_need_off(connection, workspace, need, now)
        return as_it_stands(context, connection, workspace, person, need)
