"""Make channels and describe them, with the events that each raises."""

from typing import Literal

from local_slack.model.in_channels import Topic
from local_slack.model.world import Conversation, User
from local_slack.workspace import people
from local_slack.workspace.messages import Content, post
from local_slack.workspace.workspace import Workspace


def create(ws: Workspace, name: str, kind: Literal["public", "private"], by: User) -> Conversation:
    """Make a channel with its creator as the only member; only public ones are announced."""
    channel = people.add_channel(ws, name, kind, [by.id])
    channel.creator = by.id
    ws.journal.write(f"{by.name} creates #{name}", channel=channel.id)
    if kind == "public":
        described = {"id": channel.id, "name": name, "created": channel.created, "creator": by.id}
        ws.emit("channel_created", {"type": "channel_created", "channel": described}, ws.apps)
    return channel


def describe(ws: Workspace, channel: Conversation, what: Literal["topic", "purpose"], value: str, by: User) -> None:
    """Set a channel's topic or purpose; a message there says so."""
    setattr(channel, what, Topic(value, by.id, int(ws.now().timestamp())))
    prefix = "channel" if channel.kind == "public" else "group"
    said = (
        f"set the channel {'topic' if what == 'topic' else 'description'}: {value}" if value else f"cleared the {what}"
    )
    post(ws, channel, by, Content(f"<@{by.id}> {said}", subtype=f"{prefix}_{what}"))
