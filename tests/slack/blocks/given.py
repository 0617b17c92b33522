"""What the builders are given in tests; every detail can be changed."""

# ruff: noqa: ANN401 - the fields of a view model are of any type

from datetime import date, datetime, time
from typing import Any

from bot.domain.actions import ActionDetails, KindOrigin
from bot.domain.ideas import Idea
from bot.domain.kinds import Kind
from bot.domain.needs import Need, NeedStatus
from bot.domain.pace import pace_of
from bot.domain.people import MONDAY_TO_FRIDAY, Person
from bot.domain.reasons import Reason
from bot.domain.ripples import Reach
from bot.usecases.customers.show import CustomerPage, DoneFor
from bot.usecases.delivery.messages.shoutout import MetNeed, ShoutoutPost, Spread
from bot.usecases.delivery.messages.shown_stories import ShownStory
from bot.usecases.needs.show import NeedList, ShownNeed
from bot.usecases.nudges.preferences import NudgePlan, Usual
from bot.usecases.nudges.undo import undo_of
from bot.usecases.offers.offered import Offer
from bot.usecases.offers.why import Why
from bot.usecases.people.history import History
from bot.usecases.people.home import Home
from bot.usecases.recording.record import Recorded
from bot.usecases.shoutout.read_story import WholeStory
from bot.usecases.shoutout.stories import StoryAnswer
from bot.usecases.visible_words import Visible, VisibleAction, VisibleNeed
from bot.usecases.workspace.settings import WorkspacePlan
from bot.usecases.workspace.totals import TeamSummary, Totals
from tests.support.cast import MONDAY, acme, an_action, ana

NAMES = {"UBEN": "Ben", "UCLEO": "Cleo"}
IDEA = Idea(
    key="support-two-days-later",
    kind=Kind.HELP,
    roles=frozenset({"support"}),
    situation="you closed a tricky ticket a few days ago",
    act="ask the customer whether it still works",
)
OFFER = Offer(7, IDEA, Why(frozenset({Reason.OWN_ROLE}), "support"))
STORIES = ((4, "Ben: stayed on the line until it worked"), (5, "Cleo: wrote the answer into the help page"))
MONTH = Totals({Kind.HELP: 12, Kind.SOLVE: 15, Kind.DELIGHT: 4}, inspired=7, needs_met=3)
YEAR = Totals({Kind.HELP: 1200, Kind.SOLVE: 480, Kind.DELIGHT: 95}, inspired=312, needs_met=41)
NOTHING = Totals({}, inspired=0, needs_met=0)


def told(
    *, companions: tuple[str, ...] = (), inspired_by: int | None = None, offer_nudges: bool = False, **action: Any
) -> Recorded:
    return Recorded(
        ActionDetails(an_action(**action), companions, inspired_by), NAMES, MONDAY, offer_nudges, today=MONDAY.date()
    )


def whole(**more: Any) -> Recorded:
    details: dict[str, Any] = {
        "text": "walked <@UBEN> and a customer through the refund",
        "outcome": "has the money by Friday",
        "customer": "Acme",
        "companions": ("UBEN", "UGONE"),
        "inspired_by": 4,
        "kind_origin": KindOrigin.GUESSED,
        "offer_nudges": True,
    }
    return told(**details | more)


USUAL = Usual(time(9, 30), MONDAY_TO_FRIDAY, shares=True, place_name=None)


def plan_of(
    *,
    at: time = time(9, 30),
    next_on: datetime | None = MONDAY,
    paused_from: date | None = None,
    paused_until: date | None = None,
    back_on: datetime | None = None,
    was: Person | None = None,
    place_name: str | None = None,
    usual: Usual = USUAL,
    **person: Any,
) -> NudgePlan:
    who = ana(**{"paused_from": paused_from, "paused_until": paused_until} | person)
    shares = True if who.shares is None else who.shares
    days = MONDAY_TO_FRIDAY if who.workdays is None else who.workdays
    return NudgePlan(
        who,
        "Europe/London",
        at,
        days,
        pace_of(who),
        None,
        shares,
        next_on,
        paused_until,
        place_name,
        usual,
        was=was,
        paused_from=paused_from,
        back_on=back_on,
        today=MONDAY.date(),
        undo=undo_of(was, who) if was else None,
    )


def workspace_of(**workspace: Any) -> WorkspacePlan:
    return WorkspacePlan(acme(**workspace), None, MONDAY)


def whole_workspace() -> WorkspacePlan:
    chosen: dict[str, Any] = {"country": "DE", "region": "BY", "away_emoji": frozenset({":house:", ":palm_tree:"})}
    chosen |= {"slots": 3, "posts_when_quiet": False}
    return WorkspacePlan(acme(shares=False, **chosen), "Germany, Bavaria", MONDAY)


def stopped(**person: Any) -> NudgePlan:
    return plan_of(enrolled_at=None, next_on=None, **person)


def a_need(need_id: int = 3, **more: Any) -> VisibleNeed:
    details: dict[str, Any] = {
        "id": need_id,
        "workspace_id": 1,
        "noticed_by": 2,
        "text": "Acme is waiting for a copy of its contract",
        "customer": None,
        "status": NeedStatus.OPEN,
        "taken_by": None,
        "taken_at": None,
        "handed_back_at": None,
        "met_at": None,
        "met_action_id": None,
        "dropped_at": None,
        "created_at": MONDAY,
        "source_channel": None,
        "source_ts": None,
    }
    return VisibleNeed(Need(**details | more))


def shown(
    need_id: int = 3, *, noticed_by: str = "Ben", noticed_by_me: bool = False, mine: bool = False, **need: Any
) -> ShownNeed:
    return ShownNeed(a_need(need_id, **need), noticed_by, NAMES, noticed_by_me, mine)


def a_customer(**more: Any) -> CustomerPage:
    details: dict[str, Any] = {
        "name": Visible("Acme"),
        "asked": None,
        "done": (DoneFor(VisibleAction(an_action(text="found the invoice")), "Ben"),),
        "done_total": 1,
        "needs": (shown(4),),
        "needs_total": 1,
        "helpers": ("Ben", "Cleo"),
        "similar": (),
        "names": NAMES,
    }
    return CustomerPage(**details | more)


def mentioned_customer(**more: Any) -> CustomerPage:
    mentions: dict[str, Any] = {
        "name": Visible("Acme *Foods*"),
        "mentioning": (DoneFor(VisibleAction(an_action(text="called Acme Foods & sons back")), "Cleo"),),
        "mentioning_needs": (shown(5, text="Acme Foods waits"),),
    }
    return a_customer(**mentions | more)


def whole_customer() -> CustomerPage:
    return a_customer(
        name=Visible("Acme <!channel> *Foods*"),
        asked="acme _foods_",
        done=(
            DoneFor(VisibleAction(an_action(text="walked <@UBEN> through *it*")), None),
            DoneFor(VisibleAction(an_action(text="found the invoice", happened_on=date(2025, 12, 1))), "Ben\nB."),
        ),
        done_total=1203,
        needs=(shown(3, mine=True), shown(4, noticed_by_me=True)),
        needs_total=5,
        helpers=(None, "Ben"),
        similar=(Visible("Acme"), Visible("Acme Steel")),
    )


def story(story_id: int = 1, **more: Any) -> ShownStory:
    details: dict[str, Any] = {
        "story_id": story_id,
        "name": "Ana",
        "action": an_action(),
        "companions": (),
        "inspired_by": None,
    }
    return ShownStory(**details | more)


def post(**more: Any) -> ShoutoutPost:
    details: dict[str, Any] = {
        "since": date(2026, 11, 20),
        "totals": {Kind.HELP: 1},
        "stories": (story(),),
        "roll_call": (),
        "others": 0,
        "spread": (),
        "needs_met": 0,
        "met": (),
        "needs": (),
        "needs_total": 0,
        "names": NAMES,
        "quiet_idea": None,
    }
    return ShoutoutPost(**details | more)


def full_post() -> ShoutoutPost:
    told_by_cleo = an_action(
        kind=Kind.SOLVE, text="wrote the answer\ninto the help page", outcome="finds it without asking"
    )
    return post(
        totals={Kind.HELP: 12, Kind.SOLVE: 15, Kind.DELIGHT: 4},
        stories=(
            story(1, companions=("Ben",)),
            story(2, name="Cleo", action=told_by_cleo, inspired_by="Ana"),
            story(3, name="Dana", action=an_action(kind=Kind.DELIGHT, text="sent a card"), companions=("Ben", "Edo")),
        ),
        roll_call=("Fay", "Gil", "Hana"),
        spread=(Spread("Ana", ("Cleo", "Gil")), Spread("Dana", ("Hana",))),
        needs_met=6,
        met=(MetNeed("Fay", "Ana"), MetNeed("Ben", "Gil")),
        needs=(a_need(3), a_need(4, text="a customer asks for invoices by post")),
        needs_total=6,
    )


def whole_story(**story_details: Any) -> WholeStory:
    return WholeStory(story(**story_details), NAMES)


def answer(**more: Any) -> StoryAnswer:
    details: dict[str, Any] = {"story_id": 1, "name": "Ana", "action": an_action(id=12), "names": NAMES}
    return StoryAnswer(**details | more)


def a_home(**more: Any) -> Home:
    details: dict[str, Any] = {
        "offer": OFFER,
        "plan": plan_of(team="Billing", role="support"),
        "actions": (an_action(), an_action(id=2, shared=False, kind=Kind.SOLVE)),
        "actions_total": 9,
        "names": NAMES,
        "needs": NeedList((shown(3, mine=True),), (shown(4), shown(5, noticed_by_me=True)), 0, 6),
        "team": TeamSummary(NOTHING, MONTH, YEAR, needs_open=6, widest=Reach(6, 3, 2, 9)),
        "noticed": 5,
        "page": 0,
        "workspace": None,
    }
    return Home(**details | more)


def history(page: int = 0, total: int = 20, names: dict[str, str] = NAMES, **action: Any) -> History:
    return History(
        tuple(an_action(id=number, shared=number % 2 == 1, **action) for number in range(1, 9)), names, page, total
    )
