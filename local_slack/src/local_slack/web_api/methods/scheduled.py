"""Implement chat.scheduleMessage and what belongs to it: messages for later, on the local Slack's clock."""

from decimal import Decimal, InvalidOperation

from local_slack.checks import limits
from local_slack.errors import SlackError
from local_slack.json_types import Json
from local_slack.model.in_channels import Scheduled
from local_slack.web_api import lookup
from local_slack.web_api.args import Args
from local_slack.web_api.checking import check_content
from local_slack.web_api.paging import page
from local_slack.workspace.schedule import schedule, waiting
from local_slack.workspace.workspace import Workspace

_LAST_MINUTE = 60
"""Seconds before its time from which on a scheduled message can no longer be deleted."""


def schedule_message(ws: Workspace, args: Args) -> Json:
    """Schedule a message, at most 120 days ahead, and 30 in five minutes to the same conversation."""
    conversation = lookup.postable(ws, args.app, args.required("channel"))
    check_content(ws, args.all)
    now = int(ws.now().timestamp())
    post_at = _post_at(args)
    if post_at <= now:
        raise SlackError("time_in_past")
    if post_at > now + limits.SCHEDULED_AHEAD_SECONDS:
        raise SlackError("time_too_far")
    if _too_many([post_at, *(each.post_at for each in waiting(ws, args.app, conversation.id))]):
        raise SlackError("restricted_too_many")
    thread_ts = lookup.thread(conversation, args.optional("thread_ts"))
    scheduled = Scheduled(ws.world.ids.new("Q"), args.app.id, conversation.id, post_at, now, args.all, thread_ts)
    schedule(ws, scheduled)
    shown = {"text": args.text("text"), "bot_id": args.app.bot_id, "type": "delayed_message"}
    return {
        "channel": conversation.id,
        "scheduled_message_id": scheduled.id,
        "post_at": post_at,
        "message": shown | {key: args.all[key] for key in ("blocks", "attachments") if args.all.get(key)},
    }


def delete_scheduled(ws: Workspace, args: Args) -> Json:
    """Take back a message that waits, up to a minute before its time."""
    conversation = lookup.conversation(ws, args.app, args.required("channel"))
    scheduled = ws.world.scheduled.get(args.required("scheduled_message_id"))
    if scheduled is None or scheduled not in waiting(ws, args.app, conversation.id):
        raise SlackError("invalid_scheduled_message_id")
    if scheduled.post_at - ws.now().timestamp() < _LAST_MINUTE:
        raise SlackError("invalid_scheduled_message_id")
    del ws.world.scheduled[scheduled.id]
    return {}


def list_scheduled(ws: Workspace, args: Args) -> Json:
    """Return what waits to be posted, soonest first."""
    channel = args.optional("channel")
    if channel is not None and channel not in ws.world.conversations:
        raise SlackError("invalid_channel")
    oldest, latest = int(args.text("oldest") or 0), float(args.text("latest") or "inf")
    found = [each for each in waiting(ws, args.app, channel) if oldest <= each.post_at <= latest]
    part, next_page = page(found, args)
    shown = [
        {
            "id": each.id,
            "channel_id": each.channel,
            "post_at": each.post_at,
            "date_created": each.created,
            "text": each.args.get("text", ""),
        }
        for each in part
    ]
    return {"scheduled_messages": shown, **next_page}


def _too_many(times: list[int]) -> bool:
    """Return whether any five minutes hold more messages than Slack takes."""
    ordered = sorted(times)
    later = ordered[limits.SCHEDULED_TOGETHER :]
    return any(end - start < limits.SCHEDULED_WINDOW_SECONDS for start, end in zip(ordered, later, strict=False))


def _post_at(args: Args) -> int:
    try:
        return int(Decimal(args.required("post_at")))
    except (InvalidOperation, OverflowError, ValueError):
        raise SlackError("invalid_time") from None


METHODS = {
    "chat.deleteScheduledMessage": delete_scheduled,
    "chat.scheduleMessage": schedule_message,
    "chat.scheduledMessages.list": list_scheduled,
}
