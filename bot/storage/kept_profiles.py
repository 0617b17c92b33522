"""Read what is kept of many people at once, to compare it with Slack's directory."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import Connection, Select, bindparam, exists, select

from bot.domain.profiles import Profile
from bot.storage.rows import build
from bot.storage.tables import deliveries, people


@dataclass(frozen=True, slots=True)
class KeptProfile:
    """A person's profile as it is kept, and whether they were ever queued a message of a kind."""

    profile: Profile
    was_sent: bool


def find(connection: Connection, workspace_id: int, slack_ids: Sequence[str], kind: str) -> dict[str, KeptProfile]:
    """Return what is kept of these people, with messages of this `kind`; leave out people without a profile."""
    rows = connection.execute(_KEPT, {"workspace": workspace_id, "ids": list(slack_ids), "kind": kind})
    return {row.slack_id: KeptProfile(build(Profile, row), bool(row.was_sent)) for row in rows}


# Built once: building takes SQLAlchemy longer than running.
_MESSAGE = exists().where(deliveries.c.person_id == people.c.id, deliveries.c.kind == bindparam("kind"))
_KEPT: Select[Any] = select(*(people.c[field.name] for field in fields(Profile)), _MESSAGE.label("was_sent")).where(
    people.c.workspace_id == bindparam("workspace"),
    people.c.slack_id.in_(bindparam("ids", expanding=True)),
    people.c.profile_at.is_not(None),
)
