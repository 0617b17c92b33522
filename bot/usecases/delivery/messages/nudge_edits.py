"""Nudges that were sent follow what they show: what was taken back goes from them, an edit gives them new words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.domain.actions import Action
from bot.domain.deliveries import Delivery, DeliveryKind, Owed, Sent
from bot.domain.nudges import Answer
from bot.domain.people import Person
from bot.storage import deliveries, offers, people, shown_nudges
from bot.usecases.delivery.messages.nudge import Nudge
from bot.usecases.offers.news import news_told_by
from bot.usecases.offers.next_action import has_more
from bot.usecases.offers.offered import Offer, OfferedStory, Promised, read_offered
from bot.usecases.offers.unavailable import Unavailable, describe_unavailable
from bot.usecases.unit import Unit

USEFUL_FOR = timedelta(days=7)
"""How long Slack is asked to edit a message, should it be out of reach."""
_READ = (Answer.ANOTHER, Answer.PROMISED)
"""The answers after which a nudge tells no news any more: the person has read it."""


@dataclass(frozen=True, slots=True)
class NudgeEdit:
    """A nudge as it is to read now; `posted` is None as long as it is not known where it is stored."""

    shows: Nudge | Promised | Unavailable
    posted: Sent | None


def owe_nudge_edits(unit: Unit, action: Action) -> None:
    """Owe an edit of each nudge that shows the action, so that it says no more than it may."""
    shown = shown_nudges.deliveries_that_show(unit.connection, action.workspace_id, action.id)
    _owe(unit, shown, str(action.id))


def owe_edits_of_their_stories(unit: Unit, teller: Person) -> None:
    """Owe an edit of each nudge that shows a story of a person who has just said whether they may be featured."""
    _owe(unit, shown_nudges.deliveries_that_show_stories_of(unit.connection, teller), f"by:{teller.id}")


def _owe(unit: Unit, shown: Iterable[Delivery], because: str) -> None:
    owed = [
        Owed(
            workspace_id=delivery.workspace_id,
            key=f"nudge_edit:{delivery.subject_id}:{because}:{unit.now.isoformat()}",
            kind=DeliveryKind.NUDGE_EDIT,
            expires_at=unit.now + USEFUL_FOR,
            channel_id=delivery.sent_channel,
            subject_id=delivery.subject_id,
        )
        for delivery in shown
        if delivery.may_be_read
    ]
    deliveries.plan_all(unit.connection, [(each, unit.now) for each in owed], unit.now)


def nudge_edit(unit: Unit, delivery: Delivery) -> NudgeEdit | None:
    """The nudge as it reads now; None where something else is in its place, or it is yet to be sent."""
    shown = shown_nudges.still_shown(unit.connection, delivery.subject_id)
    stored = offers.shown_by(unit.connection, shown.id) if shown else None
    if shown is None or stored is None or shown.delivery_id is None:
        return None
    original = deliveries.get(unit.connection, shown.delivery_id)
    if not original.may_be_read:
        return None
    person = people.get(unit.connection, shown.person_id)
    offered = read_offered(unit.of(person), stored)
    news = None if shown.answer in _READ else news_told_by(unit.of(person), original)
    if offered is None:
        gone = describe_unavailable(unit.of(person), stored)
        return NudgeEdit(replace(gone, news=news), original.sent)
    if shown.answer is Answer.PROMISED and isinstance(offered, OfferedStory):
        return NudgeEdit(Promised(stored.id, offered.teller), original.sent)
    more = has_more(unit.of(person), shown.id)
    offer = Offer(stored.id, offered, stored.why, shown.id, more)
    return NudgeEdit(Nudge(offer, shown.id, first=False, news=news), original.sent)
