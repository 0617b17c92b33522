"""What the messages about the review and about trouble with the channel say, read fresh when they are sent."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.domain.actions import Action
from bot.domain.channel_trouble import ChannelTrouble
from bot.domain.deliveries import Delivery, DeliveryKind, DeliveryStatus
from bot.domain.people import Person, Workspace, zone_of
from bot.domain.reviews import ReviewVerdict, may_review
from bot.storage import actions, people, reviews, shoutouts
from bot.usecases.context import Context
from bot.usecases.naming import names_for_texts
from bot.usecases.plan_reviews import week_in
from bot.usecases.review_stories import ReviewSheet, sheet_of


@dataclass(frozen=True, slots=True)
class AskedToEdit:
    """The request that a reviewer has for whose story it is, with that person's own words."""

    action: Action
    note: str
    asked_by: str
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class TroubleNotice:
    """What keeps the shout-out from its channel, for an admin.

    `due` is when one is due that is still to come; `until` is how long one that waits is tried again. Both are local
    to the workspace's zone.
    """

    trouble: ChannelTrouble
    channel_name: str | None
    due: datetime | None
    until: datetime | None


Editorial = ReviewSheet | AskedToEdit | TroubleNotice
"""What is said to reviewers, of what they ask, and to admins of the channel."""


def editorial_content(
    context: Context, connection: Connection, workspace: Workspace, person: Person | None, delivery: Delivery
) -> Editorial | None:
    """What such a message says now; None when there is nothing left to say."""
    match delivery.kind:
        case DeliveryKind.REVIEW:
            return _review(context, connection, workspace, person, delivery)
        case DeliveryKind.ASKED_TO_EDIT:
            return _asked_to_edit(connection, workspace, delivery)
        case _:
            return _trouble_notice(connection, workspace, delivery)


def _review(
    context: Context, connection: Connection, workspace: Workspace, person: Person | None, delivery: Delivery
) -> ReviewSheet | None:
    """The stories for a reviewer; None for who is none any more, and when there is nothing left to look at."""
    if person is None or not workspace.review or not may_review(person, workspace):
        return None
    sheet = sheet_of(context, connection, workspace, person, week_in(delivery.key))
    return sheet if sheet.stories else None


def _asked_to_edit(connection: Connection, workspace: Workspace, delivery: Delivery) -> AskedToEdit | None:
    """The request for an edit; None when it no longer stands, or what it is about has been taken back."""
    action_id = delivery.subject_id or 0
    action, review = (
        actions.find(connection, workspace.id, action_id),
        reviews.find(connection, workspace.id, action_id),
    )
    if action is None or not action.shared or review is None or review.verdict is not ReviewVerdict.ASK:
        return None
    names = names_for_texts(connection, workspace.id, (action.text, review.note))
    asked_by = people.get(connection, review.reviewer_id or 0).name
    return AskedToEdit(action, review.note or "", asked_by, names)


def _trouble_notice(connection: Connection, workspace: Workspace, delivery: Delivery) -> TroubleNotice | None:
    """What keeps the shout-out from its channel; None when it has been posted, or another channel was chosen."""
    post = shoutouts.post_of_week(connection, workspace.id, week_in(delivery.key))
    if workspace.channel_id != delivery.channel_id or (post is not None and post.status is DeliveryStatus.SENT):
        return None
    zone, due = zone_of([workspace.zone]), workspace.shoutout_due_at
    return TroubleNotice(
        trouble=ChannelTrouble(delivery.key.split(":")[2]),
        channel_name=workspace.channel_name,
        due=due.astimezone(zone) if due is not None and post is None else None,
        until=post.expires_at.astimezone(zone) if post is not None and post.next_attempt_at is not None else None,
    )
