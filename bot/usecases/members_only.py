"""Explain why somebody does not see a story or a need: it is gone, or only members of the channel see it."""

from bot.usecases.unit import PersonUnit

MEMBERS_ONLY = (
    "Only members of our private channel see its stories and needs. Ask a colleague who is in the channel to add you."
)


def gone_or_hidden(unit: PersonUnit, gone: str) -> str:
    """Return `gone`, or that the person is not in the private channel."""
    return gone if unit.reads_channel else MEMBERS_ONLY
