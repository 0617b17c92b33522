"""How to use the bot."""

from bot.slack.blocks.kit import Message


def how_to() -> Message:
    raise NotImplementedError


def not_understood(text: str) -> Message:
    raise NotImplementedError


def need_how_to() -> Message:
    raise NotImplementedError


def not_yet(what: str) -> Message:
    raise NotImplementedError


def problem(text: str, kept: str | None = None) -> Message:
    raise NotImplementedError


def dm_reply() -> Message:
    raise NotImplementedError
