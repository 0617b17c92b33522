"""Find a person's latest action, to change or undo it, or to keep it private afterwards."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.people import start_of_day
from bot.storage import actions, history
from bot.usecases.recording.change import to_change, told_again
from bot.usecases.recording.record import Recorded, told
from bot.usecases.unit import Caller, Context, PersonUnit

_YESTERDAY = timedelta(days=1)


def read_latest(context: Context, caller: Caller) -> Recorded | None:
    """Return the caller's latest action of today or yesterday; None without any."""
    with context.view(caller) as unit:
        latest = _latest(unit)
        return None if latest is None else told(unit, actions.get(unit.connection, latest))


def keep_latest_private(context: Context, caller: Caller) -> Recorded | None:
    """Make the caller's latest action of today or yesterday private, and return it; None without any."""
    with context.unit(caller) as unit:
        latest = _latest(unit)
        return None if latest is None else keep_private(unit, latest)


def keep_private(unit: PersonUnit, action_id: int) -> Recorded:
    """Make an action private, within the caller's unit of work."""
    action = to_change(unit, action_id)
    actions.save(unit.connection, action, replace(action, shared=False))
    return told_again(unit, action)


def _latest(unit: PersonUnit) -> int | None:
    since = start_of_day(unit.today - _YESTERDAY, unit.zone)
    newest = history.texts_since(unit.connection, unit.person.id, since, 1)
    return newest[0][0] if newest else None
