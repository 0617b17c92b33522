"""Whether what is owed to a person is still wanted when it comes to be sent."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection

from bot.domain.deliveries import Delivery, DeliveryKind
from bot.domain.nudges import may_be_nudged
from bot.domain.people import Person, Standing, Workspace, day_bounds, is_away, local_day, person_zone
from bot.storage import actions, decisions

Check = tuple[bool, str]
"""Whether something holds, and the words for it."""


def withdrawn(
    connection: Connection, workspace: Workspace, person: Person | None, delivery: Delivery, now: datetime
) -> str | None:
    """Why a delivery is not sent any more, if it is not."""
    if now >= delivery.expires_at:
        return "it was too late to be useful"
    if person is None:
        return None
    if not _may_get(person, delivery.kind):
        return "the person is not an active member"
    return next((why for holds, why in _checks(connection, workspace, person, delivery, now) if holds), None)


def _may_get(person: Person, kind: DeliveryKind) -> bool:
    """Whether messages of this kind are for such an account; guests get answers, and news of what they noticed."""
    match kind:
        case DeliveryKind.DM_REPLY:
            return person.active
        case (
            DeliveryKind.NEED_MET
            | DeliveryKind.NEED_OFF
            | DeliveryKind.NEED_STANDS
            | DeliveryKind.THANKS
            | DeliveryKind.PRIVATE_THANKS
            | DeliveryKind.ASKED_TO_EDIT
            | DeliveryKind.REVIEW
            | DeliveryKind.WAS_EDITED
            | DeliveryKind.POSTED_EDITED
            | DeliveryKind.NO_REVIEWER
            | DeliveryKind.CHANNEL_TROUBLE
        ):
            return person.active and person.standing is not Standing.BOT
        case _:
            return may_be_nudged(person)


def _checks(
    connection: Connection, workspace: Workspace, person: Person, delivery: Delivery, now: datetime
) -> Iterable[Check]:
    stopped = (not person.enrolled, "the person stopped nudges")
    match delivery.kind:
        case DeliveryKind.NUDGE:
            zone = person_zone(person, workspace)
            today, acted = local_day(now, zone), actions.acted_between(connection, person.id, *day_bounds(now, zone))
            answered = delivery.subject_id is not None and decisions.is_answered(connection, delivery.subject_id)
            return (
                stopped,
                (person.paused_until is not None and today < person.paused_until, "the person paused nudges"),
                (answered, "the person has answered it"),
                (is_away(person, workspace, now), "the person is away"),
                (acted, "the person has recorded an action today"),
            )
        case DeliveryKind.WELCOME:
            return ((person.enrolled, "the person gets nudges already"),)
        case DeliveryKind.RESTING:
            return (stopped, (person.resting_since is None, "the person has answered"))
        case DeliveryKind.LEFT_CHANNEL:
            resting = person.resting_since is not None
            return (
                stopped,
                (resting, "the person's nudges have come to an end"),
                (person.in_channel, "the person is back"),
                (delivery.channel_id != workspace.channel_id, "the workspace has chosen another channel"),
            )
        case _:
            return ()
