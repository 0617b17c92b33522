"""Keep what apps call for tests to look at."""

from dataclasses import dataclass
from datetime import datetime

from local_slack.json_types import Json


@dataclass(frozen=True)
class Call:
    """One Web API call as it came in (its token left out), and how it was answered.

    `status` is the HTTP status; 0 means that the connection was dropped without an answer.
    """

    method: str
    args: Json
    ok: bool
    error: str | None
    status: int
    at: datetime
    app: str | None = None
    """The id of the app that called; None if its token is unknown."""
