"""What keeps the shout-out from its channel until somebody in the workspace mends it."""

from enum import StrEnum


class ChannelTrouble(StrEnum):
    """A reason for which Slack takes no post in the channel; the value is Slack's own word."""

    ARCHIVED = "is_archived"
    NOT_A_MEMBER = "not_in_channel"
    GONE = "channel_not_found"
    """It is deleted, or private without the bot: Slack answers the same to both."""
    RESTRICTED = "restricted_action"
    """Only some may post there; Slack has longer words for it too, which begin with this one."""
    CONTENT = "refused_content"
    """Slack takes the message for what it holds in no channel, and not when it is shortened either."""

    UNCLEAR = "outcome_unclear"
    """Slack's answer to the post was lost, and Slack does not let the bot look for it."""


REFUSED_CONTENT = frozenset(
    {"msg_blocks_too_long", "msg_too_long", "invalid_blocks", "invalid_blocks_format", "too_many_blocks"}
)
"""Slack's words for a message that it does not take for what it holds; a shorter one may go through."""
ADMINS_TOLD = 3
"""How many of Slack's admins are told of a trouble at the most, beside those whom the operator named."""


def trouble_of(reason: str | None) -> ChannelTrouble | None:
    """The trouble that Slack's word for a refusal stands for; None for what no admin can mend in the channel."""
    if reason in REFUSED_CONTENT:
        return ChannelTrouble.CONTENT
    words = (reason or "").startswith
    return next((trouble for trouble in ChannelTrouble if words(trouble.value)), None)
