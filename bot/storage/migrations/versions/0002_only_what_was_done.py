"""Keep what was typed but not recorded, whose words an action has, and what people want to be offered.

It is written with plain types, so that it stays the same when the code's own types change.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_INSTANT = sa.DateTime(timezone=True)
_WORD = sa.String(20)
# A table that SQLite rebuilds loses it unless it is said again.
_NUMBERED = {"sqlite_autoincrement": True}


def upgrade() -> None:
    """Add the columns, then the tables."""
    with op.batch_alter_table("workspaces", table_kwargs=_NUMBERED) as workspaces:
        workspaces.add_column(sa.Column("channel_private", sa.Boolean(), server_default=sa.false(), nullable=False))
    with op.batch_alter_table("people", table_kwargs=_NUMBERED) as people:
        people.add_column(sa.Column("paused_from", sa.Date()))
        people.add_column(sa.Column("more_of", _WORD))
        people.add_column(sa.Column("records_any_language", sa.Boolean()))
    with op.batch_alter_table("actions", table_kwargs=_NUMBERED) as actions:
        actions.add_column(sa.Column("own_words", sa.Boolean(), server_default=sa.true(), nullable=False))
        actions.add_column(sa.Column("customer_key", sa.String(200)))
        actions.create_index(op.f("ix_actions_workspace_id_customer_key"), ["workspace_id", "customer_key"])
    with op.batch_alter_table("needs", table_kwargs=_NUMBERED) as needs:
        needs.add_column(sa.Column("customer_key", sa.String(200)))
        needs.create_index(op.f("ix_needs_workspace_id_customer_key"), ["workspace_id", "customer_key"])
    with op.batch_alter_table("promises", table_kwargs=_NUMBERED) as promises:
        promises.alter_column("story_id", existing_type=_ID, nullable=True)
        promises.add_column(sa.Column("origin_key", sa.String(255)))
        promises.create_unique_constraint(op.f("uq_promises_person_id_origin_key"), ["person_id", "origin_key"])
    _create_drafts()
    _create_unwanted_ideas()
    # What one click recorded was in the bot's words; reasons are no sentences any more.
    op.execute(
        "UPDATE actions SET own_words = false WHERE source IN ('nudge', 'need', 'follow_up') AND edited_at IS NULL"
    )
    op.execute("UPDATE offers SET why = ''")


def downgrade() -> None:
    """Refuse: a way back would drop what people typed since."""
    raise NotImplementedError("migrations only go forward; restore the backup instead")


def _create_drafts() -> None:
    op.create_table(
        "drafts",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("workspace_id", _ID, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("kind", _WORD, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("typed_at", _INSTANT, nullable=False),
        sa.Column("settled_at", _INSTANT),
        sa.Column("origin_key", sa.String(255), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name=op.f("fk_drafts_workspace_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_drafts_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
        sa.UniqueConstraint("workspace_id", "origin_key", name=op.f("uq_drafts_workspace_id_origin_key")),
        **_NUMBERED,
    )
    op.create_index(op.f("ix_drafts_person_id_typed_at"), "drafts", ["person_id", "typed_at"])
    op.create_index(op.f("ix_drafts_workspace_id_typed_at"), "drafts", ["workspace_id", "typed_at"])


def _create_unwanted_ideas() -> None:
    op.create_table(
        "unwanted_ideas",
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("idea", sa.String(100), nullable=False),
        sa.Column("kind", _WORD, nullable=False),
        sa.Column("declined_at", _INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_unwanted_ideas_person_id")),
        sa.PrimaryKeyConstraint("person_id", "idea", name=op.f("pk_unwanted_ideas")),
    )
