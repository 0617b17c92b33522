"""Collect what a person may be offered: needs, follow-ups and colleagues' stories.

`offered` holds the subjects that the person was ever offered from a source. No subject is offered twice.
"""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.domain.actions import Action, Source
from bot.domain.customers import customer_key
from bot.domain.needs import TAKEN_FOR, Need, NeedStatus
from bot.domain.offered_ideas import ANYONE
from bot.domain.offers import Candidate, Subject, SubjectKind
from bot.domain.people import Person
from bot.domain.reasons import Reason
from bot.domain.tastes import EVEN, KindWeights
from bot.domain.text import tidy

HOLDERS_AT_MOST = 3
"""How many people may hold the same need at a time."""
HELD_FOR = timedelta(days=7)
"""How long an offered need is held for a person who does not answer."""
NEEDS_AT_MOST = 10
FOLLOWED_UP_FROM, FOLLOWED_UP_TO = 7, 21
"""The ages, in days by the person's calendar, at which an action may be followed up."""
ASKED_AFTER = timedelta(days=7)
"""How long a person has a taken need before a nudge may ask whether it is met; after `TAKEN_FOR`, the next one asks."""
PROMISE_FROM = timedelta(days=6, hours=12)
"""When to ask about a promise; a week later, on the same weekday, the nudge may come a little earlier in the day."""
STORY_WITHIN = timedelta(days=28)
"""How old an offered story may be; a week has only a few."""
STORIES_AT_MOST = 20

_SAME_CUSTOMER, _SAME_TEAM, _SAME_ROLE, _ANY = 8.0, 4.0, 3.0, 1.0
_A_WEEK = timedelta(days=7)
_WEEKS_THAT_WEIGH = 4.0
_PROMISE, _FOR_A_CUSTOMER, _FOR_SOMEBODY = 4.0, 2.0, 1.0


@dataclass(frozen=True, slots=True)
class Colleague:
    """A colleague's team and role, which tell how near they are to a person."""

    team: str | None
    role: str | None


@dataclass(frozen=True, slots=True)
class Promise:
    """A person's promise: to do one like the story that tells `action`, or a plan of their own without a story.

    About a story, they may have made no plan.
    """

    id: int
    action: Action | None
    plan: str | None
    promised_at: datetime


@dataclass(frozen=True, slots=True)
class NeedsAround:
    """Needs that a person may be offered, and the facts that rank them.

    `noticers` maps a row id to that person's team and role. `customers` are those the person did something for.
    `holders` maps a need's row id to how many people hold it. `longest` is the need that has waited longer than all
    other open ones, None if none or several have.
    """

    needs: Sequence[Need]
    noticers: Mapping[int, Colleague]
    customers: Collection[str]
    holders: Mapping[int, int]
    longest: int | None = None


@dataclass(frozen=True, slots=True)
class StoriesAround:
    """Colleagues' actions that a person may be offered as stories, and what weighs them.

    `tellers` maps a row id to that person's team and role. `kinds` weighs kinds by what the person asked for.
    """

    stories: Sequence[Action]
    tellers: Mapping[int, Colleague]
    kinds: KindWeights = field(default_factory=lambda: EVEN)


@dataclass(frozen=True, slots=True)
class OpenEnds:
    """What a person may come back to: recent actions (at least three weeks of them), promises and taken needs."""

    actions: Sequence[Action] = ()
    promises: Iterable[Promise] = ()
    taken: Iterable[Need] = ()


def need_candidates(
    person: Person, around: NeedsAround, *, offered: Container[Subject], now: datetime
) -> list[Candidate]:
    """Return the open needs that fit the person best, at most ten.

    A need's weight grows with its fit and with its wait.
    """
    noticers, holders = around.noticers, around.holders
    free = [
        need
        for need in around.needs
        if need.status is NeedStatus.OPEN
        and need.noticed_by != person.id
        and Subject(SubjectKind.NEED, need.id) not in offered
        and holders.get(need.id, 0) < HOLDERS_AT_MOST
    ]
    known = {customer_key(customer) for customer in around.customers}
    found = []
    for need in sorted(free, key=_age_order):
        fit, reasons = _need_fit(person, need, noticers.get(need.noticed_by), known)
        if need.id == around.longest:
            reasons |= {Reason.LONGEST}
        waited = min(max(now - need.created_at, timedelta(0)) / _A_WEEK, _WEEKS_THAT_WEIGH)
        found.append(Candidate(Subject(SubjectKind.NEED, need.id), fit * (1 + waited), reasons))
    return sorted(found, key=lambda candidate: -candidate.weight)[:NEEDS_AT_MOST]


def follow_up_candidates(ends: OpenEnds, *, offered: Container[Subject], today: date, now: datetime) -> list[Candidate]:
    """Return what the person may come back to: promises, taken needs, and actions worth a word to the customer.

    `today` is their local day. An action says too little to follow up without its person's own words, unless it met a
    need.
    """
    promised = [
        Candidate(Subject(SubjectKind.PROMISE, promise.id), _PROMISE, _ONCE)
        for promise in ends.promises
        if now - promise.promised_at >= PROMISE_FROM
    ]
    with_them = [
        Candidate(Subject(SubjectKind.TAKEN, need.id), _PROMISE, _ONCE)
        for need in ends.taken
        if need.taken_at is not None and now - need.taken_at >= ASKED_AFTER
    ]
    standing = [action for action in ends.actions if action.undone_at is None]
    newest: dict[str, tuple[date, datetime, int]] = {}
    for action in standing:
        if action.customer:
            customer = customer_key(action.customer)
            newest[customer] = max(newest.get(customer, _age(action)), _age(action))
    followed_up = [
        _follow_up(action)
        for action in standing
        if FOLLOWED_UP_FROM <= (today - action.happened_on).days <= FOLLOWED_UP_TO
        and action.source is not Source.FOLLOW_UP
        and (action.own_words or action.source is Source.NEED)
        and not (action.customer and newest[customer_key(action.customer)] > _age(action))
    ]
    return [each for each in promised + with_them + followed_up if each.subject not in offered]


def first_in_nudge(found: Sequence[Candidate], taken: Iterable[Need], now: datetime) -> tuple[Candidate, ...]:
    """Return the candidates before which a nudge offers nothing else: needs taken for long, then promises."""
    long_taken = {
        Subject(SubjectKind.TAKEN, need.id)
        for need in taken
        if need.taken_at is not None and now - need.taken_at >= TAKEN_FOR
    }
    overdue = tuple(each for each in found if each.subject in long_taken)
    return overdue or tuple(each for each in found if each.subject.kind is SubjectKind.PROMISE)


def story_candidates(
    person: Person, around: StoriesAround, *, offered: Container[Subject], now: datetime
) -> list[Candidate]:
    """Return colleagues' actions that the person could repeat: the newest twenty of the last four weeks."""
    fresh = [
        action
        for action in around.stories
        if action.shared
        and action.undone_at is None
        and action.person_id != person.id
        and now - action.recorded_at < STORY_WITHIN
        and Subject(SubjectKind.STORY, action.id) not in offered
    ]
    fresh.sort(key=lambda action: (action.recorded_at, action.id), reverse=True)
    found = []
    for action in fresh[:STORIES_AT_MOST]:
        weight, reasons = _nearness(person, around.tellers.get(action.person_id))
        if action.kind is person.more_of:
            reasons |= {Reason.MORE_OF}
        found.append(Candidate(Subject(SubjectKind.STORY, action.id), weight * around.kinds[action.kind], reasons))
    return found


def same_customer(one: str, other: str) -> bool:
    """Return whether two names, as typed, mean the same customer."""
    return customer_key(one) == customer_key(other)


def is_same_team(person: Person, other: Colleague) -> bool:
    """Return whether both say that they are on the same team."""
    return bool(person.team and other.team and _folded(person.team) == _folded(other.team))


def is_same_role(person: Person, other: Colleague) -> bool:
    """Return whether both say that they have the same role, other than "anyone"."""
    return person.role not in {None, ANYONE} and person.role == other.role


def _need_fit(
    person: Person, need: Need, noticer: Colleague | None, known: Container[str]
) -> tuple[float, frozenset[Reason]]:
    if need.customer and customer_key(need.customer) in known:
        return _SAME_CUSTOMER, frozenset({Reason.CUSTOMER})
    return _nearness(person, noticer)


def _nearness(person: Person, other: Colleague | None) -> tuple[float, frozenset[Reason]]:
    """Return the weight of a colleague's nearness, and the reason that it gives."""
    if other is not None and is_same_team(person, other):
        return _SAME_TEAM, frozenset({Reason.TEAM})
    if other is not None and is_same_role(person, other):
        return _SAME_ROLE, frozenset({Reason.ROLE})
    return _ANY, frozenset()


def _follow_up(action: Action) -> Candidate:
    weight = _FOR_A_CUSTOMER if action.customer else _FOR_SOMEBODY
    return Candidate(Subject(SubjectKind.ACTION, action.id), weight)


def _folded(words: str) -> str:
    return tidy(words).casefold()


def _age_order(need: Need) -> tuple[datetime, int]:
    return need.created_at, need.id


def _age(action: Action) -> tuple[date, datetime, int]:
    return action.happened_on, action.recorded_at, action.id


_ONCE = frozenset({Reason.ONCE})
