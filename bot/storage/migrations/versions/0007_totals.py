"""Keep totals, so that nobody who asks has to count every action.

It is written with plain types, so that it stays the same when the code's own types change.
"""

from collections import Counter
from datetime import datetime, timedelta

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_INSTANT = sa.DateTime(timezone=True)
_WORD = sa.String(20)
_QUARTER = timedelta(minutes=15)
_ROWS = 5000
"""How many rows are written at once."""


def upgrade() -> None:
    """Create the tables, find the inspirations that count, and count all actions and needs met."""
    with op.batch_alter_table("inspirations") as inspirations:
        inspirations.add_column(sa.Column("counted", sa.Boolean(), server_default=sa.false(), nullable=False))
    totals = op.create_table(
        "action_totals",
        sa.Column("workspace_id", _ID, nullable=False),
        sa.Column("span", _WORD, nullable=False),
        sa.Column("begins_at", _INSTANT, nullable=False),
        sa.Column("counted", _WORD, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_action_totals_workspace_id"),
        sa.PrimaryKeyConstraint("workspace_id", "span", "begins_at", "counted", name="pk_action_totals"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "total_changes",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("workspace_id", _ID, nullable=False),
        sa.Column("counted", _WORD, nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_total_changes_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_total_changes"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_total_changes_workspace_id_at", "total_changes", ["workspace_id", "at"])
    op.create_index("ix_needs_taken_by_status", "needs", ["taken_by", "status"])
    op.execute(
        "UPDATE inspirations SET counted = true WHERE EXISTS ("
        "SELECT 1 FROM actions AS mine, actions AS origin "
        "WHERE mine.id = inspirations.action_id AND origin.id = inspirations.inspired_by_id "
        "AND mine.undone_at IS NULL AND origin.undone_at IS NULL AND mine.person_id <> origin.person_id)"
    )
    _count_all(totals)


def downgrade() -> None:
    """Refuse: migrations only go forward."""
    raise NotImplementedError("migrations only go forward; restore the backup instead")


def _count_all(totals: sa.Table) -> None:
    columns = sa.column("workspace_id", _ID), sa.column("kind", _WORD), sa.column("recorded_at", _INSTANT)
    actions = sa.table("actions", sa.column("id", _ID), *columns, sa.column("undone_at", _INSTANT))
    links = sa.table("inspirations", sa.column("action_id", _ID), sa.column("counted", sa.Boolean()))
    workspace, kind, recorded = columns
    standing = sa.select(workspace, kind, recorded).where(actions.c.undone_at.is_(None))
    inspired = (
        sa.select(workspace, sa.literal("inspired"), recorded)
        .join_from(actions, links, links.c.action_id == actions.c.id)
        .where(links.c.counted)
    )
    met_at = sa.column("met_at", _INSTANT)
    needs = sa.table("needs", sa.column("workspace_id", _ID), met_at)
    met = sa.select(needs.c.workspace_id, sa.literal("met"), met_at).where(met_at.is_not(None))
    sums: Counter[tuple[int, str, datetime, str]] = Counter()
    for query in (standing, inspired, met):
        for number, counted, at in op.get_bind().execute(query.execution_options(yield_per=_ROWS)):
            midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
            sums[number, "day", midnight, counted] += 1
            sums[number, "quarter", midnight + (at - midnight) // _QUARTER * _QUARTER, counted] += 1
    rows = [
        {"workspace_id": number, "span": span, "begins_at": at, "counted": counted, "number": total}
        for (number, span, at, counted), total in sums.items()
    ]
    for start in range(0, len(rows), _ROWS):
        op.get_bind().execute(totals.insert(), rows[start : start + _ROWS])
