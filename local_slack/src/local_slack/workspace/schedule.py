"""Post messages later, when the local Slack's clock gets there."""

from collections.abc import Iterator
from datetime import UTC, datetime

from local_slack.model.in_channels import Scheduled
from local_slack.workspace.messages import Content, post
from local_slack.workspace.workspace import Workspace


def schedule(ws: Workspace, scheduled: Scheduled) -> None:
    """Keep a message until its time, and post it then, unless it was taken back."""
    ws.world.scheduled[scheduled.id] = scheduled
    at = datetime.fromtimestamp(scheduled.post_at, UTC)
    ws.journal.write(f"{ws.app.bot.name} schedules a message for {at:%a %d %b %H:%M:%S}", channel=scheduled.channel)
    ws.timers.at(at, lambda: _post_due(ws))


def waiting(ws: Workspace, channel: str | None = None) -> list[Scheduled]:
    """Return what waits to be posted, in one conversation or in all, soonest first."""
    found = (each for each in ws.world.scheduled.values() if channel in (None, each.channel))
    return sorted(found, key=lambda each: each.post_at)


def _post_due(ws: Workspace) -> None:
    """Post all whose time has come, in order: the clock may have jumped over several."""
    for each in waiting(ws):
        if each.post_at <= ws.now().timestamp():
            del ws.world.scheduled[each.id]
            _post(ws, each)


def _post(ws: Workspace, scheduled: Scheduled) -> None:
    why = next(_obstacles(ws, scheduled), None)
    if why is not None:
        ws.journal.write(f"a scheduled message is not posted: {why}", channel=scheduled.channel)
        return
    conversation = ws.world.conversations[scheduled.channel]
    broadcast = scheduled.thread_ts is not None and bool(scheduled.args.get("reply_broadcast"))
    content = Content.from_args(scheduled.args)
    post(ws, conversation, ws.app.bot, content, thread_ts=scheduled.thread_ts, broadcast=broadcast)


def _obstacles(ws: Workspace, scheduled: Scheduled) -> Iterator[str]:
    conversation = ws.world.conversations.get(scheduled.channel)
    if conversation is None or conversation.archived:
        yield "its channel is archived or gone"
    elif ws.app.bot.id not in conversation.members and "chat:write.public" not in ws.app.tokens.scopes:
        yield "the app is no longer in the channel"
    if ws.app.tokens.revoked or ws.app.tokens.uninstalled:
        yield "the app's token is no longer good"
    if scheduled.args.get("metadata"):
        yield "Slack posts no scheduled message that has metadata, and says so in its documentation"
