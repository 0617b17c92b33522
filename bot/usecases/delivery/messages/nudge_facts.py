"""Read what many nudges need at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.people import day_bounds
from bot.storage import (
    decision_answers,
    history,
    nudges_sent,
    offers,
)
from bot.storage.offers import StoredOffer
from bot.usecases.delivery.message_kind import Sending
from bot.usecases.delivery.messages.nudge_content import Decided
from bot.usecases.offers.news import may_have_news


@dataclass(frozen=True, slots=True)
class Known:
    """What is read of many nudges at once; `offer` is what each shows now."""

    is_answered: bool
    acted_today: bool
    offer: StoredOffer | None
    is_first: bool
    may_have_news: bool


def gather(nudges: Sequence[Sending[Decided]]) -> dict[int, Known]:
    """Return what is known about each of these nudges, by the row id of its delivery."""
    connection = nudges[0].unit.connection
    days = {each.about.person_id: day_bounds(each.unit.now, each.to.zone) for each in nudges}
    decided = [each.about.decision_id for each in nudges]
    answered = decision_answers.answered(connection, decided)
    acted = history.acted_in(connection, days)
    shown = offers.shown_by_each(connection, decided)
    first = nudges_sent.first_sent(connection, list(days))
    newsworthy = may_have_news(nudges[0].unit, list(days))
    return {
        each.delivery.id: Known(
            is_answered=each.about.decision_id in answered,
            acted_today=each.about.person_id in acted,
            offer=shown.get(each.about.decision_id),
            is_first=each.about.person_id in first,
            may_have_news=each.about.person_id in newsworthy,
        )
        for each in nudges
    }


def known_of(sending: Sending[Decided]) -> Known:
    """Return what is known about a nudge, read now if it was not gathered."""
    known: Known = sending.gathered or gather([sending])[sending.delivery.id]
    return known
