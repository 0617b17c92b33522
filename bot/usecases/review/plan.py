"""Put the stories of the coming shout-out to the reviewers, once and in good time, where an admin wants that."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection

from bot.domain.actions import Action
from bot.domain.deliveries import DeliveryKind, Owed
from bot.domain.people import Person, Workspace, person_zone, workspace_place, zone_of
from bot.domain.reviews import IN_RESERVE, is_put_to, is_review_time
from bot.domain.schedule import next_posting_hour, week_of
from bot.storage import deliveries, review_messages, reviews
from bot.usecases.context import Context, known_workspace
from bot.usecases.delivery.messages.review_edits import owe_review_edits
from bot.usecases.delivery.messages.reviewers import reviewers_of
from bot.usecases.review.no_reviewer import is_to_tell, tell_admins
from bot.usecases.shoutout.plan import stories_now


def plan_reviews(context: Context, team_id: str) -> int:
    """Owe each reviewer the message with the stories, if it is time to; to how many it was owed.

    Who became a reviewer since the others were written to gets the same stories. Where nobody is left to review them,
    admins are told.
    """
    now = context.clock.now()
    with context.store.reading() as connection:
        workspace = known_workspace(connection, team_id)
        due = workspace.shoutout_due_at
        if due is None or not _is_time(context, workspace, due, now):
            return 0
        week = week_of(due, zone_of([workspace.zone]))
        nobody = not reviewers_of(connection, workspace)
        if nobody and not is_to_tell(context, connection, workspace, week):
            return 0
        if not nobody and not _to_be_told(connection, workspace, week, _stories(connection, workspace, week, now)):
            return 0
    with context.store.unit() as connection:
        if nobody:
            tell_admins(context, connection, workspace, week, due, now)
            return 0
        stories = _stories(connection, workspace, week, now)
        if not reviews.of_week(connection, workspace.id, week):
            reviews.put(connection, stories, week, now)
            # What was put before an earlier one as well is shown among these from now on.
            owe_review_edits(context, connection, review_messages.that_show(connection, [s.id for s in stories]), now)
        told = _to_be_told(connection, workspace, week, stories)
        return sum(_owe(connection, workspace, reviewer, week, due, now) for reviewer in told)


def _key(week: date, reviewer: Person) -> str:
    return f"review:{week.isoformat()}:{reviewer.id}"


def _is_time(context: Context, workspace: Workspace, due: datetime, now: datetime) -> bool:
    holidays = context.holidays.of(workspace_place(workspace))
    zone = zone_of([workspace.zone])
    return workspace.review and is_review_time(due, now, zone, workspace.workdays, holidays)


def _stories(connection: Connection, workspace: Workspace, week: date, now: datetime) -> Sequence[Action]:
    """What has been put to the reviewers for this week or, before that, what would be told now and a few in reserve.

    The draw is the same for every replica, so that all of them put the same.
    """
    put = [action for action, _ in reviews.of_week(connection, workspace.id, week)]
    seed = f"review:{workspace.id}:{week.isoformat()}"
    return put or stories_now(connection, workspace, now, seed, workspace.slots + IN_RESERVE)


def _to_be_told(connection: Connection, workspace: Workspace, week: date, stories: Sequence[Action]) -> list[Person]:
    """The reviewers who have not been written to about this week and to whom any of the stories is put."""
    reviewers = reviewers_of(connection, workspace)
    keys = [_key(week, each) for each in reviewers]
    owed = deliveries.among(connection, workspace.id, keys)
    return [
        each
        for each in reviewers
        if _key(week, each) not in owed and any(is_put_to(story.person_id, each, reviewers) for story in stories)
    ]


def _owe(
    connection: Connection, workspace: Workspace, reviewer: Person, week: date, due: datetime, now: datetime
) -> bool:
    """Owe the message for the reviewer's own daytime, or for now where that comes too late."""
    daytime = next_posting_hour(now, person_zone(reviewer, workspace))
    owed = Owed(workspace.id, _key(week, reviewer), DeliveryKind.REVIEW, due, person_id=reviewer.id)
    delivery_id = deliveries.plan(connection, owed, now, daytime if daytime < due else now)
    review_messages.keep_shown(connection, delivery_id, reviews.ids_of_week(connection, workspace.id, week))
    return delivery_id is not None
