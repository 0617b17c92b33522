"""List the bot's scopes, each for a method that it calls or an event that it subscribes to."""

METHOD_SCOPES = {
    "auth.test": frozenset[str](),
    "api.test": frozenset[str](),
    "apps.connections.open": frozenset[str](),
    "chat.delete": frozenset({"chat:write"}),
    "chat.postMessage": frozenset({"chat:write"}),
    "chat.update": frozenset({"chat:write"}),
    "conversations.history": frozenset({"channels:history", "im:history"}),
    "conversations.info": frozenset({"channels:read"}),
    "conversations.list": frozenset({"channels:read"}),
    "conversations.members": frozenset({"channels:read"}),
    "conversations.open": frozenset({"im:write"}),
    "conversations.replies": frozenset({"channels:history"}),
    "dnd.teamInfo": frozenset({"dnd:read"}),
    "files.completeUploadExternal": frozenset({"files:write"}),
    "files.delete": frozenset({"files:write"}),
    "files.getUploadURLExternal": frozenset({"files:write"}),
    "users.info": frozenset({"users:read"}),
    "users.list": frozenset({"users:read"}),
    "views.open": frozenset[str](),
    "views.publish": frozenset[str](),
    "views.push": frozenset[str](),
    "views.update": frozenset[str](),
}
"""What each Web API method that the bot calls needs, for public channels and direct messages."""

EVENT_SCOPES = {
    "app_home_opened": frozenset[str](),
    "channel_archive": frozenset({"channels:read"}),
    "channel_deleted": frozenset({"channels:read"}),
    "channel_left": frozenset({"channels:read"}),
    "channel_unarchive": frozenset({"channels:read"}),
    "member_joined_channel": frozenset({"channels:read"}),
    "member_left_channel": frozenset({"channels:read"}),
    "message.im": frozenset({"im:history"}),
    "team_join": frozenset({"users:read"}),
    "user_change": frozenset({"users:read"}),
}
"""What each event that the bot subscribes to needs."""

REQUIRED = frozenset({"commands"}).union(*METHOD_SCOPES.values(), *EVENT_SCOPES.values())
"""All scopes of the bot token; `commands` is for the slash command and the shortcuts."""
