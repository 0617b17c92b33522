"""Turn rows into the domain's dataclasses, and hold other small helpers for every noun."""

from collections.abc import Sequence
from dataclasses import fields
from functools import cache, lru_cache
from typing import Any, TypeVar

from sqlalchemy import (
    BindParameter,
    Column,
    Connection,
    CursorResult,
    Executable,
    Row,
    Table,
    bindparam,
    insert,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from bot.storage.inserts import insert_into

Record = TypeVar("Record")


def build(record: type[Record], row: Row[Any]) -> Record:
    """Build a dataclass from the row's columns with the names of its fields; ignore other columns."""
    values = row._mapping  # noqa: SLF001  SQLAlchemy's public name for a row as a mapping
    return record(**{name: values[name] for name in _names(record)})  # type: ignore[arg-type]  # mypy does not see that every class can be hashed


def columns(record: Any) -> dict[str, Any]:  # noqa: ANN401  any dataclass: the twin of `build`
    """Return a dataclass as the columns of a row, named like its fields."""
    return {field.name: getattr(record, field.name) for field in fields(record)}


def changes(before: Record, after: Record) -> dict[str, Any]:
    """Return the columns that differ between two states of one record, with the later values."""
    was = columns(before)
    return {name: value for name, value in columns(after).items() if value != was[name]}


def field_columns(record: type[Any], table: Table) -> tuple[Column[Any], ...]:
    """Return the columns with the names of a dataclass's fields, in their order: a row of them builds it."""
    return tuple(table.c[field.name] for field in fields(record))


@cache
def _names(record: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))


def insert_once(connection: Connection, table: Table, values: dict[str, Any], unique: tuple[str, ...]) -> int | None:
    """Insert a row unless one with the same `unique` columns exists; return its (first) key, or None."""
    statement = _insert_once(connection.dialect.name, table, tuple(values), unique)
    result: CursorResult[Any] = connection.execute(statement, _parameters(values))
    row = result.one_or_none()
    return None if row is None else int(row[0])


def insert_row_once(
    connection: Connection, table: Table, values: dict[str, Any], unique: tuple[str, ...]
) -> Row[Any] | None:
    """Insert a row unless one with the same `unique` columns exists; return it as stored, or None."""
    statement = _insert_row_once(connection.dialect.name, table, tuple(values), unique)
    result: CursorResult[Any] = connection.execute(statement, _parameters(values))
    return result.one_or_none()


def insert_new(connection: Connection, table: Table, rows: Sequence[dict[str, Any]], unique: tuple[str, ...]) -> None:
    """Insert the rows with new `unique` columns; all rows name the same columns."""
    if rows:
        statement = _insert_new(connection.dialect.name, table, tuple(rows[0]), unique)
        connection.execute(statement, [_parameters(row) for row in rows])


def insert_row(connection: Connection, table: Table, values: dict[str, Any]) -> Row[Any]:
    """Insert a row; return it as stored."""
    return connection.execute(_insert(table, tuple(values)), _parameters(values)).one()


def change_row(connection: Connection, table: Table, row_id: int, values: dict[str, Any]) -> None:
    """Write new values to the named columns of the row with this id."""
    connection.execute(_change(table, tuple(values)), {"row": row_id, **_parameters(values)})


def save_row(connection: Connection, table: Table, before: Record, after: Record) -> None:
    """Write what differs between two states of one row; keep what others have changed meanwhile.

    `before` is read with a lock on the row, so that the row holds every value that is the same in both.
    """
    if new := changes(before, after):
        change_row(connection, table, columns(before)["id"], new)


# Built once: building takes SQLAlchemy longer than running.
@cache
def _insert_once(dialect: str, table: Table, names: tuple[str, ...], unique: tuple[str, ...]) -> Executable:
    return _insert_new(dialect, table, names, unique).returning(next(iter(table.primary_key)))


@cache
def _insert_row_once(dialect: str, table: Table, names: tuple[str, ...], unique: tuple[str, ...]) -> Executable:
    return _insert_new(dialect, table, names, unique).returning(table)


@cache
def _insert_new(
    dialect: str, table: Table, names: tuple[str, ...], unique: tuple[str, ...]
) -> sqlite.Insert | postgresql.Insert:
    return insert_into(dialect, table).values(_named(table, names)).on_conflict_do_nothing(index_elements=unique)


@cache
def _insert(table: Table, names: tuple[str, ...]) -> Executable:
    return insert(table).values(_named(table, names)).returning(table)


@lru_cache  # not all of them: there is one for each set of columns that may change at once
def _change(table: Table, names: tuple[str, ...]) -> Executable:
    return update(table).where(table.c.id == bindparam("row")).values(_named(table, names))


def _named(table: Table, names: tuple[str, ...]) -> dict[str, BindParameter[Any]]:
    return {name: bindparam(_PREFIX + name, type_=table.c[name].type) for name in names}


def _parameters(values: dict[str, Any]) -> dict[str, Any]:
    return {_PREFIX + name: value for name, value in values.items()}


_PREFIX = "new_"
"""Prefix for a column's value that is bound later: SQLAlchemy reserves the plain name."""
