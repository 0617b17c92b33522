"""Define the tables of workspaces and their people."""

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

from bot.domain.kinds import Kind
from bot.domain.offers import OfferSource
from bot.domain.people import Cadence
from bot.domain.profiles import Standing
from bot.storage.tables.base import Id, metadata, reference, row_id
from bot.storage.types import Instant, Spans, Weekdays, Word, Words

workspaces = Table(
    "workspaces",
    metadata,
    row_id(),
    Column("team_id", String(32), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("bot_user_id", String(32), nullable=False),
    Column("channel_id", String(32)),
    Column("channel_name", Text),
    # Only members of a private channel see its stories and needs.
    Column("channel_private", Boolean, nullable=False, server_default=false()),
    Column("zone", String(64), nullable=False),
    Column("nudge_time", Time, nullable=False),
    Column("workdays", Weekdays, nullable=False, server_default="01234"),
    Column("country", String(2)),
    Column("region", String(64)),
    # Null for the emoji that Slack itself offers for a vacation and for being sick.
    Column("away_emoji", Words),
    Column("shares", Boolean, nullable=False, server_default=true()),
    # The shout-out's settings: how many stories, whether reviewers see them first, whether to post a quiet week.
    Column("slots", Integer, nullable=False, server_default="5"),
    Column("review", Boolean, nullable=False, server_default=false()),
    Column("reviewers", Words, nullable=False, server_default=text("''")),
    Column("posts_when_quiet", Boolean, nullable=False, server_default=true()),
    Column("shoutout_weekday", Integer, nullable=False),
    Column("shoutout_time", Time, nullable=False),
    Column("shoutout_due_at", Instant),
    Column("next_shoutout_at", Instant),
    Column("synced_at", Instant),
    # The page of Slack's directory where a reading of all people goes on that has not ended; null for the first.
    Column("sync_cursor", Text),
    # The operator's settings at the bot's last start: one that differs now was changed since.
    Column("given", JSON),
    # The last person rescheduled since the nudge time or the zone changed; null if all are done.
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
    # The name of the account in full: `name` is the display name of people who have one.
    Column("full_name", Text),
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
    # Whether shout-outs may feature them; others are thanked in private instead.
    Column("featured", Boolean, nullable=False, server_default=true()),
    # The end of the time whose notices were in the person's news.
    Column("told_of_notices_at", Instant),
    Column("unwanted", Words(OfferSource), nullable=False, server_default=text("''")),
    # The kind of action of which they want more ideas.
    Column("more_of", Word(Kind)),
    # Whether to record texts that are not English without asking; null until they say so.
    Column("records_any_language", Boolean),
    Column("cadence", Word(Cadence), nullable=False),
    Column("enrolled_at", Instant),
    Column("stopped_at", Instant),
    # The first day of a pause that began later than it was asked for; null for any other.
    Column("paused_from", Date),
    Column("paused_until", Date),
    Column("more_pauses", Spans, nullable=False, server_default=text("''")),
    Column("unanswered", Integer, nullable=False),
    Column("next_nudge_at", Instant),
    Column("nudge_due_at", Instant),
    Column("resting_since", Instant),
    # When they first opened the bot's App Home: without one there is nothing to refresh.
    Column("home_opened_at", Instant),
    Column("profile_at", Instant),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("workspace_id", "slack_id"),
    # The tick looks up people in a workspace with a nudge due.
    Index(None, "workspace_id", "next_nudge_at"),
    # Whoever reads a colleague's words looks up the few people to leave out.
    Index(
        "ix_people_declined",
        "workspace_id",
        sqlite_where=text("featured = 0"),
        postgresql_where=text("NOT featured"),
    ),
    sqlite_autoincrement=True,
)
