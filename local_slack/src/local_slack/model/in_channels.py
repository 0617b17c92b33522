"""Hold what a channel has besides messages: its topic and purpose, what is pinned, what is scheduled."""

from dataclasses import dataclass

from local_slack.json_types import Json


@dataclass(frozen=True)
class Topic:
    """A channel's topic or purpose; `last_set` is in seconds since 1970, 0 if nobody set it."""

    value: str = ""
    creator: str = ""
    last_set: int = 0


@dataclass(frozen=True)
class Pin:
    """A message that somebody pinned, by its ts; `created` is in seconds since 1970."""

    ts: str
    user: str
    created: int


@dataclass(frozen=True)
class Scheduled:
    """A message that an app wants posted later, with the arguments of its call; times are in seconds since 1970."""

    id: str
    app: str
    channel: str
    post_at: int
    created: int
    args: Json
    thread_ts: str | None = None
