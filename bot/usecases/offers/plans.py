"""Show a person the plans that they have not carried out yet; nobody else sees them."""

from dataclasses import dataclass, field
from datetime import date, datetime

from bot.domain.people import local_day
from bot.domain.same_words import same_words
from bot.storage import candidates, own_promises, people_names
from bot.storage.own_promises import OwnPromise
from bot.usecases.names import names_for_texts
from bot.usecases.offers.promised import asks_about_promises
from bot.usecases.unit import PersonUnit

SHOWN = 3
"""How many open plans a person sees with their history."""


@dataclass(frozen=True, slots=True)
class OpenPlan:
    """A plan as its person sees it; `id` is the promise's row id.

    `plan` is what they typed or the idea that they kept, None for one like a story without any plan. `teller` is the
    name of that story's author while it may be shown. `planned_on` is the person's local day. `asks` is whether a nudge
    asks about it after a week.
    """

    id: int
    plan: str | None
    promised_at: datetime
    planned_on: date
    teller: str | None = None
    names: dict[str, str] = field(default_factory=dict)
    asks: bool = False


@dataclass(frozen=True, slots=True)
class OpenPlans:
    """A person's newest open plans, the newest first; `total` counts all of them."""

    shown: tuple[OpenPlan, ...] = ()
    total: int = 0


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan that a draft became; `draft_id` is None if the person had planned the same before."""

    plan: OpenPlan
    draft_id: int | None = None


def plans_of(unit: PersonUnit) -> OpenPlans:
    """Return the person's open plans, to show with their history."""
    found = own_promises.open_ones(unit.connection, unit.person.id)
    return OpenPlans(tuple(open_plan(unit, each) for each in found[:SHOWN]), len(found))


def open_plan(unit: PersonUnit, promise: OwnPromise) -> OpenPlan:
    """Return a promise as its person sees it."""
    return OpenPlan(
        id=promise.id,
        plan=promise.plan,
        promised_at=promise.promised_at,
        planned_on=local_day(promise.promised_at, unit.zone),
        teller=_teller(unit, promise),
        names=names_for_texts(unit, [promise.plan]),
        asks=asks_about_promises(unit),
    )


def same_plan(unit: PersonUnit, text: str) -> OwnPromise | None:
    """Return the person's open plan in the same words, if they have one that is about no story."""
    found = own_promises.open_ones(unit.connection, unit.person.id)
    return next((each for each in found if each.action_id is None and same_words(each.plan or "", text)), None)


def _teller(unit: PersonUnit, promise: OwnPromise) -> str | None:
    if promise.action_id is None:
        return None
    known = candidates.open_promise(unit.connection, unit.person.id, promise.id)
    if known is None or known.action is None:
        return None
    author = known.action.person_id
    return people_names.names(unit.connection, unit.workspace.id, [author])[author]
