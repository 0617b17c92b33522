"""Find what colleagues did for a customer, its open needs and who helped it, over the key of its name.

What is read here is for one viewer. Nothing of a private action gets out, not even that its customer exists.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    String,
    Table,
    and_,
    bindparam,
    func,
    literal,
    or_,
    select,
    union_all,
)

from bot.domain.actions import Action
from bot.domain.needs import Need, NeedStatus
from bot.storage.rows import build
from bot.storage.tables import actions, needs, people
from bot.storage.tables.base import Id
from bot.storage.visibility import (
    Reader,
    is_in_own_words,
    is_not_undone,
    is_shared,
    may_be_known_as_help,
    may_be_offered,
    may_read_action,
    may_read_need,
)

KEYS_AT_ONCE = 50_000
"""How many keys are in memory at once, at most."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A customer's name as the person with the row id `author` wrote it last."""

    key: str
    name: str
    author: int


@dataclass(frozen=True, slots=True)
class Looked:
    """Whom to look up: a customer, for the person with the row id `viewer`.

    `alike` is whether a text mentions the customer also with a similar name.
    """

    workspace_id: int
    key: str
    viewer: int
    alike: bool = False


def all_keys(connection: Connection, workspace_id: int, at_once: int = KEYS_AT_ONCE) -> Iterator[str]:
    """Yield the keys of all customers, one a line, also of those that nobody may see: for `spellings` to choose from.

    The database puts a text of many keys together much faster than it hands out rows.
    """
    for table in (actions, needs):
        after: str | None = ""
        while after is not None:
            part = {"workspace": workspace_id, "after": after, "most": at_once}
            lines, after = connection.execute(_KEYS[table.name], part).one()
            if lines is not None:
                yield lines


def spellings(connection: Connection, workspace_id: int, keys: Iterable[str], viewer: int) -> dict[str, Spelling]:
    """Return the newest spelling of each of these customers of which the viewer may see something, by key."""
    about = {"workspace": workspace_id, "keys": list(keys), "viewer": viewer}
    ordered = sorted(connection.execute(_SPELLINGS, about), key=lambda row: (row.at, row.rank))
    return {row.customer_key: Spelling(row.customer_key, row.customer, row.by) for row in ordered}


def done_for(connection: Connection, who: Looked, most: int) -> Sequence[Action]:
    """Return what colleagues did for a customer and the viewer may read, the latest first."""
    rows = connection.execute(
        select(actions)
        .join(people, people.c.id == actions.c.person_id)
        .where(_of(who), is_told(who.viewer))
        .order_by(actions.c.happened_on.desc(), actions.c.id.desc())
        .limit(most)
    ).all()
    return [build(Action, row) for row in rows]


def count_done_for(connection: Connection, who: Looked) -> int:
    """Return how many actions `done_for` has without a limit."""
    return connection.execute(
        select(func.count())
        .select_from(actions)
        .join(people, people.c.id == actions.c.person_id)
        .where(_of(who), is_told(who.viewer))
    ).scalar_one()


def helpers(connection: Connection, who: Looked, since: date, most: int) -> list[int]:
    """Return the row ids of people who did something for a customer on or after `since`, the latest first."""
    return list(
        connection.execute(
            select(actions.c.person_id)
            .join(people, people.c.id == actions.c.person_id)
            .where(_of(who), actions.c.happened_on >= since, _is_help(who.viewer))
            .group_by(actions.c.person_id)
            .order_by(func.max(actions.c.happened_on).desc(), func.max(actions.c.id).desc())
            .limit(most)
        ).scalars()
    )


def needs_of(connection: Connection, who: Looked, most: int) -> Sequence[Need]:
    """Return a customer's needs that are not met yet, oldest first."""
    rows = connection.execute(
        select(needs).where(_needs_of(who)).order_by(needs.c.created_at, needs.c.id).limit(most)
    ).all()
    return [build(Need, row) for row in rows]


def count_needs_of(connection: Connection, who: Looked) -> int:
    """Return how many needs `needs_of` has without a limit."""
    return connection.execute(select(func.count()).select_from(needs).where(_needs_of(who))).scalar_one()


def of_last_actions(connection: Connection, person_id: int, newest: int, most: int) -> list[str]:
    """Return the customers of a person's newest actions, also of private ones, the latest first and each once."""
    rows = connection.execute(
        select(actions.c.customer_key, actions.c.customer)
        .where(actions.c.person_id == person_id, actions.c.customer_key.is_not(None), is_not_undone(actions))
        .order_by(actions.c.recorded_at.desc(), actions.c.id.desc())
        .limit(newest)
    ).all()
    latest: dict[str, str] = {}
    for row in rows:
        latest.setdefault(row.customer_key, row.customer)
    return list(latest.values())[:most]


def is_told(viewer: int) -> ColumnElement[bool]:
    """Require what colleagues may read, or the viewer's own action in their own words that is not private."""
    return or_(
        and_(may_be_offered(actions, people), may_read_action(actions, viewer)),
        and_(_is_own(viewer), is_in_own_words(actions)),
    )


def is_needed(viewer: Reader) -> ColumnElement[bool]:
    """Require a need that is not met, taken or not, and that the viewer may read."""
    return and_(needs.c.status.in_([NeedStatus.OPEN, NeedStatus.TAKEN]), may_read_need(needs, viewer))


def _of(who: Looked) -> ColumnElement[bool]:
    return and_(actions.c.workspace_id == who.workspace_id, actions.c.customer_key == who.key)


def _needs_of(who: Looked) -> ColumnElement[bool]:
    return and_(needs.c.workspace_id == who.workspace_id, needs.c.customer_key == who.key, is_needed(who.viewer))


def _is_help(viewer: Reader) -> ColumnElement[bool]:
    """Require an action of which colleagues may know, or the viewer's own that is not private."""
    return or_(and_(may_be_known_as_help(actions, people), may_read_action(actions, viewer)), _is_own(viewer))


def _is_own(viewer: Reader) -> ColumnElement[bool]:
    return and_(actions.c.person_id == viewer, is_shared(actions))


def _spellings() -> CompoundSelect[Any]:
    viewer, keys = bindparam("viewer", type_=Id), bindparam("keys", type_=String, expanding=True)
    done = (
        select(func.max(actions.c.id))
        .join(people, people.c.id == actions.c.person_id)
        .where(
            *(actions.c.workspace_id == bindparam("workspace"), actions.c.customer_key.in_(keys)),
            _is_help(viewer),
        )
        .group_by(actions.c.customer_key)
    )
    needed = (
        select(func.max(needs.c.id))
        .where(
            *(needs.c.workspace_id == bindparam("workspace"), needs.c.customer_key.in_(keys)),
            is_needed(viewer),
        )
        .group_by(needs.c.customer_key)
    )
    return union_all(
        select(
            needs.c.created_at.label("at"),
            literal(0).label("rank"),
            *(needs.c.customer_key, needs.c.customer, needs.c.noticed_by.label("by")),
        ).where(needs.c.id.in_(needed)),
        select(
            actions.c.recorded_at,
            literal(1),
            *(actions.c.customer_key, actions.c.customer, actions.c.person_id),
        ).where(actions.c.id.in_(done)),
    )


def _keys_after(table: Table) -> Select[Any, Any]:
    key = table.c.customer_key
    all_after = select(key).where(table.c.workspace_id == bindparam("workspace"), key > bindparam("after"))
    some = all_after.distinct().order_by(key).limit(bindparam("most")).subquery()
    return select(func.aggregate_strings(some.c.customer_key, "\n"), func.max(some.c.customer_key))


_KEYS = {table.name: _keys_after(table) for table in (actions, needs)}
# Built once: building takes SQLAlchemy far longer than running, and every recorded action runs it.
_SPELLINGS = _spellings()
