"""Hold what exists in the workspace as plain data: people, conversations, messages, views and files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo

from local_slack.json_types import Json
from local_slack.model.dnd import Dnd
from local_slack.model.ids import Ids
from local_slack.model.in_channels import Pin, Scheduled, Topic

State = dict[str, dict[str, Json]]
"""What a person has entered, by block_id and action_id, in the form Slack sends it."""

Kind = Literal["public", "private", "im", "mpim"]

_NO_ZONE = timezone(timedelta(hours=-8))
"""What Slack says of a member without a zone: no name, but the offset of its own headquarters."""


@dataclass(eq=False)
class User:
    """A member of the workspace: a person, a guest or a bot; `display_name` is empty if they chose none."""

    id: str
    name: str
    real_name: str
    display_name: str = ""
    tz: str | None = "Europe/Berlin"
    is_admin: bool = False
    is_owner: bool = False
    is_primary_owner: bool = False
    is_restricted: bool = False
    is_bot: bool = False
    deleted: bool = False
    email: str = ""
    status_text: str = ""
    status_emoji: str = ""
    status_expiration: int = 0
    """In whole seconds since 1970; 0 if the status stays."""
    away: bool = False
    dnd: Dnd = field(default_factory=Dnd)
    updated: int = 0

    @property
    def zone(self) -> tzinfo:
        """Return the zone in which their days begin and end."""
        return _NO_ZONE if self.tz is None else ZoneInfo(self.tz)

    def status(self, now: datetime) -> tuple[str, str, int]:
        """Return the status that others see: its text, emoji and expiration; an expired status is none."""
        if 0 < self.status_expiration <= now.timestamp():
            return "", "", 0
        return self.status_text, self.status_emoji, self.status_expiration


@dataclass(eq=False)
class Message:
    """One message as it is stored; an ephemeral one has the one person who sees it in `ephemeral_to`."""

    ts: str
    channel: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    by_app: bool = False
    thread_ts: str | None = None
    broadcast: bool = False
    ephemeral_to: str | None = None
    metadata: Json | None = None
    edited: str | None = None
    subtype: str | None = None
    files: list[str] = field(default_factory=list)
    reactions: dict[str, list[str]] = field(default_factory=dict)
    origin: str | None = None
    """The trigger of the interaction that this message answers, through its ack or its response_url."""
    pings: tuple[str, ...] = ()
    broadcasts: tuple[str, ...] = ()
    warnings: dict[str, str] = field(default_factory=dict)
    """What went wrong with the last click on it, by the person who clicked."""
    states: dict[str, State] = field(default_factory=dict)


@dataclass(eq=False)
class Conversation:
    """A channel, the direct messages of one person with a bot, or those of a group."""

    id: str
    name: str
    kind: Kind
    created: int
    creator: str = ""
    members: list[str] = field(default_factory=list)
    archived: bool = False
    messages: list[Message] = field(default_factory=list)
    topic: Topic = field(default_factory=Topic)
    purpose: Topic = field(default_factory=Topic)
    pins: list[Pin] = field(default_factory=list)
    closed: bool = False
    """Whether the app closed these direct messages; the next message opens them again."""

    @property
    def is_general(self) -> bool:
        """Return whether this is the channel that everybody is always in."""
        return self.kind == "public" and self.name == "general"

    @property
    def is_im(self) -> bool:
        """Return whether these are direct messages."""
        return self.kind == "im"

    def message(self, ts: str) -> Message | None:
        """Return the message with that ts, or None."""
        return next((message for message in self.messages if message.ts == ts), None)


@dataclass(eq=False)
class View:
    """One modal or Home tab of an app, open before one person."""

    id: str
    app: str
    """The app's id."""
    user: str
    content: Json
    hash: str
    root_id: str
    previous_id: str | None = None
    state: State = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    warning: str | None = None


@dataclass(eq=False)
class File:
    """An uploaded file: without `shared_in`, only its uploader sees it."""

    id: str
    name: str
    length: int
    user: str = ""
    """Whose it is: the uploader's id."""
    created: int = 0
    title: str = ""
    alt_text: str = ""
    content: bytes = b""
    uploaded: bool = False
    completed: bool = False
    shared_in: list[str] = field(default_factory=list)


@dataclass(eq=False)
class World:
    """Everything in one workspace; only the server's loop touches it."""

    ids: Ids
    team_id: str
    team_name: str = "Acme"
    team_domain: str = "acme"
    users: dict[str, User] = field(default_factory=dict)
    conversations: dict[str, Conversation] = field(default_factory=dict)
    modals: dict[str, list[View]] = field(default_factory=dict)
    """The stack of open modals by person, the visible one last."""
    homes: dict[tuple[str, str], View] = field(default_factory=dict)
    """The Home tabs, by the ids of the app and the person."""
    files: dict[str, File] = field(default_factory=dict)
    emoji: dict[str, str] = field(default_factory=dict)
    """The workspace's own emoji: the addresses of their pictures, or `alias:name`, by name."""
    viewing: dict[str, str] = field(default_factory=dict)
    """The conversation that each person looked at last, by the ids of both."""
    scheduled: dict[str, Scheduled] = field(default_factory=dict)
    read_until: dict[tuple[str, str], str] = field(default_factory=dict)
    """Up to which ts a person has read a conversation, by the ids of both."""

    def user_named(self, name: str) -> User | None:
        """Return the member with that handle, or None."""
        return next((user for user in self.users.values() if user.name == name), None)

    def conversation_named(self, name: str) -> Conversation | None:
        """Return the channel with that name, its `#` optional, or None."""
        bare = name.removeprefix("#")
        channels = (entry for entry in self.conversations.values() if not entry.is_im)
        return next((channel for channel in channels if channel.name == bare), None)

    def dm_of(self, user: User, bot: User) -> Conversation | None:
        """Return that person's direct messages with a bot, or None if nobody opened them yet."""
        direct = (entry for entry in self.conversations.values() if entry.is_im)
        return next((entry for entry in direct if set(entry.members) == {user.id, bot.id}), None)

    def open_dm(self, user: User, bot: User, at: datetime) -> Conversation:
        """Return that person's direct messages with a bot; open them if needed."""
        found = self.dm_of(user, bot)
        if found is None:
            members = [user.id, bot.id]
            found = Conversation(self.ids.new("D"), "directmessage", "im", int(at.timestamp()), members=members)
            self.conversations[found.id] = found
        return found

    def open_group_dm(self, users: Sequence[User], at: datetime) -> Conversation:
        """Return the direct messages of exactly these people and bots; open them if needed."""
        members = {user.id: user for user in users}
        for entry in self.conversations.values():
            if entry.kind == "mpim" and set(entry.members) == members.keys():
                return entry
        name = "--".join(user.name for user in members.values())
        found = Conversation(self.ids.new("G"), f"mpdm-{name}-1", "mpim", int(at.timestamp()), members=list(members))
        self.conversations[found.id] = found
        return found

    def homes_of(self, user_id: str) -> list[View]:
        """Return the Home tabs that apps published to somebody."""
        return [view for (_, reader), view in self.homes.items() if reader == user_id]

    def views(self) -> Iterator[View]:
        """Return every view that is open for anybody: modals, then Home tabs."""
        for stack in self.modals.values():
            yield from stack
        yield from self.homes.values()
