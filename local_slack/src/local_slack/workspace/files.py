"""Write files as JSON, as Slack does."""

from mimetypes import guess_type

from local_slack.json_types import Json
from local_slack.model.world import Conversation, File, Message
from local_slack.workspace.pictures import OTHER, address, media_type
from local_slack.workspace.workspace import Workspace

_TYPES = {"": "binary", "jpeg": "jpg", "txt": "text"}
_PRETTY = {"binary": "Binary", "jpg": "JPEG", "text": "Plain Text"}


def file_or_tombstone(ws: Workspace, file_id: str) -> Json:
    """Return a file, or what is left of one that was deleted."""
    file = ws.world.files.get(file_id)
    return file_json(ws, file) if file else {"id": file_id, "mode": "tombstone"}


def file_json(ws: Workspace, file: File) -> Json:
    """Return a file as messages, methods and the state of a view carry it."""
    where = address(ws, file)
    ending = file.name.rpartition(".")[2].lower() if "." in file.name else ""
    kind = _TYPES.get(ending, ending)
    places = [ws.world.conversations[place] for place in file.shared_in if place in ws.world.conversations]
    team = ws.world.team_id
    return {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title or file.name,
        "mimetype": _mimetype(file),
        "filetype": kind,
        "pretty_type": _PRETTY.get(kind, kind.upper()),
        "user": file.user,
        "user_team": team,
        "editable": False,
        "size": file.length,
        "mode": "hosted",
        "is_external": False,
        "external_type": "",
        "is_public": any(place.kind == "public" for place in places),
        "public_url_shared": False,
        "display_as_bot": False,
        "username": "",
        **({"alt_txt": file.alt_text} if file.alt_text else {}),
        "url_private": where,
        "url_private_download": where,
        "permalink": f"https://{ws.world.team_domain}.slack.com/files/{file.user}/{file.id}/{file.name}",
        "permalink_public": f"https://slack-files.com/{team}-{file.id}",
        "comments_count": 0,
        "is_starred": False,
        "shares": _shares(ws, file, places),
        "channels": [place.id for place in places if place.kind == "public"],
        "groups": [place.id for place in places if place.kind in ("private", "mpim")],
        "ims": [place.id for place in places if place.is_im],
        "has_rich_preview": False,
    }


def _mimetype(file: File) -> str:
    """Return what the bytes are if they are an image; what the name says otherwise, which makes no image of them."""
    seen, named = media_type(file), guess_type(file.name)[0] or OTHER
    return named if seen == OTHER and not named.startswith("image/") else seen


def _shares(ws: Workspace, file: File, places: list[Conversation]) -> Json:
    """Return the messages that show the file, by conversation; direct messages count as private."""
    shares: Json = {}
    for place in places:
        shown = [_share(ws, place, message) for message in place.messages if file.id in message.files]
        if shown:
            shares.setdefault("public" if place.kind == "public" else "private", {})[place.id] = shown
    return shares


def _share(ws: Workspace, place: Conversation, message: Message) -> Json:
    replies = [each for each in place.messages if each.thread_ts == message.ts and each is not message]
    people = list(dict.fromkeys(reply.user for reply in replies))
    share: Json = {
        "reply_users": people,
        "reply_users_count": len(people),
        "reply_count": len(replies),
        "ts": message.ts,
        "channel_name": place.name,
        "team_id": ws.world.team_id,
        "share_user_id": message.user,
    }
    if replies:
        share["latest_reply"] = replies[-1].ts
    return share | ({"thread_ts": message.thread_ts} if message.thread_ts else {})
