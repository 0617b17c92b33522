"""Write people, conversations, messages, views and files as JSON, as Slack does."""

from dataclasses import asdict
from typing import Any

from local_slack.json_types import Json
from local_slack.model.world import Conversation, Message, User, View
from local_slack.workspace.app import App
from local_slack.workspace.files import file_or_tombstone
from local_slack.workspace.workspace import Workspace

_NO_ZONE_LABEL = "Pacific Standard Time"

_VIEW_TEXTS = ("title", "submit", "close")


def user_json(ws: Workspace, user: User, app: App, *, locale: bool = False) -> Json:
    """Return a member as users.info gives it to that app; a deactivated one comes with much less."""
    body: Json = {
        "id": user.id,
        "team_id": ws.world.team_id,
        "name": user.name,
        "deleted": user.deleted,
        "profile": profile_json(ws, user, app),
        "is_bot": user.is_bot,
        "is_app_user": False,
        "updated": user.updated,
    }
    if user.deleted:
        return body
    body |= {
        "color": "4bbe2e",
        "real_name": user.real_name,
        "is_admin": user.is_admin or user.is_owner,
        "is_owner": user.is_owner,
        "is_primary_owner": user.is_primary_owner,
        "is_restricted": user.is_restricted,
        "is_ultra_restricted": False,
        "is_email_confirmed": True,
        **_zone(ws, user),
    }
    if locale:
        body["locale"] = "en-US"
    return body


def _zone(ws: Workspace, user: User) -> Json:
    local = ws.now().astimezone(user.zone)
    offset = local.utcoffset()
    seconds = int(offset.total_seconds()) if offset is not None else 0
    label = _NO_ZONE_LABEL if user.tz is None else local.tzname() or user.tz
    return {"tz": user.tz, "tz_label": label, "tz_offset": seconds}


def profile_json(ws: Workspace, user: User, app: App) -> Json:
    """Return a member's profile; the e-mail address only to an app that may see it."""
    text, emoji, expiration = user.status(ws.now())
    return {
        "real_name": user.real_name,
        "real_name_normalized": user.real_name,
        "display_name": user.display_name,
        "display_name_normalized": user.display_name,
        "status_text": text,
        "status_emoji": emoji,
        "status_emoji_display_info": [],
        "status_expiration": expiration,
        "avatar_hash": "g000000000",
        "team": ws.world.team_id,
        **({"email": user.email} if user.email and "users:read.email" in app.tokens.scopes else {}),
    }


def conversation_json(ws: Workspace, conversation: Conversation, app: App) -> Json:
    """Return a conversation as conversations.info gives it."""
    member = app.bot.id in conversation.members
    if conversation.is_im:
        return {
            "id": conversation.id,
            "created": conversation.created,
            "is_im": True,
            "is_archived": False,
            "is_org_shared": False,
            "user": conversation.members[0],
            "is_open": not conversation.closed,
            "priority": 0,
        }
    group = conversation.kind == "mpim"
    purpose = f"Group messaging with: {' '.join(_handles(ws, conversation))}" if group else ""
    return {
        "id": conversation.id,
        "name": conversation.name,
        "name_normalized": conversation.name,
        # Only private channels from before March 2021, whose ids begin with G, are groups.
        "is_channel": not group,
        "is_group": group,
        "is_im": False,
        "is_mpim": group,
        "is_private": conversation.kind != "public",
        "is_archived": conversation.archived,
        "is_general": conversation.name == "general",
        "is_member": member,
        "is_shared": False,
        "is_ext_shared": False,
        "is_org_shared": False,
        "created": conversation.created,
        "creator": conversation.creator,
        "context_team_id": ws.world.team_id,
        "topic": asdict(conversation.topic),
        "purpose": asdict(conversation.purpose) | ({"value": purpose} if purpose else {}),
        "num_members": len(conversation.members),
    }


def _handles(ws: Workspace, conversation: Conversation) -> list[str]:
    return [f"@{ws.world.users[member].name}" for member in conversation.members]


def message_json(ws: Workspace, message: Message, *, with_metadata: bool = False) -> Json:
    """Return a message as history and events give it."""
    body: Json = {
        "type": "message",
        "user": message.user,
        "ts": message.ts,
        "text": message.text,
        "team": ws.world.team_id,
    }
    app = ws.app_of(message.user)
    if app is not None:
        body |= {"bot_id": app.bot_id, "app_id": app.id, "bot_profile": bot_json(ws, app)}
    optional: Json = {
        "blocks": message.blocks,
        "attachments": message.attachments,
        "subtype": message.subtype,
        "thread_ts": message.thread_ts,
        "edited": {"user": message.user, "ts": message.edited} if message.edited else None,
        "files": [file_or_tombstone(ws, file) for file in message.files],
        "reactions": [{"name": name, "users": users, "count": len(users)} for name, users in message.reactions.items()],
        "metadata": message.metadata if with_metadata else None,
    }
    return body | {key: value for key, value in optional.items() if value}


def bot_json(ws: Workspace, app: App) -> Json:
    """Return an app's bot as bots.info and bot_profile give it."""
    return {
        "id": app.bot_id,
        "deleted": False,
        "name": app.bot.real_name,
        "updated": 0,
        "app_id": app.id,
        "user_id": app.bot.id,
        "icons": {},
        "team_id": ws.world.team_id,
    }


def view_json(ws: Workspace, view: View) -> Json:
    """Return a view as views.open answers and as payloads carry it."""
    content, app = view.content, ws.app_with_id(view.app)
    body: Json = {
        "id": view.id,
        "team_id": ws.world.team_id,
        "type": content["type"],
        "blocks": content["blocks"],
        "private_metadata": content.get("private_metadata", ""),
        "callback_id": content.get("callback_id", ""),
        "external_id": content.get("external_id", ""),
        "state": {"values": view.state},
        "hash": view.hash,
        "clear_on_close": bool(content.get("clear_on_close", False)),
        "notify_on_close": bool(content.get("notify_on_close", False)),
        "root_view_id": view.root_id,
        "previous_view_id": view.previous_id,
        "app_id": app.id,
        "app_installed_team_id": ws.world.team_id,
        "bot_id": app.bot_id,
    }
    return body | {key: _plain(content.get(key)) for key in _VIEW_TEXTS}


def _plain(text: Any) -> Json | None:  # noqa: ANN401 - JSON
    return {"emoji": True, **text} if isinstance(text, dict) else None


def dnd_json(ws: Workspace, user: User) -> Json:
    """Return somebody's Do Not Disturb for others, as dnd.info gives it; without any, both instants are 1."""
    session = user.dnd.session(user.zone, ws.now())
    return {
        "dnd_enabled": session is not None,
        "next_dnd_start_ts": int(session.start.timestamp()) if session else 1,
        "next_dnd_end_ts": int(session.end.timestamp()) if session else 1,
    }


def permalink(ws: Workspace, message: Message) -> str:
    """Return the address of a message for people."""
    return f"https://{ws.world.team_domain}.slack.com/archives/{message.channel}/p{message.ts.replace('.', '')}"
