"""Keep where the reading of a workspace's people goes on."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# A table that SQLite rebuilds loses it unless it is said again.
_NUMBERED = {"sqlite_autoincrement": True}


def upgrade() -> None:
    """Add the column."""
    with op.batch_alter_table("workspaces", table_kwargs=_NUMBERED) as workspaces:
        workspaces.add_column(sa.Column("sync_cursor", sa.Text()))


def downgrade() -> None:
    """Refuse: migrations only go forward."""
    raise NotImplementedError("migrations only go forward; restore the backup instead")
