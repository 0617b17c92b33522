"""Show a person their own history, a page at a time."""

from dataclasses import dataclass, field

from bot.domain.actions import Action
from bot.storage import history
from bot.usecases.names import names_for_own_actions
from bot.usecases.needs.show import TakenNeeds, taken_by
from bot.usecases.offers.plans import OpenPlans, plans_of
from bot.usecases.recording.drafts import OpenDrafts, drafts_of
from bot.usecases.unit import Caller, Context, PersonUnit

PAGE = 8
"""How many actions a page of history has."""


@dataclass(frozen=True, slots=True)
class History:
    """A page of one's own actions, the newest first; `page` counts from 0, `total` counts the actions of all pages.

    The first page has the person's open `drafts` and `plans`, and the `needs` that they have taken, too.
    """

    actions: tuple[Action, ...]
    names: dict[str, str]
    page: int
    total: int
    drafts: OpenDrafts = field(default_factory=OpenDrafts)
    plans: OpenPlans = field(default_factory=OpenPlans)
    needs: TakenNeeds = field(default_factory=TakenNeeds)

    @property
    def pages(self) -> int:
        """Return how many pages there are, at least one."""
        return max(1, -(-self.total // PAGE))


def show_history(context: Context, caller: Caller, page: int = 0) -> History:
    """Return a page of the caller's own actions; a page past the last one gives the last."""
    with context.view(caller) as unit:
        return _page(unit, page)


def show_history_around(context: Context, caller: Caller, action_id: int) -> History:
    """Return the page of the caller's own actions that has this one, or had it before it was undone."""
    with context.view(caller) as unit:
        return _page(unit, history.count_newer(unit.connection, unit.person.id, action_id) // PAGE)


def _page(unit: PersonUnit, page: int) -> History:
    total = history.count_of_person(unit.connection, unit.person.id)
    page = min(max(page, 0), max(0, (total - 1) // PAGE))
    shown = history.of_person(unit.connection, unit.person.id, offset=page * PAGE, most=PAGE)
    names = names_for_own_actions(unit, shown)
    if page:
        return History(tuple(shown), names, page, total)
    return History(tuple(shown), names, page, total, drafts_of(unit), plans_of(unit), taken_by(unit))
