"""Keep how fast messages go out, so that replicas share one pace and a restart does not forget it.

It is written with plain types, so that it stays the same when the code's own types change.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "sending_paces",
        sa.Column("workspace_id", _ID, nullable=False),
        sa.Column("sends", sa.String(20), nullable=False),
        sa.Column("rate", sa.Float(), nullable=False),
        sa.Column("next_slot", sa.DateTime(timezone=True), nullable=False),
        sa.Column("refused_rate", sa.Float()),
        sa.Column("blocked_at", sa.DateTime(timezone=True)),
        sa.Column("blocked_until", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name=op.f("fk_sending_paces_workspace_id")),
        sa.PrimaryKeyConstraint("workspace_id", "sends", name=op.f("pk_sending_paces")),
    )


def downgrade() -> None:
    """Refuse: migrations only go forward."""
    raise NotImplementedError("migrations only go forward; restore the backup instead")
