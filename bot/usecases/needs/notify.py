"""Owe a direct message about a need, to whoever noticed it or has taken it, for their own daytime."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.domain.deliveries import DeliveryKind, Owed
from bot.domain.needs import Need
from bot.domain.people import Workspace, person_zone
from bot.domain.schedule import POSTING_HOURS, next_posting_hour
from bot.storage import deliveries, needs, people

USEFUL_FOR = timedelta(days=7)
"""How long such a message is worth sending, when Slack takes none for a while."""


def owe_need_met(connection: Connection, workspace: Workspace, need: Need, action_id: int, now: datetime) -> None:
    """Owe the news that this action met the need; once for each time that the need is met."""
    at = _daytime(connection, workspace, need.noticed_by, now)
    key = f"need_met:{need.id}:{action_id}"
    owed = Owed(workspace.id, key, DeliveryKind.NEED_MET, at + USEFUL_FOR, need.noticed_by, subject_id=action_id)
    deliveries.plan(connection, owed, now, at)


def owe_need_off(connection: Connection, workspace: Workspace, need: Need, now: datetime) -> None:
    """Owe a colleague who has taken the need the news that its noticer took it off the list; once for each taking."""
    if need.taken_by is None or need.taken_by == need.noticed_by:
        return
    at = _daytime(connection, workspace, need.taken_by, now)
    key = f"need_off:{need.id}:{need.taken_at}"
    owed = Owed(workspace.id, key, DeliveryKind.NEED_OFF, at + USEFUL_FOR, need.taken_by, subject_id=need.id)
    deliveries.plan(connection, owed, now, at)


def owe_need_stands(connection: Connection, workspace: Workspace, need: Need, now: datetime) -> bool:
    """Owe the question whether the need still stands, unless it was asked before; whether it is owed now.

    A noticer is asked one such question a day; where there is one on that day, this need waits until it is over.
    """
    zone = person_zone(people.get(connection, need.noticed_by), workspace)
    at = next_posting_hour(now, zone)
    day = at.astimezone(zone).date()
    key = f"need_stands:{need.noticed_by}:{day}"
    owed = Owed(workspace.id, key, DeliveryKind.NEED_STANDS, at + USEFUL_FOR, need.noticed_by, subject_id=need.id)
    if deliveries.is_or_was_sent(connection, owed):
        return False
    if deliveries.plan(connection, owed, now, at) is not None:
        return True
    needs.ask_later(connection, need, datetime.combine(day, POSTING_HOURS[1], zone))
    return False


def _daytime(connection: Connection, workspace: Workspace, person_id: int, now: datetime) -> datetime:
    return next_posting_hour(now, person_zone(people.get(connection, person_id), workspace))
