"""Find recent needs and stories that name a customer in their text alone, and are not linked to it.

The few newest are read, through an index, because no index finds words.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from bot.domain.actions import Action
from bot.domain.customers import mentions
from bot.domain.needs import Need
from bot.domain.similar_customers import mentions_alike
from bot.storage.customers import Looked, is_needed, is_told
from bot.storage.rows import build
from bot.storage.tables import actions, needs, people

READ = 500
"""How many of the newest needs, and of the newest stories, are searched."""


def needs_mentioning(connection: Connection, who: Looked, since: datetime, most: int) -> Sequence[Need]:
    """Return needs of no named customer that are not met and the viewer may read, created since, the latest first."""
    rows = connection.execute(
        select(needs)
        .where(
            *(needs.c.workspace_id == who.workspace_id, needs.c.created_at >= since),
            *(needs.c.customer_key.is_(None), is_needed(who.viewer)),
        )
        .order_by(needs.c.created_at.desc(), needs.c.id.desc())
        .limit(READ)
    ).all()
    return [build(Need, row) for row in rows if _mentions(row.text, who)][:most]


def stories_mentioning(connection: Connection, who: Looked, since: datetime, most: int) -> Sequence[Action]:
    """Return stories for no named customer that the viewer may read, recorded since, the latest first."""
    rows = connection.execute(
        select(actions)
        .join(people, people.c.id == actions.c.person_id)
        .where(
            *(actions.c.workspace_id == who.workspace_id, actions.c.recorded_at >= since),
            *(actions.c.customer_key.is_(None), is_told(who.viewer)),
        )
        .order_by(actions.c.recorded_at.desc(), actions.c.id.desc())
        .limit(READ)
    ).all()
    return [build(Action, row) for row in rows if _mentions(row.text, who)][:most]


def _mentions(text: str, who: Looked) -> bool:
    return mentions(text, who.key) or (who.alike and mentions_alike(text, who.key))
