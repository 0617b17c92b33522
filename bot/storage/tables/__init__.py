"""The tables. Every row belongs to one workspace; each index says who reads it."""

from bot.storage.tables.base import metadata
from bot.storage.tables.nudges import catalogues, deliveries, nudge_decisions, offers
from bot.storage.tables.people import people, workspaces
from bot.storage.tables.recording import action_companions, actions, inspirations, needs
from bot.storage.tables.review import edit_requests, review_messages, reviews
from bot.storage.tables.shoutout import notices, pictured, promises, reaches, roll_calls, shoutouts, stories, thanks

__all__ = [
    "action_companions",
    "actions",
    "catalogues",
    "deliveries",
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
    "review_messages",
    "reviews",
    "roll_calls",
    "shoutouts",
    "stories",
    "thanks",
    "workspaces",
]
