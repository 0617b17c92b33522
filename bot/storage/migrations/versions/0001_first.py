"""The first schema.

It is written with plain types, so that it stays the same when the code's own types change.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_INSTANT = sa.DateTime(timezone=True)
_WORD = sa.String(20)
# Without it SQLite gives the number of an erased row to the next one, and an old button would act on a new row.
_NUMBERED = {"sqlite_autoincrement": True}


def upgrade() -> None:
    """Create all tables and indexes."""
    _create_catalogues()
    _create_workspaces()
    _create_people()
    _create_reaches()
    _create_actions()
    _create_deliveries()
    _create_needs()
    _create_action_companions()
    _create_edit_requests()
    _create_inspirations()
    _create_nudge_decisions()
    _create_reviews()
    _create_shoutouts()
    _create_shown()
    _create_offers()
    _create_pictured()
    _create_roll_calls()
    _create_stories()
    _create_notices()
    _create_promises()
    _create_thanks()


def downgrade() -> None:
    """Refuse: what people recorded would be lost."""
    raise NotImplementedError("migrations only go forward; restore the backup from before the upgrade")


def _only(condition: str) -> dict[str, Any]:
    """Return the options of an index over some of the rows."""
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def _create_catalogues() -> None:
    op.create_table(
        "catalogues",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("ideas", sa.JSON, nullable=False),
        sa.Column("first_used_at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_catalogues"),
    )


def _create_workspaces() -> None:
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
        sa.Column("workdays", sa.String(7), server_default="01234", nullable=False),
        sa.Column("country", sa.String(2)),
        sa.Column("region", sa.String(64)),
        sa.Column("away_emoji", sa.Text),
        sa.Column("shares", sa.Boolean, server_default=sa.true(), nullable=False),
        sa.Column("slots", sa.Integer, server_default="5", nullable=False),
        sa.Column("review", sa.Boolean, server_default=sa.false(), nullable=False),
        sa.Column("reviewers", sa.Text, server_default=sa.text("''"), nullable=False),
        sa.Column("posts_when_quiet", sa.Boolean, server_default=sa.true(), nullable=False),
        sa.Column("shoutout_weekday", sa.Integer, nullable=False),
        sa.Column("shoutout_time", sa.Time, nullable=False),
        sa.Column("shoutout_due_at", _INSTANT),
        sa.Column("next_shoutout_at", _INSTANT),
        sa.Column("synced_at", _INSTANT),
        sa.Column("given", sa.JSON),
        sa.Column("replanned_to", _ID),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_workspaces"),
        sa.UniqueConstraint("team_id", name="uq_workspaces_team_id"),
        **_NUMBERED,
    )


def _create_people() -> None:
    op.create_table(
        "people",
        sa.Column("id", _ID, nullable=False),
        sa.Column("workspace_id", _ID, nullable=False),
        sa.Column("slack_id", sa.String(32), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("zone", sa.String(64)),
        sa.Column("standing", _WORD, nullable=False),
        sa.Column("active", sa.Boolean, server_default=sa.true(), nullable=False),
        sa.Column("admin", sa.Boolean, server_default=sa.false(), nullable=False),
        sa.Column("status_emoji", sa.String(120)),
        sa.Column("status_until", _INSTANT),
        sa.Column("in_channel", sa.Boolean, nullable=False),
        sa.Column("nudge_time", sa.Time),
        sa.Column("workdays", sa.String(7)),
        sa.Column("country", sa.String(2)),
        sa.Column("region", sa.String(64)),
        sa.Column("team", sa.Text),
        sa.Column("role", sa.String(32)),
        sa.Column("shares", sa.Boolean),
        sa.Column("featured", sa.Boolean, server_default=sa.true(), nullable=False),
        sa.Column("told_of_notices_at", _INSTANT),
        sa.Column("unwanted", sa.Text, server_default=sa.text("''"), nullable=False),
        sa.Column("cadence", _WORD, nullable=False),
        sa.Column("enrolled_at", _INSTANT),
        sa.Column("stopped_at", _INSTANT),
        sa.Column("paused_until", sa.Date),
        sa.Column("unanswered", sa.Integer, nullable=False),
        sa.Column("next_nudge_at", _INSTANT),
        sa.Column("nudge_due_at", _INSTANT),
        sa.Column("resting_since", _INSTANT),
        sa.Column("home_opened_at", _INSTANT),
        sa.Column("profile_at", _INSTANT),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_people_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
        sa.UniqueConstraint("workspace_id", "slack_id", name="uq_people_workspace_id_slack_id"),
        **_NUMBERED,
    )
    op.create_index("ix_people_workspace_id_next_nudge_at", "people", ["workspace_id", "next_nudge_at"])


def _create_reaches() -> None:
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


def _create_actions() -> None:
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


def _create_deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("id", _ID, nullable=False),
        sa.Column("workspace_id", _ID, nullable=False),
        sa.Column("key", sa.String(255), nullable=False),
        sa.Column("kind", _WORD, nullable=False),
        sa.Column("payload", sa.JSON, nullable=False),
        sa.Column("person_id", _ID),
        sa.Column("channel_id", sa.String(32)),
        sa.Column("status", _WORD, nullable=False),
        sa.Column("next_attempt_at", _INSTANT),
        sa.Column("expires_at", _INSTANT, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.Column("sent_at", _INSTANT),
        sa.Column("sent_channel", sa.String(32)),
        sa.Column("sent_ts", sa.String(32)),
        sa.Column("error", sa.Text),
        sa.Column("wanted_revision", sa.Integer, server_default=sa.text("0"), nullable=False),
        sa.Column("shown_revision", sa.Integer, server_default=sa.text("0"), nullable=False),
        sa.Column("edit_due_at", _INSTANT),
        sa.Column("edit_expires_at", _INSTANT),
        sa.Column("edit_attempts", sa.Integer, server_default=sa.text("0"), nullable=False),
        sa.Column("edit_leased_until", _INSTANT),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_deliveries_person_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_deliveries_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
        sa.UniqueConstraint("workspace_id", "key", name="uq_deliveries_workspace_id_key"),
        **_NUMBERED,
    )
    op.create_index(
        "ix_deliveries_behind", "deliveries", ["workspace_id", "edit_due_at"], **_only("edit_due_at IS NOT NULL")
    )
    op.create_index("ix_deliveries_person_id_kind", "deliveries", ["person_id", "kind"])
    op.create_index("ix_deliveries_workspace_id_next_attempt_at", "deliveries", ["workspace_id", "next_attempt_at"])


def _create_needs() -> None:
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
        sa.Column("handed_back_at", _INSTANT),
        sa.Column("handed_back_by", _ID),
        sa.Column("met_at", _INSTANT),
        sa.Column("met_action_id", _ID),
        sa.Column("said_met_at", _INSTANT),
        sa.Column("dropped_at", _INSTANT),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.Column("ask_at", _INSTANT),
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
    op.create_index("ix_needs_noticed_by_status", "needs", ["noticed_by", "status"])
    op.create_index("ix_needs_workspace_id_ask_at", "needs", ["workspace_id", "ask_at"])
    op.create_index("ix_needs_workspace_id_status_created_at", "needs", ["workspace_id", "status", "created_at"])


def _create_action_companions() -> None:
    op.create_table(
        "action_companions",
        sa.Column("action_id", _ID, nullable=False),
        sa.Column("slack_id", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(["action_id"], ["actions.id"], name="fk_action_companions_action_id"),
        sa.PrimaryKeyConstraint("action_id", "slack_id", name="pk_action_companions"),
    )


def _create_edit_requests() -> None:
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
        **_NUMBERED,
    )


def _create_inspirations() -> None:
    op.create_table(
        "inspirations",
        sa.Column("action_id", _ID, nullable=False),
        sa.Column("inspired_by_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(["action_id"], ["actions.id"], name="fk_inspirations_action_id"),
        sa.ForeignKeyConstraint(["inspired_by_id"], ["actions.id"], name="fk_inspirations_inspired_by_id"),
        sa.PrimaryKeyConstraint("action_id", name="pk_inspirations"),
    )
    op.create_index("ix_inspirations_inspired_by_id", "inspirations", ["inspired_by_id"])


def _create_nudge_decisions() -> None:
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
        sa.Column("source", _WORD),
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
        **_only("outcome = 'send'"),
    )
    op.create_index("ix_nudge_decisions_person_id_local_day", "nudge_decisions", ["person_id", "local_day"])


def _create_reviews() -> None:
    op.create_table(
        "reviews",
        sa.Column("id", _ID, nullable=False),
        sa.Column("workspace_id", _ID, nullable=False),
        sa.Column("action_id", _ID, nullable=False),
        sa.Column("week", sa.Date, nullable=False),
        sa.Column("reviewer_id", _ID),
        sa.Column("verdict", _WORD, nullable=False),
        sa.Column("asked_at", _INSTANT, nullable=False),
        sa.Column("reviewed_at", _INSTANT),
        sa.ForeignKeyConstraint(["action_id"], ["actions.id"], name="fk_reviews_action_id"),
        sa.ForeignKeyConstraint(["reviewer_id"], ["people.id"], name="fk_reviews_reviewer_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_reviews_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_reviews"),
        sa.UniqueConstraint("action_id", name="uq_reviews_action_id"),
        **_NUMBERED,
    )
    op.create_index("ix_reviews_workspace_id_week", "reviews", ["workspace_id", "week"])


def _create_shoutouts() -> None:
    op.create_table(
        "shoutouts",
        sa.Column("id", _ID, nullable=False),
        sa.Column("workspace_id", _ID, nullable=False),
        sa.Column("week", sa.Date, nullable=False),
        sa.Column("due_at", _INSTANT, nullable=False),
        sa.Column("decided_at", _INSTANT, nullable=False),
        sa.Column("outcome", _WORD, nullable=False),
        sa.Column("covers_from", _INSTANT, nullable=False),
        sa.Column("covers_until", _INSTANT, nullable=False),
        sa.Column("seed", sa.String(64), nullable=False),
        sa.Column("delivery_id", _ID),
        sa.Column("picture_file_id", sa.String(32)),
        sa.ForeignKeyConstraint(["delivery_id"], ["deliveries.id"], name="fk_shoutouts_delivery_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_shoutouts_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_shoutouts"),
        sa.UniqueConstraint("workspace_id", "week", name="uq_shoutouts_workspace_id_week"),
        **_NUMBERED,
    )


def _create_shown() -> None:
    op.create_table(
        "shown",
        sa.Column("delivery_id", _ID, nullable=False),
        sa.Column("kind", _WORD, nullable=False),
        sa.Column("thing_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(["delivery_id"], ["deliveries.id"], name="fk_shown_delivery_id"),
        sa.PrimaryKeyConstraint("delivery_id", "kind", "thing_id", name="pk_shown"),
    )
    op.create_index("ix_shown_kind_thing_id", "shown", ["kind", "thing_id"])


def _create_offers() -> None:
    op.create_table(
        "offers",
        sa.Column("id", _ID, nullable=False),
        sa.Column("workspace_id", _ID, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("source", _WORD, nullable=False),
        sa.Column("subject", sa.String(100), nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("hints_role", sa.Boolean, server_default=sa.false(), nullable=False),
        sa.Column("offered_at", _INSTANT, nullable=False),
        sa.Column("decision_id", _ID),
        sa.Column("asked", sa.Boolean, nullable=False),
        sa.Column("closed_at", _INSTANT),
        sa.Column("unseen", sa.Boolean, server_default=sa.false(), nullable=False),
        sa.Column("available", sa.JSON, nullable=False),
        sa.Column("probability", sa.Float, nullable=False),
        sa.Column("draw", sa.Float, nullable=False),
        sa.Column("seed", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["nudge_decisions.id"], name="fk_offers_decision_id"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_offers_person_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_offers_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_offers"),
        **_NUMBERED,
    )
    op.create_index("ix_offers_held", "offers", ["person_id"], **_only("closed_at IS NULL"))
    op.create_index("ix_offers_decision_id", "offers", ["decision_id"])
    op.create_index("ix_offers_person_id_offered_at", "offers", ["person_id", "offered_at"])
    op.create_index(
        "ix_offers_person_id_source_subject_offered_at_unseen",
        "offers",
        ["person_id", "source", "subject", "offered_at", "unseen"],
    )
    op.create_index("ix_offers_workspace_id_source_subject", "offers", ["workspace_id", "source", "subject"])


def _create_pictured() -> None:
    op.create_table(
        "pictured",
        sa.Column("shoutout_id", _ID, nullable=False),
        sa.Column("action_id", _ID, nullable=False),
        sa.Column("kind", _WORD, nullable=False),
        sa.Column("inspired_by_id", _ID),
        sa.ForeignKeyConstraint(["action_id"], ["actions.id"], name="fk_pictured_action_id"),
        sa.ForeignKeyConstraint(["inspired_by_id"], ["actions.id"], name="fk_pictured_inspired_by_id"),
        sa.ForeignKeyConstraint(["shoutout_id"], ["shoutouts.id"], name="fk_pictured_shoutout_id"),
        sa.PrimaryKeyConstraint("shoutout_id", "action_id", name="pk_pictured"),
    )


def _create_roll_calls() -> None:
    op.create_table(
        "roll_calls",
        sa.Column("shoutout_id", _ID, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_roll_calls_person_id"),
        sa.ForeignKeyConstraint(["shoutout_id"], ["shoutouts.id"], name="fk_roll_calls_shoutout_id"),
        sa.PrimaryKeyConstraint("shoutout_id", "person_id", name="pk_roll_calls"),
    )


def _create_stories() -> None:
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


def _create_notices() -> None:
    op.create_table(
        "notices",
        sa.Column("story_id", _ID, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("noticed_at", _INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_notices_person_id"),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name="fk_notices_story_id"),
        sa.PrimaryKeyConstraint("story_id", "person_id", name="pk_notices"),
    )


def _create_promises() -> None:
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


def _create_thanks() -> None:
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
        **_NUMBERED,
    )
