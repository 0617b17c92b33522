"""Needs as one person sees them: those with them, those they noticed, and the others that are open."""

from dataclasses import dataclass

from bot.domain.needs import MET_SHOWN_FOR, Need, NeedStatus
from bot.domain.personal_data import FindingKind
from bot.storage import needs, people
from bot.usecases.names import names_for_texts
from bot.usecases.unit import Caller, Context, PersonUnit
from bot.usecases.visible_words import VisibleNeed, need_for

PAGE = 8
"""Needs on a page of the list."""
NOTICED_SHOWN = 5
"""Needs of their own noticing that the list shows a person."""


@dataclass(frozen=True, slots=True)
class ShownNeed:
    """A need as one person sees it: who noticed it by name, and whether that or its taker is the person.

    Whoever noticed it sees in `taken_by` the name of the colleague who has taken it, while they have it, and in
    `met_by` that of the colleague who has met it, unless they keep what they did private. `hidden` is what others do
    not see of it; it is known where the need has just been noted.
    """

    need: VisibleNeed
    noticed_by: str
    names: dict[str, str]
    noticed_by_me: bool
    mine: bool
    taken_by: str | None = None
    met_by: str | None = None
    hidden: tuple[FindingKind, ...] = ()


@dataclass(frozen=True, slots=True)
class NeedList:
    """A page of the open needs, oldest first, after those that the person has taken and those they noticed.

    None is in it twice: what is in `noticed` is left out of `open`, and not counted in `total`.
    """

    mine: tuple[ShownNeed, ...]
    open: tuple[ShownNeed, ...]
    page: int
    total: int
    noticed: tuple[ShownNeed, ...] = ()

    @property
    def pages(self) -> int:
        """How many pages of open needs there are, at least one."""
        return max(1, -(-self.total // PAGE))


def list_needs(context: Context, caller: Caller, page: int = 0) -> NeedList:
    """The needs that the caller has taken, those they noticed, and a page of the other open ones."""
    with context.view(caller) as unit:
        return needs_of(unit, page)


def needs_of(
    unit: PersonUnit,
    page: int,
    most: int = PAGE,
) -> NeedList:
    """The list within the caller's unit of work; a page past the last one gives the last."""
    noticed = needs.noticed_by(
        unit.connection, unit.person.id, met_since=unit.now - MET_SHOWN_FOR, most=min(most, NOTICED_SHOWN)
    )
    apart = [need.id for need in noticed if need.status is NeedStatus.OPEN]
    total = needs.count_open(unit.connection, unit.workspace.id) - len(apart)
    page = min(max(page, 0), max(0, (total - 1) // most))
    mine = needs.with_person(unit.connection, unit.person.id, most)
    still_open = needs.open_ones(unit.connection, unit.workspace.id, offset=page * most, most=most, without=apart)
    return NeedList(
        mine=tuple(shown_to(unit, need) for need in mine),
        open=tuple(shown_to(unit, need) for need in still_open),
        page=page,
        total=total,
        noticed=tuple(shown_to(unit, need) for need in noticed),
    )


def shown_to(unit: PersonUnit, need: Need) -> ShownNeed:
    """A need as this person may see it."""
    seen = need_for(unit, unit.person.id, need)
    noticed_by_me = need.noticed_by == unit.person.id
    taker = need.taken_by if noticed_by_me and need.status is NeedStatus.TAKEN else None
    meeter = needs.who_met(unit.connection, need) if noticed_by_me else None
    return ShownNeed(
        need=seen,
        noticed_by=people.names(unit.connection, unit.workspace.id, [need.noticed_by])[need.noticed_by],
        names=names_for_texts(unit, (seen.text, seen.customer)),
        noticed_by_me=noticed_by_me,
        mine=need.taken_by == unit.person.id,
        taken_by=_colleague(unit, taker),
        met_by=_colleague(unit, meeter),
    )


def _colleague(unit: PersonUnit, who: int | None) -> str | None:
    """The name of a colleague; None for nobody and for the person themselves."""
    return (
        None if who is None or who == unit.person.id else people.names(unit.connection, unit.workspace.id, [who])[who]
    )
