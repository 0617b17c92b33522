"""Find out whether a tick has anything to decide about."""

from datetime import datetime

from bot.domain.people import Workspace, workspace_place, zone_of
from bot.domain.reviews import review_at
from bot.errors import BotError
from bot.storage import due
from bot.usecases.recording.drafts import oldest_at
from bot.usecases.review.plan import is_review_due
from bot.usecases.unit import Context, Unit, UnknownWorkspace


def is_to_plan(context: Context, team_id: str) -> bool:
    """Return whether anything in the workspace is due to be decided about."""
    now = context.clock.now()
    with context.store.reading() as connection:
        found = due.find_to_plan(connection, team_id, due.Until(now, oldest_at(now)))
        if found is None:
            raise BotError(UnknownWorkspace())
        workspace, is_due = found
        return is_due or is_review_due(Unit(context, connection, workspace, now))


def next_due_at(context: Context, team_id: str) -> datetime | None:
    """Return the first instant at which the bot has something to do in the workspace; it may be over."""
    with context.store.reading() as connection:
        found = due.find_next(connection, team_id)
        if found is None:
            raise BotError(UnknownWorkspace())
        workspace, first = found
        return min((at for at in (first, *_shoutout_and_review(context, workspace)) if at is not None), default=None)


def _shoutout_and_review(context: Context, workspace: Workspace) -> list[datetime | None]:
    """Return when the shout-out is due to be planned, and its stories to be reviewed if that is still to come."""
    shoutout = workspace.shoutout_due_at
    if shoutout is None:
        return []
    if not workspace.review:
        return [workspace.next_shoutout_at]
    holidays = context.holidays.of(workspace_place(workspace))
    review = review_at(shoutout, zone_of([workspace.zone]), workspace.workdays, holidays)
    return [workspace.next_shoutout_at, review if review > context.clock.now() else None]
