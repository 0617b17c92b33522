"""Define the channel in which the bot posts, as Slack describes it."""

from dataclasses import dataclass

from bot.domain.channel_trouble import ChannelTrouble
from bot.domain.people import Person, Workspace
from bot.errors import Problem


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel; `is_member` is whether the bot is in it, None if Slack does not say.

    `is_found` is false for a channel that the bot knew but no longer sees: made private without it, or deleted.
    """

    id: str
    name: str
    is_member: bool | None = None
    is_archived: bool = False
    is_private: bool = False
    is_found: bool = True

    @property
    def trouble(self) -> ChannelTrouble | None:
        """Return what keeps the bot from posting there; None if nothing is known to."""
        if not self.is_found:
            return ChannelTrouble.GONE
        if self.is_archived:
            return ChannelTrouble.ARCHIVED
        return ChannelTrouble.NOT_A_MEMBER if self.is_member is False else None


@dataclass(frozen=True, slots=True)
class CannotPost(Problem):
    """Something keeps the bot from posting in the chosen channel."""

    trouble: ChannelTrouble


@dataclass(frozen=True, slots=True)
class ChannelUnknownNow(Problem):
    """Slack did not say whether the bot is in the chosen channel."""


def out_of_sight(channel_id: str, name: str | None) -> Channel:
    """Return a channel that the bot knew and cannot see now.

    It counts as private, so only its members read its stories.
    """
    return Channel(channel_id, name or channel_id, is_member=False, is_private=True, is_found=False)


def channel_in(workspace: Workspace) -> Channel | None:
    """Return the workspace's channel as the bot last saw it; None for none."""
    if workspace.channel_id is None:
        return None
    name = workspace.channel_name or workspace.channel_id
    return Channel(workspace.channel_id, name, is_private=workspace.channel_private)


def channel_name_for(person: Person, workspace: Workspace) -> str | None:
    """Return the channel's name, unless it is private and the person is not in it; None if it is unknown."""
    return workspace.channel_name if person.reads_channel_of(workspace) else None
