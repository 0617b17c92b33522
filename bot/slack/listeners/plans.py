"""Handle clicks that end a person's own plan, from its card or from the list above their history."""

from slack_bolt import App

from bot.slack.blocks import plans, recording
from bot.slack.ids import Act
from bot.slack.listeners.clicks import Click, Reply, ends_double_click, on_click
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.lists import settled
from bot.usecases.recording.end_plan import did_plan, drop_plan


def register(app: App, desk: Desk) -> None:
    """Listen to the clicks on plans."""
    on_click(app, desk, Act.PLAN_DONE, _done)
    on_click(app, desk, Act.PLAN_DROP, _drop)


def _done(desk: Desk, click: Click) -> Reply:
    # The second click of a double click on *I'll do this* meets this button, which has just taken that place.
    if ends_double_click(click, desk.context.clock.now()):
        return None
    return settled(desk, click, recording.recorded(did_plan(desk.context, click.caller, click.row)))


def _drop(desk: Desk, click: Click) -> Reply:
    return settled(desk, click, plans.dropped(drop_plan(desk.context, click.caller, click.row)))
