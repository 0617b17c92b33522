"""Say that only members of a private channel see its stories and needs: in advance, and in place of one."""

from bot.usecases.unit import Caller, Context, PersonUnit

MEMBERS_ONLY = (
    "Only members of our private channel see its stories and needs. Ask a colleague who is in the channel to add you."
)


def is_members_only(context: Context, caller: Caller) -> bool:
    """Return whether only members of the channel see what the caller shares."""
    with context.view(caller) as unit:
        return unit.workspace.channel_private


def gone_or_hidden(unit: PersonUnit, gone: str) -> str:
    """Return `gone`, or that the person is not in the private channel."""
    return gone if unit.reads_channel else MEMBERS_ONLY
