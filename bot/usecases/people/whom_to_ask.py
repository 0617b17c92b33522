"""Name who manages the bot, for what only they can arrange."""

from bot.storage import people, people_names
from bot.usecases.unit import Caller, Context

NAMED = 3
"""How many people are named at most."""


def whom_to_ask(context: Context, caller: Caller) -> tuple[str, ...]:
    """Return the names of the admins that the operator chose, or of Slack's own; without the caller."""
    with context.view(caller) as unit:
        chosen = (people.find(unit.connection, unit.workspace.id, slack_id) for slack_id in sorted(context.admins))
        here = [person for person in chosen if person and person.active]
        managers = here or people.admins(unit.connection, unit.workspace.id, NAMED + 1)
        others = [person.id for person in managers if person.id != unit.person.id][:NAMED]
        return tuple(people_names.names(unit.connection, unit.workspace.id, others).values())
