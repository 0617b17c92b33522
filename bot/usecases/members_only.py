"""Define why somebody does not see a story or a need: it is gone, or only members of the channel see it."""

from dataclasses import dataclass

from bot.errors import Problem
from bot.usecases.unit import PersonUnit


@dataclass(frozen=True, slots=True)
class MembersOnly(Problem):
    """Only members of the private channel see its stories and needs, and the person is not one."""


@dataclass(frozen=True, slots=True)
class StoryGone(Problem):
    """The story is no longer shown."""


@dataclass(frozen=True, slots=True)
class NeedGone(Problem):
    """The need no longer exists."""


def gone_or_hidden(unit: PersonUnit, gone: Problem) -> Problem:
    """Return `gone`, or that the person is not in the private channel."""
    return gone if unit.reads_channel else MembersOnly()
