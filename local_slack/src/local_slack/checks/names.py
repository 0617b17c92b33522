"""Check the names of channels and emoji."""

import re

from local_slack.checks import limits

_EMOJI = re.compile(r"[\w'+-]+")

CHANNEL_NAMES = {
    "invalid_name_required": "a channel needs a name",
    "invalid_name_maxlength": f"a channel's name has at most {limits.CHANNEL_NAME} characters",
    "invalid_name_specials": "a channel's name has only lowercase letters, digits, hyphens and underscores",
    "invalid_name_punctuation": "a channel's name has at least one letter or digit",
}
"""Slack's errors about the names of channels, in words."""


def wrong_channel_name(name: str) -> str | None:
    """Return Slack's error about a name for a channel, or None if it is one."""
    if not name:
        return "invalid_name_required"
    if len(name) > limits.CHANNEL_NAME:
        return "invalid_name_maxlength"
    if not all((letter.isalnum() and letter == letter.lower()) or letter in "-_" for letter in name):
        return "invalid_name_specials"
    return None if any(letter.isalnum() for letter in name) else "invalid_name_punctuation"


def is_emoji_name(name: str) -> bool:
    """Return whether people can give an emoji that name: lowercase letters, digits and a few signs."""
    return name == name.lower() and _EMOJI.fullmatch(name) is not None
