"""Define the tables of what people recorded: actions with their links, and needs."""

from sqlalchemy import Boolean, Column, Date, Index, String, Table, Text, UniqueConstraint, false, true

from bot.domain.actions import KindOrigin, Source
from bot.domain.drafts import DraftKind
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
    # Whether `text` is in its person's own words; otherwise colleagues only see that they acted.
    Column("own_words", Boolean, nullable=False, server_default=true()),
    Column("outcome", Text),
    Column("customer", Text),
    # The customer's name in the form in which names are compared.
    Column("customer_key", String(200)),
    Column("happened_on", Date, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("edited_at", Instant),
    Column("shared", Boolean, nullable=False),
    Column("undone_at", Instant),
    Column("source", Word(Source), nullable=False),
    # A second click, a repeated event or a repeated form has the same key.
    Column("origin_key", String(255), nullable=False),
    UniqueConstraint("workspace_id", "origin_key"),
    # The shout-out reads the week's actions, `team` the month's.
    Index(None, "workspace_id", "recorded_at"),
    # `customer` looks up what was done for one.
    Index(None, "workspace_id", "customer_key"),
    # `me` reads a person's newest actions; a nudge looks up whether they acted today.
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
    # Whether totals count it: its two actions are not undone, and are not of one person.
    Column("counted", Boolean, nullable=False, server_default=false()),
    # A story looks up what it inspired.
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
    Column("customer_key", String(200)),
    Column("status", Word(NeedStatus), nullable=False),
    reference("taken_by", "people.id", nullable=True),
    Column("taken_at", Instant),
    Column("handed_back_at", Instant),
    # The need is not offered again to the person who handed it back last.
    Column("handed_back_by", Id),
    Column("met_at", Instant),
    Column("met_action_id", Id),
    # When its noticer said that it was met, whether or not an action meets it later.
    Column("said_met_at", Instant),
    Column("dropped_at", Instant),
    Column("created_at", Instant, nullable=False),
    # When to check whether to ask its noticer if it still exists; null for never.
    Column("ask_at", Instant),
    Column("source_channel", String(32)),
    Column("source_ts", String(32)),
    Column("origin_key", String(255), nullable=False),
    UniqueConstraint("workspace_id", "origin_key"),
    # `needs` lists the open ones, oldest first.
    Index(None, "workspace_id", "status", "created_at"),
    # `customer` looks up what one needs.
    Index(None, "workspace_id", "customer_key"),
    # The list reads what somebody noticed, and what they have taken.
    Index(None, "noticed_by", "status"),
    Index(None, "taken_by", "status"),
    # The tick looks up the needs to ask about.
    Index(None, "workspace_id", "ask_at"),
    sqlite_autoincrement=True,
)

# What was typed and not recorded, for its person alone.
drafts = Table(
    "drafts",
    metadata,
    row_id(),
    reference("workspace_id", "workspaces.id"),
    reference("person_id", "people.id"),
    Column("kind", Word(DraftKind), nullable=False),
    Column("text", Text, nullable=False),
    Column("typed_at", Instant, nullable=False),
    Column("settled_at", Instant),
    # A command that Slack repeats has the same key.
    Column("origin_key", String(255), nullable=False),
    UniqueConstraint("workspace_id", "origin_key"),
    # `me` lists a person's open ones.
    Index(None, "person_id", "typed_at"),
    # The tick deletes old ones.
    Index(None, "workspace_id", "typed_at"),
    sqlite_autoincrement=True,
)
