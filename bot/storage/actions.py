"""Store actions and their links. Only functions that say so return undone actions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from bot.domain.actions import Action, ActionDetails, KindOrigin, Source
from bot.domain.kinds import Counted, Kind
from bot.storage import inspirations
from bot.storage.rows import build, columns, insert_row_once, save_row
from bot.storage.tables import action_companions, actions, people
from bot.storage.total_changes import Change, count
from bot.storage.visibility import is_not_undone, may_be_offered, may_read_action


@dataclass(frozen=True, slots=True)
class NewAction:
    """An action to record."""

    workspace_id: int
    person_id: int
    kind: Kind
    kind_origin: KindOrigin
    text: str
    own_words: bool
    outcome: str | None
    customer: str | None
    happened_on: date
    recorded_at: datetime
    shared: bool
    source: Source
    origin_key: str
    customer_key: str | None = None


def add_once(connection: Connection, new: NewAction) -> Action | None:
    """Insert an action unless its `origin_key` exists; return it as stored, or None."""
    row = insert_row_once(connection, actions, columns(new), ("workspace_id", "origin_key"))
    if row is None:
        return None
    count(connection, [Change(new.workspace_id, Counted(new.kind), new.recorded_at, 1)])
    return build(Action, row)


def by_origin(connection: Connection, workspace_id: int, origin_key: str) -> Action:
    """Return the action recorded under this origin key, undone or not."""
    about = {"workspace": workspace_id, "origin": origin_key}
    return build(Action, connection.execute(_BY_ORIGIN, about).one())


def is_recorded(connection: Connection, workspace_id: int, origin_key: str) -> bool:
    """Return whether an action was recorded under this origin key, undone or not."""
    about = {"workspace": workspace_id, "origin": origin_key}
    return connection.execute(_BY_ORIGIN, about).one_or_none() is not None


def get(connection: Connection, action_id: int) -> Action:
    """Return the action with this row id."""
    return build(Action, connection.execute(select(actions).where(actions.c.id == action_id)).one())


def find(connection: Connection, workspace_id: int, action_id: int) -> Action | None:
    """Return the action with this id, unless it was undone or belongs to another workspace."""
    action = find_also_undone(connection, workspace_id, action_id)
    return None if action is None or action.undone_at is not None else action


def find_also_undone(connection: Connection, workspace_id: int, action_id: int) -> Action | None:
    """Return the action with this id, undone or not, unless it belongs to another workspace."""
    row = connection.execute(_BY_ID, {"workspace": workspace_id, "action": action_id}).one_or_none()
    return None if row is None else build(Action, row)


def find_to_change(connection: Connection, workspace_id: int, action_id: int) -> Action | None:
    """Return the same as `find`, locked for a change: other changes wait, and then see this one.

    SQLite needs no lock on the row: its write transactions run one after the other.
    """
    row = connection.execute(_TO_CHANGE, {"workspace": workspace_id, "action": action_id}).one_or_none()
    return None if row is None else build(Action, row)


def save(connection: Connection, before: Action, after: Action) -> None:
    """Write the difference to an action that `find_to_change` returned."""
    save_row(connection, actions, before, after)
    if after.kind is not before.kind:
        kinds = ((before.kind, -1), (after.kind, 1))
        count(connection, [Change(after.workspace_id, Counted(kind), after.recorded_at, more) for kind, more in kinds])


def undo(connection: Connection, action_id: int, now: datetime) -> None:
    """Mark an action as undone, unless it is."""
    row = connection.execute(_UNDO, {"action": action_id, "now": now}).one_or_none()
    if row is not None:
        count(connection, [Change(row.workspace_id, Counted(row.kind), row.recorded_at, -1)])
        inspirations.follow_undone(connection, action_id)


def add_links(connection: Connection, new: ActionDetails) -> None:
    """Keep the companions of a new action, and what inspired it."""
    _add_companions(connection, new)
    if new.inspired_by is not None:
        inspirations.keep(connection, new.action.id, new.inspired_by)


def replace_links(connection: Connection, changed: ActionDetails) -> None:
    """Replace the companions of an action, and what inspired it."""
    connection.execute(_FORGET_COMPANIONS, {"action": changed.action.id})
    _add_companions(connection, changed)
    inspirations.keep(connection, changed.action.id, changed.inspired_by)


def _add_companions(connection: Connection, links: ActionDetails) -> None:
    if links.companions:
        connection.execute(
            insert(action_companions),
            [{"action_id": links.action.id, "slack_id": slack_id} for slack_id in links.companions],
        )


def details(connection: Connection, action: Action) -> ActionDetails:
    """Return the action with its links."""
    companions = connection.execute(_COMPANIONS, {"action": action.id}).scalars()
    return ActionDetails(action, tuple(companions), inspirations.of_action(connection, action.id))


def authors(connection: Connection, action_ids: Sequence[int]) -> set[int]:
    """Return the row ids of the people who did these actions."""
    return set(connection.execute(select(actions.c.person_id).where(actions.c.id.in_(action_ids))).scalars())


def shared_by_others(
    connection: Connection, workspace_id: int, person_id: int, since: datetime, most: int
) -> Sequence[Action]:
    """Return colleagues' actions that the person can name as an inspiration, the newest first."""
    about = {"workspace": workspace_id, "person": person_id, "since": since, "most": most}
    return [build(Action, row) for row in connection.execute(_SHARED_BY_OTHERS, about).all()]


# Built once: building takes SQLAlchemy longer than running, and these run most often.
_BY_ID = select(actions).where(actions.c.id == bindparam("action"), actions.c.workspace_id == bindparam("workspace"))
_TO_CHANGE = _BY_ID.where(is_not_undone(actions)).with_for_update(key_share=True)
_BY_ORIGIN = select(actions).where(
    actions.c.workspace_id == bindparam("workspace"), actions.c.origin_key == bindparam("origin")
)
_COMPANIONS = (
    select(action_companions.c.slack_id)
    .where(action_companions.c.action_id == bindparam("action"))
    .order_by(action_companions.c.slack_id)
)
_FORGET_COMPANIONS = delete(action_companions).where(action_companions.c.action_id == bindparam("action"))
_UNDO = (
    update(actions)
    .where(actions.c.id == bindparam("action"), is_not_undone(actions))
    .values(undone_at=bindparam("now"))
    .returning(actions.c.workspace_id, actions.c.kind, actions.c.recorded_at)
)
_SHARED_BY_OTHERS = (
    select(actions)
    .join(people, people.c.id == actions.c.person_id)
    .where(
        actions.c.workspace_id == bindparam("workspace"),
        actions.c.person_id != bindparam("person"),
        actions.c.recorded_at >= bindparam("since"),
        may_be_offered(actions, people),
        may_read_action(actions, bindparam("person")),
    )
    .order_by(actions.c.recorded_at.desc(), actions.c.id.desc())
    .limit(bindparam("most"))
)
