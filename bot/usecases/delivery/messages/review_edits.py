"""Messages about the review that were sent follow what they show, and reviewers learn of new words."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from bot.domain.actions import Action
from bot.domain.deliveries import Delivery, DeliveryKind, DeliveryStatus, Owed
from bot.domain.people import Person, person_zone
from bot.domain.reviews import may_review
from bot.domain.schedule import next_posting_hour
from bot.storage import deliveries, edits, people, review_messages, reviews, shoutouts
from bot.usecases.delivery.messages.reviewers import reviewers_of
from bot.usecases.unit import Unit

USEFUL_FOR = timedelta(days=7)
"""How long Slack is asked to take such a message or edit, should it be out of reach."""
MORE_MAY_FOLLOW = timedelta(minutes=10)
"""How long the news of new words in a posted story waits for more of them."""
SENT_LATELY = timedelta(days=28)
"""How far back the reviewers' messages follow a change of the workspace's settings."""
_STANDS = (DeliveryStatus.PLANNED, DeliveryStatus.SENDING, DeliveryStatus.SENT)


def owe_review_edits(unit: Unit, messages: Iterable[Delivery]) -> None:
    """Owe an edit of each of these messages, which this unit of work has locked; one at the most is planned for each.

    An edit reads its message anew when it is sent: one that is planned tells of all that happens until then.
    """
    for message in messages:
        if not message.may_be_read:
            continue
        kind = DeliveryKind.REVIEW_EDIT
        planned = edits.lock_planned(unit.connection, message.workspace_id, message.id, kind)
        if planned is not None:
            edits.put_forward(unit.connection, planned, unit.now, unit.now + USEFUL_FOR)
            continue
        owed = Owed(
            workspace_id=message.workspace_id,
            key=f"review_edit:{message.id}:{unit.now.isoformat()}:{unit.context.new_seed()}",
            kind=kind,
            expires_at=unit.now + USEFUL_FOR,
            channel_id=message.sent_channel,
            subject_id=message.id,
        )
        deliveries.plan(unit.connection, owed, unit.now)


def follow_the_post(unit: Unit, posted: Delivery) -> None:
    """Owe the reviewers an edit of what was put to them before a shout-out that is posted, or given up, now."""
    if posted.kind is DeliveryKind.SHOUTOUT and posted.subject_id is not None:
        week = shoutouts.get(unit.connection, posted.subject_id).week
        follow_the_week(unit, week)


def follow_the_week(unit: Unit, week: date) -> None:
    """Owe an edit of what was put to the reviewers before the shout-out of this week, of which something is decided."""
    shown = review_messages.that_show_the_week(unit.connection, unit.workspace.id, week)
    owe_review_edits(unit, shown)


def follow_the_settings(unit: Unit) -> None:
    """Owe an edit of what the reviewers were sent lately, now that an admin has changed what holds for it."""
    lately = review_messages.that_were_sent(unit.connection, unit.workspace.id, unit.now - SENT_LATELY)
    owe_review_edits(unit, lately)


def follow_action(unit: Unit, action: Action) -> None:
    """Owe an edit of what the reviewers were sent with this action, so that it shows no more than it may."""
    owe_review_edits(unit, review_messages.that_show(unit.connection, [action.id]))


def follow_new_words(unit: Unit, action: Action, *, kind_alone: bool) -> None:
    """Count an action whose words have changed as unreviewed, and tell who has to look at it again.

    That is who asked for the edit or, of a story that is posted, every reviewer: it is shown as it is, and they may
    take it out. A message that says so already is edited instead; where the kind alone was corrected, none is sent.
    """
    week = reviews.posted_in(unit.connection, action.id)
    if (
        unit.workspace.review
        and week is not None
        and reviews.find(unit.connection, unit.workspace.id, action.id) is None
    ):
        reviews.put(unit.connection, [action], week, unit.now)
        # What was put to them before that shout-out shows this one too from now on, and has to follow it.
        for sheet in review_messages.sheets_of_the_week(unit.connection, unit.workspace.id, week):
            review_messages.keep_shown(unit.connection, sheet.id, [action.id])
    reviews.open_again(unit.connection, action.id)
    askers = review_messages.close_requests(unit.connection, action.id, unit.now)
    if unit.workspace.review and week is not None and not kind_alone:
        _owe_posted_edited(unit, action)
    elif unit.workspace.review and week is None:
        for reviewer in (people.get(unit.connection, asker) for asker in askers):
            if may_review(reviewer, unit.workspace):
                _owe_was_edited(unit, reviewer, action)


def _owe_posted_edited(unit: Unit, action: Action) -> None:
    """Owe each reviewer the new words of a posted story, but for whom a message waits or has: it follows the words."""
    messages = review_messages.that_show(unit.connection, [action.id])
    kind = DeliveryKind.POSTED_EDITED
    has = {each.person_id for each in messages if each.kind is kind and each.status in _STANDS}
    for reviewer in reviewers_of(unit):
        if reviewer.id != action.person_id and reviewer.id not in has:
            delivery_id = _owe(unit, reviewer, kind, action, unit.now + MORE_MAY_FOLLOW)
            review_messages.keep_shown(unit.connection, delivery_id, [action.id])


def _owe_was_edited(unit: Unit, reviewer: Person, action: Action) -> None:
    """Owe who asked for the edit the news of it; news that wait already read how things are then."""
    kind = DeliveryKind.WAS_EDITED
    if not review_messages.is_planned(unit.connection, kind, reviewer.id, action.id):
        _owe(unit, reviewer, kind, action, unit.now)


def _owe(
    unit: Unit,
    reviewer: Person,
    kind: DeliveryKind,
    action: Action,
    after: datetime,
) -> int | None:
    """Owe a message for the reviewer's own daytime from `after` on; its id."""
    at = next_posting_hour(after, person_zone(reviewer, unit.workspace))
    key = f"{kind.value}:{action.id}:{reviewer.id}:{unit.now.isoformat()}"
    owed = Owed(unit.workspace.id, key, kind, at + USEFUL_FOR, reviewer.id, subject_id=action.id)
    return deliveries.plan(unit.connection, owed, unit.now, at)
