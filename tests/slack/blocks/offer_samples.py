"""One of every message that offers something."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.domain.actions import Source
from bot.domain.kinds import Kind
from bot.domain.people import Cadence
from bot.domain.reasons import Reason
from bot.slack.blocks import offers
from bot.slack.blocks.kit import View
from bot.slack.blocks.offered import whole_thing
from bot.slack.blocks.parts import Message, in_bytes
from bot.usecases.delivery.messages.nudge_content import Nudge, Slowing
from bot.usecases.members_only import StoryGone
from bot.usecases.nudges.decline import Declined
from bot.usecases.offers.news import NoticeNews
from bot.usecases.offers.offered import (
    Offer,
    Offered,
    OfferedFollowUp,
    OfferedNeed,
    OfferedPromise,
    OfferedStory,
    OfferedTaken,
)
from bot.usecases.offers.promised import Promised
from bot.usecases.offers.unavailable import Unavailable
from bot.usecases.offers.why import Acted, Why
from bot.usecases.visible_words import VisibleAction
from tests.slack.blocks.given import IDEA, NAMES, OFFER, a_need
from tests.support.cast import MONDAY, an_action

BECAUSE = "people appreciate an unexpected message more than its sender expects"
PLAN = "If a customer writes twice, then I'll call them."
TODAY = MONDAY.date()
DAY = timedelta(days=1)


def because(*reasons: Reason, role: str | None = "support", kind: Kind = Kind.HELP, ago: int = 40) -> Why:
    """Why something is offered; `ago` is when the person did something for the need's customer, in days."""
    acted = Acted(kind, TODAY - ago * DAY, TODAY) if Reason.CUSTOMER in reasons else None
    return Why(frozenset(reasons), role, acted)


def offered(what: Offered, *reasons: Reason, **more: Any) -> Offer:  # noqa: ANN401  any field of an offer
    details: dict[str, Any] = {"id": 7, "offered": what, "why": because(*reasons), "decision_id": None}
    return Offer(**details | more)


def a_nudge(what: Offered, *reasons: Reason, **more: Any) -> Nudge:  # noqa: ANN401  any field of a nudge
    details: dict[str, Any] = {"offer": offered(what, *reasons, decision_id=11), "decision_id": 11, "first": False}
    return Nudge(**details | more)


def offered_need(
    text: str = "<@UBEN>'s customer waits for a *contract*",
    *,
    ago: int = 6,
    **more: Any,  # noqa: ANN401  any field of a need
) -> OfferedNeed:
    return OfferedNeed(a_need(text=text, **more), NAMES, "Cleo", TODAY - ago * DAY, TODAY)


def follow_up(days: int = 8, text: str = "called <@UBEN>'s customer back", customer: str | None = "Acme") -> Offered:
    return OfferedFollowUp(an_action(text=text, customer=customer), NAMES, days)


def taken(text: str = "<@UBEN>'s customer waits", days: int = 7) -> Offered:
    return OfferedTaken(a_need(text=text), NAMES, days)


def promise(plan: str | None = PLAN, teller: str = "Ben", **action: Any) -> Offered:  # noqa: ANN401  any field of an action
    return OfferedPromise(5, plan, VisibleAction(an_action(id=12, **action)), NAMES, teller)


def a_plan(plan: str = "call <@UBEN> back") -> Offered:
    return OfferedPromise(5, plan, None, NAMES, None)


def a_story(story_id: int = 3, teller: str = "Ana", **action: Any) -> Offered:  # noqa: ANN401  any field of an action
    return OfferedStory(VisibleAction(an_action(id=12, **action)), NAMES, teller, story_id)


def everything(text: str, short: str, customer: str) -> list[Message]:
    """Every message that offers what people typed, with `text`, `short` or `customer` wherever there is a place."""
    need = OfferedNeed(a_need(text=text, customer=customer), {"UBEN": short}, short, TODAY, TODAY)
    things = [
        need,
        follow_up(text=text),
        taken(text),
        promise(text, short, text=text),
        a_plan(text),
        a_story(teller=short, text=text, outcome=text),
    ]
    news = NoticeNews(5, 1, (short, short))
    slowing = Slowing(Cadence.TWICE_WEEKLY, Cadence.WEEKLY, Cadence.DAILY)
    reasons = tuple(Reason)
    shown = [offered(each, why=because(*_possible(each, reasons), role=short), decision_id=11) for each in things]
    messages = [offers.nudge(Nudge(each, 11, first=False, slowing=slowing, news=news)) for each in shown]
    gone = Unavailable(StoryGone(), 7, more=True, plan=text, promise_id=5, names={"UBEN": short}, news=news)
    kept = [Promised(7, teller, text, {"UBEN": short}, asks=True) for teller in (short, None)]
    messages += [offers.unavailable(gone, measure=in_bytes), *map(offers.promised, kept)]
    messages += [offers.nudge(Nudge(each, 11, first=False), measure=in_bytes) for each in shown]
    return [*messages, *(offers.next_action(each) for each in shown)]


def _possible(what: Offered, reasons: tuple[Reason, ...]) -> list[Reason]:
    near = {Reason.TEAM, Reason.ROLE}
    match what:
        case OfferedNeed():
            possible = near | {Reason.LONGEST, Reason.CUSTOMER}
        case OfferedStory():
            possible = near | {Reason.MORE_OF}
        case _:
            possible = {Reason.ONCE}
    return [reason for reason in reasons if reason in possible]


MESSAGES: dict[str, Callable[[], Message]] = {
    "idea_asked_for": lambda: offers.next_action(OFFER),
    "idea_with_a_reason": lambda: offers.nudge(a_nudge(replace(IDEA, because=BECAUSE, source="a study"))),
    "idea_the_last_one": lambda: offers.nudge(Nudge(Offer(7, IDEA, decision_id=11, more=False), 11, first=False)),
    "idea_declined": lambda: offers.declined(Declined(7, more=True)),
    "idea_declined_the_last_one": lambda: offers.declined(Declined(7, more=False)),
    "nudge_the_first": lambda: offers.nudge(Nudge(OFFER, decision_id=11, first=True)),
    "nudge": lambda: offers.nudge(Nudge(OFFER, decision_id=11, first=False)),
    "nudge_at_random": lambda: offers.nudge(a_nudge(IDEA, Reason.NO_ROLE)),
    "nudge_for_another_role": lambda: offers.nudge(a_nudge(IDEA, Reason.OTHER_ROLE)),
    "nudge_once_more": lambda: offers.nudge(a_nudge(IDEA, Reason.AGAIN)),
    "nudge_of_what_was_wanted": lambda: offers.nudge(a_nudge(IDEA, Reason.OWN_ROLE, Reason.MORE_OF)),
    "nudge_slower": lambda: offers.nudge(
        a_nudge(IDEA, slowing=Slowing(Cadence.DAILY, Cadence.TWICE_WEEKLY, Cadence.DAILY))
    ),
    "nudge_slowest": lambda: offers.nudge(
        a_nudge(IDEA, slowing=Slowing(Cadence.TWICE_WEEKLY, Cadence.WEEKLY, Cadence.TWICE_WEEKLY))
    ),
    "nudge_with_news_of_a_story": lambda: offers.nudge(a_nudge(IDEA, news=NoticeNews(5, 1, ("Ben",)))),
    "nudge_with_news_of_stories": lambda: offers.nudge(a_nudge(IDEA, news=NoticeNews(1, 2, ("Ben", "Cleo")))),
    "nudge_with_news_of_notices": lambda: offers.nudge(a_nudge(IDEA, news=NoticeNews(1, 1, ()))),
    "nudge_with_news_of_a_follower": lambda: offers.nudge(a_nudge(IDEA, news=NoticeNews(0, 0, ("Ben",)))),
    "nudge_not_today": lambda: offers.not_today(more=True),
    "nudge_not_today_the_last": lambda: offers.not_today(more=False),
    "nudge_about_a_need_taken": lambda: offers.nudge(a_nudge(taken(), Reason.ONCE)),
    "offer_gone_with_news": lambda: offers.unavailable(
        Unavailable(StoryGone(), 7, more=True, news=NoticeNews(5, 1, ("Ben",)))
    ),
    "offer_gone": lambda: offers.unavailable(Unavailable(StoryGone(), 7, more=True, plan=PLAN, promise_id=5)),
    "offer_promised": lambda: offers.promised(Promised(7, "Ben", None, {}, asks=False)),
    "offer_promised_with_a_plan": lambda: offers.promised(Promised(7, "Ben", PLAN, {}, asks=True)),
    "idea_kept_as_a_plan": lambda: offers.promised(Promised(7, None, IDEA.sentence, {}, asks=True)),
    "nudge_about_a_plan": lambda: offers.nudge(a_nudge(a_plan(), Reason.ONCE)),
    "nudge_to_follow_up_a_need": lambda: offers.nudge(
        a_nudge(OfferedFollowUp(an_action(source=Source.NEED, own_words=False), NAMES, 8))
    ),
    "nudge_of_a_need": lambda: offers.nudge(
        a_nudge(offered_need(customer="<@UBEN> & Acme"), Reason.LONGEST, Reason.CUSTOMER)
    ),
    "nudge_of_a_long_need": lambda: offers.nudge(a_nudge(offered_need("waits for *it* " * 40), Reason.TEAM)),
    "need_to_take_on": lambda: offers.next_action(offered(offered_need())),
    "nudge_to_follow_up": lambda: offers.nudge(a_nudge(follow_up())),
    "follow_up_after_two_weeks": lambda: offers.next_action(offered(follow_up(14, customer=None))),
    "follow_up_after_fifteen_days": lambda: offers.next_action(offered(follow_up(15), more=False)),
    "nudge_about_a_promise": lambda: offers.nudge(a_nudge(promise(), Reason.ONCE)),
    "promise_without_a_plan": lambda: offers.next_action(offered(promise(None))),
    "nudge_with_a_story": lambda: offers.nudge(a_nudge(a_story(), Reason.TEAM)),
    "nudge_with_a_story_and_its_outcome": lambda: offers.nudge(
        a_nudge(a_story(text="the letter says where the invoices are", outcome="nobody has to ask"), Reason.ROLE)
    ),
}
VIEWS: dict[str, Callable[[], View]] = {
    "offer_of_a_story_in_full": lambda: whole_thing(a_story(text="sent a *card*", outcome="she smiled")),
    "offer_of_a_promise_in_full": lambda: whole_thing(promise()),
    "offer_of_a_need_in_full": lambda: whole_thing(offered_need()),
    "offer_of_an_idea_in_full": lambda: whole_thing(IDEA),
}
