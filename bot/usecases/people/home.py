"""Collect what a person's App Home shows: next useful action, history, settings, needs, what we did together."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from bot.domain.actions import Action
from bot.storage import held_offers, history, notices, people
from bot.usecases.customers.show import customers_of
from bot.usecases.names import names_for_own_actions
from bot.usecases.needs.show import NeedList, needs_of
from bot.usecases.nudges.preferences import NudgePlan, plan_of
from bot.usecases.offers.candidates import Occasion
from bot.usecases.offers.news import NoticeNews, news_for_home
from bot.usecases.offers.next_action import offer_within
from bot.usecases.offers.offered import Offer
from bot.usecases.offers.plans import OpenPlans, plans_of
from bot.usecases.offers.shown import show_offer
from bot.usecases.recording.drafts import OpenDrafts, drafts_of
from bot.usecases.unit import Caller, Context, PersonUnit
from bot.usecases.visible_words import Visible
from bot.usecases.workspace.settings import WorkspacePlan, may_administer, workspace_plan
from bot.usecases.workspace.totals import TeamSummary, totals_of

ACTIONS_ON_HOME = 5
"""How many actions a page of history in App Home has."""
NEEDS_ON_HOME = 5
"""How many open needs App Home shows."""
STAYS_FOR = timedelta(hours=12)
"""How long an opened App Home shows the person's last offer, wherever it was made."""


@dataclass(frozen=True, slots=True)
class Home:
    """Everything on a person's App Home; `offer` is None if there is nothing to suggest.

    `noticed` counts how often colleagues noticed their stories, and `news` is the latest of that. `actions` are a page
    of their history, the newest first; `page` counts from 0. `workspace` is for admins alone. The first page has the
    person's open `drafts` and `plans`, too. `customers` are those of their last actions.
    """

    offer: Offer | None
    plan: NudgePlan
    actions: tuple[Action, ...]
    actions_total: int
    names: dict[str, str]
    needs: NeedList
    team: TeamSummary
    noticed: int
    news: NoticeNews | None = None
    page: int = 0
    workspace: WorkspacePlan | None = None
    drafts: OpenDrafts = field(default_factory=OpenDrafts)
    plans: OpenPlans = field(default_factory=OpenPlans)
    customers: tuple[Visible, ...] = ()

    @property
    def pages(self) -> int:
        """Return how many pages of history there are, at least one."""
        return max(1, -(-self.actions_total // ACTIONS_ON_HOME))


def has_opened_home(context: Context, caller: Caller) -> bool:
    """Return whether the caller has ever seen their App Home, as the process last read it.

    Whoever has just changed something was read then.
    """
    known = context.known.find(caller.team_id, caller.user_id)
    return known is not None and known.home


def show_home(context: Context, caller: Caller, page: int = 0, *, opened: bool = True) -> Home:
    """Return the caller's current App Home, and keep that it was shown; a page past the last one gives the last.

    The last offer stays until it is answered or no longer available; on opening, for half a day at most. A home that is
    not `opened` may stay unseen. Then nothing is drawn, except an idea if there is no offer left to show.
    """
    team = totals_of(context, caller)
    with context.unit(caller, locked=True) as unit:
        occasion = Occasion.OPENED if opened else Occasion.REFRESHED
        offer = _held(unit, STAYS_FOR if opened else None)
        if unit.person.home_opened_at is None:
            people.keep_home_opened(unit.connection, unit.person.id, unit.now)
            context.remember(caller, replace(unit.person, home_opened_at=unit.now))
        total = history.count_of_person(unit.connection, unit.person.id)
        page = min(max(page, 0), max(0, (total - 1) // ACTIONS_ON_HOME))
        shown = history.of_person(unit.connection, unit.person.id, offset=page * ACTIONS_ON_HOME, most=ACTIONS_ON_HOME)
        return Home(
            offer=offer or offer_within(unit, occasion, decision_id=None),
            plan=plan_of(unit),
            actions=tuple(shown),
            actions_total=total,
            names=names_for_own_actions(unit, shown),
            needs=needs_of(unit, 0, NEEDS_ON_HOME),
            team=team,
            noticed=notices.of_person(unit.connection, unit.person.id),
            news=news_for_home(unit),
            page=page,
            workspace=workspace_plan(unit) if may_administer(context, unit.person) else None,
            drafts=OpenDrafts() if page else drafts_of(unit),
            plans=OpenPlans() if page else plans_of(unit),
            customers=customers_of(unit),
        )


def _held(
    unit: PersonUnit,
    within: timedelta | None,
) -> Offer | None:
    """Return the person's last offer, wherever it was made, unless it is answered or no longer available.

    It is at most `within` old; None sets no limit.
    """
    held = held_offers.held(unit.connection, unit.person.id)
    if held is None or (within is not None and held.offered_at < unit.now - within):
        return None
    return show_offer(unit, held)
