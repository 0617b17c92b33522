"""Change settings of a whole workspace, and reschedule what depends on them."""

from collections.abc import Callable
from dataclasses import replace

from bot.domain.people import Workspace
from bot.domain.schedule import next_shoutout_of
from bot.storage import delivery_claims, people, workspaces
from bot.usecases.delivery.changed import before_changes, readable_changed, sheets_changed
from bot.usecases.delivery.messages.shoutout import SHOUTOUT
from bot.usecases.nudges.reschedule import reschedule
from bot.usecases.unit import Context, Unit

BATCH = 100
"""How many people one unit of work reschedules; a limit keeps other writers from waiting."""


def change_for_all(unit: Unit, wanted: Workspace) -> Workspace:
    """Change the unit's workspace, as read by `get_to_change`, to `wanted`; return it with what follows.

    A due shout-out stays due. A later one is rescheduled if its time changed. After a change of channel, a shout-out
    that could not be posted is tried at once in the new one, and its members are read. What people were sent
    follows what they may read. `replan_some` reschedules the nudges of people who follow the workspace.
    """
    before = unit.workspace
    if wanted.channel_id != before.channel_id:
        people.forget_who_is_in_channel(unit.connection, before.id)
    before_changes(unit)
    due, planned = before.shoutout_due_at, before.next_shoutout_at
    if wanted.channel_id is None:
        due = planned = None
    elif due is None or (due > unit.now and _shoutout_time(before) != _shoutout_time(wanted)):
        due = planned = next_shoutout_of(wanted, unit.now)
    after = replace(wanted, shoutout_due_at=due, next_shoutout_at=planned)
    if after.channel_id != before.channel_id:
        after = replace(after, synced_at=None, sync_cursor=None)
        delivery_claims.make_due(unit.connection, before.id, unit.now, kind=SHOUTOUT.name)
    if _nudges(before) != _nudges(after):
        workspaces.set_replanned_to(unit.connection, before.id, 0)
    workspaces.save(unit.connection, before, after)
    if _readers(before) != _readers(after):
        readable_changed(unit)
    if after.shoutout_due_at != before.shoutout_due_at:
        # The sheets of the review say when the stories are posted.
        sheets_changed(unit)
    return after


def replan_some(context: Context, team_id: str) -> bool:
    """Reschedule the next nudges of some people who follow the workspace, if needed; return whether more may wait.

    The progress is stored with the change, so that another replica goes on after a crash.
    """
    with context.view_of(team_id) as seen:
        if not workspaces.is_to_replan(seen.connection, seen.workspace.id):
            return False
    with context.unit_of(team_id) as unit:
        workspace_id = unit.workspace.id
        after = workspaces.still_to_replan(unit.connection, workspace_id)
        if after is None:
            return False
        # Read once more, because another replica may have changed it meanwhile.
        now_holds = replace(unit, workspace=workspaces.get(unit.connection, workspace_id))
        batch = people.following_the_workspace(unit.connection, workspace_id, after=after, most=BATCH)
        for person in batch:
            reschedule(now_holds, person, catch_up=True)
        workspaces.set_replanned_to(unit.connection, workspace_id, batch[-1].id if batch else None)
        return bool(batch)


def replan_all(context: Context, team_id: str, go_on: Callable[[], bool] = lambda: True) -> None:
    """Reschedule the nudges of all people who follow the workspace, if needed, while `go_on` says so."""
    while go_on() and replan_some(context, team_id):
        pass


def _shoutout_time(workspace: Workspace) -> tuple[object, ...]:
    return workspace.zone, workspace.shoutout_weekday, workspace.shoutout_time


def _readers(workspace: Workspace) -> str | None:
    """Return the private channel that only its members may read; None if everybody may."""
    return workspace.channel_id if workspace.channel_private else None


def _nudges(workspace: Workspace) -> tuple[object, ...]:
    return workspace.nudge_time, workspace.zone, workspace.workdays
