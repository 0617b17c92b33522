"""A database with a row in every table, whatever its schema."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Boolean, Column, Connection, Date, DateTime, MetaData, Table, Time, insert, select
from sqlalchemy.types import JSON, Float, Integer, TypeEngine

_VALUES: tuple[tuple[type[TypeEngine[Any]], object], ...] = (
    (Boolean, True),
    (DateTime, datetime(2026, 11, 23, 9, 30)),  # noqa: DTZ001  as the database keeps it
    (Date, date(2026, 11, 23)),
    (Time, time(9, 30)),
    (Integer, 1),
    (Float, 0.5),
    (JSON, {"kept": [1]}),
)

Rows = dict[str, list[dict[str, Any]]]
"""By table, its rows."""


def fill(connection: Connection) -> Rows:
    """Write a row into each of the tables that are there; what they hold then."""
    schema = _schema(connection)
    for table in schema.sorted_tables:
        connection.execute(insert(table).values({column.name: _value(column) for column in table.columns}))
    return {table.name: _rows(connection, table) for table in schema.sorted_tables}


def held(connection: Connection) -> Rows:
    """What all tables hold."""
    return {table.name: _rows(connection, table) for table in _schema(connection).sorted_tables}


def _schema(connection: Connection) -> MetaData:
    schema = MetaData()
    schema.reflect(connection)
    schema.remove(schema.tables["alembic_version"])
    return schema


def _value(column: Column[Any]) -> object:
    return next((value for kind, value in _VALUES if isinstance(column.type, kind)), "1")


def _rows(connection: Connection, table: Table) -> list[dict[str, Any]]:
    return [dict(row._mapping) for row in connection.execute(select(table))]  # noqa: SLF001  SQLAlchemy's public name
