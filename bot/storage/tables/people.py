"""Workspaces and the people in them."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
    false,
    text,
    true,
)

from bot.domain.offers import OfferSource
from bot.domain.people import Cadence, Standing
from bot.storage.tables.base import Id, metadata, reference, row_id
from bot.storage.types import Instant, Weekdays, Word, Words

workspaces = Table(
    "workspaces",
    metadata,
    row_id(),
    Column("team_id", String(32), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("bot_user_id", String(32), nullable=False),
    Column("channel_id", String(32)),
    Column("channel_name", Text),
    Column("zone", String(64), nullable=False),
    Column("nudge_time", Time, nullable=False),
    Column("workdays", Weekdays, nullable=False, server_default="01234"),
    Column("country", String(2)),
    Column("region", String(64)),
    # Null for the emoji that Slack itself offers for a vacation and for being sick.
    Column("away_emoji", Words),
    Column("shares", Boolean, nullable=False, server_default=true()),
    # How the shout-out is made: how many stories, whether reviewers see them first, and whether a quiet week is posted.
    Column("slots", Integer, nullable=False, server_default="5"),
    Column("review", Boolean, nullable=False, server_default=false()),
    Column("reviewers", Words, nullable=False, server_default=text("''")),
    Column("posts_when_quiet", Boolean, nullable=False, server_default=true()),
    Column("shoutout_weekday", Integer, nullable=False),
    Column("shoutout_time", Time, nullable=False),
    Column("shoutout_due_at", Instant),
    Column("next_shoutout_at", Instant),
    Column("synced_at", Instant),
    # What the operator's settings said when the bot last started: one that differs now was changed since.
    Column("given", JSON),
    # The last person whose nudges were planned anew since the nudge time or the zone changed; null when all are.
    Column("replanned_to", Id),
    Column("created_at", Instant, nullable=False),
    sqlite_autoincrement=True,
)

people = Table(
    "people",
    metadata,
    row_id(),
    reference("workspace_id", "workspaces.id"),
    Column("slack_id", String(32), nullable=False),
    Column("name", Text, nullable=False),
    Column("zone", String(64)),
    Column("standing", Word(Standing), nullable=False),
    Column("active", Boolean, nullable=False, server_default=true()),
    Column("admin", Boolean, nullable=False, server_default=false()),
    Column("status_emoji", String(120)),
    Column("status_until", Instant),
    Column("in_channel", Boolean, nullable=False),
    Column("nudge_time", Time),
    Column("workdays", Weekdays),
    Column("country", String(2)),
    Column("region", String(64)),
    Column("team", Text),
    Column("role", String(32)),
    Column("shares", Boolean),
    # Whether they may be featured in a shout-out; who may not is thanked in private instead.
    Column("featured", Boolean, nullable=False, server_default=true()),
    # Until when the person has been told who noticed their stories.
    Column("told_of_notices_at", Instant),
    Column("unwanted", Words(OfferSource), nullable=False, server_default=text("''")),
    Column("cadence", Word(Cadence), nullable=False),
    Column("enrolled_at", Instant),
    Column("stopped_at", Instant),
    Column("paused_until", Date),
    Column("unanswered", Integer, nullable=False),
    Column("next_nudge_at", Instant),
    Column("nudge_due_at", Instant),
    Column("resting_since", Instant),
    # When they first opened the bot's App Home: only who has one needs it brought up to date.
    Column("home_opened_at", Instant),
    Column("profile_at", Instant),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("workspace_id", "slack_id"),
    # The tick asks who in a workspace is due for a nudge.
    Index(None, "workspace_id", "next_nudge_at"),
    sqlite_autoincrement=True,
)
