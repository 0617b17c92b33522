"""Find out whether a tick has anything to decide about."""

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
