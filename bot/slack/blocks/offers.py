"""Show a next useful action: the answer to the bare command, and the daily nudge."""

from typing import assert_never

from slack_sdk.models.blocks import ButtonElement, OverflowMenuElement

from bot.domain.ideas import Idea
from bot.domain.people import Cadence
from bot.domain.text import RECORD_LIMIT, show_mrkdwn, show_plain
from bot.slack.blocks.kit import Measure, Message, Part, button, buttons, message, note, option, plain, say
from bot.slack.blocks.news import news_line
from bot.slack.blocks.renderers import Renderers, measured, plainly
from bot.slack.blocks.shoutout import story_words
from bot.slack.blocks.wording import days_ago, name, name_in_mrkdwn, own
from bot.slack.ids import COMMAND, Act, MenuChoice
from bot.usecases.delivery.messages.nudge import Nudge, Slowing
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

_WHOLE = RECORD_LIMIT + 300
_STORY, _PLAN = 1000, 1000
_CUSTOMER, _WHY = 300, 600


def next_action(offer: Offer) -> Message:
    """Answer the bare command: one useful thing, why this one, and what else there is."""
    return message(*offer_parts(offer), note(f"{_DID_SOMETHING_ELSE} `{COMMAND} help` shows the rest."))


def offer_parts(offer: Offer) -> list[Part]:
    """Return the offer that the person asked for or sees on App Home."""
    return [
        *_parts("Your next useful action", offer),
        buttons(
            *_answers(offer),
            button("Record something else", Act.RECORD),
            button("I noticed a need", Act.NEED),
        ),
    ]


def nudge(nudge: Nudge, measure: Measure = len) -> Message:
    """Build the nudge: one offer, that it is a nudge, why it came, and how to get fewer.

    `measure` is `in_bytes` when it replaces a sent one.
    """
    choices = (
        ("Fewer nudges", MenuChoice.FEWER),
        ("Pause a week", MenuChoice.PAUSE),
        ("Change the time", MenuChoice.TIME),
        ("Stop", MenuChoice.STOP),
    )
    menu = OverflowMenuElement(
        action_id=Act.NUDGE_MENU, options=[option(label, choice.on(nudge.decision_id)) for label, choice in choices]
    )
    return message(
        *_parts("A nudge: one useful thing you could do", nudge.offer),
        buttons(*_answers(nudge.offer), button("Not today", Act.NOT_TODAY, nudge.decision_id), menu),
        *([say(news_line(nudge.news))] if nudge.news else []),
        *([say(_slower(nudge.slowing))] if nudge.slowing else []),
        note(_FIRST if nudge.first else _AGAIN),
        measure=measure,
    )


def not_today(*, more: bool) -> Message:
    """Answer "not today": that is fine; `more` is whether another nudge will come."""
    rest = "Thanks for telling me; the next nudge brings something else." if more else "Thanks for telling me."
    return message(say(f"Fine, not today. {rest}"))


def unavailable(gone: Unavailable, measure: Measure = len) -> Message:
    """Say what happened to an unavailable offer, and what can still be done."""
    plan = []
    if gone.plan:
        plan = [plain(f"Your own plan stands: {own(gone.plan, gone.names, _PLAN)}"), say("Did it work out?")]
    did_it = [button("I did it", Act.DID_IT, gone.offer_id, primary=True)] if gone.plan else []
    another = [button("Another idea", Act.ANOTHER, gone.offer_id)] if gone.more else []
    row = [buttons(*did_it, *another)] if did_it or another else []
    news = [say(news_line(gone.news))] if gone.news else []
    return message(say(gone.said), *plan, *row, *news, measure=measure)


def promised(promised: Promised) -> Message:
    """Show a promise in place of the story or idea that it is about, with what the person plans."""
    teller, plan = promised.teller, promised.plan
    like = [say(f"✓ Kept: you'll do one like {name_in_mrkdwn(teller)}'s.")] if teller else []
    planned = [plain(f"{'Your plan' if teller else '✓ Kept'}: {own(plan, promised.names, _PLAN)}")] if plan else []
    return message(
        *like,
        *planned,
        *([note(_ASKED_LATER)] if promised.asks else []),
        buttons(
            button("I did it", Act.DID_IT, promised.offer_id, primary=True),
            button("Undo", Act.TAKE_BACK_PLAN, promised.offer_id),
        ),
    )


def _parts(title: str, offer: Offer) -> list[Part]:
    """Return the offer under a title, and why this one."""
    why = show_mrkdwn(offer.why, _names(offer.offered), _WHY)
    return [*_shown(f"*{title}*", offer.offered), note(f"Why this one: {why}.")]


def _shown(title: str, offered: Offered) -> list[Part]:
    match offered:
        case Idea():
            because = [note(f"Because {show_mrkdwn(offered.because, {})}.")] if offered.because else []
            return [say(f"{title}\n{show_mrkdwn(offered.sentence, {})}"), *because]
        case OfferedNeed(need=need, names=names):
            customer = f"Customer: {show_plain(need.customer, names, _CUSTOMER)}. " if need.customer else ""
            about = f"{customer}Noticed by {name(offered.noticed_by)}."
            return [
                say(f"{title}\nA customer need:"),
                plain(f"{own(need.text, names, _WHOLE)}\n{about}"),
            ]
        case OfferedFollowUp(action=action, names=names):
            did = "wrote" if action.own_words else "met this need"
            return [
                say(f"{title}\n{days_ago(offered.days_ago)} you {did}:"),
                plain(own(action.text, names, _WHOLE)),
                say("A short word may be welcome: is all still well?"),
            ]
        case OfferedTaken(need=need, names=names):
            ago = days_ago(offered.days_ago)
            return [
                say(f"{title}\nYou took this {ago[:1].lower()}{ago[1:]}:"),
                plain(own(need.text, names, _WHOLE)),
                say("Have you met it?"),
            ]
        case OfferedPromise():
            return _promise(title, offered)
        case OfferedStory(action=action, names=names):
            return [
                say(f"{title}\n{story_words(action.kind, offered.teller)}:"),
                plain(own(action.text, names, _STORY)),
            ]
        case _:  # pragma: no cover - mypy sees that nothing else is offered
            assert_never(offered)


def _promise(title: str, promise: OfferedPromise) -> list[Part]:
    names, plan = promise.names, promise.plan
    if promise.story is None or promise.teller is None:
        return [say(title), plain(f"You planned: {own(plan or '', names, _PLAN)}\nDone?")]
    return [
        say(f"{title}\nYou said you would do one like {name_in_mrkdwn(promise.teller)}'s:"),
        plain(own(promise.story.text, names, _STORY)),
        *([plain(f"Your plan: {own(plan, names, _PLAN)}")] if plan else []),
        say("Did it work out?"),
    ]


def _answers(offer: Offer) -> list[ButtonElement]:
    offered = offer.offered
    first: list[ButtonElement] = []
    then: list[ButtonElement] = []
    if isinstance(offered, OfferedNeed):
        first = [button("I'll take it", Act.TAKE_OFFERED, offer.id, primary=True)]
    if isinstance(offered, OfferedTaken):
        then = [button("Hand it back", Act.HAND_BACK_OFFERED, offer.id)]
    if isinstance(offered, OfferedStory) and offered.story_id is not None:
        value = f"{offer.id}:{offered.story_id}"
        then = [button("I'll do one like this", Act.LIKE_THIS.on(offered.story_id), value)]
    if isinstance(offered, Idea):
        then = [button("I'll do this", Act.KEEP_PLAN, offer.id)]
    done = "It's done" if isinstance(offered, OfferedTaken) else "I did it"
    did_it = button(done, Act.DID_IT, offer.id, primary=not first)
    another = [button("Another idea", Act.ANOTHER, offer.id)] if offer.more else []
    return [*first, did_it, *then, *another]


def _names(offered: Offered) -> dict[str, str]:
    return {} if isinstance(offered, Idea) else offered.names


def _slower(slowing: Slowing) -> str:
    return (
        f"From now on I'll come by {_AT_MOST[slowing.to]} at the most, so that this doesn't become noise. "
        f"Any answer, *Not today* too, brings back {_USUAL[slowing.usual]}."
    )


_AT_MOST = {Cadence.DAILY: "once a day", Cadence.TWICE_WEEKLY: "twice a week", Cadence.WEEKLY: "once a week"}
_USUAL = {Cadence.DAILY: "one every workday", Cadence.TWICE_WEEKLY: "two a week", Cadence.WEEKLY: "one a week"}
_DID_SOMETHING_ELSE = f"Did something already? Type `{COMMAND}` and what you did, in your own words."
_ASKED_LATER = "I'll ask about it once, in a week or so."
_AGAIN = "You asked for these nudges. The menu has fewer, a pause, another time, and stop."
_FIRST = (
    "This is your first nudge. You get it because you asked me for one on your workdays: one a day at most, and none "
    "on a day on which you have already recorded something. Leaving it is fine, too. The menu beside the buttons "
    "has fewer nudges, a week's pause, another time, and stop."
)


RENDERERS: Renderers = {
    Nudge: measured(nudge),
    Unavailable: measured(unavailable),
    Promised: plainly(promised),
}
"""By type of content, the messages of this family."""
