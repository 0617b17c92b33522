"""What a person's App Home shows: their next useful action, history, settings, needs, what we did together."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.domain.actions import Action
from bot.domain.people import Person, Workspace
from bot.storage import actions, notices, offers, people
from bot.usecases.change_nudges import NudgePlan, plan_of
from bot.usecases.change_workspace import WorkspacePlan, may_administer, workspace_plan
from bot.usecases.context import Caller, Context, known_workspace, recognise
from bot.usecases.naming import names_for_actions
from bot.usecases.next_action import has_more, offer_anew
from bot.usecases.notice_news import NoticeNews, news_for_home
from bot.usecases.offered import Offer, read_offered
from bot.usecases.show_needs import NeedList, needs_of
from bot.usecases.sum_up import TeamSummary, summary_of

ACTIONS_SHOWN = 5
NEEDS_SHOWN = 5
STAYS_FOR = timedelta(hours=12)
"""How long the home shows what the person was offered last, wherever that was."""


@dataclass(frozen=True, slots=True)
class Home:
    """Everything on a person's App Home.

    `noticed` counts how often colleagues noticed their stories, and `news` is what is new of that.

    `actions` are a page of their history, the newest first; `page` counts from 0. `workspace` is for admins alone.
    """

    offer: Offer
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

    @property
    def pages(self) -> int:
        """How many pages of history there are, at least one."""
        return max(1, -(-self.actions_total // ACTIONS_SHOWN))


def has_opened_home(context: Context, caller: Caller) -> bool:
    """Whether the caller has ever been shown their App Home."""
    with context.store.reading() as connection:
        workspace = known_workspace(connection, caller.team_id)
        return people.has_opened_home(connection, workspace.id, caller.user_id)


def show_home(context: Context, caller: Caller, page: int = 0) -> Home:
    """The caller's App Home as it stands now, and that it has been shown; a page past the last one gives the last.

    The idea offered last stays for half a day, or until it is done.
    """
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, person = recognise(connection, caller, now)
        offer = _held(context, connection, workspace, person, now)
        people.keep_home_opened(connection, person.id, now)
        total = actions.count_of_person(connection, person.id)
        page = min(max(page, 0), max(0, (total - 1) // ACTIONS_SHOWN))
        shown = actions.of_person(connection, person.id, offset=page * ACTIONS_SHOWN, most=ACTIONS_SHOWN)
        return Home(
            offer=offer or offer_anew(context, connection, workspace, person, now),
            plan=plan_of(context, connection, workspace, person, now),
            actions=tuple(shown),
            actions_total=total,
            names=names_for_actions(connection, workspace.id, shown),
            needs=needs_of(context, connection, workspace, person, 0, now, NEEDS_SHOWN),
            team=summary_of(connection, workspace, now),
            noticed=notices.of_person(connection, person.id),
            news=news_for_home(connection, person, now),
            page=page,
            workspace=workspace_plan(context, connection, workspace) if may_administer(context, person) else None,
        )


def _held(
    context: Context, connection: Connection, workspace: Workspace, person: Person, now: datetime
) -> Offer | None:
    """What the person was offered last, wherever that was, unless they have answered it or it no longer stands."""
    held = offers.held_since(connection, person.id, now - STAYS_FOR)
    offered = read_offered(context, connection, workspace, person, held, now) if held else None
    if held is None or offered is None:
        return None
    return Offer(held.id, offered, held.why, held.decision_id, has_more(connection, held.decision_id))
