"""Find what the database can offer a person; bot.domain.candidates weighs it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    String,
    Table,
    and_,
    bindparam,
    case,
    cast,
    exists,
    func,
    or_,
    select,
)

from bot.domain.actions import Action
from bot.domain.candidates import Colleague, Promise
from bot.domain.needs import Need, NeedStatus
from bot.domain.offers import OfferSource
from bot.domain.people import Person
from bot.storage.rows import build
from bot.storage.tables import (
    actions,
    needs,
    offers,
    people,
    promises,
    stories,
)
from bot.storage.visibility import is_not_undone, may_be_offered, may_read_action, may_read_need


def lock_person(connection: Connection, person_id: int) -> None:
    """Lock the person until this unit of work ends: no other draw for them, no answer of theirs.

    Take it before the locks on what they were sent and offered. SQLite needs none: its write transactions run one after
    the other.
    """
    connection.execute(_LOCK_PERSON, {"person": person_id})


def lock_people(connection: Connection, ids: Sequence[int]) -> None:
    """Lock people in the same way, all of them in one order: who locks several never waits in a circle."""
    connection.execute(_LOCK_PEOPLE, {"people": list(ids)})


def open_needs(connection: Connection, workspace_id: int, person: Person, most: int, *, newest: int) -> Sequence[Need]:
    """Return open needs that others noticed, never offered to the person nor handed back by them.

    Return at most `most`. First come needs of customers in the person's `newest` actions. Then come those that somebody
    of their team or role noticed. Within each group, the oldest come first.
    """
    about = {
        "workspace": workspace_id,
        "person": person.id,
        "team": person.team,
        "role": person.role,
        "most": most,
        "newest": newest,
    }
    return [build(Need, row) for row in connection.execute(_OPEN_NEEDS, about).all()]


def lock_need(connection: Connection, need_id: int) -> Need | None:
    """Return the need, locked, to offer it to one more person.

    Return None while somebody else is about to take it, change it or be offered it. SQLite needs no lock on the row:
    its write transactions run one after the other.
    """
    row = connection.execute(_LOCK_NEED, {"need": need_id}).one_or_none()
    return None if row is None else build(Need, row)


def customers_of(connection: Connection, person_id: int, most: int) -> set[str]:
    """Return the customers of the person's newest actions, from at most `most` actions that name one."""
    about = {"person": person_id, "newest": most}
    return {customer for customer in connection.execute(_CUSTOMERS, about).scalars() if customer}


def own_actions(connection: Connection, person_id: int, since: datetime, most: int) -> Sequence[Action]:
    """Return at most `most` own actions that the person recorded at `since` or later, the newest first."""
    rows = connection.execute(_OWN_ACTIONS, {"person": person_id, "since": since, "most": most}).all()
    return [build(Action, row) for row in rows]


def open_promises(connection: Connection, person_id: int) -> Sequence[Promise]:
    """Return the person's unkept promises: plans, and those whose story may still be shown."""
    return [_promise(row) for row in connection.execute(_OPEN_PROMISES, {"person": person_id})]


def open_promise(connection: Connection, person_id: int, promise_id: int) -> Promise | None:
    """Return the promise with this id if it is the person's, not kept, and its story, if any, may still be shown."""
    row = connection.execute(_OPEN_PROMISE, {"person": person_id, "promise": promise_id}).one_or_none()
    return None if row is None else _promise(row)


def _promise(row: Row[Any]) -> Promise:
    return Promise(row.promise_id, build(Action, row) if row.id else None, row.plan, row.promised_at)


def colleagues(connection: Connection, ids: Sequence[int]) -> dict[int, Colleague]:
    """Return what these people say about themselves."""
    if not ids:
        return {}
    rows = connection.execute(_COLLEAGUES, {"ids": list(ids)}).all()
    return {row.id: Colleague(row.team, row.role) for row in rows}


_LOCK_PERSON = select(people.c.id).where(people.c.id == bindparam("person")).with_for_update(key_share=True)
_LOCK_PEOPLE = (
    select(people.c.id)
    .where(people.c.id.in_(bindparam("people", expanding=True)))
    .order_by(people.c.id)
    .with_for_update(key_share=True)
)
_LOCK_NEED = select(needs).where(needs.c.id == bindparam("need")).with_for_update(skip_locked=True)
_PROMISES = (
    select(actions, promises.c.id.label("promise_id"), promises.c.plan, promises.c.promised_at)
    .select_from(promises)
    .outerjoin(stories, stories.c.id == promises.c.story_id)
    .outerjoin(actions, actions.c.id == stories.c.action_id)
    .outerjoin(people, people.c.id == actions.c.person_id)
    .where(
        promises.c.kept_action_id.is_(None),
        or_(
            promises.c.story_id.is_(None),
            and_(may_be_offered(actions, people), may_read_action(actions, promises.c.person_id)),
        ),
    )
)


def was_offered(source: OfferSource, table: Table) -> ColumnElement[bool]:
    """Return whether the person was offered a row of the table, and may have seen it."""
    return exists().where(
        offers.c.person_id == bindparam("person"),
        offers.c.source == source,
        offers.c.subject == cast(table.c.id, String),
        offers.c.unseen.is_(False),
    )


def _open_needs() -> Select[Any]:
    own = _CUSTOMERS.with_only_columns(actions.c.customer_key).scalar_subquery()
    near = or_(
        func.lower(people.c.team) == func.lower(bindparam("team", type_=String)), people.c.role == bindparam("role")
    )
    return (
        select(needs)
        .join(people, people.c.id == needs.c.noticed_by)
        .where(
            needs.c.workspace_id == bindparam("workspace"),
            needs.c.status == NeedStatus.OPEN,
            needs.c.noticed_by != bindparam("person"),
            may_read_need(needs, bindparam("person")),
            needs.c.handed_back_by.is_distinct_from(bindparam("person")),
            ~was_offered(OfferSource.NEED, needs),
        )
        .order_by(case((needs.c.customer_key.in_(own), 0), (near, 1), else_=2), needs.c.created_at, needs.c.id)
        .limit(bindparam("most"))
    )


# Built once: building takes SQLAlchemy longer than running, and every nudge runs these.
_CUSTOMERS = (
    select(actions.c.customer)
    .where(actions.c.person_id == bindparam("person"), is_not_undone(actions), actions.c.customer.is_not(None))
    .order_by(actions.c.recorded_at.desc())
    .limit(bindparam("newest"))
)
_OPEN_NEEDS = _open_needs()
_OWN_ACTIONS = (
    select(actions)
    .where(
        actions.c.person_id == bindparam("person"),
        actions.c.recorded_at >= bindparam("since"),
        is_not_undone(actions),
    )
    .order_by(actions.c.recorded_at.desc(), actions.c.id.desc())
    .limit(bindparam("most"))
)
_OPEN_PROMISES = _PROMISES.where(promises.c.person_id == bindparam("person")).order_by(promises.c.id)
_OPEN_PROMISE = _PROMISES.where(promises.c.person_id == bindparam("person"), promises.c.id == bindparam("promise"))
_COLLEAGUES = select(people.c.id, people.c.team, people.c.role).where(people.c.id.in_(bindparam("ids", expanding=True)))
