"""The messages about a need, to people who noticed it or took it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.needs import Need, NeedStatus
from bot.domain.shown_things import the_action
from bot.storage import needs, people_names
from bot.usecases.delivery.audience import Audience
from bot.usecases.delivery.message_kind import MessageKind, Sending
from bot.usecases.names import names_for_texts
from bot.usecases.visible_words import VisibleNeed, need_for


@dataclass(frozen=True, slots=True)
class NeedMet:
    """The news that a need has been met; `met_by` is None when that colleague keeps what they did private.

    `is_met` is false once that colleague has undone it.
    """

    need: Need
    met_by: str | None
    names: dict[str, str]
    is_met: bool = True


@dataclass(frozen=True, slots=True)
class StillNeeded:
    """The question whether a need that nobody takes still exists."""

    need: Need
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class NeedOff:
    """The news, for whoever has taken a need, that its noticer took it off the list: met, or no longer needed."""

    need: VisibleNeed
    noticed_by: str
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class MetBy:
    """Which action met which need."""

    need_id: int
    action_id: int


@dataclass(frozen=True, slots=True)
class Taking:
    """Which need is off the list, and when its reader took it."""

    need_id: int
    taken_at: datetime | None


@dataclass(frozen=True, slots=True)
class Asking:
    """Which need its noticer is asked about, on which of their days."""

    noticed_by: int
    day: date
    need_id: int


def _need_met(sending: Sending[MetBy]) -> NeedMet | None:
    """Return the colleague who met the need; None if their action was undone."""
    unit = sending.unit
    need = needs.met_by(unit.connection, unit.workspace.id, sending.about.action_id)
    if need is None:
        return None
    who = needs.who_met(unit.connection, need)
    met_by = None if who is None else people_names.names(unit.connection, unit.workspace.id, [who])[who]
    return NeedMet(need, met_by, names_for_texts(unit, [need.text]))


def _met_again(sending: Sending[MetBy]) -> NeedMet | None:
    """Return the same as it is now, also when the action that met the need was undone or made private."""
    unit = sending.unit
    need = needs.find(unit.connection, unit.workspace.id, sending.about.need_id)
    if need is None or need.status is NeedStatus.MET:
        return _need_met(sending)
    return NeedMet(need, None, names_for_texts(unit, [need.text]), is_met=False)


def _need_off(sending: Sending[Taking]) -> NeedOff | None:
    """Return the need that is off the list; None when its taker has met it, or no longer has it."""
    unit = sending.to
    need = needs.find(unit.connection, unit.workspace.id, sending.about.need_id)
    off = need is not None and need.status in {NeedStatus.MET, NeedStatus.DROPPED} and need.met_action_id is None
    if need is None or not off or need.taken_by != unit.person.id:
        return None
    noticed_by = people_names.names(unit.connection, unit.workspace.id, [need.noticed_by])[need.noticed_by]
    seen = need_for(unit, unit.person.id, need)
    return NeedOff(seen, noticed_by, names_for_texts(unit, [seen.text], on_show=True))


def _still_needed(sending: Sending[Asking]) -> StillNeeded | None:
    """Return the need to ask about; None when it is no longer open."""
    unit = sending.unit
    need = needs.find(unit.connection, unit.workspace.id, sending.about.need_id)
    if need is None or need.status is not NeedStatus.OPEN:
        return None
    return StillNeeded(need, names_for_texts(unit, [need.text]))


_A_WEEK = timedelta(days=7)
NEED_MET = MessageKind(
    name="need_met",
    about=MetBy,
    key=lambda about: f"{about.need_id}:{about.action_id}",
    audience=Audience.COLLEAGUES,
    useful_for=_A_WEEK,
    load=_need_met,
    again=_met_again,
    shows=lambda sending: (the_action(sending.about.action_id),),
)
NEED_OFF = MessageKind(
    name="need_off",
    about=Taking,
    key=lambda about: f"{about.need_id}:{about.taken_at}",
    audience=Audience.COLLEAGUES,
    useful_for=_A_WEEK,
    load=_need_off,
)
STILL_NEEDED = MessageKind(
    name="still_needed",
    about=Asking,
    key=lambda about: f"{about.noticed_by}:{about.day}",
    audience=Audience.COLLEAGUES,
    useful_for=_A_WEEK,
    load=_still_needed,
)
KINDS = (NEED_MET, NEED_OFF, STILL_NEEDED)
