"""The tables. Every row belongs to one workspace; each index says who reads it."""

from bot.storage.tables.base import metadata
from bot.storage.tables.nudging import deliveries, ideas_offered, nudge_decisions
from bot.storage.tables.people import people, workspaces
from bot.storage.tables.recording import action_companions, actions, inspirations, needs
from bot.storage.tables.shouting import notices, promises, shoutouts, stories

__all__ = [
    "action_companions",
    "actions",
    "deliveries",
    "ideas_offered",
    "inspirations",
    "metadata",
    "needs",
    "notices",
    "nudge_decisions",
    "people",
    "promises",
    "shoutouts",
    "stories",
    "workspaces",
]
