"""What a person's App Home shows: their next useful action, history, settings, needs, what we did together."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.domain.actions import Action
from bot.domain.people import Person, Workspace
from bot.storage import actions, offers, shoutouts
from bot.usecases.change_nudges import NudgePlan, plan_of
from bot.usecases.context import Caller, Context, recognise
from bot.usecases.naming import names_for_actions
from bot.usecases.next_action import has_more, offer_anew
from bot.usecases.offered import Offer, read_offered
from bot.usecases.sum_up import TeamSummary, summary_of
from bot.usecases.work_on_needs import NeedList, needs_of

ACTIONS_SHOWN = 5
NEEDS_SHOWN = 5
STAYS_FOR = timedelta(hours=12)
"""How long the home shows what the person was offered last, wherever that was."""


@dataclass(frozen=True, slots=True)
class Home:
    """Everything on a person's App Home; `noticed` counts how often colleagues noticed their stories."""

    offer: Offer
    plan: NudgePlan
    actions: tuple[Action, ...]
    actions_total: int
    names: dict[str, str]
    needs: NeedList
    team: TeamSummary
    noticed: int


def show_home(context: Context, caller: Caller) -> Home:
    """The caller's App Home as it stands now; the idea offered last stays for half a day, or until it is done."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, person = recognise(connection, caller, now)
        offer = _held(context, connection, workspace, person, now)
        shown = actions.of_person(connection, person.id, offset=0, most=ACTIONS_SHOWN)
        return Home(
            offer=offer or offer_anew(context, connection, workspace, person, now),
            plan=plan_of(context, connection, workspace, person, now),
            actions=tuple(shown),
            actions_total=actions.count_of_person(connection, person.id),
            names=names_for_actions(connection, workspace.id, shown),
            needs=needs_of(connection, workspace, person, 0, now, NEEDS_SHOWN),
            team=summary_of(connection, workspace, now),
            noticed=shoutouts.notices_of_person(connection, person.id),
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
