"""Implement conversations.*: open, join, list."""

from collections.abc import Callable

from local_slack.app.scopes import KIND_PREFIX
from local_slack.errors import SlackError
from local_slack.json_types import Json
from local_slack.model.world import Conversation
from local_slack.web_api import lookup
from local_slack.web_api.args import Args
from local_slack.web_api.paging import demand_limit, page
from local_slack.workspace import people
from local_slack.workspace.render import conversation_json
from local_slack.workspace.workspace import Workspace

_TYPES = {"public_channel": "public", "private_channel": "private", "im": "im", "mpim": "mpim"}
_MOST_LISTED = 999
_MOST_IN_GROUP = 8


def open_conversation(ws: Workspace, args: Args) -> Json:
    """Open the direct messages with one person, or with a group of up to eight."""
    users = [user for user in args.text("users").split(",") if user]
    if args.optional("channel") is not None:
        found = lookup.conversation(ws, args.app, args.text("channel"))
        if found.kind not in ("im", "mpim"):
            raise SlackError("method_not_supported_for_channel_type")
        return {"channel": {"id": found.id}}
    if not users:
        raise SlackError("users_list_not_supplied")
    args.app.tokens.demand_scope("im:write" if len(users) == 1 else "mpim:write")
    if len(users) > _MOST_IN_GROUP:
        raise SlackError("too_many_users")
    people_asked = [lookup.user(ws, user) for user in users]
    if any(person.deleted for person in people_asked):
        raise SlackError("user_disabled")
    before = {each.id for each in ws.world.conversations.values() if not each.closed}
    if len(people_asked) == 1:
        conversation = lookup.direct_messages(ws, args.app, people_asked[0])
    else:
        conversation = ws.world.open_group_dm([args.app.bot, *people_asked], ws.now())
    conversation.closed = False
    existed = conversation.id in before
    shown = conversation_json(ws, conversation, args.app) if args.flag("return_im") else {"id": conversation.id}
    return {"channel": shown, "no_op": existed, "already_open": existed}


def info(ws: Workspace, args: Args) -> Json:
    """Return one conversation."""
    conversation = lookup.readable(ws, args.app, args.required("channel"), "read")
    shown = conversation_json(ws, conversation, args.app)
    if not args.flag("include_num_members"):
        shown.pop("num_members", None)
    return {"channel": shown}


def list_conversations(ws: Workspace, args: Args) -> Json:
    """Return every conversation of the wanted types: all public ones, others only if the bot is a member."""
    bot = args.app.bot.id
    return _listed(ws, args, lambda each: each.kind == "public" or bot in each.members)


def of_user(ws: Workspace, args: Args) -> Json:
    """Return the conversations of a member, or the bot's own: of those that are not public, only what both are in."""
    member, bot = lookup.user(ws, args.optional("user") or args.app.bot.id).id, args.app.bot.id
    listed = _listed(ws, args, lambda each: member in each.members and (each.kind == "public" or bot in each.members))
    for channel in listed["channels"]:
        channel.pop("is_member", None)
        channel.pop("num_members", None)
    return listed


def _listed(ws: Workspace, args: Args, wanted: Callable[[Conversation], bool]) -> Json:
    types = [kind.strip() for kind in (args.text("types") or "public_channel").split(",")]
    if not set(types) <= set(_TYPES):
        raise SlackError("invalid_types")
    kinds = {_TYPES[kind] for kind in types}
    for kind in kinds:
        args.app.tokens.demand_scope(f"{KIND_PREFIX[kind]}:read")
    found = [
        conversation
        for conversation in ws.world.conversations.values()
        if conversation.kind in kinds
        and wanted(conversation)
        and not (conversation.archived and args.flag("exclude_archived"))
    ]
    part, next_page = page(found, args, most=_MOST_LISTED)
    return {"channels": [conversation_json(ws, each, args.app) for each in part], **next_page}


def members(ws: Workspace, args: Args) -> Json:
    """Return the ids of all members of a conversation, also bots and deactivated people."""
    conversation = lookup.readable(ws, args.app, args.required("channel"), "read")
    demand_limit(conversation.members, args)
    part, next_page = page(conversation.members, args)
    return {"members": part, **next_page}


def join(ws: Workspace, args: Args) -> Json:
    """Make the bot a member of a public channel."""
    conversation: Conversation = lookup.conversation(ws, args.app, args.required("channel"))
    if conversation.kind != "public":
        raise SlackError("method_not_supported_for_channel_type")
    if conversation.archived:
        raise SlackError("is_archived")
    warning: Json = {}
    if args.app.bot.id in conversation.members:
        warning = {"warning": "already_in_channel", "response_metadata": {"warnings": ["already_in_channel"]}}
    people.join(ws, args.app.bot, conversation)
    return {"channel": conversation_json(ws, conversation, args.app), **warning}


METHODS = {
    "conversations.info": info,
    "conversations.join": join,
    "conversations.list": list_conversations,
    "conversations.members": members,
    "conversations.open": open_conversation,
    "users.conversations": of_user,
}
