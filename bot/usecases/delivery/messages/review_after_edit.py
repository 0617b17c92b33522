"""Let reviewers look again at an action with new words."""

from datetime import timedelta

from bot.domain.actions import Action
from bot.domain.deliveries import DeliveryStatus
from bot.domain.people import Person, person_zone
from bot.domain.reviews import may_review
from bot.domain.schedule import next_posting_hour
from bot.domain.shown_things import the_sheet
from bot.storage import deliveries, edit_requests, people, reviews
from bot.usecases.delivery.changed import changed
from bot.usecases.delivery.message_kind import MessageKind
from bot.usecases.delivery.messages.review import POSTED_EDITED, WAS_EDITED, Edited
from bot.usecases.delivery.messages.reviewers import reviewers_of
from bot.usecases.unit import Unit

MORE_MAY_FOLLOW = timedelta(minutes=10)
"""How long the news of new words in a posted story waits for more of them."""


def review_new_words(unit: Unit, action: Action, *, kind_alone: bool) -> None:
    """Count an action with new words as unreviewed, and notify the people who have to look again.

    For a requested edit, these are the reviewers who asked. For a posted story they are all reviewers: it is shown as
    it is, and they may take it out. A message that shows the words already follows them. Nobody is notified if only the
    kind changed.
    """
    week = reviews.posted_in(unit.connection, action.id)
    if (
        unit.workspace.review
        and week is not None
        and reviews.find(unit.connection, unit.workspace.id, action.id) is None
    ):
        reviews.put(unit.connection, [action], week, unit.now)
        # The sheets of that week show this one too from now on.
        changed(unit, the_sheet(week))
    reviews.open_again(unit.connection, action.id)
    askers = edit_requests.close_requests(unit.connection, action.id, unit.now)
    if not unit.workspace.review:
        return
    if week is None:
        for reviewer in (people.get(unit.connection, asker) for asker in askers):
            if may_review(reviewer, unit.workspace):
                _owe_was_edited(unit, reviewer, action)
    elif not kind_alone:
        _owe_posted_edited(unit, action)


def _owe_posted_edited(unit: Unit, action: Action) -> None:
    """Owe each reviewer the new words, unless a message with this story waits or was sent."""
    for reviewer in reviewers_of(unit):
        if reviewer.id != action.person_id and not _has(unit, reviewer, action):
            _owe(unit, POSTED_EDITED, reviewer, action, MORE_MAY_FOLLOW)


def _has(unit: Unit, reviewer: Person, action: Action) -> bool:
    return any(
        message.may_be_read or message.status is DeliveryStatus.PLANNED
        for message in deliveries.of_person(unit.connection, reviewer.id, POSTED_EDITED.name)
        if POSTED_EDITED.about_of(message).action_id == action.id
    )


def _owe_was_edited(unit: Unit, reviewer: Person, action: Action) -> None:
    """Owe the news of the edit; news that wait already read how things are when they are sent."""
    waiting = [
        message
        for message in deliveries.of_person(unit.connection, reviewer.id, WAS_EDITED.name)
        if message.status is DeliveryStatus.PLANNED and WAS_EDITED.about_of(message).action_id == action.id
    ]
    if not waiting:
        _owe(unit, WAS_EDITED, reviewer, action, timedelta(0))


def _owe(unit: Unit, kind: MessageKind[Edited], reviewer: Person, action: Action, after: timedelta) -> None:
    at = next_posting_hour(unit.now + after, person_zone(reviewer, unit.workspace))
    kind.owe(unit, Edited(action.id, reviewer.id, unit.now), to=reviewer, at=at)
