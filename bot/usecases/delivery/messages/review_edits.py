"""Messages about the review that were sent follow what they show, and reviewers learn of new words."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from bot.domain.actions import Action
from bot.domain.deliveries import Delivery, DeliveryKind, DeliveryStatus, Owed
from bot.domain.people import Person, Workspace, person_zone
from bot.domain.reviews import may_review
from bot.domain.schedule import next_posting_hour
from bot.storage import deliveries, edits, people, review_messages, reviews, shoutouts
from bot.usecases.context import Context
from bot.usecases.delivery.messages.reviewers import reviewers_of

USEFUL_FOR = timedelta(days=7)
"""How long Slack is asked to take such a message or edit, should it be out of reach."""
MORE_MAY_FOLLOW = timedelta(minutes=10)
"""How long the news of new words in a posted story waits for more of them."""
SENT_LATELY = timedelta(days=28)
"""How far back the reviewers' messages follow a change of the workspace's settings."""
_STANDS = (DeliveryStatus.PLANNED, DeliveryStatus.SENDING, DeliveryStatus.SENT)


def owe_review_edits(context: Context, connection: Connection, messages: Iterable[Delivery], now: datetime) -> None:
    """Owe an edit of each of these messages, which this unit of work has locked; one at the most is planned for each.

    An edit reads its message anew when it is sent: one that is planned tells of all that happens until then.
    """
    for message in messages:
        if not message.may_be_read:
            continue
        kind = DeliveryKind.REVIEW_EDIT
        planned = edits.lock_planned(connection, message.workspace_id, message.id, kind)
        if planned is not None:
            edits.put_forward(connection, planned, now, now + USEFUL_FOR)
            continue
        owed = Owed(
            workspace_id=message.workspace_id,
            key=f"review_edit:{message.id}:{now.isoformat()}:{context.new_seed()}",
            kind=kind,
            expires_at=now + USEFUL_FOR,
            channel_id=message.sent_channel,
            subject_id=message.id,
        )
        deliveries.plan(connection, owed, now)


def follow_the_post(context: Context, connection: Connection, posted: Delivery, now: datetime) -> None:
    """Owe the reviewers an edit of what was put to them before a shout-out that is posted, or given up, now."""
    if posted.kind is DeliveryKind.SHOUTOUT and posted.subject_id is not None:
        week = shoutouts.get(connection, posted.subject_id).week
        follow_the_week(context, connection, posted.workspace_id, week, now)


def follow_the_week(context: Context, connection: Connection, workspace_id: int, week: date, now: datetime) -> None:
    """Owe an edit of what was put to the reviewers before the shout-out of this week, of which something is decided."""
    shown = review_messages.that_show_the_week(connection, workspace_id, week)
    owe_review_edits(context, connection, shown, now)


def follow_the_settings(context: Context, connection: Connection, workspace_id: int, now: datetime) -> None:
    """Owe an edit of what the reviewers were sent lately, now that an admin has changed what holds for it."""
    lately = review_messages.that_were_sent(connection, workspace_id, now - SENT_LATELY)
    owe_review_edits(context, connection, lately, now)


def follow_action(context: Context, connection: Connection, action: Action, now: datetime) -> None:
    """Owe an edit of what the reviewers were sent with this action, so that it shows no more than it may."""
    owe_review_edits(context, connection, review_messages.that_show(connection, [action.id]), now)


def follow_new_words(
    connection: Connection, workspace: Workspace, action: Action, now: datetime, *, kind_alone: bool
) -> None:
    """Count an action whose words have changed as unreviewed, and tell who has to look at it again.

    That is who asked for the edit or, of a story that is posted, every reviewer: it is shown as it is, and they may
    take it out. A message that says so already is edited instead; where the kind alone was corrected, none is sent.
    """
    week = reviews.posted_in(connection, action.id)
    if workspace.review and week is not None and reviews.find(connection, workspace.id, action.id) is None:
        reviews.put(connection, [action], week, now)
        # What was put to them before that shout-out shows this one too from now on, and has to follow it.
        for sheet in review_messages.sheets_of_the_week(connection, workspace.id, week):
            review_messages.keep_shown(connection, sheet.id, [action.id])
    reviews.open_again(connection, action.id)
    askers = review_messages.close_requests(connection, action.id, now)
    if workspace.review and week is not None and not kind_alone:
        _owe_posted_edited(connection, workspace, action, now)
    elif workspace.review and week is None:
        for reviewer in (people.get(connection, asker) for asker in askers):
            if may_review(reviewer, workspace):
                _owe_was_edited(connection, workspace, reviewer, action, now)


def _owe_posted_edited(connection: Connection, workspace: Workspace, action: Action, now: datetime) -> None:
    """Owe each reviewer the new words of a posted story, but for whom a message waits or has: it follows the words."""
    messages = review_messages.that_show(connection, [action.id])
    kind = DeliveryKind.POSTED_EDITED
    has = {each.person_id for each in messages if each.kind is kind and each.status in _STANDS}
    for reviewer in reviewers_of(connection, workspace):
        if reviewer.id != action.person_id and reviewer.id not in has:
            delivery_id = _owe(connection, workspace, reviewer, kind, action, now, now + MORE_MAY_FOLLOW)
            review_messages.keep_shown(connection, delivery_id, [action.id])


def _owe_was_edited(
    connection: Connection, workspace: Workspace, reviewer: Person, action: Action, now: datetime
) -> None:
    """Owe who asked for the edit the news of it; news that wait already read how things are then."""
    kind = DeliveryKind.WAS_EDITED
    if not review_messages.is_planned(connection, kind, reviewer.id, action.id):
        _owe(connection, workspace, reviewer, kind, action, now, now)


def _owe(
    connection: Connection,
    workspace: Workspace,
    reviewer: Person,
    kind: DeliveryKind,
    action: Action,
    now: datetime,
    after: datetime,
) -> int | None:
    """Owe a message for the reviewer's own daytime from `after` on; its id."""
    at = next_posting_hour(after, person_zone(reviewer, workspace))
    key = f"{kind.value}:{action.id}:{reviewer.id}:{now.isoformat()}"
    owed = Owed(workspace.id, key, kind, at + USEFUL_FOR, reviewer.id, subject_id=action.id)
    return deliveries.plan(connection, owed, now, at)
