"""Describe what Slack says of accounts."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Standing(StrEnum):
    """The type of an account in Slack; only members are welcomed and nudged."""

    MEMBER = "member"
    GUEST = "guest"
    BOT = "bot"


@dataclass(frozen=True, slots=True)
class Profile:
    """An account as Slack's `users.info` or a `user_change` event describes it.

    `name` is the display name, if there is one; `full_name` is the name of the account. `zone` is an IANA name or None,
    because some members have none. `admin` is true for Slack's admins and owners. `status_emoji`, such as
    ":palm_tree:", holds until `status_until`; None means without end.
    """

    slack_id: str
    name: str
    zone: str | None
    standing: Standing
    active: bool
    admin: bool = False
    status_emoji: str | None = None
    status_until: datetime | None = None
    full_name: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of Slack's directory, and the cursor of the next one; None after the last."""

    profiles: tuple[Profile, ...]
    following: str | None
