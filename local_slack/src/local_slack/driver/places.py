"""Let tests make channels and groups, and change who is in them."""

from collections.abc import Iterable

from local_slack.driver.installed_app import InstalledApp
from local_slack.driver.person import Person
from local_slack.driver.results import Channel, handle_of
from local_slack.model.world import Conversation, User
from local_slack.server.loop_thread import LoopThread
from local_slack.workspace import people
from local_slack.workspace.workspace import Workspace


class Places:
    """The conversations of one local Slack."""

    def __init__(self, thread: LoopThread) -> None:
        self.thread = thread

    def add_channel(
        self,
        name: str,
        *,
        members: Iterable[Person] = (),
        private: bool = False,
        archived: bool = False,
        bot_is_member: bool = True,
    ) -> Channel:
        """Add a channel as if it had always existed: its members raise no events. The bots of all apps are in it."""
        ids = [person.id for person in members]

        def add(ws: Workspace) -> Conversation:
            present = [*ids, *(app.bot.id for app in ws.apps)] if bot_is_member else ids
            return people.add_channel(
                ws, name, people.PRIVATE if private else people.PUBLIC, present, archived=archived
            )

        return handle_of(self.thread.ask(add))

    def add_group_dm(self, *members: Person, bot_is_member: bool = True) -> Channel:
        """Open the direct messages of a group, with the app's bot in it unless it shall not be."""
        ids = [person.id for person in members]

        def add(ws: Workspace) -> Conversation:
            bots = [ws.app.bot] if bot_is_member else []
            return ws.world.open_group_dm([*(ws.world.users[each] for each in ids), *bots], ws.now())

        return handle_of(self.thread.ask(add))

    def channel(self, name: str) -> Channel:
        """Return the channel of that name, its `#` optional; raise KeyError if there is none."""
        return handle_of(self._find(name))

    def join(self, person: Person, channel: Channel | str) -> None:
        """Let a person join a channel."""
        place = self._find(channel)
        self.thread.ask(lambda ws: people.join(ws, ws.world.users[person.id], place))

    def leave(self, person: Person, channel: Channel | str) -> None:
        """Let a person leave a channel."""
        place = self._find(channel)
        self.thread.ask(lambda ws: people.leave(ws, ws.world.users[person.id], place))

    def add_bot(self, channel: Channel | str, app: InstalledApp | None = None) -> None:
        """Invite an app's bot to a channel; the first app's unless another is named."""
        place, bot = self._find(channel), self._bot(app)
        self.thread.ask(lambda ws: people.join(ws, bot, place))

    def remove_bot(self, channel: Channel | str, app: InstalledApp | None = None) -> None:
        """Remove an app's bot from a channel; the first app's unless another is named."""
        place, bot = self._find(channel), self._bot(app)
        self.thread.ask(lambda ws: people.leave(ws, bot, place))

    def archive(self, channel: Channel | str) -> None:
        """Let a member archive a channel."""
        place = self._find(channel)
        self.thread.ask(lambda ws: people.archive(ws, place, people.somebody_in(ws, place)))

    def unarchive(self, channel: Channel | str) -> None:
        """Let a former member unarchive a channel."""
        place = self._find(channel)
        self.thread.ask(lambda ws: people.unarchive(ws, place, people.somebody_in(ws, place)))

    def rename(self, channel: Channel | str, name: str) -> None:
        """Rename a channel."""
        place = self._find(channel)
        self.thread.ask(lambda ws: people.rename(ws, place, name))

    def make_private(self, channel: Channel | str) -> None:
        """Let a member make a public channel private."""
        place = self._find(channel)
        self.thread.ask(lambda ws: people.convert(ws, place, "private", people.somebody_in(ws, place)))

    def make_public(self, channel: Channel | str) -> None:
        """Let a member make a private channel public."""
        place = self._find(channel)
        self.thread.ask(lambda ws: people.convert(ws, place, "public", people.somebody_in(ws, place)))

    def delete_channel(self, channel: Channel | str) -> None:
        """Delete a channel."""
        place = self._find(channel)
        self.thread.ask(lambda ws: people.delete(ws, place))

    def _bot(self, app: InstalledApp | None) -> User:
        return self.thread.ask(lambda ws: ws.world.users[app.bot_user_id] if app else ws.app.bot)

    def _find(self, channel: Channel | str) -> Conversation:
        wanted = channel.id if isinstance(channel, Channel) else channel
        found = self.thread.ask(lambda ws: ws.world.conversations.get(wanted) or ws.world.conversation_named(wanted))
        if found is None:
            raise KeyError(wanted)
        return found
