"""Decisions about nudges, the ideas that were offered, and the ledger of what is owed to Slack."""

from sqlalchemy import (
    JSON,
    Column,
    Date,
    Float,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from bot.domain.deliveries import DeliveryKind, DeliveryStatus
from bot.domain.nudges import Answer, Outcome, Reason
from bot.storage.tables.base import Id, metadata, reference, row_id
from bot.storage.types import Instant, Word

deliveries = Table(
    "deliveries",
    metadata,
    row_id(),
    reference("workspace_id", "workspaces.id"),
    # What is owed, as in `nudge:7:2026-11-23`; the same thing cannot be owed twice.
    Column("key", String(255), nullable=False),
    Column("kind", Word(DeliveryKind), nullable=False),
    reference("person_id", "people.id", nullable=True),
    Column("channel_id", String(32)),
    Column("subject_id", Id),
    Column("status", Word(DeliveryStatus), nullable=False),
    Column("next_attempt_at", Instant),
    Column("expires_at", Instant, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("sent_at", Instant),
    Column("sent_channel", String(32)),
    Column("sent_ts", String(32)),
    Column("error", Text),
    UniqueConstraint("workspace_id", "key"),
    # The tick asks what is owed now; what is settled has no next attempt.
    Index(None, "workspace_id", "next_attempt_at"),
    sqlite_autoincrement=True,
)

nudge_decisions = Table(
    "nudge_decisions",
    metadata,
    row_id(),
    reference("workspace_id", "workspaces.id"),
    reference("person_id", "people.id"),
    Column("local_day", Date, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("decided_at", Instant, nullable=False),
    Column("outcome", Word(Outcome), nullable=False),
    Column("reason", Word(Reason), nullable=False),
    # What was chosen first (`idea` and its key), from what, and how the draw fell; `ideas_offered` has what came after.
    Column("source", String(20)),
    Column("subject", String(100)),
    Column("available", JSON),
    Column("probability", Float),
    Column("draw", Float),
    Column("seed", String(64)),
    reference("delivery_id", "deliveries.id", nullable=True),
    Column("answer", Word(Answer)),
    Column("answered_at", Instant),
    # No person is nudged twice on one local day, whatever else goes wrong.
    Index(
        "uq_nudge_decisions_sent",
        "person_id",
        "local_day",
        unique=True,
        sqlite_where=text("outcome = 'send'"),
        postgresql_where=text("outcome = 'send'"),
    ),
    sqlite_autoincrement=True,
)

ideas_offered = Table(
    "ideas_offered",
    metadata,
    row_id(),
    reference("workspace_id", "workspaces.id"),
    reference("person_id", "people.id"),
    Column("idea_key", String(100), nullable=False),
    Column("why", Text, nullable=False),
    Column("offered_at", Instant, nullable=False),
    reference("decision_id", "nudge_decisions.id", nullable=True),
    # From what it was chosen, and how the draw fell.
    Column("available", JSON, nullable=False),
    Column("probability", Float, nullable=False),
    Column("draw", Float, nullable=False),
    Column("seed", String(64), nullable=False),
    # The choice asks what a person was offered lately.
    Index(None, "person_id", "offered_at"),
    # An answer asks which idea a nudge showed last.
    Index(None, "decision_id"),
    sqlite_autoincrement=True,
)
