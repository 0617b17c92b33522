"""Check, whenever an offer is shown, which of the reasons for it hold now."""

from collections.abc import Callable, Iterator
from datetime import date, datetime

from bot.domain.candidates import Colleague, is_same_role, is_same_team, same_customer
from bot.domain.ideas import Idea
from bot.domain.offered_ideas import is_recent, suits
from bot.domain.offers import Subject, SubjectKind
from bot.domain.reasons import Reason
from bot.domain.replays import role_in
from bot.storage import candidates, earlier_offers, reason_facts, unwanted_ideas
from bot.storage.offers import StoredOffer
from bot.storage.reason_facts import Done
from bot.usecases.offers.candidates import ACTIONS_READ
from bot.usecases.offers.offered import Offered, OfferedNeed, OfferedStory
from bot.usecases.offers.why import Acted, Why
from bot.usecases.unit import PersonUnit

_Checks = Iterator[tuple[Reason, Callable[[], bool]]]


def why_now(unit: PersonUnit, offer: StoredOffer, offered: Offered, as_of: date) -> Why:
    """Return why the offer was made, as far as it still holds; nothing that they did after `as_of` counts."""
    checks = _checks(unit, offer, offered, as_of)
    holds = frozenset(reason for reason, check in checks if reason in offer.reasons and check())
    done = last_for_customer(unit, offer.subject.row, as_of) if Reason.CUSTOMER in holds else None
    return Why(holds, unit.person.role, Acted(done.kind, done.on, unit.today) if done else None)


def last_for_customer(unit: PersonUnit, need_id: int, until: date) -> Done | None:
    """Return what the person did last for the customer of a need, `until` this local day; None if nothing is known."""
    customer = reason_facts.customer_of(unit.connection, need_id) or ""
    done = reason_facts.done_for_customers(unit.connection, unit.person.id, ACTIONS_READ)
    same = [each for each in done if each.on <= until and same_customer(each.customer, customer)]
    return max(same, key=lambda each: each.on, default=None)


def _checks(unit: PersonUnit, offer: StoredOffer, offered: Offered, as_of: date) -> _Checks:
    match offered:
        case OfferedNeed(need=need):
            yield Reason.LONGEST, lambda: reason_facts.has_waited_longest(unit.connection, need)
            yield Reason.CUSTOMER, lambda: last_for_customer(unit, need.id, as_of) is not None
            yield from _near(unit, need.noticed_by)
        case OfferedStory(action=action):
            yield Reason.MORE_OF, lambda: action.kind is unit.person.more_of
            yield from _near(unit, action.person_id)
        case Idea():
            yield from _of_idea(unit, offer, offered)
        case _:
            yield Reason.ONCE, lambda: not reason_facts.came_before(unit.connection, offer)


def _near(unit: PersonUnit, colleague_id: int) -> _Checks:
    def other() -> Colleague:
        return candidates.colleagues(unit.connection, [colleague_id])[colleague_id]

    yield Reason.TEAM, lambda: is_same_team(unit.person, other())
    yield Reason.ROLE, lambda: is_same_role(unit.person, other())


def _of_idea(unit: PersonUnit, offer: StoredOffer, idea: Idea) -> _Checks:
    """Yield the checks for an idea; it was picked for the role that the person had then."""
    role = unit.person.role
    same_role = role == role_in(offer.available)
    yield Reason.OWN_ROLE, lambda: same_role and role in idea.roles
    yield Reason.NO_ROLE, lambda: role is None and not suits(idea, role)
    yield Reason.OTHER_ROLE, lambda: same_role and not suits(idea, role) and _has_none_left(unit)
    yield Reason.MORE_OF, lambda: idea.kind is unit.person.more_of
    yield Reason.AGAIN, lambda: _has_had_all(unit) and reason_facts.came_before(unit.connection, offer)


def _has_none_left(unit: PersonUnit) -> bool:
    """Return whether the person declined or lately had every idea for their role."""
    had = _had(unit)
    recent = {about.key for about, at in had.items() if about.kind is SubjectKind.IDEA and is_recent(at, unit.now)}
    gone = recent | unwanted_ideas.of_person(unit.connection, unit.person.id).keys()
    return all(idea.key in gone for idea in unit.context.ideas if suits(idea, unit.person.role))


def _had(unit: PersonUnit) -> dict[Subject, datetime]:
    return earlier_offers.last_offered(unit.connection, [unit.person.id])[unit.person.id]


def _has_had_all(unit: PersonUnit) -> bool:
    """Return whether the person declined or ever had every idea."""
    had = {about.key for about in _had(unit)}
    had |= unwanted_ideas.of_person(unit.connection, unit.person.id).keys()
    return all(idea.key in had for idea in unit.context.ideas)
