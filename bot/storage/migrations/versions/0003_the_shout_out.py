"""What the shout-out needs to notice everybody: how it is made, who is not featured, thanks and reviews."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add the columns and tables."""
    for column in (
        sa.Column("slots", sa.Integer, nullable=False, server_default="5"),
        sa.Column("review", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("reviewers", sa.Text, nullable=False, server_default=sa.text("''")),
        sa.Column("posts_when_quiet", sa.Boolean, nullable=False, server_default=sa.true()),
    ):
        op.add_column("workspaces", column)
    op.add_column("offers", sa.Column("hints_role", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("people", sa.Column("featured", sa.Boolean, nullable=False, server_default=sa.true()))
    op.add_column("people", sa.Column("told_of_notices_at", _INSTANT))
    op.add_column("shoutouts", sa.Column("picture_file_id", sa.String(32)))
    op.create_table(
        "pictured",
        sa.Column("shoutout_id", _ID, nullable=False),
        sa.Column("action_id", _ID, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("inspired_by_id", _ID),
        sa.ForeignKeyConstraint(["action_id"], ["actions.id"], name="fk_pictured_action_id"),
        sa.ForeignKeyConstraint(["inspired_by_id"], ["actions.id"], name="fk_pictured_inspired_by_id"),
        sa.ForeignKeyConstraint(["shoutout_id"], ["shoutouts.id"], name="fk_pictured_shoutout_id"),
        sa.PrimaryKeyConstraint("shoutout_id", "action_id", name="pk_pictured"),
    )
    op.create_table(
        "reaches",
        sa.Column("workspace_id", _ID, nullable=False),
        sa.Column("since", _INSTANT, nullable=False),
        sa.Column("counted_at", _INSTANT, nullable=False),
        sa.Column("people", sa.Integer, nullable=False),
        sa.Column("teams", sa.Integer, nullable=False),
        sa.Column("depth", sa.Integer, nullable=False),
        sa.Column("actions", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_reaches_workspace_id"),
        sa.PrimaryKeyConstraint("workspace_id", name="pk_reaches"),
    )
    op.create_table(
        "roll_calls",
        sa.Column("shoutout_id", _ID, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_roll_calls_person_id"),
        sa.ForeignKeyConstraint(["shoutout_id"], ["shoutouts.id"], name="fk_roll_calls_shoutout_id"),
        sa.PrimaryKeyConstraint("shoutout_id", "person_id", name="pk_roll_calls"),
    )
    op.create_table(
        "thanks",
        sa.Column("id", _ID, nullable=False),
        sa.Column("workspace_id", _ID, nullable=False),
        sa.Column("story_id", _ID, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("thanked_at", _INSTANT, nullable=False),
        sa.Column("origin_key", sa.String(255), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_thanks_person_id"),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name="fk_thanks_story_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_thanks_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_thanks"),
        sa.UniqueConstraint("story_id", "person_id", name="uq_thanks_story_id_person_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "reviews",
        sa.Column("id", _ID, nullable=False),
        sa.Column("workspace_id", _ID, nullable=False),
        sa.Column("action_id", _ID, nullable=False),
        sa.Column("week", sa.Date, nullable=False),
        sa.Column("reviewer_id", _ID),
        sa.Column("verdict", sa.String(20), nullable=False),
        sa.Column("asked_at", _INSTANT, nullable=False),
        sa.Column("reviewed_at", _INSTANT),
        sa.ForeignKeyConstraint(["action_id"], ["actions.id"], name="fk_reviews_action_id"),
        sa.ForeignKeyConstraint(["reviewer_id"], ["people.id"], name="fk_reviews_reviewer_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_reviews_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_reviews"),
        sa.UniqueConstraint("action_id", name="uq_reviews_action_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_reviews_workspace_id_week", "reviews", ["workspace_id", "week"])
    op.create_table(
        "edit_requests",
        sa.Column("id", _ID, nullable=False),
        sa.Column("action_id", _ID, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("asked_at", _INSTANT, nullable=False),
        sa.Column("closed_at", _INSTANT),
        sa.Column("closed_by", _ID),
        sa.Column("origin_key", sa.String(255), nullable=False),
        sa.ForeignKeyConstraint(["action_id"], ["actions.id"], name="fk_edit_requests_action_id"),
        sa.ForeignKeyConstraint(["closed_by"], ["people.id"], name="fk_edit_requests_closed_by"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_edit_requests_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_edit_requests"),
        sa.UniqueConstraint("action_id", "origin_key", name="uq_edit_requests_action_id_origin_key"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "review_messages",
        sa.Column("action_id", _ID, nullable=False),
        sa.Column("delivery_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(["action_id"], ["actions.id"], name="fk_review_messages_action_id"),
        sa.ForeignKeyConstraint(["delivery_id"], ["deliveries.id"], name="fk_review_messages_delivery_id"),
        sa.PrimaryKeyConstraint("action_id", "delivery_id", name="pk_review_messages"),
    )


def downgrade() -> None:
    """Refuse: thanks and reviews would be lost."""
    raise NotImplementedError("there is no way back from 0003: restore the backup that was made before it")
