"""List needs as one person sees them: the ones they took, the ones they noticed, and other open ones."""

from dataclasses import dataclass

from bot.domain.needs import MET_SHOWN_FOR, Need, NeedStatus
from bot.domain.personal_data import FindingKind
from bot.storage import need_lists, needs, people_names
from bot.usecases.names import names_for_texts
from bot.usecases.unit import Caller, Context, PersonUnit
from bot.usecases.visible_words import VisibleNeed, need_for

PAGE = 8
"""How many needs a page of the list has."""
TAKEN_SHOWN = 3
"""How many needs that they have taken a person sees with their history."""
_TAKEN_READ = 100
NOTICED_SHOWN = 5
"""How many needs of their own noticing a person sees in the list."""


@dataclass(frozen=True, slots=True)
class ShownNeed:
    """A need as one person sees it: the noticer's name, and whether they are its noticer or its taker.

    The noticer sees in `taken_by` the name of the colleague who has the need. They see in `met_by` the name of the
    colleague who met it, unless that action is private. `hidden` is what others do not see of the need, and
    `proposed_customer` is a name in its text that may be its customer's; both are set only if the need was just noted.
    With `members_only`, only members of the private channel see open needs. `noted_before` is whether the noticer has
    just typed an open need once more.
    """

    need: VisibleNeed
    noticed_by: str
    names: dict[str, str]
    noticed_by_me: bool
    mine: bool
    taken_by: str | None = None
    met_by: str | None = None
    hidden: tuple[FindingKind, ...] = ()
    proposed_customer: str | None = None
    members_only: bool = False
    noted_before: bool = False


@dataclass(frozen=True, slots=True)
class NeedList:
    """A page of the open needs, oldest first, after the person's own taken and noticed ones.

    No need is in it twice: `open` and `total` leave out what is in `noticed`. `hides_others` is whether the person does
    not see what colleagues noticed, because they are not in the private channel.
    """

    mine: tuple[ShownNeed, ...]
    open: tuple[ShownNeed, ...]
    page: int
    total: int
    noticed: tuple[ShownNeed, ...] = ()
    hides_others: bool = False

    @property
    def noticed_open(self) -> int:
        """Return how many of the needs that the person noticed are open."""
        return sum(shown.need.status is NeedStatus.OPEN for shown in self.noticed)

    @property
    def total_open(self) -> int:
        """Return how many needs are open in all, as the totals of the workspace count them."""
        return self.total + self.noticed_open

    @property
    def pages(self) -> int:
        """Return how many pages of open needs there are, at least one."""
        return max(1, -(-self.total // PAGE))


@dataclass(frozen=True, slots=True)
class TakenNeeds:
    """The needs that a person has taken and not met, the oldest first; `total` counts also what is not shown."""

    shown: tuple[ShownNeed, ...] = ()
    total: int = 0


def taken_by(unit: PersonUnit) -> TakenNeeds:
    """Return the needs that the person has taken, to show with their history."""
    taken = need_lists.with_person(unit.connection, unit.person.id, _TAKEN_READ)
    return TakenNeeds(tuple(shown_to(unit, need) for need in taken[:TAKEN_SHOWN]), len(taken))


def list_needs(context: Context, caller: Caller, page: int = 0) -> NeedList:
    """Return the needs that the caller took or noticed, and a page of the other open ones."""
    with context.view(caller) as unit:
        return needs_of(unit, page)


def needs_of(
    unit: PersonUnit,
    page: int,
    most: int = PAGE,
) -> NeedList:
    """Return the list within the caller's unit of work; a page past the last one gives the last."""
    noticed = need_lists.noticed_by(
        unit.connection, unit.person.id, met_since=unit.now - MET_SHOWN_FOR, most=min(most, NOTICED_SHOWN)
    )
    apart = [need.id for need in noticed if need.status is NeedStatus.OPEN]
    total = need_lists.count_open(unit.connection, unit.workspace.id, unit.person.id) - len(apart)
    page = min(max(page, 0), max(0, (total - 1) // most))
    mine = need_lists.with_person(unit.connection, unit.person.id, most)
    still_open = need_lists.open_ones(
        unit.connection, unit.workspace.id, unit.person.id, offset=page * most, most=most, without=apart
    )
    return NeedList(
        mine=tuple(shown_to(unit, need) for need in mine),
        open=tuple(shown_to(unit, need) for need in still_open),
        page=page,
        total=total,
        noticed=tuple(shown_to(unit, need) for need in noticed),
        hides_others=not unit.reads_channel,
    )


def shown_to(unit: PersonUnit, need: Need) -> ShownNeed:
    """Return a need as this person may see it."""
    seen = need_for(unit, unit.person.id, need)
    noticed_by_me = need.noticed_by == unit.person.id
    taker = need.taken_by if noticed_by_me and need.status is NeedStatus.TAKEN else None
    meeter = needs.who_met(unit.connection, need) if noticed_by_me else None
    return ShownNeed(
        need=seen,
        noticed_by=people_names.names(unit.connection, unit.workspace.id, [need.noticed_by])[need.noticed_by],
        names=names_for_texts(unit, (seen.text, seen.customer), on_show=not noticed_by_me),
        noticed_by_me=noticed_by_me,
        mine=need.taken_by == unit.person.id,
        taken_by=_colleague(unit, taker),
        met_by=_colleague(unit, meeter),
        members_only=unit.workspace.channel_private,
    )


def _colleague(unit: PersonUnit, who: int | None) -> str | None:
    """Return the name of a colleague; None for nobody and for the person themselves."""
    return (
        None
        if who is None or who == unit.person.id
        else people_names.names(unit.connection, unit.workspace.id, [who])[who]
    )
