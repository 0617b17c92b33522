"""Say what a person promised when they answered an offer: to do one like a story, or what an idea suggests."""

from dataclasses import dataclass

from bot.domain.offers import OfferSource, SubjectKind
from bot.storage import actions, offers, own_promises, people_names
from bot.storage.offers import StoredOffer
from bot.storage.own_promises import OwnPromise
from bot.storage.promises import OF_AN_OFFER
from bot.usecases.names import names_for_texts
from bot.usecases.unit import PersonUnit


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise in place of the offer that it answers; `teller` is the name of the story's author, None for an idea.

    `asks` is whether a nudge may ask about it later.
    """

    offer_id: int
    teller: str | None
    plan: str | None
    names: dict[str, str]
    asks: bool


def origin_of(offer: StoredOffer) -> str:
    """Return the key of what a click on an offer keeps once: its action, and the plan made of an idea."""
    return f"{OF_AN_OFFER}{offer.id}"


def promise_behind(unit: PersonUnit, offer: StoredOffer) -> OwnPromise | None:
    """Return the person's promise about what was offered, if they made one, whether they kept it or not."""
    about = offer.subject
    match about.kind:
        case SubjectKind.IDEA:
            return own_promises.promise_from(unit.connection, unit.person.id, origin_of(offer))
        case SubjectKind.STORY:
            return own_promises.promise_about(unit.connection, unit.person.id, about.row)
        case SubjectKind.PROMISE:
            return own_promises.find_promise(unit.connection, unit.person.id, about.row)
        case _:
            return None


def promised_of(unit: PersonUnit, offer: StoredOffer, promise: OwnPromise) -> Promised:
    """Return what the person sees of their promise in place of the offer."""
    return Promised(
        offer_id=offer.id,
        teller=None if promise.action_id is None else _teller(unit, promise.action_id),
        plan=promise.plan,
        names=names_for_texts(unit, [promise.plan]),
        asks=asks_about_promises(unit),
    )


def offer_behind(unit: PersonUnit, promise: OwnPromise) -> StoredOffer | None:
    """Return the offer of the idea that the person kept as this plan, if it is one."""
    about, _, offer_id = (promise.origin_key or "").partition(":")
    return offers.find(unit.connection, unit.person.id, int(offer_id)) if f"{about}:" == OF_AN_OFFER else None


def asks_about_promises(unit: PersonUnit) -> bool:
    """Return whether the first nudge after a week, or after a pause, asks the person what became of their plan."""
    person = unit.person
    return person.enrolled and person.resting_since is None and OfferSource.FOLLOW_UP not in person.unwanted


def _teller(unit: PersonUnit, action_id: int) -> str:
    person_id = actions.get(unit.connection, action_id).person_id
    return people_names.names(unit.connection, unit.workspace.id, [person_id])[person_id]
