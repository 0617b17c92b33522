"""Decisions about nudges, and what was offered."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    Index,
    String,
    Table,
    Text,
    false,
    text,
)

from bot.domain.nudges import Answer, Outcome, Reason
from bot.domain.offers import OfferSource
from bot.storage.tables.base import metadata, reference, row_id
from bot.storage.types import Instant, Word

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
    # What was chosen first, from what, and how the draw fell; `offers` has what came after.
    Column("source", Word(OfferSource)),
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
    # A change of somebody's settings asks whether their day has been decided about.
    Index(None, "person_id", "local_day"),
    sqlite_autoincrement=True,
)

offers = Table(
    "offers",
    metadata,
    row_id(),
    reference("workspace_id", "workspaces.id"),
    reference("person_id", "people.id"),
    # What was offered: an idea's key, a need's or a story's id, `action:7` or `promise:7` for a follow-up.
    Column("source", Word(OfferSource), nullable=False),
    Column("subject", String(100), nullable=False),
    Column("why", Text, nullable=False),
    # Whether the reason said that people can tell their role: it says so twice at most.
    Column("hints_role", Boolean, nullable=False, server_default=false()),
    Column("offered_at", Instant, nullable=False),
    reference("decision_id", "nudge_decisions.id", nullable=True),
    # Whether the person asked for it, rather than a nudge bringing it.
    Column("asked", Boolean, nullable=False),
    # When it was answered, or another offer took its place: until then the person holds what it offers.
    Column("closed_at", Instant),
    # Whether it was to come with a nudge that never arrived: then it counts as not offered.
    Column("unseen", Boolean, nullable=False, server_default=false()),
    # From what it was chosen, and how the draw fell.
    Column("available", JSON, nullable=False),
    Column("probability", Float, nullable=False),
    Column("draw", Float, nullable=False),
    Column("seed", String(64), nullable=False),
    # App Home asks what a person was offered lately.
    Index(None, "person_id", "offered_at"),
    # The choice asks when each thing was last offered to a person, and reads it from the index alone.
    Index(None, "person_id", "source", "subject", "offered_at", "unseen"),
    # A new offer takes the place of what the person holds.
    Index(
        "ix_offers_held",
        "person_id",
        sqlite_where=text("closed_at IS NULL"),
        postgresql_where=text("closed_at IS NULL"),
    ),
    # An answer asks what a nudge showed last.
    Index(None, "decision_id"),
    # The choice asks how many people hold a need.
    Index(None, "workspace_id", "source", "subject"),
    sqlite_autoincrement=True,
)

catalogues = Table(
    "catalogues",
    metadata,
    # What the ideas hash to: with it a draw can be replayed, and an old offer read, after the catalogue has changed.
    Column("digest", String(64), primary_key=True),
    Column("ideas", JSON, nullable=False),
    Column("first_used_at", Instant, nullable=False),
)
