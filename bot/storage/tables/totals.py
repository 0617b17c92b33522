"""Define the tables of what is counted, so that nobody who asks has to count every action."""

from enum import StrEnum

from sqlalchemy import Column, Index, Integer, Table

from bot.domain.kinds import Counted
from bot.storage.tables.base import metadata, reference, row_id
from bot.storage.types import Instant, Word


class Span(StrEnum):
    """How long a total is counted: every zone's day begins at a quarter of an hour in UTC."""

    QUARTER = "quarter"
    DAY = "day"


# Sums of `total_changes`, by when actions were recorded and needs were met. Private actions count.
action_totals = Table(
    "action_totals",
    metadata,
    reference("workspace_id", "workspaces.id", primary_key=True),
    Column("span", Word(Span), primary_key=True),
    Column("begins_at", Instant, primary_key=True),
    Column("counted", Word(Counted), primary_key=True),
    Column("number", Integer, nullable=False),
    # A year is one read of neighbours, five times as fast.
    sqlite_with_rowid=False,
)

# What each change of an action or a need adds to the totals, until it is summed up. Rows are only inserted, because
# changes of one total would wait for each other.
total_changes = Table(
    "total_changes",
    metadata,
    row_id(),
    reference("workspace_id", "workspaces.id"),
    Column("counted", Word(Counted), nullable=False),
    Column("at", Instant, nullable=False),
    Column("number", Integer, nullable=False),
    # Totals are asked for since an instant.
    Index(None, "workspace_id", "at"),
    sqlite_autoincrement=True,
)
