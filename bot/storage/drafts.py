"""Store drafts: kept once, settled by a click, deleted when they are old."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, String, and_, bindparam, cast, delete, func, literal, select

from bot.domain.drafts import ANSWERED, Draft, DraftKind
from bot.storage.rows import build, change_row, columns, insert_row_once
from bot.storage.tables import actions, drafts
from bot.storage.visibility import is_not_undone

ORIGIN = "draft:"
"""How the origin key of what a draft became begins; the draft's id follows."""


@dataclass(frozen=True, slots=True)
class NewDraft:
    """A draft to keep."""

    workspace_id: int
    person_id: int
    kind: DraftKind
    text: str
    typed_at: datetime
    origin_key: str


def add_once(connection: Connection, new: NewDraft) -> Draft:
    """Insert a draft unless its `origin_key` exists; return the one that is there."""
    row = insert_row_once(connection, drafts, columns(new), ("workspace_id", "origin_key"))
    about = {"workspace": new.workspace_id, "origin": new.origin_key}
    return build(Draft, row or connection.execute(_BY_ORIGIN, about).one())


def find(connection: Connection, person_id: int, draft_id: int, since: datetime) -> Draft | None:
    """Return the person's draft with this id, if it was typed after `since`."""
    return _find(connection, person_id, draft_id, since, locked=False)


def find_to_settle(connection: Connection, person_id: int, draft_id: int, since: datetime) -> Draft | None:
    """Return the same as `find`, locked: other clicks wait, and then see what this one did.

    SQLite needs no lock on the row: its write transactions run one after the other.
    """
    return _find(connection, person_id, draft_id, since, locked=True)


def open_ones(connection: Connection, person_id: int, since: datetime, most: int) -> Sequence[Draft]:
    """Return up to `most` drafts of a person that wait for a decision, the newest first."""
    rows = connection.execute(_OPEN, {"person": person_id, "since": since, "most": most}).all()
    return [build(Draft, row) for row in rows]


def count_open(connection: Connection, person_id: int, since: datetime) -> int:
    """Return how many drafts of a person wait for a decision."""
    return connection.execute(_COUNT_OPEN, {"person": person_id, "since": since}).scalar_one()


def count_recorded(connection: Connection, draft: Draft) -> int:
    """Return how many other drafts of the same person and kind were recorded, and not undone."""
    about = {"person": draft.person_id, "kind": draft.kind, "draft": draft.id}
    return connection.execute(_COUNT_RECORDED, about).scalar_one()


def settle(connection: Connection, draft: Draft, now: datetime) -> None:
    """Keep that a click said what to do with a draft."""
    change_row(connection, drafts, draft.id, {"settled_at": now})


def reopen(connection: Connection, draft: Draft) -> None:
    """Let a draft wait for a decision again."""
    change_row(connection, drafts, draft.id, {"settled_at": None})


def has_old(connection: Connection, workspace_id: int, until: datetime) -> bool:
    """Return whether a workspace has a draft that was typed at `until` or before."""
    old = select(drafts.c.id).where(_old(workspace_id, until)).limit(1)
    return connection.execute(old).one_or_none() is not None


def delete_old(connection: Connection, workspace_id: int, until: datetime) -> None:
    """Delete the drafts of a workspace that were typed at `until` or before."""
    connection.execute(delete(drafts).where(_old(workspace_id, until)))


def _find(connection: Connection, person_id: int, draft_id: int, since: datetime, *, locked: bool) -> Draft | None:
    statement = select(drafts).where(
        drafts.c.id == draft_id, drafts.c.person_id == person_id, drafts.c.typed_at > since
    )
    row = connection.execute(statement.with_for_update() if locked else statement).one_or_none()
    return None if row is None else build(Draft, row)


def _old(workspace_id: int, until: datetime) -> ColumnElement[bool]:
    return (drafts.c.workspace_id == workspace_id) & (drafts.c.typed_at <= until)


# Built once: building takes SQLAlchemy longer than running, and each App Home runs these.
_WAITS = and_(
    drafts.c.person_id == bindparam("person"),
    drafts.c.typed_at > bindparam("since"),
    drafts.c.settled_at.is_(None),
    drafts.c.kind.not_in(ANSWERED),
)
_OPEN = select(drafts).where(_WAITS).order_by(drafts.c.typed_at.desc(), drafts.c.id.desc()).limit(bindparam("most"))
_BY_ORIGIN = select(drafts).where(
    drafts.c.workspace_id == bindparam("workspace"), drafts.c.origin_key == bindparam("origin")
)
_COUNT_OPEN = select(func.count()).where(_WAITS)
_COUNT_RECORDED = (
    select(func.count())
    .select_from(drafts)
    .join(
        actions,
        and_(
            actions.c.workspace_id == drafts.c.workspace_id,
            actions.c.origin_key == literal(ORIGIN) + cast(drafts.c.id, String),
        ),
    )
    .where(
        drafts.c.person_id == bindparam("person"),
        drafts.c.kind == bindparam("kind"),
        drafts.c.id != bindparam("draft"),
        is_not_undone(actions),
    )
)
