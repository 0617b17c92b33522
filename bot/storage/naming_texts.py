"""Find the actions and needs whose texts name somebody."""

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, func, or_, select

from bot.domain.shown_things import Thing, the_action, the_need
from bot.storage.tables import actions, needs


def things_with(
    connection: Connection, workspace_id: int, patterns: Sequence[str], names_them: Callable[[str], bool]
) -> list[Thing]:
    """Return the actions and needs with a text that fits a LIKE pattern, in lower case, and that `names_them`."""
    found = [
        (the_action, actions, (actions.c.text, actions.c.outcome, actions.c.customer)),
        (the_need, needs, (needs.c.text, needs.c.customer)),
    ]
    return [
        thing(row.id)
        for thing, table, texts in found
        for row in connection.execute(
            select(table.c.id, *texts).where(
                table.c.workspace_id == workspace_id,
                or_(*(func.lower(each).like(pattern) for each in texts for pattern in patterns)),
            )
        )
        if any(text and names_them(text) for text in row[1:])
    ]
