"""What the direct messages beside the nudge say, read fresh when they are sent."""

from dataclasses import dataclass

from bot.domain.deliveries import Delivery, DeliveryKind
from bot.domain.needs import Need, NeedStatus
from bot.storage import needs, people
from bot.usecases.names import names_for_texts
from bot.usecases.unit import Unit
from bot.usecases.visible import VisibleNeed, need_for


@dataclass(frozen=True, slots=True)
class Resting:
    """The last nudge, which says that there are no more; `decision_id` is the decision that there are none."""

    decision_id: int


@dataclass(frozen=True, slots=True)
class LeftChannel:
    """The question whether nudges are to go on for somebody who has left the channel."""

    channel_name: str | None


@dataclass(frozen=True, slots=True)
class NeedMet:
    """The news that a need has been met; `met_by` is None when that colleague keeps what they did private."""

    need: Need
    met_by: str | None
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class NeedStands:
    """The question whether a need that nobody takes still stands."""

    need: Need
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class NeedOff:
    """The news, for whoever has taken a need, that its noticer took it off the list: met, or no longer needed."""

    need: VisibleNeed
    noticed_by: str
    names: dict[str, str]


PersonalContent = Resting | LeftChannel | NeedMet | NeedOff | NeedStands


def personal_content(unit: Unit, delivery: Delivery) -> PersonalContent | None:
    """What such a message says now; None when there is nothing left to say."""
    match delivery.kind:
        case DeliveryKind.LEFT_CHANNEL:
            return LeftChannel(unit.workspace.channel_name)
        case DeliveryKind.RESTING if delivery.subject_id is not None:
            return Resting(delivery.subject_id)
        case DeliveryKind.NEED_MET if delivery.subject_id is not None:
            return _need_met(unit, delivery.subject_id)
        case DeliveryKind.NEED_OFF if delivery.subject_id is not None:
            return _need_off(unit, delivery.subject_id, delivery.person_id)
        case DeliveryKind.NEED_STANDS if delivery.subject_id is not None:
            return _need_stands(unit, delivery.subject_id)
        case _:
            return None


def _need_met(unit: Unit, action_id: int) -> NeedMet | None:
    """Who met the need; None when what they did has been undone since."""
    need = needs.met_by(unit.connection, unit.workspace.id, action_id)
    if need is None:
        return None
    who = needs.who_met(unit.connection, need)
    met_by = None if who is None else people.names(unit.connection, unit.workspace.id, [who])[who]
    return NeedMet(need, met_by, names_for_texts(unit, [need.text]))


def _need_off(unit: Unit, need_id: int, taker: int | None) -> NeedOff | None:
    """The need that is off the list; None when its taker has met it since, or has it no more."""
    need = needs.find(unit.connection, unit.workspace.id, need_id)
    off = need is not None and need.status in {NeedStatus.MET, NeedStatus.DROPPED} and need.met_action_id is None
    if need is None or not off or need.taken_by != taker:
        return None
    noticed_by = people.names(unit.connection, unit.workspace.id, [need.noticed_by])[need.noticed_by]
    seen = need_for(unit, taker, need)
    return NeedOff(seen, noticed_by, names_for_texts(unit, [seen.text]))


def _need_stands(unit: Unit, need_id: int) -> NeedStands | None:
    """The need to ask about; None when somebody has taken it since, or it has been dropped or met."""
    need = needs.find(unit.connection, unit.workspace.id, need_id)
    if need is None or need.status is not NeedStatus.OPEN:
        return None
    return NeedStands(need, names_for_texts(unit, [need.text]))
