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
_MANAGE = ("channels:manage", "groups:write", "im:write", "mpim:write")
_INVITE = (*_MANAGE, "channels:write.invites", "groups:write.invites")
_TOPIC = (*_MANAGE, "channels:write.topic", "groups:write.topic", "im:write.topic", "mpim:write.topic")


TokenKind = Literal["bot", "app", "person"]


@dataclass(frozen=True)
class Method:
    """One Web API method: any one of `scopes` is enough to call it (none: no scope is needed)."""

    per_minute: int
    scopes: tuple[str, ...] = ()
    tokens: tuple[TokenKind, ...] = ("bot",)
    """The kinds of token that may call it; none: it needs no token."""


METHODS: dict[str, Method] = {
    "api.test": Method(SPECIAL, tokens=("bot", "app", "person")),
    # The general documentation says tier 1, the method's own reference tier 3. Slack lets an app with ten sockets
    # reconnect them all at once, so the tolerant figure is the true one.
    "apps.connections.open": Method(TIER_3, tokens=("app",)),
    "auth.revoke": Method(TIER_3, tokens=("bot", "person")),
    "auth.test": Method(SPECIAL, tokens=("bot", "person")),
    "bots.info": Method(TIER_3, ("users:read",)),
    "chat.delete": Method(TIER_3, ("chat:write",)),
    "chat.deleteScheduledMessage": Method(TIER_3, ("chat:write",)),
    "chat.getPermalink": Method(SPECIAL),
    "chat.meMessage": Method(TIER_3, ("chat:write",)),
    "chat.postEphemeral": Method(TIER_4, ("chat:write",)),
    "chat.postMessage": Method(SPECIAL, ("chat:write",)),
    "chat.scheduledMessages.list": Method(TIER_3),
    "chat.scheduleMessage": Method(TIER_3, ("chat:write",)),
    "chat.update": Method(TIER_3, ("chat:write",)),
    "conversations.archive": Method(TIER_2, _MANAGE),
    "conversations.close": Method(TIER_2, _MANAGE),
    "conversations.create": Method(TIER_2, _MANAGE),
    "conversations.history": Method(TIER_3, _HISTORY),
    "conversations.info": Method(TIER_3, _READ),
    "conversations.invite": Method(TIER_3, _INVITE),
    "conversations.join": Method(TIER_3, ("channels:join",)),
    "conversations.kick": Method(TIER_3, _MANAGE),
    "conversations.leave": Method(TIER_3, _MANAGE),
    "conversations.list": Method(TIER_2, _READ),
    "conversations.mark": Method(TIER_3, _MANAGE),
    "conversations.members": Method(TIER_4, _READ),
    "conversations.open": Method(TIER_3, _MANAGE),
    "conversations.rename": Method(TIER_2, _MANAGE),
    "conversations.replies": Method(TIER_3, _HISTORY),
    "conversations.setPurpose": Method(TIER_2, _TOPIC),
    "conversations.setTopic": Method(TIER_2, _TOPIC),
    "conversations.unarchive": Method(TIER_2, _MANAGE),
    "dnd.info": Method(TIER_3, ("dnd:read",)),
    "dnd.teamInfo": Method(TIER_2, ("dnd:read",)),
    "emoji.list": Method(TIER_2, ("emoji:read",)),
    "files.completeUploadExternal": Method(TIER_4, ("files:write",)),
    "files.delete": Method(TIER_3, ("files:write",)),
    "files.getUploadURLExternal": Method(TIER_4, ("files:write",)),
    "files.info": Method(TIER_4, ("files:read",)),
    "files.list": Method(TIER_3, ("files:read",)),
    "oauth.v2.access": Method(TIER_4, tokens=()),
    "pins.add": Method(TIER_2, ("pins:write",)),
    "pins.list": Method(TIER_2, ("pins:read",)),
    "pins.remove": Method(TIER_2, ("pins:write",)),
    "reactions.add": Method(TIER_3, ("reactions:write",)),
    "reactions.get": Method(TIER_3, ("reactions:read",)),
    "reactions.list": Method(TIER_2, ("reactions:read",)),
    "reactions.remove": Method(TIER_2, ("reactions:write",)),
    "team.info": Method(TIER_3, ("team:read",)),
    "users.conversations": Method(TIER_3, _READ),
    "users.getPresence": Method(TIER_3, ("users:read",)),
    "users.info": Method(TIER_4, ("users:read",)),
    "users.list": Method(TIER_2, ("users:read",)),
    "users.lookupByEmail": Method(TIER_3, ("users:read.email",)),
    "users.profile.get": Method(TIER_4, ("users.profile:read",)),
    "users.profile.set": Method(TIER_3, ("users.profile:write",), tokens=("person",)),
    "users.setPresence": Method(TIER_2, ("users:write",), tokens=("bot", "person")),
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
    "channel_created": ("channels:read",),
    "channel_deleted": ("channels:read",),
    "channel_left": ("channels:read",),
    "channel_rename": ("channels:read",),
    "channel_unarchive": ("channels:read",),
    "dnd_updated_user": ("dnd:read",),
    "emoji_changed": ("emoji:read",),
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
    "pin_added": ("pins:read",),
    "pin_removed": ("pins:read",),
    "reaction_added": ("reactions:read",),
    "reaction_removed": ("reactions:read",),
    "team_join": ("users:read",),
    "tokens_revoked": (),
    "user_change": ("users:read",),
    "user_profile_changed": ("users:read",),
    "user_status_changed": ("users:read",),
}
"""Any one of the scopes is enough for an event to be delivered."""

KIND_PREFIX = {"public": "channels", "private": "groups", "im": "im", "mpim": "mpim"}
"""How the scopes for each kind of conversation begin: `channels:read`, `groups:history`, …"""

MANAGE_SCOPE = {"public": "channels:manage", "private": "groups:write", "im": "im:write", "mpim": "mpim:write"}
"""The scope for changing a conversation of each kind."""
