"""Hold what an app's settings page shows: the ids and secrets that prove who is who."""

from dataclasses import dataclass
from typing import Self

from local_slack.model.ids import Ids

VERIFICATION_TOKEN = "verification"  # noqa: S105 - Slack's old way to say who sends; payloads still carry it
_TEAM_PART = "1111111111"


@dataclass(frozen=True)
class Credentials:
    """The app's client id and secret for OAuth, and the secret that requests to it are signed with."""

    client_id: str
    client_secret: str
    signing_secret: str

    @classmethod
    def new(cls, ids: Ids) -> Self:
        """Make credentials that nobody can guess."""
        return cls(f"{_TEAM_PART}.{int(ids.secret()[:10], 16)}", ids.secret(), ids.secret())
