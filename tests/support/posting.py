"""Brings a company's messages to a local Slack by the real messenger, without Bolt and without waiting."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.domain.deliveries import DeliveryStatus
from bot.domain.profiles import Profile, Standing
from bot.domain.ripple_drawing import Drawing
from bot.slack.client import Clients
from bot.slack.messenger import Messenger
from bot.slack.pictures import Draw
from bot.slack.sending_pace import paces_of
from bot.storage.engine import Store
from bot.storage.tables import deliveries
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.people.meet import meet
from bot.usecases.recording.change import set_shared, undo_action
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.unit import Caller
from local_slack import LocalSlack, Person, SeenMessage
from tests.support.cast import MONDAY
from tests.support.company import Company
from tests.support.edits import edits_in
from tests.support.slack import CHANNEL

FRIDAY = MONDAY + timedelta(days=4, hours=5, minutes=31)
"""When the week's shout-out has been due for a minute."""


@dataclass
class Sketch:
    """Takes no time to paint, and writes every name."""

    drawing: Drawing
    names: Mapping[int, str]
    numbers: dict[int, int] = field(default_factory=dict)

    def png(self) -> bytes:
        """Give the first bytes of a PNG."""
        return b"\x89PNG\r\n\x1a\n"


class Posting:
    """Lets a company post to a local Slack; tests say when the scheduler ticks."""

    def __init__(self, slack: LocalSlack, acme: Company, messenger: Messenger) -> None:
        self.slack, self.acme, self.messenger = slack, acme, messenger
        self.go_to(self.acme.clock.now())

    def go_to(self, at: datetime) -> None:
        """Move both clocks to an instant."""
        self.acme.clock.move_to(at)
        self.slack.clock.move_to(at)

    def friday(self, at: datetime = FRIDAY) -> None:
        """Let it be the time of a shout-out."""
        self.go_to(at)
        self.tick()

    def wait(self, by: timedelta) -> None:
        """Let time pass, and tick."""
        self.go_to(self.acme.clock.now() + by)
        self.tick()

    def tick(self) -> None:
        """Decide about the shout-out and nudges, and send what is owed, as the scheduler does."""
        plan_shoutout(self.acme.context, self.acme.team_id)
        self.acme.plans()
        deliver_owed(self.acme.context, self.acme.team_id, self.messenger)

    def enrols(self, person: Person) -> Caller:
        """Let the bot know somebody of Slack whose nudge is due now."""
        acme, caller = self.acme, Caller(self.acme.team_id, person.id)
        profile = Profile(person.id, person.name, "Europe/London", standing=Standing.MEMBER, active=True)
        meet(acme.context, acme.team_id, profile)
        acme.change(caller, enrolled_at=acme.clock.now(), next_nudge_at=acme.clock.now())
        return caller

    def nudges(self, person: Person) -> list[SeenMessage]:
        """Find the nudges in somebody's direct messages."""
        return [message for message in self.slack.posted(person) if "Not today" in message.buttons]

    def shoutouts(self) -> list[SeenMessage]:
        """Find the shout-outs in the channel."""
        return [message for message in self.slack.posted(CHANNEL) if message.by_app and message.metadata]

    def pictures(self) -> list[SeenMessage]:
        """Find the messages in the channel that show a file."""
        return [message for message in self.slack.posted(CHANNEL) if message.files]

    def words(self) -> list[str]:
        """Find what is said of pictures in the channel, also of one that is gone."""
        said = [message.says for message in self.slack.posted(CHANNEL)]
        return [each for each in said if "Who inspired whom, in a picture" in each]

    def edits(self, kind: str) -> list[str]:
        """Read what became of the edits of messages of a kind."""
        return edits_in(self.acme.rows(deliveries), kind)

    def statuses(self, kind: str) -> list[DeliveryStatus]:
        """Read what became of the deliveries of a kind."""
        return [row["status"] for row in self.acme.rows(deliveries) if row["kind"] == kind]


class Spread:
    """Lets stories inspire others for a week: everybody is inspired by the one before."""

    def __init__(self, post: Posting, *names: str) -> None:
        self._context = post.acme.context
        self.people = [post.acme.hires(name) for name in names]
        self.actions: list[int] = []
        for person in self.people:
            origin = self.actions[-1] if self.actions else None
            self.actions.append(post.acme.records(person, shared=True, inspired_by=origin).action.id)

    def keeps_private(self, number: int) -> None:
        """Let a person keep private what they did."""
        set_shared(self._context, self.people[number], self.actions[number], shared=False)

    def undoes(self, number: int) -> None:
        """Let a person take back what they did."""
        undo_action(self._context, self.people[number], self.actions[number])


@contextmanager
def posting(slack: LocalSlack, store: Store, draw: Draw = Sketch) -> Iterator[Posting]:
    """Put a company and a local Slack together; where the pace asks for a wait, only Slack's clock moves on."""

    def sleep(seconds: float) -> bool:
        slack.clock.move(timedelta(seconds=seconds))
        return False

    clients = Clients.of(slack.bot_token, slack.api_url)
    acme = Company(store, channel_id=slack.channel(CHANNEL).id)
    paces = paces_of(replace(acme.context, clock=slack.clock), acme.workspace.id, sleep)
    yield Posting(slack, acme, Messenger(clients, clock=slack.clock, paces=paces, draw=draw))
