"""Define what a nudge says, and the decision that it is about."""

from dataclasses import dataclass
from datetime import date

from bot.domain.people import Cadence
from bot.usecases.offers.news import NoticeNews
from bot.usecases.offers.offered import Offer


@dataclass(frozen=True, slots=True)
class Slowing:
    """That nudges come at most `to` if this one stays unanswered.

    `now` is the pace until then, and `usual` the one after an answer.
    """

    now: Cadence
    to: Cadence
    usual: Cadence


@dataclass(frozen=True, slots=True)
class Nudge:
    """One next useful action for one person; `slowing` where it is the last one at its pace.

    `news` is what is new of the person's own stories, if anything is.
    """

    offer: Offer
    decision_id: int
    first: bool
    slowing: Slowing | None = None
    news: NoticeNews | None = None


@dataclass(frozen=True, slots=True)
class Resting:
    """The last nudge, which says that nudges end; `decision_id` is the decision to stop."""

    decision_id: int


@dataclass(frozen=True, slots=True)
class Decided:
    """The decision about a person's local day."""

    person_id: int
    day: date
    decision_id: int
