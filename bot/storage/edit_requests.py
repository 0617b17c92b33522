"""What reviewers have asked people to edit."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update

from bot.storage.rows import build, columns, insert_once
from bot.storage.tables import edit_requests


@dataclass(frozen=True, slots=True)
class EditRequest:
    """What the reviewer with the row id `person_id` asks to be edited; `closed_at` is None while it is open.

    `closed_by` is the reviewer whose word withdrew it; None while it is open, and when the edit itself closed it.
    """

    id: int
    action_id: int
    person_id: int
    note: str
    closed_at: datetime | None
    closed_by: int | None


@dataclass(frozen=True, slots=True)
class NewEditRequest:
    """A reviewer's request for an edit, to be kept."""

    action_id: int
    person_id: int
    note: str
    asked_at: datetime
    origin_key: str


def ask_once(connection: Connection, new: NewEditRequest) -> int | None:
    """Keep a request unless its `origin_key` is there already for the action; the new id, or None."""
    return insert_once(connection, edit_requests, columns(new), ("action_id", "origin_key"))


def get(connection: Connection, request_id: int) -> EditRequest:
    """The request with this row id."""
    return build(EditRequest, connection.execute(select(edit_requests).where(edit_requests.c.id == request_id)).one())


def close_requests(connection: Connection, action_id: int, now: datetime, closed_by: int | None = None) -> list[int]:
    """Let no request for an edit of the action stand any more; who had asked, by row id, each of them once.

    `closed_by` is the reviewer whose word withdraws them, None for the edit itself.
    """
    stands = edit_requests.c.action_id == action_id, edit_requests.c.closed_at.is_(None)
    asked = connection.execute(select(edit_requests.c.person_id).where(*stands).distinct()).scalars().all()
    connection.execute(update(edit_requests).where(*stands).values(closed_at=now, closed_by=closed_by))
    return sorted(asked)
