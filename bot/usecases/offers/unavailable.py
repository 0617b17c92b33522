"""Explain to a person why an offer is no longer available."""

from dataclasses import dataclass, field

from bot.domain.offers import SubjectKind
from bot.errors import BotError, InvalidInputError
from bot.storage import offers, own_promises
from bot.storage.offers import StoredOffer
from bot.usecases.members_only import gone_or_hidden
from bot.usecases.names import names_for_texts
from bot.usecases.offers.news import NoticeNews
from bot.usecases.offers.shown import has_more
from bot.usecases.unit import PersonUnit

UNKNOWN = "This button no longer works. Type `/cx-help` and what you did to record it."
_STORY = "This story is no longer available."
KEPT = "You've already done this. `/cx-help me` shows it."
TAKEN_BACK = "You've taken this plan back."
_UNDONE = "You've undone what this was about. Type `/cx-help` and what you did to record it again."
_NEED = "This need is no longer with you. `/cx-help needs` shows what is open."
_OF_OTHERS = (SubjectKind.STORY, SubjectKind.NEED)
_NOT_OPEN = "This need is no longer open. `/cx-help needs` shows those that are."
_WORDS = {
    SubjectKind.STORY: _STORY,
    SubjectKind.ACTION: _UNDONE,
    SubjectKind.TAKEN: _NEED,
    SubjectKind.NEED: _NOT_OPEN,
}


@dataclass(frozen=True, slots=True)
class Unavailable:
    """What happened to an offer; `more` is whether another idea can replace it.

    `plan` is the person's own plan, which they can still carry out. `names` gives names by Slack id. `news` is the news
    about the person's own stories in the nudge that this replaces.
    """

    said: str
    offer_id: int
    more: bool
    plan: str | None = None
    names: dict[str, str] = field(default_factory=dict)
    news: NoticeNews | None = None


class UnavailableError(BotError):
    """The offer is no longer available, but the answer to it was kept. `gone` says what happened to it."""

    def __init__(self, gone: Unavailable) -> None:
        super().__init__(gone.said)
        self.gone = gone


def offer_of(unit: PersonUnit, offer_id: int) -> StoredOffer:
    """Return what this id offered to the person; raise InvalidInputError for an unknown id."""
    offer = offers.find(unit.connection, unit.person.id, offer_id)
    if offer is None:
        raise InvalidInputError(UNKNOWN)
    return offer


def describe_unavailable(unit: PersonUnit, offer: StoredOffer, said: str | None = None) -> Unavailable:
    """Return what happened to an offer that is no longer available."""
    more = has_more(unit, offer.decision_id)
    about = offer.subject
    if said is None and about.kind is SubjectKind.PROMISE:
        promise = own_promises.find_promise(unit.connection, unit.person.id, about.row)
        if promise is None:
            return Unavailable(TAKEN_BACK, offer.id, more)
        if promise.kept_action_id is not None:
            return Unavailable(KEPT, offer.id, more)
        hidden = gone_or_hidden(unit, _STORY)
        return Unavailable(hidden, offer.id, more, promise.plan, names_for_texts(unit, [promise.plan]))
    gone = _WORDS.get(about.kind, UNKNOWN)
    if about.kind in _OF_OTHERS:
        gone = gone_or_hidden(unit, gone)
    return Unavailable(said or gone, offer.id, more)
