"""Define the tables of decisions about nudges, and of offers."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    Index,
    String,
    Table,
    false,
    text,
)

from bot.domain.kinds import Kind
from bot.domain.nudges import Answer, Outcome
from bot.domain.nudges import Reason as DecisionReason
from bot.domain.offers import OfferSource
from bot.domain.reasons import Reason
from bot.storage.tables.base import metadata, reference, row_id
from bot.storage.types import Instant, Word, Words

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
    Column("reason", Word(DecisionReason), nullable=False),
    # The first choice, what it was drawn from, and how the draw fell; `offers` has the later ones.
    Column("source", Word(OfferSource)),
    Column("subject", String(100)),
    Column("available", JSON),
    Column("probability", Float),
    Column("draw", Float),
    Column("seed", String(64)),
    reference("delivery_id", "deliveries.id", nullable=True),
    Column("answer", Word(Answer)),
    Column("answered_at", Instant),
    # No person gets two nudges on one local day, whatever else goes wrong.
    Index(
        "uq_nudge_decisions_sent",
        "person_id",
        "local_day",
        unique=True,
        sqlite_where=text("outcome = 'send'"),
        postgresql_where=text("outcome = 'send'"),
    ),
    # A change of settings looks up whether the person's day was decided.
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
    # Why this one: the reasons that held when it was drawn.
    Column("why", Words(Reason), nullable=False),
    # Whether the reason mentioned that people can give their role: it does so twice at most.
    Column("hints_role", Boolean, nullable=False, server_default=false()),
    Column("offered_at", Instant, nullable=False),
    reference("decision_id", "nudge_decisions.id", nullable=True),
    # Whether the person asked for it; otherwise a nudge brought it.
    Column("asked", Boolean, nullable=False),
    # When it was answered or replaced; until then the person holds what it offers.
    Column("closed_at", Instant),
    # Whether its nudge never arrived: then it counts as not offered.
    Column("unseen", Boolean, nullable=False, server_default=false()),
    # What it was drawn from, and how the draw fell.
    Column("available", JSON, nullable=False),
    Column("probability", Float, nullable=False),
    Column("draw", Float, nullable=False),
    Column("seed", String(64), nullable=False),
    # App Home looks up a person's latest offers.
    Index(None, "person_id", "offered_at"),
    # The choice looks up when each thing was last offered to a person, from the index alone.
    Index(None, "person_id", "source", "subject", "offered_at", "unseen"),
    # A new offer replaces what the person holds.
    Index(
        "ix_offers_held",
        "person_id",
        sqlite_where=text("closed_at IS NULL"),
        postgresql_where=text("closed_at IS NULL"),
    ),
    # An answer looks up what a nudge showed last.
    Index(None, "decision_id"),
    # The choice counts how many people hold a need.
    Index(None, "workspace_id", "source", "subject"),
    sqlite_autoincrement=True,
)

catalogues = Table(
    "catalogues",
    metadata,
    # The hash of the ideas. With it a draw can be replayed and an old offer read, after the catalogue has changed.
    Column("digest", String(64), primary_key=True),
    Column("ideas", JSON, nullable=False),
    Column("first_used_at", Instant, nullable=False),
)

# The ideas that a person never wants to see again.
unwanted_ideas = Table(
    "unwanted_ideas",
    metadata,
    reference("person_id", "people.id", primary_key=True),
    Column("idea", String(100), primary_key=True),
    # The idea's kind, also after it has left the catalogue: they get fewer like it.
    Column("kind", Word(Kind), nullable=False),
    Column("declined_at", Instant, nullable=False),
)
