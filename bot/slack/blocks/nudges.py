"""A person's nudges."""

from bot.usecases.change_nudges import NudgePlan
from bot.usecases.contents import Welcome
from bot.slack.blocks.kit import Message


def welcome(welcome: Welcome) -> Message:
    raise NotImplementedError


def plan(plan: NudgePlan, what: str) -> Message:
    raise NotImplementedError
