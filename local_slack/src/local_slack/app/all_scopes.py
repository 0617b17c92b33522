"""List all of Slack's scopes, and judge names that are not among them."""

from difflib import get_close_matches

_LISTED = """
admin admin.analytics:read admin.app_activities:read admin.apps:read admin.apps:write admin.barriers:read
admin.barriers:write admin.chat:read admin.chat:write admin.conversations:manage_objects admin.conversations:read
admin.conversations:write admin.invites:read admin.invites:write admin.roles:read admin.roles:write
admin.teams:read admin.teams:write admin.usergroups:read admin.usergroups:write admin.users:read
admin.users:write admin.workflows:read admin.workflows:write
app_configurations:read app_configurations:write app_mentions:read assistant:write auditlogs:read
authorizations:read
bookmarks:read bookmarks:write bot
calls:read calls:write canvases:read canvases:write
channels:history channels:join channels:manage channels:read channels:write channels:write.invites
channels:write.topic
chat:write chat:write.customize chat:write.public chat:write:bot chat:write:user client commands connections:write
conversations.connect:manage conversations.connect:read conversations.connect:write
datastore:read datastore:write dnd:read dnd:write
email emoji:read
files:read files:write files:write:user
groups:history groups:read groups:write groups:write.invites groups:write.topic
hosting:read hosting:write
identify identity.avatar identity.avatar:read:user identity.basic identity.email identity.email:read:user
identity.team identity.team:read:user identity:read:user
im:history im:read im:write im:write.topic incoming-webhook
links.embed:write links:read links:write lists:read lists:write
metadata.message:read mpim:history mpim:read mpim:write mpim:write.invites mpim:write.topic
none openid
pins:read pins:write post profile
reactions:read reactions:write read reminders:read reminders:read:user reminders:write reminders:write:user
remote_files:read remote_files:share remote_files:write
search:read search:read.enterprise search:read.files search:read.im search:read.mpim search:read.private
search:read.public search:read.users stars:read stars:write
team.billing:read team.preferences:read team:read tokens.basic triggers:read triggers:write
usergroups:read usergroups:write users.profile:read users.profile:write users.profile:write:user users:read
users:read.email users:write
workflow.steps:execute
"""
"""Those at docs.slack.dev/reference/scopes, for every kind of token, and those that old apps still have."""
_SCOPES = frozenset(_LISTED.split())

_ACTIONS = frozenset(scope.partition(":")[2].partition(":")[0].partition(".")[0] for scope in _SCOPES if ":" in scope)


def is_known_scope(name: str) -> bool:
    """Return whether Slack lists that scope."""
    return name in _SCOPES


def why_no_scope(name: object) -> str | None:
    """Return why that is surely no scope of Slack's, or None: a new one for something new is possible.

    All that Slack adds is `something:action`, with an action that other scopes have, too.
    """
    if not isinstance(name, str):
        return "must be the name of a scope"
    if name in _SCOPES:
        return None
    action = name.partition(":")[2].partition(":")[0].partition(".")[0]
    return None if action in _ACTIONS and name == name.strip().lower() else no_scope(name)


def no_scope(name: str) -> str:
    """Say that Slack lists no scope of that name, and which one may be meant."""
    meant = get_close_matches(name, sorted(_SCOPES), 1, 0.8)
    return f"Slack has no scope {name!r}{f'; is it {meant[0]}?' if meant else ''}"
