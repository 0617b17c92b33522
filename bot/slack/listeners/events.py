"""Handle Slack's events: people and channels that join, leave or change, App Home opened, a message.

Slack may send an event several times; handling one again does no harm.
"""

import logging
from collections.abc import Callable
from typing import Any

from slack_bolt import App

from bot.domain.channel_trouble import ChannelTrouble
from bot.domain.drafts import DraftKind
from bot.domain.profiles import Standing
from bot.domain.reading.commands import KeepDraft, NoteNeed, RecordAction
from bot.domain.reading.parse_command import parse_command
from bot.domain.text import unescape
from bot.errors import BotError, InvalidInputError
from bot.slack.directory import profile_from
from bot.slack.listeners.desk import Body, Desk, after_change, refresh_home
from bot.usecases.delivery.messages.channel_trouble import channel_broken, channel_mended
from bot.usecases.people.meet import meet, owe_dm_reply
from bot.usecases.people.membership import join_channel, leave_channel, read_private_membership
from bot.usecases.unit import Caller
from bot.usecases.workspace.follow_channel import keep_channel, look_at_channel

log = logging.getLogger(__name__)
Event = dict[str, Any]
TROUBLES = {
    "channel_archive": ChannelTrouble.ARCHIVED,
    "channel_deleted": ChannelTrouble.GONE,
    "channel_left": ChannelTrouble.NOT_A_MEMBER,
    "group_archive": ChannelTrouble.ARCHIVED,
    "group_deleted": ChannelTrouble.GONE,
    "group_left": ChannelTrouble.GONE,
}
"""The news about the channel in each of these events; the bot no longer sees a private one that it has left."""
MADE_PRIVATE = "channel_convert_to_private"
"""The message that says that a channel is private now. The one that it is public comes to no app that reads no public
channels; the next look at the channel finds that."""


def register(app: App, desk: Desk) -> None:
    """Listen to the events."""
    handlers: dict[str, Callable[[Desk, Event, Body], None]] = {
        **dict.fromkeys(TROUBLES, _channel_broken),
        "app_home_opened": _home_opened,
        "channel_rename": _channel_renamed,
        "channel_unarchive": _channel_mended,
        "group_rename": _channel_renamed,
        "group_unarchive": _channel_mended,
        "member_joined_channel": _joined,
        "member_left_channel": _left,
        "message": _message,
        "team_join": _changed,
        "user_change": _changed,
    }
    for name, handle in handlers.items():
        _on_event(app, desk, name, handle)


def _on_event(app: App, desk: Desk, name: str, handle: Callable[[Desk, Event, Body], None]) -> None:
    def listener(event: Event, body: Body) -> None:
        try:
            handle(desk, event, body)
        except BotError as problem:
            log.warning("an event of kind %s was not worked on: %s", name, problem)

    app.event(name)(listener)


def _home_opened(desk: Desk, event: Event, body: Body) -> None:  # noqa: ARG001  all handlers take the same
    if event.get("tab", "home") == "home":
        refresh_home(desk, Caller(desk.team_id, event["user"]), opened=True)


def _joined(desk: Desk, event: Event, body: Body) -> None:  # noqa: ARG001  all handlers take the same
    caller = Caller(desk.team_id, event["user"])
    person = meet(desk.context, desk.team_id, desk.directory.profile(caller.user_id))
    join_channel(desk.context, caller, event["channel"])
    if person.standing is Standing.BOT:
        channel_mended(desk.context, desk.team_id, event["channel"])
        # Only now can the bot see what a private channel is called.
        look_at_channel(desk.context, desk.team_id, desk.directory)
    after_change(desk, caller)


def _left(desk: Desk, event: Event, body: Body) -> None:  # noqa: ARG001  all handlers take the same
    caller = Caller(desk.team_id, event["user"])
    leave_channel(desk.context, caller, event["channel"])
    after_change(desk, caller)


def _channel_broken(desk: Desk, event: Event, body: Body) -> None:  # noqa: ARG001  all handlers take the same
    channel_broken(desk.context, desk.team_id, event["channel"], TROUBLES[event["type"]])


def _channel_mended(desk: Desk, event: Event, body: Body) -> None:  # noqa: ARG001  all handlers take the same
    channel_mended(desk.context, desk.team_id, event["channel"])


def _channel_renamed(desk: Desk, event: Event, body: Body) -> None:  # noqa: ARG001  all handlers take the same
    keep_channel(desk.context, desk.team_id, event["channel"]["id"], name=event["channel"]["name"])


def _changed(desk: Desk, event: Event, body: Body) -> None:  # noqa: ARG001  all handlers take the same
    profile = profile_from(event["user"])
    meet(desk.context, desk.team_id, profile)
    after_change(desk, Caller(desk.team_id, profile.slack_id))


def _message(desk: Desk, event: Event, body: Body) -> None:
    if event.get("subtype") == MADE_PRIVATE:
        keep_channel(desk.context, desk.team_id, event["channel"], private=True)
        read_private_membership(desk.context, desk.team_id, desk.directory)
    written_by_a_person = "bot_id" not in event and "subtype" not in event and "user" in event
    if event.get("channel_type") == "im" and written_by_a_person:
        key = body.get("event_id") or f"{event['channel']}:{event['ts']}"
        words = _words_to_record(desk, event.get("text") or "")
        owe_dm_reply(desk.context, Caller(desk.team_id, event["user"]), str(key), words)


def _words_to_record(desk: Desk, text: str) -> str | None:
    """Return the action or the need in a direct message; None for anything else, and for what is too long."""
    try:
        command = parse_command(text, desk.bot_user_id, desk.context.is_foreign)
    except InvalidInputError:
        return None
    match command:
        case RecordAction(text=words) | NoteNeed(text=words) | KeepDraft(text=words, kind=DraftKind.NEED):
            return unescape(words).strip() or None
        case _:
            return None
