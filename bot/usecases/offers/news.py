"""What is new of a person's stories: who noticed them, who did one like them. It is told inside what comes anyway."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.domain.deliveries import Delivery
from bot.storage import deliveries, notices
from bot.usecases.unit import PersonUnit

_EVER = datetime(1970, 1, 1, tzinfo=UTC)
_COMMITTED_BY = timedelta(seconds=10)
"""How long ago something happened that every transaction sees by now, or none ever will."""
_NEW_FOR = timedelta(days=14)
"""How long what happened is news, when no nudge has told it meanwhile."""


@dataclass(frozen=True, slots=True)
class NoticeNews:
    """How many colleagues noticed how many stories, and the names of who did one like them."""

    colleagues: int
    stories: int
    did_like: tuple[str, ...]


def news_for_nudge(unit: PersonUnit, delivery: Delivery) -> NoticeNews | None:
    """What is new since the last nudge that was sent, of the last two weeks; None for nothing.

    It is the same however often this nudge is tried.
    """
    return _between(unit, unit.person.told_of_notices_at or _EVER, _told_by(delivery))


def news_told_by(unit: PersonUnit, nudge: Delivery) -> NoticeNews | None:
    """What a nudge that was sent told, as it stands now; None for nothing."""
    before = deliveries.newest_before(unit.connection, nudge)
    return _between(unit, _told_by(before) if before else _EVER, _told_by(nudge))


def news_for_home(unit: PersonUnit) -> NoticeNews | None:
    """What no nudge has told yet, of the last two weeks; None for nothing."""
    return _between(unit, unit.person.told_of_notices_at or _EVER, unit.now)


def keep_told(unit: PersonUnit, nudge: Delivery) -> None:
    """Keep that a nudge which has arrived told its reader what was new."""
    notices.keep_told(unit.connection, unit.person.id, _told_by(nudge))


def _told_by(nudge: Delivery) -> datetime:
    """Until when a nudge tells what happened; it follows from the nudge alone, so that what arrived is known."""
    return nudge.created_at - _COMMITTED_BY


def _between(unit: PersonUnit, after: datetime, until: datetime) -> NoticeNews | None:
    after = max(after, until - _NEW_FOR)
    noticing = notices.between(unit.connection, unit.person.id, after, until)
    did_like = notices.who_did_like(unit.connection, unit.person.id, after, until)
    if not noticing.colleagues and not did_like:
        return None
    return NoticeNews(noticing.colleagues, noticing.stories, tuple(did_like))
