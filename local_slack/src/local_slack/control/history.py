"""Tell over HTTP what is there and what happened."""

from dataclasses import asdict
from datetime import datetime

from local_slack.acts import in_front
from local_slack.acts.seen import see_message, see_view
from local_slack.control.arguments import Deed
from local_slack.control.kinds import Whole
from local_slack.control.state import people as described
from local_slack.control.state import state
from local_slack.delivery.envelopes import EnvelopeType
from local_slack.json_types import Json
from local_slack.model.world import Conversation, User
from local_slack.workspace import visibility
from local_slack.workspace.app import App
from local_slack.workspace.workspace import Workspace


async def shown(ws: Workspace, as_: str | None = None) -> Json:
    """Return all that one person sees, as the page shows it; without a person, only who is there."""
    return state(ws, as_)


async def app(ws: Workspace, app: App | None = None) -> Json:
    """Return what an app needs to connect: addresses, tokens, secrets; and how many `sockets` are open."""
    app = app or ws.app
    return {
        "url": ws.url,
        "api_url": f"{ws.url}/api/",
        "team_id": ws.world.team_id,
        "id": app.id,
        "bot_user_id": app.bot.id,
        "bot_token": app.tokens.bot,
        "app_token": app.tokens.app,
        "scopes": list(app.tokens.scopes),
        "signing_secret": app.credentials.signing_secret,
        "client_id": app.credentials.client_id,
        "client_secret": app.credentials.client_secret,
        "sockets": app.sockets.count,
    }


async def people(ws: Workspace) -> Json:
    """Return everybody, bots and deactivated people included."""
    return {"people": described(ws)}


async def channels(ws: Workspace) -> Json:
    """Return every conversation: its `id`, `name`, `kind`, whether it is `archived`, and its `members`."""
    fields = ("id", "name", "kind", "archived", "members")
    places = ws.world.conversations.values()
    return {"channels": [{field: getattr(place, field) for field in fields} for place in places]}


async def messages(ws: Workspace, as_: User, where: Conversation | None = None) -> Json:
    """Return all messages that a person can read, or those in one conversation, oldest first."""
    found = visibility.messages(ws, as_, where.id if where else None)
    return {"messages": [asdict(see_message(ws, message, as_.id)) for message in found]}


async def modal(ws: Workspace, as_: User) -> Json:
    """Return the modal in front of a person, or null."""
    view = in_front.modal(ws, as_)
    return {"modal": asdict(see_view(ws, view)) if view else None}


async def home(ws: Workspace, as_: User, app: App | None = None) -> Json:
    """Return an app's Home as a person sees it, or null."""
    view = ws.world.homes.get(((app or ws.app).id, as_.id))
    return {"home": asdict(see_view(ws, view)) if view else None}


async def calls(ws: Workspace, since: Whole = 0, method: str | None = None) -> Json:
    """Return the Web API calls of all apps from number `since` on, all or of one method, and the `next` number."""
    made = [asdict(call) | {"at": _text(call.at)} for call in ws.calls[since:] if method in (None, call.method)]
    return {"calls": made, "next": len(ws.calls)}


async def envelopes(ws: Workspace, since: Whole = 0, type_: EnvelopeType | None = None, app: App | None = None) -> Json:
    """Return what was sent to an app from number `since` on, all or of one type, and the `next` number."""
    sent = (app or ws.app).delivery.sent
    found = [asdict(each) | {"at": _text(each.at)} for each in sent[since:] if type_ in (None, each.type)]
    return {"envelopes": found, "next": len(sent)}


async def attempts(ws: Workspace, since: Whole = 0, app: App | None = None) -> Json:
    """Return each try to hand an app something from number `since` on, with the `ack` that it gave, and `next`."""
    tried = (app or ws.app).delivery.attempts
    made = [asdict(each) | {"at": _text(each.at)} for each in tried[since:]]
    return {"attempts": made, "next": len(tried)}


async def transcript(ws: Workspace, channel: Conversation | None = None, person: User | None = None) -> Json:
    """Return what happened, in words: everything, or what concerns a conversation or a person."""
    lines = ws.journal.read(channel=channel.id if channel else None, person=person.id if person else None)
    return {"lines": lines.splitlines()}


async def clock(ws: Workspace) -> Json:
    """Return the instant on the local Slack's clock."""
    return {"now": _text(ws.now())}


async def posted(ws: Workspace, channel: Conversation | None = None) -> Json:
    """Return all that is stored, in one conversation or everywhere, oldest first, with the app's metadata."""
    fields = ("channel", "ts", "user", "text", "ephemeral_to", "metadata", "files")
    places = ws.world.conversations.values() if channel is None else [channel]
    stored = [
        {field: getattr(message, field) for field in fields} | {"says": see_message(ws, message).says}
        for place in places
        for message in place.messages
    ]
    return {"messages": sorted(stored, key=lambda message: float(message["ts"]))}


def _text(at: datetime) -> str:
    return at.isoformat()


READINGS: dict[str, Deed] = {
    "state": shown,
    "app": app,
    "people": people,
    "channels": channels,
    "messages": messages,
    "modal": modal,
    "home": home,
    "calls": calls,
    "envelopes": envelopes,
    "attempts": attempts,
    "posted": posted,
    "transcript": transcript,
    "clock": clock,
}
