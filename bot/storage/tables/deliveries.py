"""Define the ledger of messages: what is queued, where Slack stored it, what it shows, how fast they go out."""

from sqlalchemy import JSON, Column, Float, Index, Integer, String, Table, Text, UniqueConstraint, text

from bot.domain.deliveries import DeliveryStatus
from bot.domain.sending_pace import Sends
from bot.domain.shown_things import ThingKind
from bot.storage.tables.base import Id, metadata, reference, row_id
from bot.storage.types import Instant, Word

deliveries = Table(
    "deliveries",
    metadata,
    row_id(),
    reference("workspace_id", "workspaces.id"),
    # The message's identity, such as `nudge:7:2026-11-23`; the same one cannot be queued twice.
    Column("key", String(255), nullable=False),
    Column("kind", String(20), nullable=False),
    # What it is about, in the fields of its kind.
    Column("payload", JSON, nullable=False),
    reference("person_id", "people.id", nullable=True),
    Column("channel_id", String(32)),
    Column("status", Word(DeliveryStatus), nullable=False),
    Column("next_attempt_at", Instant),
    Column("expires_at", Instant, nullable=False),
    Column("attempts", Integer, nullable=False),
    # From then on Slack may store the message late; once it was sent, an edit of it.
    Column("lost_at", Instant),
    Column("created_at", Instant, nullable=False),
    Column("sent_at", Instant),
    Column("sent_channel", String(32)),
    Column("sent_ts", String(32)),
    Column("error", Text),
    # The message is behind while this is above the shown revision. `edit_due_at` is null if there is nothing to edit.
    Column("wanted_revision", Integer, nullable=False, server_default=text("0")),
    Column("shown_revision", Integer, nullable=False, server_default=text("0")),
    Column("edit_due_at", Instant),
    Column("edit_expires_at", Instant),
    Column("edit_attempts", Integer, nullable=False, server_default=text("0")),
    # Only one sender edits it at a time, so that the edit loaded last arrives last.
    Column("edit_leased_until", Instant),
    UniqueConstraint("workspace_id", "key"),
    # The tick reads what is due now; settled messages have no next attempt.
    Index(None, "workspace_id", "next_attempt_at"),
    Index(
        "ix_deliveries_behind",
        "workspace_id",
        "edit_due_at",
        sqlite_where=text("edit_due_at IS NOT NULL"),
        postgresql_where=text("edit_due_at IS NOT NULL"),
    ),
    # A question to ask once looks up whether it was asked.
    Index(None, "person_id", "kind"),
    sqlite_autoincrement=True,
)

# Which things each message shows, so that it can follow when they change.
shown = Table(
    "shown",
    metadata,
    reference("delivery_id", "deliveries.id", primary_key=True),
    Column("kind", Word(ThingKind), primary_key=True),
    Column("thing_id", Id, primary_key=True, autoincrement=False),
    Index(None, "kind", "thing_id"),
)

# How fast messages go out, shared by all replicas; it stays learned across restarts.
sending_paces = Table(
    "sending_paces",
    metadata,
    reference("workspace_id", "workspaces.id", primary_key=True),
    # Posts and edits have limits of their own.
    Column("sends", Word(Sends), primary_key=True),
    Column("rate", Float, nullable=False),
    Column("next_slot", Instant, nullable=False),
    Column("refused_rate", Float),
    Column("blocked_at", Instant),
    Column("blocked_until", Instant),
)
