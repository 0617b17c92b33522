"""Find news about a person's stories: colleagues who noticed them, and colleagues who did one like them.

News comes only inside messages that are sent anyway.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.domain.deliveries import Delivery
from bot.domain.shown_things import Thing, the_action, the_person
from bot.storage import deliveries, notices
from bot.usecases.unit import PersonUnit, Unit

_EVER = datetime(1970, 1, 1, tzinfo=UTC)
_COMMITTED_BY = timedelta(seconds=10)
"""After how long every transaction sees an event, or none ever will."""
_NEW_FOR = timedelta(days=14)
"""How long an event is news, if no nudge reports it meanwhile."""
_LATEST = _NEW_FOR + timedelta(days=1)
"""How long ago an event is at the most that a nudge may report which is sent now: it waits for some hours."""


@dataclass(frozen=True, slots=True)
class NoticeNews:
    """How many colleagues noticed how many stories, and the names of colleagues who did one like them."""

    colleagues: int
    stories: int
    did_like: tuple[str, ...]


def news_for_nudge(unit: PersonUnit, delivery: Delivery) -> NoticeNews | None:
    """Return the news since the last nudge that was sent, from the last two weeks; None for none.

    Each retry of this nudge gets the same news.
    """
    return _between(unit, unit.person.told_of_notices_at or _EVER, told_by(delivery))


def news_told_by(unit: PersonUnit, nudge: Delivery) -> NoticeNews | None:
    """Return the news in a nudge that was sent, as of now; None for none."""
    return _between(unit, _told_before(unit, nudge), told_by(nudge))


def things_told_by(unit: PersonUnit, nudge: Delivery) -> Iterator[Thing]:
    """Return the actions and the people that the news of a nudge depends on."""
    since, until = _told_before(unit, nudge), told_by(nudge)
    for action_id, person_id in notices.likes(unit.connection, unit.person.id, max(since, until - _NEW_FOR), until):
        yield the_action(action_id)
        yield the_person(person_id)


def may_have_news(unit: Unit, person_ids: Sequence[int]) -> frozenset[int]:
    """Return the people about whose stories anything is news to anybody now; the others have none."""
    return notices.newsworthy(unit.connection, person_ids, unit.now - _LATEST)


def news_for_home(unit: PersonUnit) -> NoticeNews | None:
    """Return the news that no nudge has reported yet, from the last two weeks; None for none."""
    return _between(unit, unit.person.told_of_notices_at or _EVER, unit.now)


def told_by(nudge: Delivery) -> datetime:
    """Return the end of the time that a nudge reports on.

    It depends on the nudge alone, so that the bot knows what arrived.
    """
    return nudge.created_at - _COMMITTED_BY


def _told_before(unit: PersonUnit, nudge: Delivery) -> datetime:
    """Return the beginning of that time."""
    before = deliveries.newest_before(unit.connection, nudge)
    return told_by(before) if before else _EVER


def _between(unit: PersonUnit, after: datetime, until: datetime) -> NoticeNews | None:
    after = max(after, until - _NEW_FOR)
    noticing = notices.between(unit.connection, unit.person.id, after, until)
    did_like = notices.who_did_like(unit.connection, unit.person.id, after, until)
    if not noticing.colleagues and not did_like:
        return None
    return NoticeNews(noticing.colleagues, noticing.stories, tuple(did_like))
