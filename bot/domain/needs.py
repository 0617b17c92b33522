"""Define needs: what a customer needs and a colleague may be able to meet. open → taken → met, or dropped."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.nudges import may_be_nudged
from bot.domain.offers import OfferSource
from bot.domain.people import Person
from bot.errors import InvalidInputError, Problem


class NeedStatus(StrEnum):
    """The status of a need."""

    OPEN = "open"
    TAKEN = "taken"
    MET = "met"
    DROPPED = "dropped"


UNTAKEN_FOR = timedelta(days=14)
"""How long a need is open before the bot asks its noticer whether it is still needed."""
TAKEN_FOR = timedelta(days=14)
"""How long a person has a taken need before the bot must have asked about it, or returns it to the list."""
MET_SHOWN_FOR = timedelta(days=14)
"""How long a met need is shown to its noticer in the list."""


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


@dataclass(frozen=True, slots=True)
class NeedNotOpen(Problem):
    """The need cannot be taken, because its `status` is not open."""

    status: NeedStatus


@dataclass(frozen=True, slots=True)
class NeedNotWithYou(Problem):
    """The person does not have the need, or no longer."""


@dataclass(frozen=True, slots=True)
class NeedMetByYou(Problem):
    """The person has met the need, so they cannot hand it back."""


@dataclass(frozen=True, slots=True)
class NeedDroppedMeanwhile(Problem):
    """The noticer dropped the need while the person had it, so it cannot be handed back."""


@dataclass(frozen=True, slots=True)
class OnlyNoticerAnswers(Problem):
    """Only the noticer says whether a need still exists."""


@dataclass(frozen=True, slots=True)
class OnlyNoticerDrops(Problem):
    """Only the noticer drops a need."""


@dataclass(frozen=True, slots=True)
class MetNeedStays(Problem):
    """A need that is met cannot be dropped."""


def check_can_take(need: Need, person_id: int) -> None:
    """Refuse unless the need is open; its present taker may take it again."""
    if need.status is NeedStatus.OPEN or (need.status is NeedStatus.TAKEN and need.taken_by == person_id):
        return
    raise InvalidInputError(NeedNotOpen(need.status))


def check_holds(need: Need, person_id: int) -> None:
    """Refuse unless the person holds the need now."""
    if need.status is NeedStatus.TAKEN and need.taken_by == person_id:
        return
    if need.taken_by == person_id and need.status is NeedStatus.MET:
        raise InvalidInputError(NeedMetByYou())
    if need.taken_by == person_id and need.status is NeedStatus.DROPPED:
        raise InvalidInputError(NeedDroppedMeanwhile())
    raise InvalidInputError(NeedNotWithYou())


def check_can_meet(need: Need, person_id: int) -> None:
    """Refuse unless the person took the need; what they did counts even if it was dropped meanwhile."""
    if need.status is NeedStatus.OPEN or need.taken_by != person_id:
        raise InvalidInputError(NeedNotWithYou())


def check_can_answer(need: Need, person_id: int) -> None:
    """Refuse unless the person noticed the need."""
    if need.noticed_by != person_id:
        raise InvalidInputError(OnlyNoticerAnswers())


def when_to_ask(need: Need) -> datetime | None:
    """Return when to ask about the need if it stays as it is; None for never.

    The noticer of an open one is asked whether it still exists. A taken one is asked about in nudges, or returned.
    """
    if need.status is NeedStatus.TAKEN and need.taken_at is not None:
        return need.taken_at + TAKEN_FOR
    if need.status is not NeedStatus.OPEN:
        return None
    return (need.handed_back_at or need.created_at) + UNTAKEN_FOR


def returned(need: Need, now: datetime) -> Need:
    """Return the taken need as open again; it is not offered again to the person who had it."""
    return replace(
        need,
        status=NeedStatus.OPEN,
        taken_by=None,
        taken_at=None,
        handed_back_at=now,
        handed_back_by=need.taken_by,
        ask_at=now + UNTAKEN_FOR,
    )


def is_asked_in_nudges(taker: Person) -> bool:
    """Whether nudges, however few, ask this person about the needs that they took."""
    nudged = taker.enrolled and may_be_nudged(taker) and taker.resting_since is None
    return nudged and OfferSource.FOLLOW_UP not in taker.unwanted


def status_without_action(need: Need) -> NeedStatus:
    """Return the status of a taken need when the action that met it is undone; the noticer's answer decides."""
    if need.said_met_at is not None:
        return NeedStatus.MET
    return NeedStatus.TAKEN if need.dropped_at is None else NeedStatus.DROPPED


def check_can_drop(need: Need, person_id: int) -> None:
    """Refuse unless the person noticed the need and it is not met."""
    if need.noticed_by != person_id:
        raise InvalidInputError(OnlyNoticerDrops())
    if need.status is NeedStatus.MET:
        raise InvalidInputError(MetNeedStays())
