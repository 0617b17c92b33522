"""Keep people's full names, and find people who declined to be featured.

Full names come with the next reading of Slack's directory. It is written with plain types, so that it stays the same
when the code's own types change.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column and the index."""
    op.add_column("people", sa.Column("full_name", sa.Text()))
    op.create_index(
        "ix_people_declined",
        "people",
        ["workspace_id"],
        sqlite_where=sa.text("featured = 0"),
        postgresql_where=sa.text("NOT featured"),
    )


def downgrade() -> None:
    """Refuse: migrations only go forward."""
    raise NotImplementedError("migrations only go forward; restore the backup instead")
