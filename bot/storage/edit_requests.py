"""Store reviewers' requests for edits."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update

from bot.storage.rows import build, columns, insert_once
from bot.storage.tables import edit_requests


@dataclass(frozen=True, slots=True)
class EditRequest:
    """A request for an edit by the reviewer with the row id `person_id`; `closed_at` is None while it is open.

    `closed_by` is the reviewer who withdrew it; None while it is open, and if the edit itself closed it.
    """

    id: int
    action_id: int
    person_id: int
    note: str
    closed_at: datetime | None
    closed_by: int | None


@dataclass(frozen=True, slots=True)
class NewEditRequest:
    """A reviewer's request for an edit, to keep."""

    action_id: int
    person_id: int
    note: str
    asked_at: datetime
    origin_key: str


def ask_once(connection: Connection, new: NewEditRequest) -> int | None:
    """Keep a request unless the action has one with its `origin_key`; return the new id, or None."""
    return insert_once(connection, edit_requests, columns(new), ("action_id", "origin_key"))


def get(connection: Connection, request_id: int) -> EditRequest:
    """Return the request with this row id."""
    return build(EditRequest, connection.execute(select(edit_requests).where(edit_requests.c.id == request_id)).one())


def close_requests(connection: Connection, action_id: int, now: datetime, closed_by: int | None = None) -> list[int]:
    """Close all requests for an edit of the action; return the row id of each reviewer who asked, once.

    `closed_by` is the reviewer who withdraws them, None for the edit itself.
    """
    stands = edit_requests.c.action_id == action_id, edit_requests.c.closed_at.is_(None)
    asked = connection.execute(select(edit_requests.c.person_id).where(*stands).distinct()).scalars().all()
    connection.execute(update(edit_requests).where(*stands).values(closed_at=now, closed_by=closed_by))
    return sorted(asked)
