"""From rows to the domain's dataclasses, and other small things that every noun needs."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any, TypeVar

from sqlalchemy import Connection, CursorResult, Row, Table
from sqlalchemy.dialects import postgresql, sqlite

Record = TypeVar("Record")


def build(record: type[Record], row: Row[Any]) -> Record:
    """Make a dataclass from a row whose columns bear the names of its fields; other columns are left."""
    values = row._mapping  # noqa: SLF001  SQLAlchemy's public name for a row as a mapping
    return record(**{field.name: values[field.name] for field in fields(record)})  # type: ignore[arg-type]  # fields() wants an instance type; callers pass dataclasses


def insert_once(connection: Connection, table: Table, values: dict[str, Any], unique: tuple[str, ...]) -> int | None:
    """Insert a row unless one with the same `unique` columns is there; its (first) key, or None when it was there."""
    key = next(iter(table.primary_key))
    result: CursorResult[Any] = connection.execute(_new(connection, table, unique).values(**values).returning(key))
    row = result.one_or_none()
    return None if row is None else int(row[0])


def insert_new(connection: Connection, table: Table, rows: Sequence[dict[str, Any]], unique: tuple[str, ...]) -> None:
    """Insert those of the rows whose `unique` columns are not there already; all of them name the same columns."""
    if rows:
        connection.execute(_new(connection, table, unique), rows)


def _new(connection: Connection, table: Table, unique: tuple[str, ...]) -> postgresql.Insert | sqlite.Insert:
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    statement: postgresql.Insert | sqlite.Insert = dialect.insert(table).on_conflict_do_nothing(index_elements=unique)
    return statement
