"""What of their colleagues' and their own doings may be offered to a person: needs, follow-ups and stories.

`offered` holds what the person has been offered before, ever: none of it comes twice.
"""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.actions import Action, Source
from bot.domain.needs import Need, NeedStatus
from bot.domain.offers import Candidate, Subject, SubjectKind
from bot.domain.people import Person
from bot.domain.text import shorten, tidy

HOLDERS_AT_MOST = 3
"""How many people hold the same need at a time."""
HELD_FOR = timedelta(days=7)
"""How long somebody holds a need who has not answered its offer."""
NEEDS_AT_MOST = 10
FOLLOWED_UP_FROM, FOLLOWED_UP_TO = 7, 21
"""How many days ago, by the person's calendar, an action happened that may be followed up."""
TAKEN_FOR = timedelta(days=7)
"""How long somebody has a need before they are asked whether they have met it."""
PROMISE_FROM, PROMISE_TO = timedelta(days=2), timedelta(days=30)
STORY_WITHIN = timedelta(days=14)
STORIES_AT_MOST = 20

_SAME_CUSTOMER, _SAME_TEAM, _SAME_ROLE, _ANY = 8.0, 4.0, 3.0, 1.0
_A_WEEK = timedelta(days=7)
_WEEKS_THAT_WEIGH = 4.0
_PROMISE, _FOR_A_CUSTOMER, _FOR_SOMEBODY = 4.0, 2.0, 1.0
_NAME_LIMIT = 80


@dataclass(frozen=True, slots=True)
class Colleague:
    """What a colleague says of themselves, by which they are near to the person or not."""

    team: str | None
    role: str | None


@dataclass(frozen=True, slots=True)
class Promise:
    """What a person said they would do: one like the story that tells `action`, with their plan if they made one."""

    id: int
    action: Action
    plan: str | None
    promised_at: datetime


@dataclass(frozen=True, slots=True)
class NeedsAround:
    """Needs that a person may be offered, and what is known around them.

    `noticers` say of themselves what they say, by row id; `customers` are those for whom the person has done
    something; `holders` counts the people who hold a need, by its row id.
    """

    needs: Sequence[Need]
    noticers: Mapping[int, Colleague]
    customers: Collection[str]
    holders: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class OpenEnds:
    """What a person may come back to: their actions of the last three weeks and since, their promises, their needs."""

    actions: Sequence[Action] = ()
    promises: Iterable[Promise] = ()
    taken: Iterable[Need] = ()


def need_candidates(
    person: Person, around: NeedsAround, *, offered: Container[Subject], now: datetime
) -> list[Candidate]:
    """Return the open needs that fit the person best, at most ten.

    The better the fit and the longer the wait, the likelier is the need.
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
    known = {_folded(customer) for customer in around.customers}
    oldest = min(free, key=_age_order, default=None)
    found = []
    for need in sorted(free, key=_age_order):
        fit, why = _need_fit(person, need, noticers.get(need.noticed_by), known, oldest=need is oldest)
        waited = min(max(now - need.created_at, timedelta(0)) / _A_WEEK, _WEEKS_THAT_WEIGH)
        found.append(Candidate(Subject(SubjectKind.NEED, need.id), fit * (1 + waited), why))
    return sorted(found, key=lambda candidate: -candidate.weight)[:NEEDS_AT_MOST]


def follow_up_candidates(ends: OpenEnds, *, offered: Container[Subject], today: date, now: datetime) -> list[Candidate]:
    """Return what the person may come back to: promises, needs, and actions whose customer may welcome a word.

    `today` is their local day. What was recorded in one click says too little to come back to, until it is edited.
    """
    promised = [
        Candidate(Subject(SubjectKind.PROMISE, promise.id), _PROMISE, _PROMISED)
        for promise in ends.promises
        if PROMISE_FROM <= now - promise.promised_at <= PROMISE_TO
    ]
    with_them = [
        Candidate(Subject(SubjectKind.TAKEN, need.id), _PROMISE, _TAKEN)
        for need in ends.taken
        if need.taken_at is not None and now - need.taken_at >= TAKEN_FOR
    ]
    standing = [action for action in ends.actions if action.undone_at is None]
    newest: dict[str, tuple[date, datetime, int]] = {}
    for action in standing:
        if action.customer:
            customer = _folded(action.customer)
            newest[customer] = max(newest.get(customer, _age(action)), _age(action))
    followed_up = [
        _follow_up(action)
        for action in standing
        if FOLLOWED_UP_FROM <= (today - action.happened_on).days <= FOLLOWED_UP_TO
        and action.source is not Source.FOLLOW_UP
        and (action.source is not Source.NUDGE or action.edited_at is not None)
        and not (action.customer and newest[_folded(action.customer)] > _age(action))
    ]
    return [each for each in promised + with_them + followed_up if each.subject not in offered]


def story_candidates(
    person: Person,
    shared: Sequence[Action],
    *,
    tellers: Mapping[int, Colleague],
    offered: Container[Subject],
    now: datetime,
) -> list[Candidate]:
    """Colleagues' actions that the person could do in their own way: the newest twenty of the last two weeks."""
    fresh = [
        action
        for action in shared
        if action.shared
        and action.undone_at is None
        and action.person_id != person.id
        and now - action.recorded_at < STORY_WITHIN
        and Subject(SubjectKind.STORY, action.id) not in offered
    ]
    fresh.sort(key=lambda action: (action.recorded_at, action.id), reverse=True)
    found = []
    for action in fresh[:STORIES_AT_MOST]:
        weight, who = _nearness(person, tellers.get(action.person_id))
        why = f"{who} did it lately, and it may suit you, too"
        found.append(Candidate(Subject(SubjectKind.STORY, action.id), weight, why))
    return found


def _need_fit(
    person: Person, need: Need, noticer: Colleague | None, known: Container[str], *, oldest: bool
) -> tuple[float, str]:
    if need.customer and _folded(need.customer) in known:
        customer = shorten(tidy(need.customer), _NAME_LIMIT)
        return _SAME_CUSTOMER, f"you did something for {customer} before, and nobody has taken it yet"
    weight, who = _nearness(person, noticer)
    if weight > _ANY:
        return weight, f"{who} noticed it, and nobody has taken it yet"
    return _ANY, _LONGEST if oldest else _UNTAKEN


def _nearness(person: Person, other: Colleague | None) -> tuple[float, str]:
    """How much a colleague's nearness weighs, and who they are for the person."""
    if other is not None and person.team and other.team and _folded(person.team) == _folded(other.team):
        return _SAME_TEAM, "a colleague in your team"
    if other is not None and person.role and person.role == other.role:
        return _SAME_ROLE, f"a colleague in your role ({person.role})"
    return _ANY, "a colleague"


def _follow_up(action: Action) -> Candidate:
    if action.customer:
        why = f"you did this for {shorten(tidy(action.customer), _NAME_LIMIT)}, so a word from you comes naturally"
        return Candidate(Subject(SubjectKind.ACTION, action.id), _FOR_A_CUSTOMER, why)
    return Candidate(Subject(SubjectKind.ACTION, action.id), _FOR_SOMEBODY, _DID_IT_YOURSELF)


def _folded(words: str) -> str:
    return tidy(words).casefold()


def _age_order(need: Need) -> tuple[datetime, int]:
    return need.created_at, need.id


def _age(action: Action) -> tuple[date, datetime, int]:
    return action.happened_on, action.recorded_at, action.id


_LONGEST = "it has waited the longest"
_UNTAKEN = "nobody has taken it yet, and you may be the one who can"
_PROMISED = "you said you would; I ask about it this once"
_TAKEN = "it is still with you; I ask about it this once"
_DID_IT_YOURSELF = "you did this yourself, so a word from you comes naturally"
