"""Drive a local Slack from ordinary synchronous code."""

import subprocess
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from datetime import time as local_time
from pathlib import Path
from types import TracebackType
from typing import Self

from local_slack.acts.seen import SeenMessage, see_message
from local_slack.app.manifest import AppConfig
from local_slack.clock.stops import NextDue
from local_slack.delivery.envelopes import Envelope
from local_slack.driver import process
from local_slack.driver.connections import Connections
from local_slack.driver.hood import UnderTheHood
from local_slack.driver.page import Page
from local_slack.driver.person import Person
from local_slack.driver.places import Places
from local_slack.driver.request_urls import RequestUrls
from local_slack.driver.results import Channel
from local_slack.record.calls import Call
from local_slack.server.listening import Listening
from local_slack.server.loop_thread import LoopThread
from local_slack.workspace import emoji, installation, people, profiles
from local_slack.workspace.messages import Content, post


class LocalSlack(Places):
    """A local Slack; `start` begins it, `stop` (or leaving a `with`) ends it."""

    def __init__(self, thread: LoopThread) -> None:
        super().__init__(thread)
        workspace, app = thread.workspace, thread.workspace.app
        self.clock, self.faults = thread.clock, thread.faults
        self.url = workspace.url
        self.api_url = f"{workspace.url}/api/"
        self.app_token = app.tokens.app
        self.team_id, self.bot_user_id = workspace.world.team_id, app.bot.id
        self.signing_secret = app.credentials.signing_secret
        self.client_id, self.client_secret = app.credentials.client_id, app.credentials.client_secret
        self.connections, self.request_urls = Connections(thread), RequestUrls(thread)
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

    @property
    def bot_token(self) -> str:
        """Return the bot's token; installing the app again after it was revoked makes another one."""
        return self.thread.workspace.app.tokens.bot

    @property
    def environment(self) -> dict[str, str]:
        """Return what an app needs to connect, as environment variables for its process."""
        given = {"API_URL": self.api_url, "BOT_TOKEN": self.bot_token, "APP_TOKEN": self.app_token}
        given["SIGNING_SECRET"] = self.signing_secret
        # With a client id in the environment Bolt expects OAuth, which an app without redirect URLs does not do.
        if self.thread.workspace.app.config.redirect_urls:
            given |= {"CLIENT_ID": self.client_id, "CLIENT_SECRET": self.client_secret}
        return {f"SLACK_{name}": value for name, value in given.items()}

    def running(
        self,
        *command: str,
        cwd: Path | str | None = None,
        env: Mapping[str, str] | None = None,
        within: float = 30.0,
    ) -> AbstractContextManager["subprocess.Popen[bytes]"]:
        """Run the app with that command as long as a `with` lasts, which begins once it is connected."""
        return process.running(self.thread, command, {**self.environment, **(env or {})}, cwd, within)

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
            raise KeyError(name)
        return Person(self.thread, user.id, user.name)

    def add_emoji(self, name: str, url: str = "https://example.com/emoji.png") -> None:
        """Add an emoji of the workspace's own, that people can react with."""
        self.thread.ask(lambda ws: emoji.add(ws, name, url))

    def post(self, author: Person, channel: Channel | str, **content: object) -> None:
        """Post as somebody, such as another app's bot, with any `text`, `blocks` and `attachments`."""
        place = self._find(channel)
        self.thread.ask(lambda ws: post(ws, place, ws.world.users[author.id], Content.from_args(content)))

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
        """Refuse what the app posts beyond so many messages in a minute, in the whole workspace; 300 unless set."""
        self.thread.ask(lambda ws: setattr(ws.app.rates, "posts_per_minute", per_minute))

    def limit_bursts(self, posts: int) -> None:
        """Set how many posts a channel takes at once, before it takes one a second: 5 unless set."""
        self.thread.ask(lambda ws: setattr(ws.app.rates, "burst", posts))

    def revoke_token(self) -> None:
        """Revoke the bot's token; notify the app if it listens to `tokens_revoked`."""
        self.thread.ask(lambda ws: installation.revoke(ws, ws.app, ws.app.tokens.bot))

    def restore_token(self) -> None:
        """Make the bot's revoked token good again."""
        self.thread.ask(lambda ws: setattr(ws.app.tokens, "revoked", False))

    def uninstall(self) -> None:
        """Uninstall the app; notify it first if it listens to `app_uninstalled`."""
        self.thread.ask(lambda ws: installation.uninstall(ws, ws.app))

    def reinstall(self) -> None:
        """Install the app again, with its manifest's scopes; after an uninstallation `bot_token` is another one."""
        self.thread.ask(lambda ws: installation.reinstall(ws, ws.app))

    def set_scopes(self, scopes: Iterable[str]) -> None:
        """Install the app again with other bot scopes, and the same token."""
        granted = tuple(scopes)
        self.thread.ask(lambda ws: setattr(ws.app.tokens, "scopes", granted))

    def calls(self, method: str | None = None) -> list[Call]:
        """Return the app's Web API calls, oldest first: all, or those of one method."""
        made = self.thread.ask(lambda ws: list(ws.calls))
        return [call for call in made if method in (None, call.method)]

    def posted(self, channel: Channel | Person | str) -> list[SeenMessage]:
        """Return everything stored in a channel, or in a person's DM with the app, oldest first."""
        place = self._find(channel.dm if isinstance(channel, Person) else channel)
        return self.thread.ask(lambda ws: [see_message(ws, message) for message in place.messages])

    def envelopes(self) -> list[Envelope]:
        """Return every envelope sent to the app, oldest first."""
        return self.thread.ask(lambda ws: list(ws.app.delivery.sent))

    def resend(self, envelope: Envelope, within: float = 30.0) -> bool:
        """Send the same payload again (same event_id, same trigger_id); True if the app acknowledged it."""
        attempt = envelope.retry_attempt + 1
        sending = self.thread.workspace.app.delivery.send(envelope.type, envelope.payload, attempt, "timeout")
        return self.thread.run(sending, within).error is None

    def resend_last_event(self, within: float = 30.0) -> bool:
        """Send the newest event again."""
        events = [envelope for envelope in self.envelopes() if envelope.type == "events_api"]
        return self.resend(events[-1], within)

    def wait_until(self, predicate: Callable[[], object], within: float = 30.0, saying: str = "") -> None:
        """Return once `predicate` holds; AssertionError with the transcript after `within` real seconds."""
        self.thread.wait_until(predicate, within, saying)

    def transcript(self, about: Channel | Person | str | None = None) -> str:
        """Return what happened, in order, in words: everything, or what concerns one channel or person."""
        if isinstance(about, Person):
            return self.thread.transcript(person=about.id)
        return self.thread.transcript(channel=None if about is None else self._find(about).id)
