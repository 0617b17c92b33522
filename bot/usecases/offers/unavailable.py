"""Find out why an offer is no longer available to a person."""

from dataclasses import dataclass, field

from bot.domain.offers import SubjectKind
from bot.errors import BotError, InvalidInputError, Problem
from bot.storage import offers, own_promises
from bot.storage.offers import StoredOffer
from bot.usecases.members_only import StoryGone, gone_or_hidden
from bot.usecases.names import names_for_texts
from bot.usecases.offers.news import NoticeNews
from bot.usecases.offers.shown import has_more
from bot.usecases.unit import PersonUnit


@dataclass(frozen=True, slots=True)
class OfferGone(Problem):
    """The button offered something that is no longer known."""


@dataclass(frozen=True, slots=True)
class AlreadyDone(Problem):
    """The person has already done what was offered."""


@dataclass(frozen=True, slots=True)
class PlanTakenBack(Problem):
    """The person has taken back the plan that the offer followed up."""


@dataclass(frozen=True, slots=True)
class FollowedUpUndone(Problem):
    """The person has undone the action that the offer followed up."""


@dataclass(frozen=True, slots=True)
class TakenNeedGone(Problem):
    """The need that the offer asked about is no longer with the person."""


@dataclass(frozen=True, slots=True)
class OfferedNeedGone(Problem):
    """The need that was offered is no longer open."""


_OF_OTHERS = (SubjectKind.STORY, SubjectKind.NEED)
_GONE: dict[SubjectKind, Problem] = {
    SubjectKind.STORY: StoryGone(),
    SubjectKind.ACTION: FollowedUpUndone(),
    SubjectKind.TAKEN: TakenNeedGone(),
    SubjectKind.NEED: OfferedNeedGone(),
}


@dataclass(frozen=True, slots=True)
class Unavailable:
    """What happened to an offer: `why` it is gone, and whether another idea can replace it (`more`).

    `plan` is the person's own plan, which they can still carry out or drop, and `promise_id` its row id. `names` gives
    names by Slack id. `news` is the news about the person's own stories in the nudge that this replaces.
    """

    why: Problem
    offer_id: int
    more: bool
    plan: str | None = None
    promise_id: int | None = None
    names: dict[str, str] = field(default_factory=dict)
    news: NoticeNews | None = None


class UnavailableError(BotError):
    """The offer is no longer available, but the answer to it was kept. `gone` says what happened to it."""

    def __init__(self, gone: Unavailable) -> None:
        super().__init__(gone.why)
        self.gone = gone


def offer_of(unit: PersonUnit, offer_id: int) -> StoredOffer:
    """Return what this id offered to the person; raise InvalidInputError for an unknown id."""
    offer = offers.find(unit.connection, unit.person.id, offer_id)
    if offer is None:
        raise InvalidInputError(OfferGone())
    return offer


def describe_unavailable(unit: PersonUnit, offer: StoredOffer, why: Problem | None = None) -> Unavailable:
    """Return what happened to an offer that is no longer available."""
    more = has_more(unit, offer.decision_id)
    about = offer.subject
    if why is None and about.kind is SubjectKind.PROMISE:
        promise = own_promises.find_promise(unit.connection, unit.person.id, about.row)
        if promise is None:
            return Unavailable(PlanTakenBack(), offer.id, more)
        if promise.kept_action_id is not None:
            return Unavailable(AlreadyDone(), offer.id, more)
        hidden = gone_or_hidden(unit, StoryGone())
        names = names_for_texts(unit, [promise.plan])
        return Unavailable(hidden, offer.id, more, promise.plan, promise.id, names)
    gone = _GONE.get(about.kind, OfferGone())
    if about.kind in _OF_OTHERS:
        gone = gone_or_hidden(unit, gone)
    return Unavailable(why or gone, offer.id, more)
