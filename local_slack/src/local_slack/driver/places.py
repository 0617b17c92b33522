"""Let tests make channels and groups, and change who is in them."""

from collections.abc import Sequence

from local_slack.acts import places
from local_slack.driver.installed_app import InstalledApp
from local_slack.driver.person import Person
from local_slack.driver.results import Channel, handle_of
from local_slack.errors import CannotDoError
from local_slack.model.world import Conversation, User
from local_slack.server.loop_thread import LoopThread
from local_slack.workspace.workspace import Workspace


class Places:
    """The conversations of one local Slack."""

    def __init__(self, thread: LoopThread) -> None:
        self.thread = thread

    def add_channel(
        self,
        name: str,
        *,
        members: Sequence[Person | str] = (),
        private: bool = False,
        archived: bool = False,
        bot_is_member: bool = True,
    ) -> Channel:
        """Add a channel as if it had always existed: its members raise no events. The bots of all apps are in it."""

        def add(ws: Workspace) -> Conversation:
            present = _users(ws, members)
            return places.add(ws, name, present, private=private, archived=archived, with_bots=bot_is_member)

        return handle_of(self.thread.ask(add))

    def add_group_dm(self, *members: Person | str, bot_is_member: bool = True) -> Channel:
        """Open the direct messages of a group, with the app's bot in it unless it shall not be."""
        return handle_of(self.thread.ask(lambda ws: places.open_group(ws, _users(ws, members), with_bot=bot_is_member)))

    def channel(self, name: str) -> Channel:
        """Return the channel of that name, its `#` optional; raise KeyError if there is none."""
        return handle_of(self._find(name))

    def join(self, person: Person, channel: Channel | str) -> None:
        """Let a person join a channel."""
        place = self._find(channel)
        self.thread.ask(lambda ws: places.join(ws, ws.world.users[person.id], place))

    def leave(self, person: Person, channel: Channel | str) -> None:
        """Let a person leave a channel."""
        place = self._find(channel)
        self.thread.ask(lambda ws: places.leave(ws, ws.world.users[person.id], place))

    def add_bot(self, channel: Channel | str, app: InstalledApp | None = None) -> None:
        """Invite an app's bot to a channel; the first app's unless another is named."""
        place, bot = self._find(channel), self._bot(app)
        self.thread.ask(lambda ws: places.join(ws, bot, place))

    def remove_bot(self, channel: Channel | str, app: InstalledApp | None = None) -> None:
        """Remove an app's bot from a channel; the first app's unless another is named."""
        place, bot = self._find(channel), self._bot(app)
        self.thread.ask(lambda ws: places.leave(ws, bot, place))

    def archive(self, channel: Channel | str) -> None:
        """Let a member archive a channel."""
        place = self._find(channel)
        self.thread.ask(lambda ws: places.archive(ws, place))

    def unarchive(self, channel: Channel | str) -> None:
        """Let a former member unarchive a channel."""
        place = self._find(channel)
        self.thread.ask(lambda ws: places.unarchive(ws, place))

    def rename(self, channel: Channel | str, name: str) -> None:
        """Rename a channel."""
        place = self._find(channel)
        self.thread.ask(lambda ws: places.rename(ws, place, name))

    def make_private(self, channel: Channel | str) -> None:
        """Let a member make a public channel private."""
        place = self._find(channel)
        self.thread.ask(lambda ws: places.convert(ws, place, "private"))

    def make_public(self, channel: Channel | str) -> None:
        """Let a member make a private channel public."""
        place = self._find(channel)
        self.thread.ask(lambda ws: places.convert(ws, place, "public"))

    def delete_channel(self, channel: Channel | str) -> None:
        """Delete a channel."""
        place = self._find(channel)
        self.thread.ask(lambda ws: places.delete(ws, place))

    def _bot(self, app: InstalledApp | None) -> User:
        return self.thread.ask(lambda ws: ws.world.users[app.bot_user_id] if app else ws.app.bot)

    def _find(self, channel: Channel | str) -> Conversation:
        wanted = channel.id if isinstance(channel, Channel) else channel
        found = self.thread.ask(lambda ws: ws.world.conversations.get(wanted) or ws.world.conversation_named(wanted))
        if found is None:
            raise KeyError(f"no channel is called {wanted!r}")
        return found


def _users(ws: Workspace, named: Sequence[Person | str]) -> list[User]:
    """Return these people, each given as one or by name; raise CannotDoError if nobody is called that."""

    def user(each: Person | str) -> User:
        found = ws.world.users[each.id] if isinstance(each, Person) else ws.world.user_named(each.removeprefix("@"))
        if found is None:
            raise CannotDoError(f"nobody is called {each!r}")
        return found

    return [user(each) for each in named]
