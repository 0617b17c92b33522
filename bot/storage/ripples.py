"""Store ripples: the links that people named between actions, and the picture of them."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    Select,
    and_,
    delete,
    exists,
    insert,
    not_,
    or_,
    select,
    update,
)

from bot.domain.ripple_drawing import Drawn
from bot.domain.ripples import Deed, Link
from bot.storage.rows import build
from bot.storage.tables import actions, inspirations, people, pictured, shoutouts
from bot.storage.visibility import is_not_undone, may_be_linked


def links(connection: Connection, workspace_id: int, since: datetime, until: datetime) -> list[Link]:
    """Return the links of actions recorded in `since <= instant < until`, if neither end is undone.

    An action counts as shared only if its person also lets it be featured, and has not left.
    """
    origins, tellers = actions.alias("origins"), people.alias("tellers")
    rows = connection.execute(
        select(*_columns(actions, people, "a_"), *_columns(origins, tellers, "o_"))
        .join_from(actions, inspirations, inspirations.c.action_id == actions.c.id)
        .join(people, people.c.id == actions.c.person_id)
        .join(origins, origins.c.id == inspirations.c.inspired_by_id)
        .join(tellers, tellers.c.id == origins.c.person_id)
        .where(
            actions.c.workspace_id == workspace_id,
            actions.c.recorded_at >= since,
            actions.c.recorded_at < until,
            is_not_undone(actions),
            is_not_undone(origins),
        )
    ).all()
    return [Link(_deed(row, "a_"), _deed(row, "o_")) for row in rows]


def picture_of(connection: Connection, shoutout_id: int) -> str | None:
    """Return the Slack file with the picture of a shout-out's ripples, if one was uploaded."""
    file_id: str | None = connection.execute(
        select(shoutouts.c.picture_file_id).where(shoutouts.c.id == shoutout_id)
    ).scalar_one()
    return file_id


def keep_picture(connection: Connection, shoutout_id: int, file_id: str, drawn: Iterable[Drawn]) -> None:
    """Keep the Slack file with the picture of a shout-out's ripples, and what it shows."""
    connection.execute(update(shoutouts).where(shoutouts.c.id == shoutout_id).values(picture_file_id=file_id))
    forget_drawn(connection, shoutout_id)
    connection.execute(insert(pictured), [{"shoutout_id": shoutout_id} | asdict(each) for each in drawn])


def forget_drawn(connection: Connection, shoutout_id: int) -> None:
    """Forget what a picture shows."""
    connection.execute(delete(pictured).where(pictured.c.shoutout_id == shoutout_id))


def drawn_in(connection: Connection, shoutout_id: int) -> frozenset[Drawn]:
    """Return what the picture of a shout-out shows, as it was drawn."""
    columns = (pictured.c[field.name] for field in fields(Drawn))
    rows = connection.execute(select(*columns).where(pictured.c.shoutout_id == shoutout_id)).all()
    return frozenset(build(Drawn, row) for row in rows)


def is_taken_back(connection: Connection, shoutout_id: int) -> bool:
    """Return whether a picture shows anything that is wrong now, or may not be shown any more."""
    return connection.execute(_taken_back().where(shoutouts.c.id == shoutout_id)).first() is not None


def _taken_back() -> Select[Any]:
    arrow = and_(
        inspirations.c.action_id == pictured.c.action_id, inspirations.c.inspired_by_id == pictured.c.inspired_by_id
    )
    return (
        select(shoutouts.c.id)
        .join(pictured, pictured.c.shoutout_id == shoutouts.c.id)
        .join(actions, actions.c.id == pictured.c.action_id)
        .join(people, people.c.id == actions.c.person_id)
        .where(
            or_(
                not_(may_be_linked(actions, people)),
                actions.c.kind != pictured.c.kind,
                and_(pictured.c.inspired_by_id.is_not(None), not_(exists().where(arrow))),
            )
        )
        .distinct()
    )


def _columns(deeds: Any, persons: Any, prefix: str) -> Sequence[Any]:  # noqa: ANN401  tables and their aliases share no type of their own
    named = {each: deeds.c[each] for each in ("id", "person_id", "kind", "recorded_at")}
    named |= {"team": persons.c.team, "shared": may_be_linked(deeds, persons)}
    return [column.label(prefix + name) for name, column in named.items()]


def _deed(row: Row[Any], prefix: str) -> Deed:
    names = ("id", "person_id", "team", "kind", "recorded_at")
    return Deed(**{name: getattr(row, prefix + name) for name in names}, shared=bool(getattr(row, f"{prefix}shared")))
