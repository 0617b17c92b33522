"""Handle the workspace's settings: open the form for its admins, and store what was sent."""

import json
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from slack_bolt import App

from bot.domain.channel_trouble import ChannelTrouble
from bot.domain.channels import CannotPost, Channel, ChannelUnknownNow, channel_in
from bot.errors import BotError, ConfigurationError, InvalidInputError
from bot.slack.blocks.places import REGION
from bot.slack.blocks.workspace import POSTED, quiet_choice, saved, workspace_form
from bot.slack.ids import Act, Form
from bot.slack.listeners.clicks import Click, Reply, on_click
from bot.slack.listeners.desk import HOME, Desk
from bot.slack.listeners.settings import country_in, days_in
from bot.slack.listeners.submissions import Close, Outcome, Sending, Show, on_submit
from bot.usecases.people.meet import is_known, meet
from bot.usecases.people.membership import read_private_membership
from bot.usecases.unit import Caller
from bot.usecases.workspace.settings import (
    NotAnAdminError,
    WorkspaceForm,
    WorkspacePlan,
    save_workspace,
    show_workspace,
)

_Result = TypeVar("_Result")


def register(app: App, desk: Desk) -> None:
    """Listen to the button and the form."""
    on_click(app, desk, Act.WORKSPACE, _open)
    on_submit(app, desk, Form.WORKSPACE, _submitted)


def open_workspace_settings(desk: Desk, caller: Caller, trigger_id: str, place: str = "") -> None:
    """Open the form with the workspace's present settings; raise NotAnAdminError for anybody else."""
    plan = _as_admin(desk, caller, lambda: show_workspace(desk.context, caller))
    about = json.dumps({"place": place}) if place else ""
    view = workspace_form(plan, desk.context.holidays.countries(), private_metadata=about)
    desk.answers.open_view(trigger_id, view)


def _open(desk: Desk, click: Click) -> Reply:
    open_workspace_settings(desk, click.caller, click.trigger_id, HOME if click.on_home else "")
    return None


def _submitted(desk: Desk, sending: Sending) -> Outcome:
    values = sending.values
    before = show_workspace(desk.context, sending.caller)
    workspace = before.workspace
    form = WorkspaceForm(
        channel=_channel(desk, values.channel("channel"), before),
        shoutout=(int(values.option("weekday") or 0), values.time("shoutout") or workspace.shoutout_time),
        slots=int(values.option("slots") or workspace.slots),
        posts_when_quiet=(values.option("quiet") or quiet_choice(workspace)) == POSTED,
        review=bool(values.options("review")),
        reviewers=_reviewers(desk, values.people("reviewers")),
        nudge_time=values.time("at") or workspace.nudge_time,
        days=days_in(values),
        zone=values.text("zone") or "",
        country=country_in(values),
        region=values.option(REGION) or "",
        away=values.text("away") or "",
        shares=bool(values.options("shares")),
    )
    plan = save_workspace(desk.context, sending.caller, form)
    if plan.workspace.channel_id != workspace.channel_id:
        with suppress(BotError):
            read_private_membership(desk.context, desk.team_id, desk.directory)
        plan = show_workspace(desk.context, sending.caller)
    return Close() if sending.about.get("place") == HOME else Show("Saved", saved(plan))


def _as_admin(desk: Desk, caller: Caller, work: Callable[[], _Result]) -> _Result:
    """Do what only admins may; look up others in Slack first, because they may have become one."""
    try:
        return work()
    except NotAnAdminError:
        try:
            meet(desk.context, desk.team_id, desk.directory.profile(caller.user_id))
        except BotError as problem:
            raise NotAnAdminError from problem
        return work()


def _reviewers(desk: Desk, chosen: tuple[str, ...]) -> tuple[str, ...]:
    """Return the reviewers' ids; look up unknown ones in Slack, and keep the bare id if that fails."""
    for slack_id in chosen:
        if not is_known(desk.context, Caller(desk.team_id, slack_id)):
            with suppress(BotError):
                meet(desk.context, desk.team_id, desk.directory.profile(slack_id))
    return chosen


def _channel(desk: Desk, chosen: str | None, before: WorkspacePlan) -> Channel | None:
    """Return the channel; raise InvalidInputError if the bot cannot post in it.

    An unchanged channel is kept even when Slack cannot be asked now. A private one that the form cannot show to its
    reader is kept, too.
    """
    if chosen is None:
        return channel_in(before.workspace) if before.hides_channel else None
    try:
        channel = desk.directory.channel(chosen)
    except ConfigurationError as problem:
        raise InvalidInputError(CannotPost(ChannelTrouble.GONE), field="channel") from problem
    except BotError as problem:
        if chosen == before.workspace.channel_id:
            return channel_in(before.workspace)
        raise InvalidInputError(ChannelUnknownNow(), field="channel") from problem
    if channel.trouble is not None:
        raise InvalidInputError(CannotPost(channel.trouble), field="channel")
    return channel
