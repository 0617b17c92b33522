"""The first schema: workspaces, people, what they record, nudges, shout-outs and the deliveries owed.

Written with plain types, so that it stays what it was when the code's own types change.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_INSTANT = sa.DateTime(timezone=True)
_WORD = sa.String(20)
_SENT = sa.text("outcome = 'send'")
# Without it SQLite gives the number of an erased row to the next one, and an old button would act on a new row.
_NUMBERED = {"sqlite_autoincrement": True}


def upgrade() -> None:
    """Create all tables and indexes."""
    _create_people()
    _create_recording()
    _create_nudging()
    _create_shouting()


def downgrade() -> None:
    """Drop all tables, with everything in them."""
    for table in (
        "promises",
        "notices",
        "stories",
        "shoutouts",
        "ideas_offered",
        "nudge_decisions",
        "deliveries",
        "needs",
        "inspirations",
        "action_companions",
        "actions",
        "people",
        "workspaces",
    ):
        op.drop_table(table)


def _create_people() -> None:
    op.create_table(
        "workspaces",
        sa.Column("id", _ID, nullable=False),
        sa.Column("team_id", sa.String(32), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("bot_user_id", sa.String(32), nullable=False),
        sa.Column("channel_id", sa.String(32)),
        sa.Column("channel_name", sa.Text),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("nudge_time", sa.Time, nullable=False),
        sa.Column("shoutout_weekday", sa.Integer, nullable=False),
        sa.Column("shoutout_time", sa.Time, nullable=False),
        sa.Column("shoutout_due_at", _INSTANT),
        sa.Column("next_shoutout_at", _INSTANT),
        sa.Column("synced_at", _INSTANT),
        sa.Column("replanned_to", _ID),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_workspaces"),
        sa.UniqueConstraint("team_id", name="uq_workspaces_team_id"),
        **_NUMBERED,
    )
    op.create_table(
        "people",
        sa.Column("id", _ID, nullable=False),
        sa.Column("workspace_id", _ID, nullable=False),
        sa.Column("slack_id", sa.String(32), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("zone", sa.String(64)),
        sa.Column("standing", _WORD, nullable=False),
        sa.Column("active", sa.Boolean, server_default=sa.true(), nullable=False),
        sa.Column("in_channel", sa.Boolean, nullable=False),
        sa.Column("nudge_time", sa.Time),
        sa.Column("workdays", sa.String(7)),
        sa.Column("country", sa.String(2)),
        sa.Column("team", sa.Text),
        sa.Column("role", sa.String(32)),
        sa.Column("shares", sa.Boolean, server_default=sa.true(), nullable=False),
        sa.Column("cadence", _WORD, nullable=False),
        sa.Column("enrolled_at", _INSTANT),
        sa.Column("stopped_at", _INSTANT),
        sa.Column("paused_until", sa.Date),
        sa.Column("unanswered", sa.Integer, nullable=False),
        sa.Column("next_nudge_at", _INSTANT),
        sa.Column("profile_at", _INSTANT),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_people_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
        sa.UniqueConstraint("workspace_id", "slack_id", name="uq_people_workspace_id_slack_id"),
        **_NUMBERED,
    )
    op.create_index("ix_people_workspace_id_next_nudge_at", "people", ["workspace_id", "next_nudge_at"])


def _create_recording() -> None:
    op.create_table(
        "actions",
        sa.Column("id", _ID, nullable=False),
        sa.Column("workspace_id", _ID, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("kind", _WORD, nullable=False),
        sa.Column("kind_origin", _WORD, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("outcome", sa.Text),
        sa.Column("customer", sa.Text),
        sa.Column("happened_on", sa.Date, nullable=False),
        sa.Column("recorded_at", _INSTANT, nullable=False),
        sa.Column("edited_at", _INSTANT),
        sa.Column("shared", sa.Boolean, nullable=False),
        sa.Column("undone_at", _INSTANT),
        sa.Column("source", _WORD, nullable=False),
        sa.Column("origin_key", sa.String(255), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_actions_person_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_actions_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_actions"),
        sa.UniqueConstraint("workspace_id", "origin_key", name="uq_actions_workspace_id_origin_key"),
        **_NUMBERED,
    )
    op.create_index("ix_actions_person_id_recorded_at", "actions", ["person_id", "recorded_at"])
    op.create_index("ix_actions_workspace_id_recorded_at", "actions", ["workspace_id", "recorded_at"])
    op.create_table(
        "action_companions",
        sa.Column("action_id", _ID, nullable=False),
        sa.Column("slack_id", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(["action_id"], ["actions.id"], name="fk_action_companions_action_id"),
        sa.PrimaryKeyConstraint("action_id", "slack_id", name="pk_action_companions"),
    )
    op.create_table(
        "inspirations",
        sa.Column("action_id", _ID, nullable=False),
        sa.Column("inspired_by_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(["action_id"], ["actions.id"], name="fk_inspirations_action_id"),
        sa.ForeignKeyConstraint(["inspired_by_id"], ["actions.id"], name="fk_inspirations_inspired_by_id"),
        sa.PrimaryKeyConstraint("action_id", name="pk_inspirations"),
    )
    op.create_index("ix_inspirations_inspired_by_id", "inspirations", ["inspired_by_id"])
    op.create_table(
        "needs",
        sa.Column("id", _ID, nullable=False),
        sa.Column("workspace_id", _ID, nullable=False),
        sa.Column("noticed_by", _ID, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("customer", sa.Text),
        sa.Column("status", _WORD, nullable=False),
        sa.Column("taken_by", _ID),
        sa.Column("taken_at", _INSTANT),
        sa.Column("met_at", _INSTANT),
        sa.Column("met_action_id", _ID),
        sa.Column("dropped_at", _INSTANT),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.Column("source_channel", sa.String(32)),
        sa.Column("source_ts", sa.String(32)),
        sa.Column("origin_key", sa.String(255), nullable=False),
        sa.ForeignKeyConstraint(["noticed_by"], ["people.id"], name="fk_needs_noticed_by"),
        sa.ForeignKeyConstraint(["taken_by"], ["people.id"], name="fk_needs_taken_by"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_needs_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_needs"),
        sa.UniqueConstraint("workspace_id", "origin_key", name="uq_needs_workspace_id_origin_key"),
        **_NUMBERED,
    )
    op.create_index("ix_needs_workspace_id_status_created_at", "needs", ["workspace_id", "status", "created_at"])


def _create_nudging() -> None:
    op.create_table(
        "deliveries",
        sa.Column("id", _ID, nullable=False),
        sa.Column("workspace_id", _ID, nullable=False),
        sa.Column("key", sa.String(255), nullable=False),
        sa.Column("kind", _WORD, nullable=False),
        sa.Column("person_id", _ID),
        sa.Column("channel_id", sa.String(32)),
        sa.Column("subject_id", _ID),
        sa.Column("status", _WORD, nullable=False),
        sa.Column("next_attempt_at", _INSTANT),
        sa.Column("expires_at", _INSTANT, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.Column("sent_at", _INSTANT),
        sa.Column("sent_channel", sa.String(32)),
        sa.Column("sent_ts", sa.String(32)),
        sa.Column("error", sa.Text),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_deliveries_person_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_deliveries_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
        sa.UniqueConstraint("workspace_id", "key", name="uq_deliveries_workspace_id_key"),
        **_NUMBERED,
    )
    op.create_index("ix_deliveries_workspace_id_next_attempt_at", "deliveries", ["workspace_id", "next_attempt_at"])
    op.create_table(
        "nudge_decisions",
        sa.Column("id", _ID, nullable=False),
        sa.Column("workspace_id", _ID, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("local_day", sa.Date, nullable=False),
        sa.Column("due_at", _INSTANT, nullable=False),
        sa.Column("decided_at", _INSTANT, nullable=False),
        sa.Column("outcome", _WORD, nullable=False),
        sa.Column("reason", _WORD, nullable=False),
        sa.Column("source", sa.String(20)),
        sa.Column("subject", sa.String(100)),
        sa.Column("available", sa.JSON),
        sa.Column("probability", sa.Float),
        sa.Column("draw", sa.Float),
        sa.Column("seed", sa.String(64)),
        sa.Column("delivery_id", _ID),
        sa.Column("answer", _WORD),
        sa.Column("answered_at", _INSTANT),
        sa.ForeignKeyConstraint(["delivery_id"], ["deliveries.id"], name="fk_nudge_decisions_delivery_id"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_nudge_decisions_person_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_nudge_decisions_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_nudge_decisions"),
        **_NUMBERED,
    )
    op.create_index(
        "uq_nudge_decisions_sent",
        "nudge_decisions",
        ["person_id", "local_day"],
        unique=True,
        sqlite_where=_SENT,
        postgresql_where=_SENT,
    )
    op.create_table(
        "ideas_offered",
        sa.Column("id", _ID, nullable=False),
        sa.Column("workspace_id", _ID, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("idea_key", sa.String(100), nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("offered_at", _INSTANT, nullable=False),
        sa.Column("decision_id", _ID),
        sa.Column("available", sa.JSON, nullable=False),
        sa.Column("probability", sa.Float, nullable=False),
        sa.Column("draw", sa.Float, nullable=False),
        sa.Column("seed", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["nudge_decisions.id"], name="fk_ideas_offered_decision_id"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_ideas_offered_person_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_ideas_offered_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_ideas_offered"),
        **_NUMBERED,
    )
    op.create_index("ix_ideas_offered_person_id_offered_at", "ideas_offered", ["person_id", "offered_at"])
    op.create_index("ix_ideas_offered_decision_id", "ideas_offered", ["decision_id"])


def _create_shouting() -> None:
    op.create_table(
        "shoutouts",
        sa.Column("id", _ID, nullable=False),
        sa.Column("workspace_id", _ID, nullable=False),
        sa.Column("week", sa.Date, nullable=False),
        sa.Column("due_at", _INSTANT, nullable=False),
        sa.Column("decided_at", _INSTANT, nullable=False),
        sa.Column("outcome", sa.String(20), nullable=False),
        sa.Column("covers_from", _INSTANT, nullable=False),
        sa.Column("covers_until", _INSTANT, nullable=False),
        sa.Column("seed", sa.String(64), nullable=False),
        sa.Column("delivery_id", _ID),
        sa.ForeignKeyConstraint(["delivery_id"], ["deliveries.id"], name="fk_shoutouts_delivery_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_shoutouts_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_shoutouts"),
        sa.UniqueConstraint("workspace_id", "week", name="uq_shoutouts_workspace_id_week"),
        **_NUMBERED,
    )
    op.create_table(
        "stories",
        sa.Column("id", _ID, nullable=False),
        sa.Column("shoutout_id", _ID, nullable=False),
        sa.Column("action_id", _ID, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["action_id"], ["actions.id"], name="fk_stories_action_id"),
        sa.ForeignKeyConstraint(["shoutout_id"], ["shoutouts.id"], name="fk_stories_shoutout_id"),
        sa.PrimaryKeyConstraint("id", name="pk_stories"),
        sa.UniqueConstraint("action_id", name="uq_stories_action_id"),
        **_NUMBERED,
    )
    op.create_index("ix_stories_shoutout_id_position", "stories", ["shoutout_id", "position"])
    op.create_table(
        "notices",
        sa.Column("story_id", _ID, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("noticed_at", _INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_notices_person_id"),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name="fk_notices_story_id"),
        sa.PrimaryKeyConstraint("story_id", "person_id", name="pk_notices"),
    )
    op.create_table(
        "promises",
        sa.Column("id", _ID, nullable=False),
        sa.Column("workspace_id", _ID, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("story_id", _ID, nullable=False),
        sa.Column("plan", sa.Text),
        sa.Column("promised_at", _INSTANT, nullable=False),
        sa.Column("kept_action_id", _ID),
        sa.ForeignKeyConstraint(["kept_action_id"], ["actions.id"], name="fk_promises_kept_action_id"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_promises_person_id"),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name="fk_promises_story_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_promises_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_promises"),
        sa.UniqueConstraint("person_id", "story_id", name="uq_promises_person_id_story_id"),
        **_NUMBERED,
    )
