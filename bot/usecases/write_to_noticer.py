"""Owe a direct message to whoever noticed a need, for their own daytime."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.domain.deliveries import DeliveryKind, Owed
from bot.domain.needs import Need
from bot.domain.people import Workspace, person_zone
from bot.domain.schedule import next_posting_hour
from bot.storage import deliveries, people

USEFUL_FOR = timedelta(days=7)
"""How long such a message is worth sending, when Slack takes none for a while."""


def owe_need_met(connection: Connection, workspace: Workspace, need: Need, action_id: int, now: datetime) -> None:
    """Owe the news that this action met the need; once for each time that the need is met."""
    _owe(connection, workspace, need, DeliveryKind.NEED_MET, f"need_met:{need.id}:{action_id}", action_id, now)


def owe_need_stands(connection: Connection, workspace: Workspace, need: Need, now: datetime) -> None:
    """Owe the question whether the need still stands; once ever."""
    _owe(connection, workspace, need, DeliveryKind.NEED_STANDS, f"need_stands:{need.id}", need.id, now)


def _owe(
    connection: Connection,
    workspace: Workspace,
    need: Need,
    kind: DeliveryKind,
    key: str,
    subject_id: int,
    now: datetime,
) -> None:
    at = next_posting_hour(now, person_zone(people.get(connection, need.noticed_by), workspace))
    owed = Owed(workspace.id, key, kind, at + USEFUL_FOR, person_id=need.noticed_by, subject_id=subject_id)
    deliveries.plan(connection, owed, now, at)
