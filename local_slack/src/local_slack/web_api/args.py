"""Read the arguments of one call: query, form or JSON."""

import json
from typing import Any

from local_slack.errors import SlackError
from local_slack.json_types import Json
from local_slack.workspace.app import App

_STRUCTURED = {
    "blocks": "invalid_blocks_format",
    "attachments": "invalid_attachments",
    "metadata": "invalid_metadata_format",
    "view": "invalid_arguments",
    "files": "invalid_arguments",
    "profile": "invalid_profile",
}
"""Arguments that are JSON themselves, and the error when that JSON is broken."""


class Args:
    """Read arguments as Slack does: numbers and flags may be strings, structures may be JSON in a string.

    `app` is the one that calls, with this `token`.
    """

    def __init__(self, given: Json, app: App, token: str) -> None:
        self.app, self.token = app, token
        self.all: Json = {name: _decoded(name, value) for name, value in given.items()}

    def text(self, name: str, default: str = "") -> str:
        """Return a string."""
        value = self.all.get(name, default)
        return value if isinstance(value, str) else str(value)

    def required(self, name: str) -> str:
        """Return a string that must be given; raise `invalid_arguments` if it is not."""
        value = self.text(name)
        if not value:
            raise SlackError("invalid_arguments", [f"[ERROR] missing required field: {name}"])
        return value

    def optional(self, name: str) -> str | None:
        """Return a string, or None if it is absent or empty."""
        return self.text(name) or None

    def flag(self, name: str) -> bool:
        """Return a boolean."""
        return self.all.get(name) in (True, 1, "1", "true")

    def number(self, name: str, default: int, most: int) -> int:
        """Return a positive integer, cut to `most`; raise `invalid_limit` for anything else."""
        try:
            value = int(self.all.get(name) or default)
        except (TypeError, ValueError):
            raise SlackError("invalid_limit") from None
        if value < 1:
            raise SlackError("invalid_limit")
        return min(value, most)

    def structure(self, name: str) -> Any:  # noqa: ANN401 - JSON
        """Return a JSON object or array, or None."""
        return self.all.get(name)

    def view(self) -> Json:
        """Return the view, which must be an object."""
        view = self.all.get("view")
        if not isinstance(view, dict):
            raise SlackError("invalid_arguments", ["[ERROR] missing required field: view"])
        return view


def _decoded(name: str, value: Any) -> Any:  # noqa: ANN401 - JSON
    if name not in _STRUCTURED or not isinstance(value, str) or not value:
        return value
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        raise SlackError(_STRUCTURED[name]) from None
