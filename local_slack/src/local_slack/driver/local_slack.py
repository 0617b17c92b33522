"""Drive a local Slack from ordinary synchronous code."""

from collections.abc import Callable
from datetime import datetime
from datetime import time as local_time
from pathlib import Path
from types import TracebackType
from typing import Self

from local_slack.acts import messages
from local_slack.acts.seen import SeenMessage, see_message
from local_slack.app.manifest import AppConfig
from local_slack.clock.stops import NextDue
from local_slack.driver.hood import UnderTheHood
from local_slack.driver.installed_app import InstalledApp
from local_slack.driver.page import Page
from local_slack.driver.person import Person
from local_slack.driver.places import Places
from local_slack.driver.results import Channel
from local_slack.record.calls import Call
from local_slack.server.listening import Listening
from local_slack.server.loop_thread import LoopThread
from local_slack.workspace import emoji, people, profiles


class LocalSlack(Places, InstalledApp):
    """A local Slack; `start` begins it, `stop` (or leaving a `with`) ends it.

    It also speaks for the app that it was started with; `install` adds others, which speak for themselves.
    """

    def __init__(self, thread: LoopThread) -> None:
        workspace = thread.workspace
        Places.__init__(self, thread)
        InstalledApp.__init__(self, thread, workspace.app)
        self.clock, self.faults = thread.clock, thread.faults
        self.url = workspace.url
        self.team_id = workspace.world.team_id
        self.page = Page(thread)
        self.hood = UnderTheHood(thread)

    @classmethod
    def start(
        cls,
        *,
        app: AppConfig,
        port: int = 0,
        at: datetime | None = None,
        listening: Listening | None = None,
        seed: str | None = None,
    ) -> Self:
        """Start a local Slack with that app installed; port 0 is any free port, `at` defaults to now.

        `listening` says who can reach it, if not this machine alone. The same `seed` makes the same ids and tokens.
        """
        return cls(LoopThread(app, at, listening or Listening(port=port), seed))

    def install(self, app: AppConfig | Path | str) -> InstalledApp:
        """Install one more app, by its manifest's path if that is easier.

        Of commands that several apps have, the one that was installed last gets them.
        """
        config = app if isinstance(app, AppConfig) else AppConfig.from_file(app)
        return InstalledApp(self.thread, self.thread.ask(lambda ws: ws.install(config)))

    def stop_clock_for(self, next_due: NextDue) -> None:
        """Let the page's clock stop at what is due on its way; `next_due` is asked in a thread."""
        self.thread.workspace.next_due = next_due

    def stop(self) -> None:
        """Stop it."""
        self.thread.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def add_person(
        self,
        name: str,
        *,
        tz: str | None = "Europe/Berlin",
        real_name: str | None = None,
        display_name: str | None = None,
        email: str = "",
        admin: bool = False,
        owner: bool = False,
        guest: bool = False,
        bot: bool = False,
        deactivated: bool = False,
    ) -> Person:
        """Add a person called `@name`; `tz` is an IANA name, or None for a person without a zone.

        The display name is the same unless another is given; it may be empty, as many people's is. Without `email` an
        address is made of the name.
        """
        traits = people.Traits(
            display_name=name if display_name is None else display_name,
            email=email,
            tz=tz,
            is_admin=admin,
            is_owner=owner,
            is_restricted=guest,
            is_bot=bot,
            deleted=deactivated,
        )
        user = self.thread.ask(lambda ws: people.add_user(ws, name, real_name or name.title(), traits))
        return Person(self.thread, user.id, name)

    def person(self, name: str) -> Person:
        """Return the person called `@name`; raise KeyError if there is none."""
        user = self.thread.ask(lambda ws: ws.world.user_named(name.removeprefix("@")))
        if user is None:
            raise KeyError(f"nobody is called {name!r}")
        return Person(self.thread, user.id, user.name)

    def add_emoji(self, name: str, url: str = "https://example.com/emoji.png") -> None:
        """Add an emoji of the workspace's own, that people can react with."""
        self.thread.ask(lambda ws: emoji.add(ws, name, url))

    def post(self, author: Person, channel: Channel | str, **content: object) -> None:
        """Post as somebody, such as another app's bot, with any `text`, `blocks` and `attachments`."""
        place = self._find(channel)
        self.thread.ask(lambda ws: messages.posts(ws, ws.world.users[author.id], place, content))

    def deactivate(self, person: Person) -> None:
        """Deactivate a person's account."""
        self.thread.ask(lambda ws: people.deactivate(ws, ws.world.users[person.id]))

    def change_zone(self, person: Person, tz: str | None) -> None:
        """Move a person to another zone."""
        self.thread.ask(lambda ws: people.move(ws, ws.world.users[person.id], tz))

    def change_profile(
        self,
        person: Person,
        *,
        real_name: str | None = None,
        display_name: str | None = None,
        email: str | None = None,
    ) -> None:
        """Change a person's names or e-mail address; what is left out stays."""
        names = {"real_name": real_name, "display_name": display_name, "email": email}
        self.thread.ask(lambda ws: profiles.change_profile(ws, ws.world.users[person.id], **names))

    def set_dnd(self, person: Person, start: datetime | None, end: datetime | None) -> None:
        """Turn a person's notifications off between two aware instants; None, None: always on, at night too."""
        self.thread.ask(lambda ws: profiles.set_dnd(ws, ws.world.users[person.id], start, end))

    def set_dnd_schedule(self, person: Person, from_time: local_time | None, to_time: local_time | None) -> None:
        """Turn a person's notifications off each night between two local times; None, None: no such schedule."""
        self.thread.ask(lambda ws: profiles.set_dnd_schedule(ws, ws.world.users[person.id], from_time, to_time))

    def snooze(self, person: Person, until: datetime | None) -> None:
        """Snooze a person's notifications until an aware instant; None ends that."""
        self.thread.ask(lambda ws: profiles.snooze(ws, ws.world.users[person.id], until))

    def set_status(self, person: Person, text: str, emoji: str = "", until: datetime | None = None) -> None:
        """Set a person's status, until an aware instant if one is given; empty words and emoji clear it."""
        self.thread.ask(lambda ws: profiles.set_status(ws, ws.world.users[person.id], text, emoji, until))

    def set_admin(self, person: Person, admin: bool) -> None:  # noqa: FBT001 - reads as a sentence: set_admin(ana, True)
        """Make a person an admin, or a plain member again."""
        self.thread.ask(lambda ws: profiles.set_admin(ws, ws.world.users[person.id], admin=admin))

    def limit_posts(self, per_minute: int) -> None:
        """Refuse what an app posts beyond so many messages in a minute, in the whole workspace; 300 unless set."""
        self.thread.ask(lambda ws: ws.limit_posts(per_minute))

    def limit_bursts(self, posts: int) -> None:
        """Set how many posts of an app a channel takes at once, before it takes one a second: 5 unless set."""
        self.thread.ask(lambda ws: ws.limit_bursts(posts))

    def calls(self, method: str | None = None) -> list[Call]:
        """Return the Web API calls of all apps, oldest first: all, or those of one method."""
        made = self.thread.ask(lambda ws: list(ws.calls))
        return [call for call in made if method in (None, call.method)]

    def posted(self, channel: Channel | Person | str) -> list[SeenMessage]:
        """Return everything stored in a channel, or in a person's DM with the app, oldest first."""
        place = self._find(channel.dm if isinstance(channel, Person) else channel)
        return self.thread.ask(lambda ws: [see_message(ws, message) for message in place.messages])

    def wait_until(self, predicate: Callable[[], object], within: float = 30.0, saying: str = "") -> None:
        """Return once `predicate` holds; AssertionError with the transcript after `within` real seconds."""
        self.thread.wait_until(predicate, within, saying)

    def transcript(self, about: Channel | Person | str | None = None) -> str:
        """Return what happened, in order, in words: everything, or what concerns one channel or person."""
        if isinstance(about, Person):
            return self.thread.transcript(person=about.id)
        return self.thread.transcript(channel=None if about is None else self._find(about).id)
