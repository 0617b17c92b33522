"""Describe everything that one person can see, as JSON for the browser page."""

from dataclasses import asdict

from local_slack.guide.guide import is_done
from local_slack.json_types import Json
from local_slack.model.world import Conversation, Message, User, View
from local_slack.workspace import visibility
from local_slack.workspace.app import App
from local_slack.workspace.inputs import initial_state
from local_slack.workspace.render import message_json, view_json
from local_slack.workspace.workspace import Workspace


def state(ws: Workspace, user_id: str | None) -> Json:
    """Return what the page shows to that person; without a person, only the people."""
    body: Json = {
        "version": ws.changes.version,
        "now": ws.now().isoformat(),
        "as": user_id,
        "team": {"id": ws.world.team_id, "name": ws.world.team_name},
        "app": _app(ws.app),
        "apps": [_app(app) for app in ws.apps],
        "times": [{"label": each.label, "place": each.place} for each in ws.named_times],
        "guide": None,
        "people": people(ws),
        "conversations": [],
        "messages": [],
        "modals": [],
        "home": None,
    }
    user = ws.world.users.get(user_id or "")
    if user is None:
        return body
    if not user.is_bot:
        for app in ws.apps:
            ws.world.open_dm(user, app.bot, ws.now())
    readable = visibility.messages(ws, user)
    return body | {
        "apps": [_app(app) | {"home": _home(ws, app, user)} for app in ws.apps],
        "guide": _guide(ws, user),
        "conversations": _conversations(ws, user, readable),
        "messages": [_message(ws, message, user) for message in readable],
        "modals": [_view(ws, view) for view in ws.world.modals.get(user.id, [])],
        "home": _home(ws, ws.app, user),
    }


def people(ws: Workspace) -> list[Json]:
    """Return everybody in the workspace."""
    return [_person(ws, user) for user in ws.world.users.values()]


def _app(app: App) -> Json:
    config = app.config
    return {
        "id": app.id,
        "name": config.name,
        "handle": app.bot.name,
        "bot_user_id": app.bot.id,
        "sockets": app.delivery.count,
        "home_tab_enabled": config.home_tab_enabled,
        "messages_tab_enabled": config.messages_tab_enabled,
        "messages_tab_read_only_enabled": config.messages_tab_read_only_enabled,
        "commands": [asdict(command) for command in config.commands],
        "shortcuts": [asdict(shortcut) for shortcut in config.shortcuts],
        "home": None,
    }


def _home(ws: Workspace, app: App, user: User) -> Json | None:
    view = ws.world.homes.get((app.id, user.id))
    return _view(ws, view) if view else None


def _guide(ws: Workspace, user: User) -> Json | None:
    if ws.guide is None:
        return None
    entries = ws.journal.since(ws.guided_from)
    steps = [asdict(step) | {"done": is_done(step, entries, user, ws.world)} for step in ws.guide.steps]
    return {"id": ws.guide.id, "title": ws.guide.title, "ending": ws.guide.ending, "steps": steps}


def _person(ws: Workspace, user: User) -> Json:
    now = ws.now()
    text, emoji, expiration = user.status(now)
    session, snooze = user.dnd.session(user.zone, now), user.dnd.snooze
    quiet = session is not None and session.is_on(now)
    return {
        "id": user.id,
        "name": user.name,
        "real_name": user.real_name,
        "display_name": user.display_name,
        "tz": user.tz,
        "is_admin": user.is_admin,
        "is_owner": user.is_owner,
        "is_guest": user.is_restricted,
        "is_bot": user.is_bot,
        "deactivated": user.deleted,
        "status_text": text,
        "status_emoji": emoji,
        "status_expiration": expiration,
        "quiet_until": int(session.end.timestamp()) if session is not None and quiet else None,
        "snoozes": snooze is not None and snooze.is_on(now),
    }


def _conversations(ws: Workspace, user: User, readable: list[Message]) -> list[Json]:
    shown = [
        conversation
        for conversation in ws.world.conversations.values()
        if conversation.kind == "public" or user.id in conversation.members
    ]
    return [_conversation(ws, each, user, readable) for each in shown]


def _conversation(ws: Workspace, conversation: Conversation, user: User, readable: list[Message]) -> Json:
    read_until = ws.world.read_until.get((user.id, conversation.id), "0")
    unread = [
        message
        for message in readable
        if message.channel == conversation.id and message.user != user.id and float(message.ts) > float(read_until)
    ]
    return {
        "id": conversation.id,
        "name": conversation.name,
        "kind": conversation.kind,
        "archived": conversation.archived,
        "app": next((app.id for app in ws.apps_in(conversation)), None) if conversation.is_im else None,
        "member": user.id in conversation.members,
        "members": conversation.members,
        "last_read": read_until,
        "unread": len(unread),
        "pings": sum(user.id in message.pings or bool(message.broadcasts) for message in unread),
    }


def _message(ws: Workspace, message: Message, user: User) -> Json:
    entered = message.states.get(user.id, {})
    stored = message_json(ws, message)
    return {
        "channel": message.channel,
        "ts": message.ts,
        "thread_ts": message.thread_ts,
        "broadcast": message.broadcast,
        "user": message.user,
        "by_app": message.by_app,
        "text": message.text,
        "blocks": message.blocks,
        "attachments": message.attachments,
        "ephemeral": message.ephemeral_to is not None,
        "edited": message.edited is not None,
        "subtype": message.subtype,
        "pings": message.pings,
        "broadcasts": message.broadcasts,
        "files": stored.get("files", []),
        "reactions": stored.get("reactions", []),
        "warning": message.warnings.get(user.id),
        "state": initial_state(message.blocks, entered),
    }


def _view(ws: Workspace, view: View) -> Json:
    return view_json(ws, view) | {"errors": view.errors, "warning": view.warning}
