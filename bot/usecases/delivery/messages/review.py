"""What the messages about the review and about trouble with the shout-out say, read fresh when they are sent."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.channel_trouble import ChannelTrouble
from bot.domain.deliveries import Delivery, DeliveryKind, DeliveryStatus, Sent
from bot.domain.people import Person, Workspace, person_zone, zone_of
from bot.domain.reviews import ReviewVerdict, may_review
from bot.domain.schedule import week_of
from bot.storage import (
    actions,
    deliveries,
    people,
    review_messages,
    reviews,
    shoutout_deliveries,
    shoutouts,
    visibility,
)
from bot.usecases.delivery.messages.review_sheet import PostedEdited, ReviewSheet, sheet_of
from bot.usecases.delivery.messages.reviewers import reviewers_of, week_in
from bot.usecases.delivery.messages.shoutout import as_stories
from bot.usecases.names import names_for_actions, names_for_texts
from bot.usecases.unit import PersonUnit, Unit
from bot.usecases.visible import Visible, words_for


@dataclass(frozen=True, slots=True)
class AskedToEdit:
    """The request that a reviewer has for whose story it is, with that person's own words.

    `instead` is what is said of the story now, and `by` whom, when the request no longer stands; None while it does.
    """

    action: Action
    note: Visible
    asked_by: str
    names: dict[str, str]
    instead: ReviewVerdict | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class WasEdited:
    """That `name` has edited the story of which a reviewer has asked an edit."""

    name: str


@dataclass(frozen=True, slots=True)
class NoReviewer:
    """That nobody is left to review stories, for an admin; `due`, in their zone, is when they are posted."""

    due: datetime


@dataclass(frozen=True, slots=True)
class TroubleNotice:
    """What keeps the shout-out from its channel, for an admin.

    `due` is when one is due that is still to come; `until` is how long one that waits is tried again. Both are local
    to the admin's zone.
    """

    trouble: ChannelTrouble
    channel_name: str | None
    due: datetime | None
    until: datetime | None


@dataclass(frozen=True, slots=True)
class TroubleOver:
    """That the shout-out of which an admin was told a trouble is posted by now; in this channel, if it is known."""

    channel_name: str | None


Editorial = ReviewSheet | AskedToEdit | WasEdited | PostedEdited | NoReviewer | TroubleNotice
"""What is said to reviewers, of what they ask, and to admins of the shout-out."""


@dataclass(frozen=True, slots=True)
class ReviewEdit:
    """A message about the review, or the channel, as it is to read now.

    `posted` is None as long as it is not known where it is.
    """

    shows: ReviewSheet | AskedToEdit | PostedEdited | TroubleOver
    posted: Sent | None


def editorial_content(unit: PersonUnit, delivery: Delivery) -> Editorial | None:
    """What such a message says now; None when there is nothing left to say."""
    match delivery.kind:
        case DeliveryKind.REVIEW:
            sheet = sheet_of(unit, unit.person, week_in(delivery.key))
            return sheet if sheet.stories else None
        case DeliveryKind.ASKED_TO_EDIT:
            asked = _asked_to_edit(unit, delivery)
            return None if asked is None or asked.instead is not None else asked
        case DeliveryKind.WAS_EDITED:
            return _was_edited(unit, unit.person, delivery)
        case DeliveryKind.POSTED_EDITED:
            edited = _posted_edited(unit, unit.person, delivery)
            return edited if edited.story else None
        case DeliveryKind.NO_REVIEWER:
            return _no_reviewer(unit, unit.person, delivery)
        case _:
            return _trouble_notice(unit, unit.person, delivery)


def review_edit(unit: Unit, delivery: Delivery) -> ReviewEdit | None:
    """A message about the review, or the channel, as it reads now; None where there is nothing to edit."""
    original = deliveries.get(unit.connection, delivery.subject_id or 0)
    if not original.may_be_read:
        return None
    person = people.get(unit.connection, original.person_id or 0)
    shows: ReviewSheet | AskedToEdit | PostedEdited | TroubleOver | None
    match original.kind:
        case DeliveryKind.REVIEW:
            shows = sheet_of(unit, person, week_in(original.key))
        case DeliveryKind.POSTED_EDITED:
            shows = _posted_edited(unit, person, original)
        case DeliveryKind.CHANNEL_TROUBLE:
            shows = TroubleOver(unit.workspace.channel_name)
        case _:
            shows = _asked_to_edit(unit, original)
    return None if shows is None else ReviewEdit(shows, original.sent)


def _asked_to_edit(unit: Unit, delivery: Delivery) -> AskedToEdit | None:
    """The request for an edit; None when what it is about has been taken back."""
    request = review_messages.get_request(unit.connection, delivery.subject_id or 0)
    action = actions.find(unit.connection, unit.workspace.id, request.action_id)
    review = reviews.find(unit.connection, unit.workspace.id, request.action_id)
    if action is None or not action.shared or review is None:
        return None
    note = words_for(unit, request.person_id, request.note)
    by = review.reviewer_id
    return AskedToEdit(
        action=action,
        note=note,
        asked_by=people.get(unit.connection, request.person_id).name,
        names=names_for_texts(unit, (action.text, action.outcome, note)),
        instead=None if request.closed_at is None else review.verdict,
        by=None if request.closed_at is None or by is None else people.get(unit.connection, by).name,
    )


def _was_edited(unit: Unit, reviewer: Person, delivery: Delivery) -> WasEdited | None:
    """The news of the edit; None when it is no longer for the person, or somebody has reviewed the story since."""
    action = actions.find(unit.connection, unit.workspace.id, delivery.subject_id or 0)
    review = reviews.find(unit.connection, unit.workspace.id, delivery.subject_id or 0)
    unreviewed = review is not None and review.verdict is ReviewVerdict.OPEN
    if action is None or not unreviewed or not _reviews(unit.workspace, reviewer):
        return None
    if not visibility.reviews_allowed(unit.connection, action.id):
        return None
    return WasEdited(people.get(unit.connection, action.person_id).name)


def _posted_edited(unit: Unit, reviewer: Person, delivery: Delivery) -> PostedEdited:
    """The posted story as it reads now; none where it may not be told, or not to this person to decide about."""
    action = actions.find(unit.connection, unit.workspace.id, delivery.subject_id or 0)
    review = reviews.find(unit.connection, unit.workspace.id, delivery.subject_id or 0)
    if review is not None and review.verdict is ReviewVerdict.SKIP and review.reviewer_id is not None:
        return PostedEdited(None, {}, people.get(unit.connection, review.reviewer_id).name)
    if action is None or not _reviews(unit.workspace, reviewer) or not shoutouts.tells(unit.connection, action.id):
        return PostedEdited(None, {})
    [story] = as_stories(unit, [action])
    return PostedEdited(story, names_for_actions(unit, [story.action]))


def _reviews(workspace: Workspace, person: Person) -> bool:
    return workspace.review and may_review(person, workspace)


def _no_reviewer(unit: Unit, admin: Person, delivery: Delivery) -> NoReviewer | None:
    """That nobody reviews; None when somebody does, or nobody is to any more, or its shout-out is no longer to come."""
    due = unit.workspace.shoutout_due_at
    if not unit.workspace.review or due is None or reviewers_of(unit):
        return None
    if week_of(due, zone_of([unit.workspace.zone])) != week_in(delivery.key):
        return None
    return NoReviewer(due.astimezone(person_zone(admin, unit.workspace)))


def _trouble_notice(unit: Unit, admin: Person, delivery: Delivery) -> TroubleNotice | None:
    """What keeps the shout-out from its channel; None when it has been posted, or another channel was chosen."""
    post = shoutout_deliveries.of_week(unit.connection, unit.workspace.id, week_in(delivery.key))
    if unit.workspace.channel_id != delivery.channel_id or (post is not None and post.status is DeliveryStatus.SENT):
        return None
    zone, due = person_zone(admin, unit.workspace), unit.workspace.shoutout_due_at
    return TroubleNotice(
        trouble=ChannelTrouble(delivery.key.split(":")[2]),
        channel_name=unit.workspace.channel_name,
        due=due.astimezone(zone) if due is not None and post is None else None,
        until=post.expires_at.astimezone(zone) if post is not None and post.next_attempt_at is not None else None,
    )
