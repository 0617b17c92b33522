"""Send the stories of the coming shout-out to the reviewers, once and in good time, if an admin wants that."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.domain.actions import Action
from bot.domain.people import Person, person_zone, workspace_place, zone_of
from bot.domain.reviews import IN_RESERVE, is_put_to, is_review_time
from bot.domain.schedule import next_posting_hour, week_of
from bot.domain.shown_things import the_sheet
from bot.storage import deliveries, reviews
from bot.usecases.delivery.changed import before_changes, changed
from bot.usecases.delivery.messages.review import REVIEW, WeekFor
from bot.usecases.delivery.messages.reviewers import reviewers_of
from bot.usecases.review.no_reviewer import is_to_tell, tell_admins
from bot.usecases.shoutout.plan import stories_now
from bot.usecases.unit import Context, Unit


def plan_reviews(context: Context, team_id: str) -> int:
    """Queue each reviewer's message with the stories, if it is time; return how many were queued.

    Later reviewers get the same stories as the others. If nobody is left to review them, notify the admins.
    """
    with context.view_of(team_id) as seen:
        due = seen.workspace.shoutout_due_at
        if due is None or not is_review_due(seen):
            return 0
        week = week_of(due, zone_of([seen.workspace.zone]))
        nobody = not reviewers_of(seen)
        if nobody and not is_to_tell(seen, week):
            return 0
        if not nobody and not _to_be_told(seen, week, _stories(seen, week)):
            return 0
    with seen.then_write() as unit:
        if nobody:
            tell_admins(unit, week, due)
            return 0
        before_changes(unit)
        stories = _stories(unit, week)
        if not reviews.of_week(unit.connection, unit.workspace.id, week):
            # What was put before an earlier one as well is shown among these from now on.
            earlier = reviews.weeks_of(unit.connection, [story.id for story in stories])
            reviews.put(unit.connection, stories, week, unit.now)
            changed(unit, the_sheet(week), *map(the_sheet, earlier))
        return sum(_owe(unit, reviewer, week, due) for reviewer in _to_be_told(unit, week, stories))


def is_review_due(unit: Unit) -> bool:
    """Return whether the coming shout-out is to be reviewed, and it is time."""
    workspace, due = unit.workspace, unit.workspace.shoutout_due_at
    if due is None or not workspace.review:
        return False
    holidays = unit.context.holidays.of(workspace_place(workspace))
    return is_review_time(due, unit.now, zone_of([workspace.zone]), workspace.workdays, holidays)


def _stories(unit: Unit, week: date) -> Sequence[Action]:
    """Return the stories under review for this week.

    Before that, return the stories that a shout-out would feature now, and a few in reserve. The draw is the same on
    every replica, so that all of them send the same stories.
    """
    put = [action for action, _ in reviews.of_week(unit.connection, unit.workspace.id, week)]
    seed = f"review:{unit.workspace.id}:{week.isoformat()}"
    return put or stories_now(unit, seed, unit.workspace.slots + IN_RESERVE)


def _to_be_told(unit: Unit, week: date, stories: Sequence[Action]) -> list[Person]:
    """Return the reviewers with stories to review and without a message about this week."""
    reviewers = reviewers_of(unit)
    keys = {each.id: REVIEW.key_of(WeekFor(week, each.id)) for each in reviewers}
    owed = deliveries.among(unit.connection, unit.workspace.id, list(keys.values()))
    return [
        each
        for each in reviewers
        if keys[each.id] not in owed and any(is_put_to(story.person_id, each, reviewers) for story in stories)
    ]


def _owe(unit: Unit, reviewer: Person, week: date, due: datetime) -> bool:
    """Queue the message for the reviewer's own daytime, or for now if that comes too late."""
    daytime = next_posting_hour(unit.now, person_zone(reviewer, unit.workspace))
    at = daytime if daytime < due else unit.now
    return REVIEW.owe(unit, WeekFor(week, reviewer.id), to=reviewer, at=at, expires_at=due) is not None
