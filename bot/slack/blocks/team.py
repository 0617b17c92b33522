"""What we did together."""

from bot.usecases.sum_up import TeamSummary
from bot.slack.blocks.kit import Message


def summary(summary: TeamSummary) -> Message:
    raise NotImplementedError
