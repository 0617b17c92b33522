"""What reviewers say of stories before they are posted, and what they ask of people."""

from sqlalchemy import Column, Date, Index, String, Table, Text, UniqueConstraint

from bot.domain.reviews import ReviewVerdict
from bot.storage.tables.base import metadata, reference, row_id
from bot.storage.types import Instant, Word

reviews = Table(
    "reviews",
    metadata,
    row_id(),
    reference("workspace_id", "workspaces.id"),
    reference("action_id", "actions.id"),
    # The Monday of the week before whose shout-out it was put to the reviewers last.
    Column("week", Date, nullable=False),
    # Who said it, null while nobody has; the last word counts.
    reference("reviewer_id", "people.id", nullable=True),
    Column("verdict", Word(ReviewVerdict), nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("reviewed_at", Instant),
    UniqueConstraint("action_id"),
    # What was put to the reviewers before one shout-out.
    Index(None, "workspace_id", "week"),
    sqlite_autoincrement=True,
)

edit_requests = Table(
    "edit_requests",
    metadata,
    row_id(),
    reference("action_id", "actions.id"),
    # The reviewer who asks.
    reference("person_id", "people.id"),
    Column("note", Text, nullable=False),
    Column("asked_at", Instant, nullable=False),
    # When it no longer stood: the action was edited, or a reviewer has kept or skipped it.
    Column("closed_at", Instant),
    # The reviewer by whose word it no longer stands, null where the action was edited.
    reference("closed_by", "people.id", nullable=True),
    # What a re-submitted form runs into.
    Column("origin_key", String(255), nullable=False),
    UniqueConstraint("action_id", "origin_key"),
    sqlite_autoincrement=True,
)
