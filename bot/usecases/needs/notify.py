"""Queue a direct message about a need for its noticer or taker, in their own daytime."""

from datetime import datetime

from bot.domain.deliveries import DeliveryStatus
from bot.domain.needs import Need
from bot.domain.people import person_zone
from bot.domain.schedule import POSTING_HOURS, next_posting_hour
from bot.storage import deliveries, needs, people
from bot.usecases.delivery.messages.needs import NEED_MET, NEED_OFF, STILL_NEEDED, Asking, MetBy, Taking
from bot.usecases.nudges.decision_facts import decision_facts
from bot.usecases.unit import Unit


def owe_need_met(unit: Unit, need: Need, action_id: int) -> None:
    """Queue the news that this action met the need; once for each time that a need is met."""
    NEED_MET.owe(unit, MetBy(need.id, action_id), to=need.noticed_by, at=_daytime(unit, need.noticed_by))


def owe_need_off(unit: Unit, need: Need) -> None:
    """Queue the news for a need's taker that its noticer took it off the list; once for each taking."""
    if need.taken_by is not None and need.taken_by != need.noticed_by:
        NEED_OFF.owe(unit, Taking(need.id, need.taken_at), to=need.taken_by, at=_daytime(unit, need.taken_by))


def owe_still_needed(unit: Unit, need: Need) -> bool:
    """Queue the question whether the need still exists, unless it was asked before; return whether it is queued now.

    A noticer gets one such question a day, and none on a day that has had a nudge. If that day has one or the other,
    this need waits until the day is over. A nudge that is due later on the day of a question is skipped.
    """
    noticer = people.get(unit.connection, need.noticed_by)
    zone = person_zone(noticer, unit.workspace)
    at = next_posting_hour(unit.now, zone)
    day = at.astimezone(zone).date()
    asked = deliveries.of_person(unit.connection, need.noticed_by, STILL_NEEDED.name)
    for message in asked:
        waits_or_read = message.may_have_been_read or message.status is DeliveryStatus.PLANNED
        if waits_or_read and STILL_NEEDED.about_of(message).need_id == need.id:
            return False
    is_nudged = day in decision_facts(unit.of(noticer)).nudged_on
    about = Asking(need.noticed_by, day, need.id)
    if not is_nudged and STILL_NEEDED.owe(unit, about, to=need.noticed_by, at=at) is not None:
        return True
    needs.ask_later(unit.connection, need, datetime.combine(day, POSTING_HOURS[1], zone))
    return False


def _daytime(unit: Unit, person_id: int) -> datetime:
    return next_posting_hour(unit.now, person_zone(people.get(unit.connection, person_id), unit.workspace))
