"""List Slack's own tables: what each Web API method and event needs, and each method's rate limit."""

from dataclasses import dataclass
from typing import Literal

TIER_2 = 20
TIER_3 = 50
TIER_4 = 100
SPECIAL = 300
"""Calls a minute where Slack only says "special" (auth.test, api.test, chat.postMessage, permalinks)."""

_READ = ("channels:read", "groups:read", "im:read", "mpim:read")
_HISTORY = ("channels:history", "groups:history", "im:history", "mpim:history")
_OPEN = ("channels:manage", "groups:write", "im:write", "mpim:write")


@dataclass(frozen=True)
class Method:
    """One Web API method: any one of `scopes` is enough to call it (none: no scope is needed)."""

    per_minute: int
    scopes: tuple[str, ...] = ()
    token: Literal["bot", "app", "any"] = "bot"  # noqa: S105 - a kind of token, not a token


METHODS: dict[str, Method] = {
    "api.test": Method(SPECIAL, token="any"),  # noqa: S106  a kind of token
    # The general documentation says tier 1, the method's own reference tier 3. Slack lets an app with ten sockets
    # reconnect them all at once, so the tolerant figure is the true one.
    "apps.connections.open": Method(TIER_3, token="app"),  # noqa: S106  a kind of token
    "auth.test": Method(SPECIAL),
    "bots.info": Method(TIER_3, ("users:read",)),
    "chat.delete": Method(TIER_3, ("chat:write",)),
    "chat.getPermalink": Method(SPECIAL),
    "chat.postEphemeral": Method(TIER_4, ("chat:write",)),
    "chat.postMessage": Method(SPECIAL, ("chat:write",)),
    "chat.update": Method(TIER_3, ("chat:write",)),
    "conversations.history": Method(TIER_3, _HISTORY),
    "conversations.info": Method(TIER_3, _READ),
    "conversations.join": Method(TIER_3, ("channels:join",)),
    "conversations.list": Method(TIER_2, _READ),
    "conversations.members": Method(TIER_4, _READ),
    "conversations.open": Method(TIER_3, _OPEN),
    "conversations.replies": Method(TIER_3, _HISTORY),
    "dnd.info": Method(TIER_3, ("dnd:read",)),
    "dnd.teamInfo": Method(TIER_2, ("dnd:read",)),
    "files.completeUploadExternal": Method(TIER_4, ("files:write",)),
    "files.delete": Method(TIER_3, ("files:write",)),
    "files.getUploadURLExternal": Method(TIER_4, ("files:write",)),
    "reactions.add": Method(TIER_3, ("reactions:write",)),
    "team.info": Method(TIER_3, ("team:read",)),
    "users.conversations": Method(TIER_3, _READ),
    "users.info": Method(TIER_4, ("users:read",)),
    "users.list": Method(TIER_2, ("users:read",)),
    "users.profile.get": Method(TIER_4, ("users.profile:read",)),
    "views.open": Method(TIER_4),
    "views.publish": Method(TIER_4),
    "views.push": Method(TIER_4),
    "views.update": Method(TIER_4),
}

EVENTS: dict[str, tuple[str, ...]] = {
    "app_home_opened": (),
    "app_mention": ("app_mentions:read",),
    "app_uninstalled": (),
    "channel_archive": ("channels:read",),
    "channel_deleted": ("channels:read",),
    "channel_left": ("channels:read",),
    "channel_rename": ("channels:read",),
    "channel_unarchive": ("channels:read",),
    "dnd_updated_user": ("dnd:read",),
    "group_archive": ("groups:read",),
    "group_deleted": ("groups:read",),
    "group_left": ("groups:read",),
    "group_rename": ("groups:read",),
    "group_unarchive": ("groups:read",),
    "member_joined_channel": ("channels:read", "groups:read"),
    "member_left_channel": ("channels:read", "groups:read"),
    "message.channels": ("channels:history",),
    "message.groups": ("groups:history",),
    "message.im": ("im:history",),
    "message.mpim": ("mpim:history",),
    "reaction_added": ("reactions:read",),
    "reaction_removed": ("reactions:read",),
    "team_join": ("users:read",),
    "tokens_revoked": (),
    "user_change": ("users:read",),
    "user_status_changed": ("users:read",),
}
"""Any one of the scopes is enough for an event to be delivered."""

KIND_PREFIX = {"public": "channels", "private": "groups", "im": "im", "mpim": "mpim"}
"""How the scopes for each kind of conversation begin: `channels:read`, `groups:history`, …"""
