"""Tell admins, once before each shout-out, that nobody is left to review its stories."""

from datetime import date, datetime

from sqlalchemy import Connection

from bot.domain.channel_trouble import ADMINS_TOLD
from bot.domain.deliveries import DeliveryKind, Owed
from bot.domain.people import Person, Workspace, person_zone
from bot.domain.schedule import next_posting_hour
from bot.storage import deliveries, people
from bot.usecases.context import Context
from bot.usecases.delivery.messages.channel_trouble import admins_told


def is_to_tell(context: Context, connection: Connection, workspace: Workspace, week: date) -> bool:
    """Whether any of the admins has yet to be told about this week; it is read without the right to write."""
    known = people.admins(connection, workspace.id, ADMINS_TOLD)
    named = [people.find(connection, workspace.id, slack_id) for slack_id in context.admins]
    keys = {_key(week, admin) for admin in (*known, *named) if admin is not None and admin.active}
    return None in named or len(deliveries.among(connection, workspace.id, sorted(keys))) < len(keys)


def tell_admins(
    context: Context, connection: Connection, workspace: Workspace, week: date, due: datetime, now: datetime
) -> None:
    """Owe admins the news for their own daytime, or for now where that comes after the shout-out that is due."""
    for admin in admins_told(context, connection, workspace, now):
        daytime = next_posting_hour(now, person_zone(admin, workspace))
        owed = Owed(workspace.id, _key(week, admin), DeliveryKind.NO_REVIEWER, due, person_id=admin.id)
        deliveries.plan(connection, owed, now, daytime if daytime < due else now)


def _key(week: date, admin: Person) -> str:
    return f"no_reviewer:{week.isoformat()}:{admin.id}"
