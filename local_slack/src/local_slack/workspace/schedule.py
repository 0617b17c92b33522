"""Post messages later, when the local Slack's clock gets there."""

from collections.abc import Iterator
from datetime import UTC, datetime

from local_slack.model.in_channels import Scheduled
from local_slack.workspace.app import App
from local_slack.workspace.messages import Content, post
from local_slack.workspace.workspace import Workspace


def schedule(ws: Workspace, scheduled: Scheduled) -> None:
    """Keep a message until its time, and post it then, unless it was taken back."""
    ws.world.scheduled[scheduled.id] = scheduled
    at = datetime.fromtimestamp(scheduled.post_at, UTC)
    bot = ws.app_with_id(scheduled.app).bot
    ws.journal.write(f"{bot.name} schedules a message for {at:%a %d %b %H:%M:%S}", channel=scheduled.channel)
    ws.timers.at(at, lambda: _post_due(ws))


def waiting(ws: Workspace, app: App, channel: str | None = None) -> list[Scheduled]:
    """Return what an app waits to post, in one conversation or in all, soonest first."""
    return [each for each in _soonest_first(ws) if each.app == app.id and channel in (None, each.channel)]


def _soonest_first(ws: Workspace) -> list[Scheduled]:
    return sorted(ws.world.scheduled.values(), key=lambda each: each.post_at)


def _post_due(ws: Workspace) -> None:
    """Post all whose time has come, in order: the clock may have jumped over several."""
    for each in _soonest_first(ws):
        if each.post_at <= ws.now().timestamp():
            del ws.world.scheduled[each.id]
            _post(ws, each)


def _post(ws: Workspace, scheduled: Scheduled) -> None:
    why = next(_obstacles(ws, scheduled), None)
    if why is not None:
        ws.journal.write(f"a scheduled message is not posted: {why}", channel=scheduled.channel)
        return
    conversation = ws.world.conversations[scheduled.channel]
    bot = ws.app_with_id(scheduled.app).bot
    broadcast = scheduled.thread_ts is not None and bool(scheduled.args.get("reply_broadcast"))
    content = Content.from_args(scheduled.args)
    post(ws, conversation, bot, content, thread_ts=scheduled.thread_ts, broadcast=broadcast)


def _obstacles(ws: Workspace, scheduled: Scheduled) -> Iterator[str]:
    app, conversation = ws.app_with_id(scheduled.app), ws.world.conversations.get(scheduled.channel)
    if conversation is None or conversation.archived:
        yield "its channel is archived or gone"
    elif app.bot.id not in conversation.members and "chat:write.public" not in app.tokens.scopes:
        yield "the app is no longer in the channel"
    if app.tokens.revoked or app.tokens.uninstalled:
        yield "the app's token is no longer good"
    if scheduled.args.get("metadata"):
        yield "Slack posts no scheduled message that has metadata, and says so in its documentation"
