"""A person's own actions."""

from collections.abc import Mapping, Sequence
from bot.domain.actions import Action
from bot.usecases.record_action import Recorded
from bot.usecases.show_history import History
from bot.slack.blocks.kit import Block, Message


def recorded(recorded: Recorded, *, again: bool = False) -> Message:
    raise NotImplementedError


def undone(action: Action) -> Message:
    raise NotImplementedError


def history(history: History) -> Message:
    raise NotImplementedError


def history_items(actions: Sequence[Action], names: Mapping[str, str]) -> list[Block]:
    raise NotImplementedError
