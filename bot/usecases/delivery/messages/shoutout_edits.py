"""Owe edits of shout-outs that are posted, so that each goes on saying what is so, and no more than it may.

An edit reads the post anew when it is sent. So one that is planned tells of all that happens until then, and another
is owed only after it has been claimed: it may have read by then how things were before.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.domain.deliveries import Delivery, DeliveryKind, Owed
from bot.storage import deliveries, edits, shoutout_deliveries
from bot.usecases.unit import Unit

COUNTS_SHOWN_AFTER = timedelta(seconds=5)
"""How long an edit that brings counts up to date waits for more of them."""
USEFUL_FOR = timedelta(days=30)
"""How long an edit is tried, while its channel is archived or Slack out of reach: what was taken back is to go."""


def owe_edits(unit: Unit, posts: Iterable[Delivery]) -> None:
    """Owe an edit of each of these shout-outs, which this unit of work has locked, at once."""
    for post in posts:
        _owe(unit, post, unit.now)


def owe_new_counts(unit: Unit, shoutout_id: int) -> None:
    """Owe an edit that shows how many have noticed the stories of a shout-out, a little later."""
    _owe(unit, shoutout_deliveries.lock(unit.connection, shoutout_id), unit.now + COUNTS_SHOWN_AFTER)


def _owe(unit: Unit, post: Delivery | None, at: datetime) -> None:
    """One edit at the most is planned for a post: who owes one has its post locked, who sends one has to claim it."""
    if post is None or not post.may_be_read or post.subject_id is None:
        return
    expires_at = unit.now + USEFUL_FOR
    planned = edits.lock_planned(unit.connection, post.workspace_id, post.subject_id)
    if planned is not None:
        edits.put_forward(unit.connection, planned, at, expires_at)
        return
    owed = Owed(
        workspace_id=post.workspace_id,
        key=f"shoutout_edit:{post.subject_id}:{unit.now.isoformat()}:{unit.context.new_seed()}",
        kind=DeliveryKind.SHOUTOUT_EDIT,
        expires_at=expires_at,
        channel_id=post.sent_channel or post.channel_id,
        subject_id=post.subject_id,
    )
    deliveries.plan(unit.connection, owed, unit.now, at)
