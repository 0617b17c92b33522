"""Define the tables of shout-outs, their stories, their notices, and the promises that followed."""

from sqlalchemy import Column, Date, Index, Integer, String, Table, Text, UniqueConstraint

from bot.domain.kinds import Kind
from bot.storage.tables.base import metadata, reference, row_id
from bot.storage.types import Instant, Word

shoutouts = Table(
    "shoutouts",
    metadata,
    row_id(),
    reference("workspace_id", "workspaces.id"),
    # The Monday of its week: no week has two.
    Column("week", Date, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("decided_at", Instant, nullable=False),
    Column("outcome", String(20), nullable=False),
    Column("covers_from", Instant, nullable=False),
    Column("covers_until", Instant, nullable=False),
    Column("seed", String(64), nullable=False),
    reference("delivery_id", "deliveries.id", nullable=True),
    # The picture of the ripples in Slack's files, after the upload.
    Column("picture_file_id", String(32)),
    UniqueConstraint("workspace_id", "week"),
    sqlite_autoincrement=True,
)

# What the picture of a shout-out's ripples shows: the picture is removed if part of it may not be shown any more.
pictured = Table(
    "pictured",
    metadata,
    reference("shoutout_id", "shoutouts.id", primary_key=True),
    reference("action_id", "actions.id", primary_key=True),
    Column("kind", Word(Kind), nullable=False),
    # The action at the start of its arrow, null where a ripple begins.
    reference("inspired_by_id", "actions.id", nullable=True),
)

# The widest ripple of a year, kept for a while: computing it from thousands of links takes seconds.
reaches = Table(
    "reaches",
    metadata,
    reference("workspace_id", "workspaces.id", primary_key=True),
    Column("since", Instant, nullable=False),
    Column("counted_at", Instant, nullable=False),
    Column("people", Integer, nullable=False),
    Column("teams", Integer, nullable=False),
    Column("depth", Integer, nullable=False),
    # Zero without a ripple.
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
    # A post reads its stories in their order.
    Index(None, "shoutout_id", "position"),
    sqlite_autoincrement=True,
)

# The people named beside a shout-out's stories: edits name the same ones, the next shout-out others first.
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
    # Null for a plan that no story inspired.
    reference("story_id", "stories.id", nullable=True),
    # "If …, then I'll …", in the person's own words.
    Column("plan", Text),
    Column("promised_at", Instant, nullable=False),
    reference("kept_action_id", "actions.id", nullable=True),
    # What made a promise without a story, such as `offer:7` or `draft:7`.
    Column("origin_key", String(255)),
    # One promise a story and person; a second click changes the plan.
    UniqueConstraint("person_id", "story_id"),
    UniqueConstraint("person_id", "origin_key"),
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
    # The form that was sent, to recognize a repeated one.
    Column("origin_key", String(255), nullable=False),
    # A person thanks for a story once.
    UniqueConstraint("story_id", "person_id"),
    sqlite_autoincrement=True,
)
