"""Say in advance that only members of a private channel see its stories and needs; define why somebody does not."""

from dataclasses import dataclass

from bot.errors import Problem
from bot.usecases.unit import Caller, Context, PersonUnit


@dataclass(frozen=True, slots=True)
class MembersOnly(Problem):
    """Only members of the private channel see its stories and needs, and the person is not one."""


def is_members_only(context: Context, caller: Caller) -> bool:
    """Return whether only members of the channel see what the caller shares."""
    with context.view(caller) as unit:
        return unit.workspace.channel_private


@dataclass(frozen=True, slots=True)
class StoryGone(Problem):
    """The story is no longer shown."""


@dataclass(frozen=True, slots=True)
class NeedGone(Problem):
    """The need no longer exists."""


def gone_or_hidden(unit: PersonUnit, gone: Problem) -> Problem:
    """Return `gone`, or that the person is not in the private channel."""
    return gone if unit.reads_channel else MembersOnly()
