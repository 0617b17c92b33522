"""Define the tables. Every row belongs to one workspace; a comment on each index names its reader."""

from bot.storage.tables.base import metadata
from bot.storage.tables.deliveries import deliveries, sending_paces, shown
from bot.storage.tables.nudges import catalogues, nudge_decisions, offers, unwanted_ideas
from bot.storage.tables.people import people, workspaces
from bot.storage.tables.recording import action_companions, actions, drafts, inspirations, needs
from bot.storage.tables.review import edit_requests, reviews
from bot.storage.tables.shoutout import notices, pictured, promises, reaches, roll_calls, shoutouts, stories, thanks
from bot.storage.tables.totals import action_totals, total_changes

__all__ = [
    "action_companions",
    "action_totals",
    "actions",
    "catalogues",
    "deliveries",
    "drafts",
    "edit_requests",
    "inspirations",
    "metadata",
    "needs",
    "notices",
    "nudge_decisions",
    "offers",
    "people",
    "pictured",
    "promises",
    "reaches",
    "reviews",
    "roll_calls",
    "sending_paces",
    "shoutouts",
    "shown",
    "stories",
    "thanks",
    "total_changes",
    "unwanted_ideas",
    "workspaces",
]
