"""Define the tables of reviews of stories before they are posted, and of requests for edits."""

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
    # The Monday of the shout-out's week for which it was last under review.
    Column("week", Date, nullable=False),
    # The reviewer of the last verdict, null without one; the last one counts.
    reference("reviewer_id", "people.id", nullable=True),
    Column("verdict", Word(ReviewVerdict), nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("reviewed_at", Instant),
    UniqueConstraint("action_id"),
    # The reviewers' messages read what is under review for one shout-out.
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
    # When it was closed: the action was edited, or a reviewer has kept or skipped it.
    Column("closed_at", Instant),
    # The reviewer who withdrew it, null if the action was edited.
    reference("closed_by", "people.id", nullable=True),
    # A repeated form has the same key.
    Column("origin_key", String(255), nullable=False),
    UniqueConstraint("action_id", "origin_key"),
    sqlite_autoincrement=True,
)
