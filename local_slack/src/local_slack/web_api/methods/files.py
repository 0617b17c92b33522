"""Implement files.*: an upload in three steps; the second is a plain POST of the bytes."""

from typing import Any

from local_slack.errors import SlackError
from local_slack.json_types import Json
from local_slack.model.world import Conversation, File
from local_slack.web_api import lookup
from local_slack.web_api.args import Args
from local_slack.workspace.files import file_json
from local_slack.workspace.messages import Content, post, remove
from local_slack.workspace.workspace import Workspace

_ALT_LIMIT = 1000


def get_upload_url(ws: Workspace, args: Args) -> Json:
    """Announce a file of that name and length, and return where to send its bytes."""
    name = args.required("filename")
    length = args.required("length")
    if not length.isdigit() or int(length) == 0:
        raise SlackError("invalid_arguments", ["[ERROR] must be a positive integer [json-pointer:/length]"])
    alt_text = args.text("alt_txt")
    if len(alt_text) > _ALT_LIMIT:
        raise SlackError("alt_txt_too_large")
    created = int(ws.now().timestamp())
    file = File(ws.world.ids.new("F"), name, int(length), args.app.bot.id, created, alt_text=alt_text)
    ws.world.files[file.id] = file
    return {"upload_url": f"{ws.url}/upload/v1/{file.id}", "file_id": file.id}


def complete_upload(ws: Workspace, args: Args) -> Json:
    """Make uploaded files real: private, or shared in a conversation."""
    given = args.structure("files")
    if not isinstance(given, list) or not given:
        raise SlackError("invalid_arguments", ["[ERROR] missing required field: files"])
    files = [_uploaded(ws, entry) for entry in given]
    channel = args.optional("channel_id") or args.optional("channels")
    if channel is not None:
        conversation = lookup.postable(ws, args.app, channel)
        _share(ws, args, files, conversation, lookup.thread(conversation, args.optional("thread_ts")))
    for file in files:
        file.completed = True
    ws.changes.bump()
    return {"files": [file_json(ws, file) for file in files]}


def _uploaded(ws: Workspace, entry: Any) -> File:  # noqa: ANN401 - JSON
    file = ws.world.files.get(str(entry.get("id"))) if isinstance(entry, dict) else None
    if file is None or not file.uploaded or file.completed:
        raise SlackError("file_not_found")
    file.title = str(entry.get("title") or file.name)
    return file


def _share(ws: Workspace, args: Args, files: list[File], conversation: Conversation, thread_ts: str | None) -> None:
    for file in files:
        file.shared_in.append(conversation.id)
    comment = args.text("initial_comment")
    content = Content(comment, files=tuple(file.id for file in files), subtype="file_share")
    post(ws, conversation, args.app.bot, content, thread_ts=thread_ts)


def delete_file(ws: Workspace, args: Args) -> Json:
    """Remove a file, and the messages that hold nothing else; the others keep a tombstone in its place."""
    file = ws.world.files.get(args.required("file"))
    if file is None or not file.completed:
        raise SlackError("file_not_found")
    del ws.world.files[file.id]
    for place in file.shared_in:
        conversation = ws.world.conversations[place]
        for message in [each for each in conversation.messages if file.id in each.files]:
            if not message.text and not message.blocks and not any(each in ws.world.files for each in message.files):
                remove(ws, conversation, message)
    ws.changes.bump()
    return {}


def info(ws: Workspace, args: Args) -> Json:
    """Return one file that the bot may see."""
    file = ws.world.files.get(args.required("file"))
    if file is None or not file.completed:
        raise SlackError("file_not_found")
    return {"file": file_json(ws, file), "comments": [], "response_metadata": {"next_cursor": ""}}


def list_files(ws: Workspace, args: Args) -> Json:
    """Return files, newest first, in pages by number: all, or those of one channel or person."""
    channel, user = args.optional("channel"), args.optional("user")
    if channel is not None:
        lookup.conversation(ws, args.app, channel)
    if user is not None:
        lookup.user(ws, user)
    found = [
        file_json(ws, file)
        for file in reversed(ws.world.files.values())
        if file.completed and (channel is None or channel in file.shared_in)
    ]
    found = [shown for shown in found if user in (None, shown["user"])]
    count, number = args.number("count", 100, 1000), args.number("page", 1, 1000)
    pages = -(-len(found) // count)
    paging = {"count": count, "total": len(found), "page": number, "pages": pages}
    return {"files": found[(number - 1) * count : number * count], "paging": paging}


METHODS = {
    "files.completeUploadExternal": complete_upload,
    "files.delete": delete_file,
    "files.getUploadURLExternal": get_upload_url,
    "files.info": info,
    "files.list": list_files,
}
