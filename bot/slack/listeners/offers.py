"""Handle clicks on a next useful action and on a nudge."""

from slack_bolt import App

from bot.domain.nudges import Answer
from bot.slack.blocks import needs, nudges, offers, recording
from bot.slack.blocks.offered import whole_thing
from bot.slack.ids import Act, MenuChoice
from bot.slack.listeners.clicks import Add, Click, Replace, Reply, in_place, on_click
from bot.slack.listeners.desk import HOME, Desk
from bot.slack.listeners.settings import open_settings, open_time_form
from bot.usecases.delivery.messages.nudge_content import Nudge
from bot.usecases.needs.offered import hand_back_offered, take_offered
from bot.usecases.nudges.another import another
from bot.usecases.nudges.answer_nudge import answer_nudge
from bot.usecases.nudges.decline import allow_idea, decline_idea
from bot.usecases.nudges.keep_plan import keep_plan, take_back_plan
from bot.usecases.nudges.preferences import enrol, fewer, pause, resume, resume_from, stop
from bot.usecases.offers.offered import Offer
from bot.usecases.offers.promised import Promised
from bot.usecases.offers.read_all import read_offer
from bot.usecases.offers.unavailable import Unavailable, UnavailableError
from bot.usecases.recording.did_it import did_it

_MENU = {
    MenuChoice.FEWER: (Answer.FEWER, "fewer"),
    MenuChoice.PAUSE: (Answer.PAUSED, "paused"),
    MenuChoice.STOP: (Answer.STOPPED, "stopped"),
}


def register(app: App, desk: Desk) -> None:
    """Listen to the clicks on next useful actions and nudges."""
    on_click(app, desk, Act.DID_IT, _did_it)
    on_click(app, desk, Act.KEEP_PLAN, _keep_plan)
    on_click(app, desk, Act.TAKE_BACK_PLAN, _take_back_plan)
    on_click(app, desk, Act.TAKE_OFFERED, _take)
    on_click(app, desk, Act.HAND_BACK_OFFERED, _hand_back)
    on_click(app, desk, Act.ANOTHER, _another)
    on_click(app, desk, Act.NOT_TODAY, _not_today)
    on_click(app, desk, Act.NUDGE_MENU, _menu)
    on_click(app, desk, Act.ALLOW_IDEA, _allow)
    on_click(app, desk, Act.READ_OFFERED, _read_all)
    on_click(app, desk, Act.ENROL, _enrol)
    on_click(app, desk, Act.RESUME, _resume)
    on_click(app, desk, Act.STOP, _stop)
    on_click(app, desk, Act.PAUSE_WEEK, _pause_week)
    on_click(app, desk, Act.FEWER, _fewer)


def _did_it(desk: Desk, click: Click) -> Reply:
    try:
        return in_place(click, recording.recorded(did_it(desk.context, click.caller, click.row)))
    except UnavailableError as problem:
        return show_unavailable(click, problem.gone)


def _take(desk: Desk, click: Click) -> Reply:
    try:
        return Replace(needs.need_taken(take_offered(desk.context, click.caller, click.row)))
    except UnavailableError as problem:
        return show_unavailable(click, problem.gone)


def _hand_back(desk: Desk, click: Click) -> Reply:
    try:
        return Replace(needs.need_handed_back(hand_back_offered(desk.context, click.caller, click.row)))
    except UnavailableError as problem:
        return show_unavailable(click, problem.gone)


def show_unavailable(click: Click, gone: Unavailable) -> Reply:
    """Say what happened to an unavailable offer.

    The text replaces the offer. On App Home, which shows the next offer, it appears in a view of its own.
    """
    return in_place(click, offers.unavailable(gone))


def _keep_plan(desk: Desk, click: Click) -> Reply:
    try:
        return in_place(click, offers.promised(keep_plan(desk.context, click.caller, click.row)))
    except UnavailableError as problem:
        return show_unavailable(click, problem.gone)


def _take_back_plan(desk: Desk, click: Click) -> Reply:
    try:
        left = take_back_plan(desk.context, click.caller, click.row)
    except UnavailableError as problem:
        return show_unavailable(click, problem.gone)
    return Replace(offers.promised(left)) if isinstance(left, Promised) else _show(left)


def _another(desk: Desk, click: Click) -> Reply:
    return _show(another(desk.context, click.caller, click.row))


def _show(offer: Offer) -> Reply:
    if offer.decision_id is None:
        return Replace(offers.next_action(offer))
    return Replace(offers.nudge(Nudge(offer, offer.decision_id, first=False)))


def _not_today(desk: Desk, click: Click) -> Reply:
    plan = answer_nudge(desk.context, click.caller, click.row, Answer.NOT_TODAY)
    return Replace(offers.not_today(more=plan.next_on is not None))


def _menu(desk: Desk, click: Click) -> Reply:
    choice = MenuChoice(click.value.partition(":")[0])
    if choice is MenuChoice.NOT_FOR_ME:
        declined = offers.declined(decline_idea(desk.context, click.caller, click.row))
        return (Add if click.on_home else Replace)(declined)
    if choice is MenuChoice.SETTINGS:
        open_settings(desk, click.caller, click.trigger_id, HOME if click.on_home else "")
        return None
    if choice is MenuChoice.TIME:
        plan = answer_nudge(desk.context, click.caller, click.row, Answer.CHANGED_TIME)
        open_time_form(desk, plan, click.trigger_id)
        return None
    how, what = _MENU[choice]
    return Add(nudges.plan(answer_nudge(desk.context, click.caller, click.row, how), what))


def _allow(desk: Desk, click: Click) -> Reply:
    return _show(allow_idea(desk.context, click.caller, click.row))


def _read_all(desk: Desk, click: Click) -> Reply:
    desk.answers.open_view(click.trigger_id, whole_thing(read_offer(desk.context, click.caller, click.row)))
    return None


def _enrol(desk: Desk, click: Click) -> Reply:
    plan = nudges.plan(enrol(desk.context, click.caller), "enrolled")
    # The welcome is no longer needed; the card of a recorded action still is.
    return Add(plan) if click.ephemeral else Replace(plan)


def _resume(desk: Desk, click: Click) -> Reply:
    again = resume_from(desk.context, click.caller, click.value) if click.value else resume(desk.context, click.caller)
    return Replace(nudges.plan(again, "resumed"))


def _stop(desk: Desk, click: Click) -> Reply:
    return Replace(nudges.plan(stop(desk.context, click.caller), "stopped"))


def _pause_week(desk: Desk, click: Click) -> Reply:
    return Replace(nudges.plan(pause(desk.context, click.caller, "1 week"), "paused"))


def _fewer(desk: Desk, click: Click) -> Reply:
    return Replace(nudges.plan(fewer(desk.context, click.caller), "fewer"))
