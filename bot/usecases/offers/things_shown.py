"""Find the things that an offer shows, even if it may not show them now: it may again later."""

from collections.abc import Iterable, Iterator

from bot.domain.actions import Action
from bot.domain.offers import SubjectKind
from bot.domain.people import local_day
from bot.domain.reasons import Reason
from bot.domain.shown_things import Thing, the_action, the_need, the_person, the_review
from bot.storage import actions, own_promises
from bot.storage.offers import StoredOffer
from bot.usecases.names import people_in
from bot.usecases.offers.reasons import last_for_customer
from bot.usecases.unit import PersonUnit, Unit


def things_offered(unit: PersonUnit, offer: StoredOffer) -> Iterable[Thing]:
    """Return what an offer shows: a need, the person's own action, or a story with the people in it."""
    about = offer.subject
    match about.kind:
        case SubjectKind.IDEA:
            return ()
        case SubjectKind.NEED:
            return _need(unit, offer)
        case SubjectKind.TAKEN:
            return (the_need(about.row),)
        case SubjectKind.ACTION:
            return (the_action(about.row),)
        case SubjectKind.STORY:
            return _story(unit, about.row)
        case _:
            promise = own_promises.find_promise(unit.connection, unit.person.id, about.row)
            return _story(unit, promise.action_id) if promise and promise.action_id else ()


def things_told(unit: Unit, told: Iterable[Action]) -> Iterator[Thing]:
    """Return what stories show: themselves, their reviews, their people and the people they mention."""
    told = list(told)
    for action in told:
        yield the_action(action.id)
        yield the_review(action.id)
    for person_id in people_in(unit, told):
        yield the_person(person_id)


def _need(unit: PersonUnit, offer: StoredOffer) -> Iterable[Thing]:
    """Return the need, and the action that the reason for it tells of."""
    yield the_need(offer.subject.row)
    day = local_day(offer.offered_at, unit.zone)
    done = last_for_customer(unit, offer.subject.row, day) if Reason.CUSTOMER in offer.reasons else None
    if done is not None:
        yield the_action(done.action_id)


def _story(unit: PersonUnit, action_id: int) -> Iterable[Thing]:
    return set(things_told(unit, [actions.get(unit.connection, action_id)]))
