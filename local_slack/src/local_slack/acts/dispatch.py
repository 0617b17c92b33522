"""Hand what a person did to its app, and return the outcome."""

from dataclasses import dataclass, field

from local_slack.delivery.envelopes import NOBODY_THERE, EnvelopeType
from local_slack.json_types import Json
from local_slack.model.world import Conversation, User
from local_slack.workspace.app import App
from local_slack.workspace.workspace import Workspace

TROUBLE = "We had some trouble connecting. Try again?"
"""What a modal says when its submission went unanswered, or was answered with nonsense."""


@dataclass(frozen=True)
class Outcome:
    """The outcome of what a person did: `error` is what they see going wrong, `origin` its trigger_id."""

    origin: str = ""
    error: str | None = None
    payload: Json = field(default_factory=dict)
    answer: Json = field(default_factory=dict)


async def dispatch(app: App, kind: EnvelopeType, payload: Json) -> Outcome:
    """Send a payload to an app and wait for its ack: three seconds at most, and no second try."""
    origin = str(payload.get("trigger_id", ""))
    if app.tokens.uninstalled or (kind == "interactive" and not app.config.interactivity_enabled):
        return Outcome(origin, NOBODY_THERE, payload)
    ack = await app.delivery.send(kind, payload)
    return Outcome(origin, ack.error, payload, ack.payload)


def interaction(ws: Workspace, app: App, kind: str, user: User) -> Json:
    """Return the part that all interactive payloads have in common."""
    return {
        "type": kind,
        "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": ws.world.team_id},
        "api_app_id": app.id,
        "token": "verification",
        "team": {"id": ws.world.team_id, "domain": ws.world.team_domain},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def channel_name(conversation: Conversation) -> str:
    """Return the name that payloads give a conversation: private ones are not named."""
    return {"private": "privategroup", "im": "directmessage"}.get(conversation.kind, conversation.name)


def with_trigger(app: App, payload: Json, user: User) -> Json:
    """Return the payload with a fresh trigger_id, good from now on."""
    return {**payload, "trigger_id": app.triggers.new(user.id)}
