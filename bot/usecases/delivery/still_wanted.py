"""Whether what is owed to a person is still wanted when it comes to be sent."""

from collections.abc import Iterable

from bot.domain.deliveries import Delivery, DeliveryKind
from bot.domain.nudges import may_be_nudged
from bot.domain.people import Person, Standing, day_bounds, is_away, local_day
from bot.storage import actions, decisions
from bot.usecases.unit import PersonUnit, Unit

Check = tuple[bool, str]
"""Whether something holds, and the words for it."""


def withdrawn(unit: Unit, person: Person | None, delivery: Delivery) -> str | None:
    """Why a delivery is not sent any more, if it is not."""
    if unit.now >= delivery.expires_at:
        return "it was too late to be useful"
    if person is None:
        return None
    if not _may_get(person, delivery.kind):
        return "the person is not an active member"
    return next((why for holds, why in _checks(unit.of(person), delivery) if holds), None)


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


def _checks(unit: PersonUnit, delivery: Delivery) -> Iterable[Check]:
    stopped = (not unit.person.enrolled, "the person stopped nudges")
    match delivery.kind:
        case DeliveryKind.NUDGE:
            zone = unit.zone
            today, acted = (
                local_day(unit.now, zone),
                actions.acted_between(unit.connection, unit.person.id, *day_bounds(unit.now, zone)),
            )
            answered = delivery.subject_id is not None and decisions.is_answered(unit.connection, delivery.subject_id)
            return (
                stopped,
                (unit.person.paused_until is not None and today < unit.person.paused_until, "the person paused nudges"),
                (answered, "the person has answered it"),
                (is_away(unit.person, unit.workspace, unit.now), "the person is away"),
                (acted, "the person has recorded an action today"),
            )
        case DeliveryKind.WELCOME:
            return ((unit.person.enrolled, "the person gets nudges already"),)
        case DeliveryKind.RESTING:
            return (stopped, (unit.person.resting_since is None, "the person has answered"))
        case DeliveryKind.LEFT_CHANNEL:
            resting = unit.person.resting_since is not None
            return (
                stopped,
                (resting, "the person's nudges have come to an end"),
                (unit.person.in_channel, "the person is back"),
                (delivery.channel_id != unit.workspace.channel_id, "the workspace has chosen another channel"),
            )
        case _:
            return ()
