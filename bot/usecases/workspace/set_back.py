"""Plan again after the clock was set back: what it planned while it was ahead would come days late."""

from datetime import timedelta

from bot.domain.nudges import next_due
from bot.domain.people import day_bounds
from bot.domain.schedule import next_shoutout_of
from bot.storage import nudge_times, workspaces
from bot.usecases.delivery.changed import before_changes, sheets_changed
from bot.usecases.unit import Context, PersonUnit, Unit
from bot.usecases.workspace.replan import BATCH


def replan_after_set_back(context: Context, team_id: str) -> None:
    """Bring forward the next shout-out and everybody's next nudge, if they are later than they would be planned now.

    No nudge comes before tomorrow: today may have brought one, on a later day by the clock.
    """
    with context.unit_of(team_id) as unit:
        _replan_shoutout(unit)
    after = 0
    while True:
        with context.unit_of(team_id) as unit:
            batch = nudge_times.that_are_later(unit.connection, unit.workspace.id, unit.now, after=after, most=BATCH)
            for person in batch:
                _replan_nudge(unit.of(person))
        if not batch:
            return
        after = batch[-1].id


def _replan_shoutout(unit: Unit) -> None:
    workspace = unit.workspace
    at = next_shoutout_of(workspace, unit.now)
    if workspace.shoutout_due_at is not None and workspace.shoutout_due_at > at:
        before_changes(unit)
        workspaces.claim_shoutout(unit.connection, workspace, at, at)
        # The sheets of the review say when the stories are posted.
        sheets_changed(unit)


def _replan_nudge(unit: PersonUnit) -> None:
    _, tomorrow = day_bounds(unit.now, unit.zone)
    planned, at = (
        unit.person.next_nudge_at,
        next_due(unit.person, unit.workspace, after=tomorrow - timedelta.resolution),
    )
    if planned is not None and at is not None and at < planned:
        nudge_times.claim(unit.connection, unit.person, at)
