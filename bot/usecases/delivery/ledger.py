"""Show the ledger of messages: what is owed, what was sent, and what went wrong."""

from dataclasses import dataclass

from bot.domain.deliveries import Delivery
from bot.storage import deliveries, people_names
from bot.usecases.unit import Context

MOST = 40


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One message of the ledger; without `name` it goes to the channel."""

    message: Delivery
    name: str | None


def newest_messages(context: Context, team_id: str) -> list[LedgerLine]:
    """Return the newest messages of a workspace, the newest first."""
    with context.view_of(team_id) as unit:
        found = deliveries.newest(unit.connection, unit.workspace.id, MOST)
        ids = {message.person_id for message in found if message.person_id is not None}
        names = people_names.names(unit.connection, unit.workspace.id, sorted(ids))
    return [LedgerLine(message, names.get(message.person_id or 0)) for message in found]
