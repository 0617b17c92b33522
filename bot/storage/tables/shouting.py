"""Shout-outs, the stories they featured, who noticed them, and the promises that they led to."""

from sqlalchemy import Column, Date, Index, Integer, String, Table, Text, UniqueConstraint

from bot.storage.tables.base import metadata, reference, row_id
from bot.storage.types import Instant

shoutouts = Table(
    "shoutouts",
    metadata,
    row_id(),
    reference("workspace_id", "workspaces.id"),
    # The Monday of the week that it is for: no week has two.
    Column("week", Date, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("decided_at", Instant, nullable=False),
    Column("outcome", String(20), nullable=False),
    Column("covers_from", Instant, nullable=False),
    Column("covers_until", Instant, nullable=False),
    Column("seed", String(64), nullable=False),
    reference("delivery_id", "deliveries.id", nullable=True),
    UniqueConstraint("workspace_id", "week"),
    sqlite_autoincrement=True,
)

stories = Table(
    "stories",
    metadata,
    row_id(),
    reference("shoutout_id", "shoutouts.id"),
    reference("action_id", "actions.id"),
    Column("position", Integer, nullable=False),
    # An action is featured once.
    UniqueConstraint("action_id"),
    # A post asks for its stories in their order.
    Index(None, "shoutout_id", "position"),
    sqlite_autoincrement=True,
)

notices = Table(
    "notices",
    metadata,
    reference("story_id", "stories.id", primary_key=True),
    reference("person_id", "people.id", primary_key=True),
    Column("noticed_at", Instant, nullable=False),
)

promises = Table(
    "promises",
    metadata,
    row_id(),
    reference("workspace_id", "workspaces.id"),
    reference("person_id", "people.id"),
    reference("story_id", "stories.id"),
    # "If …, then I'll …", in the person's own words.
    Column("plan", Text),
    Column("promised_at", Instant, nullable=False),
    reference("kept_action_id", "actions.id", nullable=True),
    # One promise a story and person; a second press changes the plan.
    UniqueConstraint("person_id", "story_id"),
    sqlite_autoincrement=True,
)
