"""The kinds of messages: one file per family, and this table of all of them."""

from typing import Any

from bot.usecases.delivery.message_kind import MessageKind
from bot.usecases.delivery.messages import (
    channel_trouble,
    needs,
    no_reviewer,
    nudge,
    picture,
    review,
    shoutout,
    thanks,
    welcome,
)

_FAMILIES = (welcome, nudge, needs, shoutout, picture, thanks, review, no_reviewer, channel_trouble)
KINDS: dict[str, MessageKind[Any]] = {kind.name: kind for family in _FAMILIES for kind in family.KINDS}
"""By name, every kind of message."""
