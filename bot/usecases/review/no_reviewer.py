"""Notify admins, once before each shout-out, that nobody is left to review its stories."""

from datetime import date, datetime

from bot.domain.channel_trouble import ADMINS_TOLD
from bot.domain.people import person_zone
from bot.domain.schedule import next_posting_hour
from bot.storage import deliveries, people
from bot.usecases.delivery.messages.channel_trouble import admins_told
from bot.usecases.delivery.messages.no_reviewer import NO_REVIEWER, Unreviewed
from bot.usecases.unit import Unit


def is_to_tell(unit: Unit, week: date) -> bool:
    """Return whether any admin still needs the news about this week; it takes no write lock."""
    known = people.admins(unit.connection, unit.workspace.id, ADMINS_TOLD)
    named = [people.find(unit.connection, unit.workspace.id, slack_id) for slack_id in unit.context.admins]
    keys = {
        NO_REVIEWER.key_of(Unreviewed(week, admin.id))
        for admin in (*known, *named)
        if admin is not None and admin.active
    }
    return None in named or len(deliveries.among(unit.connection, unit.workspace.id, sorted(keys))) < len(keys)


def tell_admins(unit: Unit, week: date, due: datetime) -> None:
    """Queue the news for the admins' own daytime, or for now if that comes after the due shout-out."""
    for admin in admins_told(unit):
        daytime = next_posting_hour(unit.now, person_zone(admin, unit.workspace))
        at = daytime if daytime < due else unit.now
        NO_REVIEWER.owe(unit, Unreviewed(week, admin.id), to=admin, at=at, expires_at=due)
