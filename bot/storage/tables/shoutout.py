"""Shout-outs, the stories they featured, who noticed them, and the promises that they led to."""

from sqlalchemy import Column, Date, Index, Integer, String, Table, Text, UniqueConstraint

from bot.domain.kinds import Kind
from bot.storage.tables.base import metadata, reference, row_id
from bot.storage.types import Instant, Word

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
    # The picture of the ripples in Slack's files, once it is there.
    Column("picture_file_id", String(32)),
    UniqueConstraint("workspace_id", "week"),
    sqlite_autoincrement=True,
)

# What the picture of a shout-out's ripples shows, for it to go when something of it may not be shown any more.
pictured = Table(
    "pictured",
    metadata,
    reference("shoutout_id", "shoutouts.id", primary_key=True),
    reference("action_id", "actions.id", primary_key=True),
    Column("kind", Word(Kind), nullable=False),
    # From which action its arrow comes, null where a ripple begins.
    reference("inspired_by_id", "actions.id", nullable=True),
)

# The widest ripple of a year, kept for a while: from the links of thousands it takes seconds to work out.
reaches = Table(
    "reaches",
    metadata,
    reference("workspace_id", "workspaces.id", primary_key=True),
    Column("since", Instant, nullable=False),
    Column("counted_at", Instant, nullable=False),
    Column("people", Integer, nullable=False),
    Column("teams", Integer, nullable=False),
    Column("depth", Integer, nullable=False),
    # None at all where there is no ripple.
    Column("actions", Integer, nullable=False),
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

# Whom a shout-out names beside its stories: an edit names the same people, and the next one those who were not named.
roll_calls = Table(
    "roll_calls",
    metadata,
    reference("shoutout_id", "shoutouts.id", primary_key=True),
    reference("person_id", "people.id", primary_key=True),
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

thanks = Table(
    "thanks",
    metadata,
    row_id(),
    reference("workspace_id", "workspaces.id"),
    reference("story_id", "stories.id"),
    reference("person_id", "people.id"),
    Column("text", Text, nullable=False),
    Column("thanked_at", Instant, nullable=False),
    # Which form it was, for one that is submitted again.
    Column("origin_key", String(255), nullable=False),
    # A person thanks for a story once.
    UniqueConstraint("story_id", "person_id"),
    sqlite_autoincrement=True,
)
