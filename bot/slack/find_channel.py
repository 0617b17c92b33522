"""Find the channel in which the bot posts when it starts, although people may have renamed or closed it meanwhile."""

import logging

from bot.domain.channels import Channel, out_of_sight
from bot.errors import BotError, UnknownChannelError
from bot.slack.directory import SlackDirectory
from bot.usecases.workspace.open import LastChannel

log = logging.getLogger(__name__)


def find_channel(directory: SlackDirectory, wanted: str | None, last: LastChannel | None) -> Channel | None:
    """Return the channel that the bot has used so far, or the one that the operator now wants; None for none.

    The channel so far is looked up by its id, so that a new name does no harm. If the bot does not see it any more, it
    is returned all the same. Raise UnknownChannelError if the operator wants a channel that the bot has never seen.
    """
    if last is not None and last.stays:
        return _as_now(directory, last)
    if wanted is None:
        return None
    try:
        return directory.channel(wanted)
    except UnknownChannelError:
        if last is None or wanted not in {last.id, last.name}:
            raise
        return _as_now(directory, last)


def _as_now(directory: SlackDirectory, last: LastChannel) -> Channel | None:
    """Return what Slack says of the channel now; what the bot last knew if Slack cannot be asked."""
    if last.id is None:
        return None
    try:
        return directory.channel(last.id)
    except UnknownChannelError:
        return out_of_sight(last.id, last.name)
    except BotError as problem:
        log.warning("the channel could not be looked up, so it is taken as it was: %s", problem)
        return Channel(last.id, last.name or last.id, is_private=last.private)
