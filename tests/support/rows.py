"""Rows that tests begin with, written straight into the tables, and the instants they happen at."""

from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import Connection, insert

from bot.domain.actions import KindOrigin, Source
from bot.domain.deliveries import DeliveryStatus
from bot.domain.kinds import Kind
from bot.domain.nudges import Outcome, Reason
from bot.domain.people import Cadence
from bot.domain.profiles import Standing
from bot.storage.tables import actions, deliveries, nudge_decisions, people, shoutouts, workspaces

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
"""A Monday morning."""


def add_workspace(connection: Connection, team_id: str = "T1") -> int:
    values = {
        "team_id": team_id,
        "name": "Acme",
        "bot_user_id": "UBOT",
        "zone": "Europe/Berlin",
        "nudge_time": time(9, 30),
        "shoutout_weekday": 4,
        "shoutout_time": time(15),
        "created_at": NOW,
    }
    row_id: int = connection.execute(insert(workspaces).values(values).returning(workspaces.c.id)).scalar_one()
    return row_id


def add_person(connection: Connection, workspace_id: int, slack_id: str = "UANA", **more: Any) -> int:  # noqa: ANN401  a column's value
    values = {
        "workspace_id": workspace_id,
        "slack_id": slack_id,
        "name": slack_id.removeprefix("U").title(),
        "standing": Standing.MEMBER,
        "in_channel": True,
        "cadence": Cadence.DAILY,
        "unanswered": 0,
        "created_at": NOW,
    }
    row_id: int = connection.execute(insert(people).values(values | more).returning(people.c.id)).scalar_one()
    return row_id


def add_action(connection: Connection, workspace_id: int, person_id: int, origin_key: str) -> int:
    values = {
        "workspace_id": workspace_id,
        "person_id": person_id,
        "kind": Kind.HELP,
        "kind_origin": KindOrigin.GIVEN,
        "text": "called the customer back",
        "happened_on": NOW.date(),
        "recorded_at": NOW,
        "shared": True,
        "source": Source.COMMAND,
        "origin_key": origin_key,
    }
    row_id: int = connection.execute(insert(actions).values(values).returning(actions.c.id)).scalar_one()
    return row_id


def add_decision(connection: Connection, workspace_id: int, person_id: int, day: date, outcome: Outcome) -> int:
    values = {
        "workspace_id": workspace_id,
        "person_id": person_id,
        "local_day": day,
        "due_at": NOW,
        "decided_at": NOW,
        "outcome": outcome,
        "reason": Reason.DUE if outcome is Outcome.SEND else Reason.PAUSED,
    }
    row_id: int = connection.execute(
        insert(nudge_decisions).values(values).returning(nudge_decisions.c.id)
    ).scalar_one()
    return row_id


def add_delivery(connection: Connection, workspace_id: int, key: str) -> int:
    values = {
        "workspace_id": workspace_id,
        "key": key,
        "kind": "nudge",
        "payload": {},
        "status": DeliveryStatus.PLANNED,
        "next_attempt_at": NOW,
        "expires_at": NOW,
        "attempts": 0,
        "created_at": NOW,
    }
    row_id: int = connection.execute(insert(deliveries).values(values).returning(deliveries.c.id)).scalar_one()
    return row_id


def add_shoutout(connection: Connection, workspace_id: int, week: date) -> int:
    values = {
        "workspace_id": workspace_id,
        "week": week,
        "due_at": NOW,
        "decided_at": NOW,
        "outcome": "post",
        "covers_from": NOW,
        "covers_until": NOW,
        "seed": "1",
    }
    row_id: int = connection.execute(insert(shoutouts).values(values).returning(shoutouts.c.id)).scalar_one()
    return row_id
