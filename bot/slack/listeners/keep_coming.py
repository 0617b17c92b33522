"""Answer the invitations to nudges: to keep them coming, and not now."""

from slack_bolt import App

from bot.slack.blocks import nudges, welcome
from bot.slack.ids import Act
from bot.slack.listeners.clicks import Click, Replace, Reply, on_click
from bot.slack.listeners.desk import Desk
from bot.usecases.nudges.keep_coming import go_on, keep_coming


def register(app: App, desk: Desk) -> None:
    """Listen to the clicks."""
    on_click(app, desk, Act.KEEP_COMING, _keep_coming)
    on_click(app, desk, Act.GO_ON, _go_on)
    on_click(app, desk, Act.NOT_NOW, lambda _desk, _click: Replace(welcome.not_now()))


def _keep_coming(desk: Desk, click: Click) -> Reply:
    return Replace(nudges.plan(keep_coming(desk.context, click.caller, click.row), "kept"))


def _go_on(desk: Desk, click: Click) -> Reply:
    return Replace(nudges.plan(go_on(desk.context, click.caller), "kept"))
