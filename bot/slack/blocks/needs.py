"""Needs."""

from collections.abc import Sequence
from bot.usecases.work_on_needs import NeedList, ShownNeed
from bot.slack.blocks.kit import Block, Message


def need_noted(shown: ShownNeed) -> Message:
    raise NotImplementedError


def need_list(needs: NeedList) -> Message:
    raise NotImplementedError


def need_taken(shown: ShownNeed) -> Message:
    raise NotImplementedError


def need_handed_back(shown: ShownNeed) -> Message:
    raise NotImplementedError


def need_dropped(shown: ShownNeed) -> Message:
    raise NotImplementedError


def need_items(needs: Sequence[ShownNeed]) -> list[Block]:
    raise NotImplementedError
