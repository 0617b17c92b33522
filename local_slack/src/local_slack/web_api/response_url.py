"""Handle what an app sends to a response_url."""

from local_slack.app.response_urls import ResponseUrl
from local_slack.checks import check_message
from local_slack.errors import SlackError
from local_slack.json_types import Json
from local_slack.model.world import Conversation, Message
from local_slack.workspace.app import App
from local_slack.workspace.messages import Content, change, post, post_ephemeral, remove
from local_slack.workspace.pictures import check_pictures
from local_slack.workspace.workspace import Workspace

_TRUE = (True, "true")


def answer(ws: Workspace, path: str, body: Json) -> None:
    """Do what was sent to the response_url at `path`; SlackError if Slack would not."""
    app = next((each for each in ws.apps if each.response_urls.gave(path)), ws.app)
    address = app.response_urls.find(path)
    conversation = ws.world.conversations[address.channel]
    if body.get("delete_original") in _TRUE:
        remove(ws, conversation, _original(app, conversation, address))
    else:
        problem = check_message(body, surface="response")
        if problem is not None:
            raise SlackError(problem.error, problem.messages)
        check_pictures(ws, body)
        _say(ws, app, conversation, address, body)
    address.uses += 1


def _say(ws: Workspace, app: App, conversation: Conversation, address: ResponseUrl, body: Json) -> None:
    if body.get("replace_original") in _TRUE and address.message_ts is not None:
        # The message stays what it was: an ephemeral cannot become visible to all.
        original = _original(app, conversation, address)
        original.origin = address.origin
        change(ws, conversation, original, {"text": "", **body})
        return
    content = Content.from_args(body)
    thread_ts = body.get("thread_ts") or None
    if body.get("response_type") == "in_channel":
        if conversation.archived:
            raise SlackError("is_archived")
        post(ws, conversation, app.bot, content, thread_ts=thread_ts, origin=address.origin)
    else:
        reader = ws.world.users[address.user]
        post_ephemeral(ws, conversation, app.bot, reader, content, thread_ts=thread_ts, origin=address.origin)


def _original(app: App, conversation: Conversation, address: ResponseUrl) -> Message:
    message = conversation.message(address.message_ts) if address.message_ts is not None else None
    if message is None or message.user != app.bot.id:
        raise SlackError("message_not_found")
    return message
