"""Define needs: what a customer needs and a colleague may be able to meet. open → taken → met, or dropped."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.errors import InvalidInputError


class NeedStatus(StrEnum):
    """The status of a need."""

    OPEN = "open"
    TAKEN = "taken"
    MET = "met"
    DROPPED = "dropped"


UNTAKEN_FOR = timedelta(days=14)
"""How long a need is open before the bot asks its noticer whether it is still needed."""
MET_SHOWN_FOR = timedelta(days=14)
"""How long a met need is shown to its noticer in the list."""
NOT_WITH_YOU = "You don't have this need any more. See open needs and yours: `/cx-help needs`"


@dataclass(frozen=True, slots=True)
class Need:
    """A customer's need that `noticed_by` noticed; `source_channel` and `source_ts` name the message it came from.

    `said_met_at` and `dropped_at` are when the noticer closed it, as met or as no longer needed. Both stay when its
    taker meets it later, because undoing that action restores the noticer's answer. `ask_at` is when to
    look whether to ask its noticer about it.
    """

    id: int
    workspace_id: int
    noticed_by: int
    text: str
    customer: str | None
    status: NeedStatus
    taken_by: int | None
    taken_at: datetime | None
    handed_back_at: datetime | None
    met_at: datetime | None
    met_action_id: int | None
    dropped_at: datetime | None
    created_at: datetime
    source_channel: str | None
    source_ts: str | None
    said_met_at: datetime | None = None
    handed_back_by: int | None = None
    ask_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class NeedDraft:
    """What a person noticed, before it is stored."""

    text: str
    customer: str | None = None
    source_channel: str | None = None
    source_ts: str | None = None


def check_can_take(need: Need, person_id: int) -> None:
    """Refuse unless the need is open; its present taker may take it again."""
    if need.status is NeedStatus.OPEN or (need.status is NeedStatus.TAKEN and need.taken_by == person_id):
        return
    raise InvalidInputError(
        {
            NeedStatus.TAKEN: "A colleague has just taken this one. See what is open: `/cx-help needs`",
            NeedStatus.MET: "This one has already been met. See what is open: `/cx-help needs`",
            NeedStatus.DROPPED: "This one is no longer needed. See what is open: `/cx-help needs`",
        }[need.status]
    )


def check_holds(need: Need, person_id: int) -> None:
    """Refuse unless the person holds the need now."""
    if need.status is NeedStatus.TAKEN and need.taken_by == person_id:
        return
    if need.taken_by == person_id and need.status is NeedStatus.MET:
        raise InvalidInputError("You have already met this one. See what you did: `/cx-help me`")
    if need.taken_by == person_id and need.status is NeedStatus.DROPPED:
        raise InvalidInputError("The colleague who noticed it says it is no longer needed. Nothing left to hand back.")
    raise InvalidInputError(NOT_WITH_YOU)


def check_can_meet(need: Need, person_id: int) -> None:
    """Refuse unless the person took the need; what they did counts even if it was dropped meanwhile."""
    if need.status is NeedStatus.OPEN or need.taken_by != person_id:
        raise InvalidInputError(NOT_WITH_YOU)


def check_can_answer(need: Need, person_id: int) -> None:
    """Refuse unless the person noticed the need."""
    if need.noticed_by != person_id:
        raise InvalidInputError("Only the colleague who noticed this need can say whether it is still needed.")


def when_to_ask(need: Need) -> datetime | None:
    """Return when to ask the noticer whether the need still exists, if it stays untaken; None for never."""
    if need.status is not NeedStatus.OPEN:
        return None
    return (need.handed_back_at or need.created_at) + UNTAKEN_FOR


def status_without_action(need: Need) -> NeedStatus:
    """Return the status of a taken need when the action that met it is undone; the noticer's answer decides."""
    if need.said_met_at is not None:
        return NeedStatus.MET
    return NeedStatus.TAKEN if need.dropped_at is None else NeedStatus.DROPPED


def check_can_drop(need: Need, person_id: int) -> None:
    """Refuse unless the person noticed the need and it is not met."""
    if need.noticed_by != person_id:
        raise InvalidInputError("Only the colleague who noticed this need can take it off the list.")
    if need.status is NeedStatus.MET:
        raise InvalidInputError("This one has already been met.")
