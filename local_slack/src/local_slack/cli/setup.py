"""Say what is in a workspace before anybody uses it, and put it there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from local_slack.app.manifest import AppConfig
from local_slack.driver.installed_app import InstalledApp
from local_slack.driver.local_slack import LocalSlack
from local_slack.server.listening import Listening


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A person to add: their `@name`, and their zone as an IANA name."""

    name: str
    tz: str = "UTC"
    real_name: str | None = None
    admin: bool = False
    owner: bool = False
    guest: bool = False


@dataclass(frozen=True, slots=True)
class NewChannel:
    """A channel to add; without `members`, everybody is in it. The apps' bots are, unless `bot` says no."""

    name: str
    members: tuple[str, ...] | None = None
    private: bool = False
    bot: bool = True


@dataclass(frozen=True, slots=True)
class Setup:
    """A local Slack as it starts: its apps, by manifest; where it listens; when its clock starts; who is there."""

    manifests: tuple[Path, ...] = ()
    listening: Listening = field(default_factory=Listening)
    at: datetime | None = None
    strict: bool = False
    """Whether a channel takes one post a second, without the short bursts that Slack tolerates."""
    people: tuple[NewPerson, ...] = ()
    channels: tuple[NewChannel, ...] = ()


def start(setup: Setup, apps: Sequence[AppConfig]) -> tuple[LocalSlack, list[InstalledApp]]:
    """Start a local Slack with these apps, people and channels, and with tokens that are the same each time.

    Return it and all of its apps.
    """
    first, *others = apps
    slack = LocalSlack.start(app=first, at=setup.at, listening=setup.listening, seed=first.name)
    installed = [slack, *(slack.install(app) for app in others)]
    if setup.strict:
        slack.limit_bursts(1)
    people = {
        new.name: slack.add_person(
            new.name, tz=new.tz, real_name=new.real_name, admin=new.admin, owner=new.owner, guest=new.guest
        )
        for new in setup.people
    }
    for channel in setup.channels:
        members = people if channel.members is None else channel.members
        slack.add_channel(
            channel.name,
            members=[people[name] for name in members],
            private=channel.private,
            bot_is_member=channel.bot,
        )
    return slack, installed
