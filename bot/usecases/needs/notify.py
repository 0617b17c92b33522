"""Owe a direct message about a need, to whoever noticed it or has taken it, for their own daytime."""

from datetime import datetime, timedelta

from bot.domain.deliveries import DeliveryKind, Owed
from bot.domain.needs import Need
from bot.domain.people import person_zone
from bot.domain.schedule import POSTING_HOURS, next_posting_hour
from bot.storage import deliveries, needs, people
from bot.usecases.unit import Unit

USEFUL_FOR = timedelta(days=7)
"""How long such a message is worth sending, when Slack takes none for a while."""


def owe_need_met(unit: Unit, need: Need, action_id: int) -> None:
    """Owe the news that this action met the need; once for each time that the need is met."""
    at = _daytime(unit, need.noticed_by)
    key = f"need_met:{need.id}:{action_id}"
    owed = Owed(unit.workspace.id, key, DeliveryKind.NEED_MET, at + USEFUL_FOR, need.noticed_by, subject_id=action_id)
    deliveries.plan(unit.connection, owed, unit.now, at)


def owe_need_off(unit: Unit, need: Need) -> None:
    """Owe a colleague who has taken the need the news that its noticer took it off the list; once for each taking."""
    if need.taken_by is None or need.taken_by == need.noticed_by:
        return
    at = _daytime(unit, need.taken_by)
    key = f"need_off:{need.id}:{need.taken_at}"
    owed = Owed(unit.workspace.id, key, DeliveryKind.NEED_OFF, at + USEFUL_FOR, need.taken_by, subject_id=need.id)
    deliveries.plan(unit.connection, owed, unit.now, at)


def owe_need_stands(unit: Unit, need: Need) -> bool:
    """Owe the question whether the need still stands, unless it was asked before; whether it is owed now.

    A noticer is asked one such question a day; where there is one on that day, this need waits until it is over.
    """
    zone = person_zone(people.get(unit.connection, need.noticed_by), unit.workspace)
    at = next_posting_hour(unit.now, zone)
    day = at.astimezone(zone).date()
    key = f"need_stands:{need.noticed_by}:{day}"
    owed = Owed(unit.workspace.id, key, DeliveryKind.NEED_STANDS, at + USEFUL_FOR, need.noticed_by, subject_id=need.id)
    if deliveries.is_or_was_sent(unit.connection, owed):
        return False
    if deliveries.plan(unit.connection, owed, unit.now, at) is not None:
        return True
    needs.ask_later(unit.connection, need, datetime.combine(day, POSTING_HOURS[1], zone))
    return False


def _daytime(unit: Unit, person_id: int) -> datetime:
    return next_posting_hour(unit.now, person_zone(people.get(unit.connection, person_id), unit.workspace))
