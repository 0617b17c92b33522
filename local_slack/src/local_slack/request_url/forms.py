"""Write envelopes as requests, and read the app's answers to them."""

import json
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

from local_slack.app.manifest import AppConfig
from local_slack.delivery.envelopes import EnvelopeType
from local_slack.json_types import Json

_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Post:
    """One request to the app."""

    url: str
    body: str
    content_type: str = "application/json"


@dataclass(frozen=True)
class Answer:
    """What the app answered to a request."""

    status: int
    content_type: str
    text: str
    final: bool = False

    @property
    def is_good(self) -> bool:
        """Return whether the app took the request."""
        return 200 <= self.status < 300  # noqa: PLR2004 - HTTP's own ranges

    def payload(self) -> Json:
        """Return the answer as an acknowledgement carries it; plain words are a message's text."""
        body = _json(self.text) if self.content_type == "application/json" else None
        return body if body is not None else {"text": self.text} if self.text else {}

    def echoes(self, challenge: str) -> bool:
        """Return whether this is the challenge of a url_verification: as text, in JSON or in a form."""
        in_json = (_json(self.text) or {}).get("challenge")
        in_form = parse_qs(self.text).get("challenge", [None])[0]
        return self.is_good and challenge in (self.text.strip(), in_json, in_form)


def post_of(app: AppConfig, kind: EnvelopeType, payload: Json) -> Post | None:
    """Return the request that carries an envelope; None if the manifest has no URL for it."""
    if kind == "events_api":
        return as_json(app.event_url, payload)
    if kind == "slash_commands":
        command = app.command(payload["command"])
        return as_form(command.url if command else "", payload)
    url = app.options_url if payload["type"] == "block_suggestion" else app.interactivity_url
    return as_form(url, {"payload": json.dumps(payload)})


def as_json(url: str, payload: Json) -> Post | None:
    """Return a request with JSON in it, if there is a URL."""
    return Post(url, json.dumps(payload)) if url else None


def as_form(url: str, fields: Json) -> Post | None:
    """Return a request with a form in it, if there is a URL."""
    return Post(url, urlencode(fields), _FORM) if url else None


def _json(text: str) -> Json | None:
    try:
        body = json.loads(text)
    except json.JSONDecodeError:
        return None
    return body if isinstance(body, dict) else None
