"""What people recorded: actions with their links, and needs."""

from sqlalchemy import Boolean, Column, Date, Index, String, Table, Text, UniqueConstraint

from bot.domain.actions import KindOrigin, Source
from bot.domain.kinds import Kind
from bot.domain.needs import NeedStatus
from bot.storage.tables.base import Id, metadata, reference, row_id
from bot.storage.types import Instant, Word

actions = Table(
    "actions",
    metadata,
    row_id(),
    reference("workspace_id", "workspaces.id"),
    reference("person_id", "people.id"),
    Column("kind", Word(Kind), nullable=False),
    Column("kind_origin", Word(KindOrigin), nullable=False),
    Column("text", Text, nullable=False),
    Column("outcome", Text),
    Column("customer", Text),
    Column("happened_on", Date, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("edited_at", Instant),
    Column("shared", Boolean, nullable=False),
    Column("undone_at", Instant),
    Column("source", Word(Source), nullable=False),
    # What a second click, a re-sent event or a re-submitted form runs into.
    Column("origin_key", String(255), nullable=False),
    UniqueConstraint("workspace_id", "origin_key"),
    # The shout-out asks for the week's actions, `team` for the month's.
    Index(None, "workspace_id", "recorded_at"),
    # `me` asks for a person's newest actions, the nudge whether they acted today.
    Index(None, "person_id", "recorded_at"),
    sqlite_autoincrement=True,
)

action_companions = Table(
    "action_companions",
    metadata,
    reference("action_id", "actions.id", primary_key=True),
    Column("slack_id", String(32), primary_key=True),
)

inspirations = Table(
    "inspirations",
    metadata,
    reference("action_id", "actions.id", primary_key=True),
    reference("inspired_by_id", "actions.id"),
    # A story asks what it inspired.
    Index(None, "inspired_by_id"),
)

needs = Table(
    "needs",
    metadata,
    row_id(),
    reference("workspace_id", "workspaces.id"),
    reference("noticed_by", "people.id"),
    Column("text", Text, nullable=False),
    Column("customer", Text),
    Column("status", Word(NeedStatus), nullable=False),
    reference("taken_by", "people.id", nullable=True),
    Column("taken_at", Instant),
    Column("handed_back_at", Instant),
    # The need is not offered again to whoever handed it back last.
    Column("handed_back_by", Id),
    Column("met_at", Instant),
    Column("met_action_id", Id),
    # When its noticer said that it has been met, whoever meets it by an action after that.
    Column("said_met_at", Instant),
    Column("dropped_at", Instant),
    Column("created_at", Instant, nullable=False),
    # When to look whether its noticer is to be asked if it still stands; null for never.
    Column("ask_at", Instant),
    Column("source_channel", String(32)),
    Column("source_ts", String(32)),
    Column("origin_key", String(255), nullable=False),
    UniqueConstraint("workspace_id", "origin_key"),
    # `needs` lists the open ones, oldest first.
    Index(None, "workspace_id", "status", "created_at"),
    # The list asks what somebody noticed.
    Index(None, "noticed_by", "status"),
    # The tick asks about which needs somebody is to be asked.
    Index(None, "workspace_id", "ask_at"),
    sqlite_autoincrement=True,
)
