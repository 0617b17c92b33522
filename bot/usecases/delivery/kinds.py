"""The table of all kinds of messages."""

from typing import Any

from bot.usecases.delivery.kind import Kind
from bot.usecases.delivery.messages import (
    channel_trouble,
    joining,
    needs,
    no_reviewer,
    nudge,
    picture,
    review,
    shoutout,
    thanks,
)

_FAMILIES = (joining, nudge, needs, shoutout, picture, thanks, review, no_reviewer, channel_trouble)
KINDS: dict[str, Kind[Any]] = {kind.name: kind for family in _FAMILIES for kind in family.KINDS}
"""By name, every kind of message."""
