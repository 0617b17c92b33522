"""A Slack that stores what it is given, now and then refuses or loses an answer, and knows whose phone is quiet."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from random import Random

from bot.clock import Clock
from bot.domain.deliveries import Sent
from bot.errors import BotError, DeliveryError
from bot.slack.blocks.shoutout import shoutout
from bot.usecases.delivery.messages.shoutout import ShoutoutPost
from bot.usecases.delivery.parcels import Parcel
from simulation.characters import Inhabitant
from simulation.history import Message, subject_of

_WORDS = re.compile(r"\w+(?: \w+)*")
"""Names, which are words alone here, in a text."""
OUT_OF_REACH = "Slack could not be reached"


class PowerCutError(BaseException):
    """The bot's process dies in the middle of what it is doing."""


class SimulatedSlack:
    """An outbox and a directory of quiet phones; `reachable` tells whether it answers at all now.

    Of the messages about one in fifty meets some trouble. `stored` hears of each that gets through.
    """

    def __init__(
        self,
        clock: Clock,
        rng: Random,
        people: Mapping[str, Inhabitant],
        reachable: Callable[[datetime], bool],
        stored: Callable[[Parcel], None],
    ) -> None:
        self._clock, self._rng, self._people = clock, rng, people
        self._reachable, self._stored = reachable, stored
        self._kept: dict[str, Sent] = {}
        self.messages: list[Message] = []

    def send(self, parcel: Parcel) -> Sent:
        """Store the message, unless this is one of those that meet trouble."""
        now = self._clock.now()
        if not self._reachable(now):
            raise DeliveryError(OUT_OF_REACH)
        luck = self._rng.random()
        self._before(luck)
        sent = Sent(f"D{parcel.target}", f"{now.timestamp():.6f}.{len(self.messages)}")
        self._kept.setdefault(parcel.delivery.key, sent)
        delivery = parcel.delivery
        if parcel.edits is None:
            about = delivery.kind, delivery.person_id, subject_of(delivery.kind, delivery.payload)
            self.messages.append(Message(delivery.key, *about, self._clock.now(), named_in(parcel.content)))
            self._stored(parcel)
        self._after(luck)
        return parcel.edits or sent

    def upload(self, parcel: Parcel) -> str:
        """Take a picture, unless this is one of those that meet trouble."""
        if not self._reachable(self._clock.now()):
            raise DeliveryError(OUT_OF_REACH)
        self._before(self._rng.random())
        return f"F{parcel.delivery.id}"

    def find(self, parcel: Parcel) -> Sent | None:
        """Where the message is stored, if it is; now and then that cannot be told."""
        if not self._reachable(self._clock.now()) or self._rng.random() < 0.2:  # noqa: PLR2004  one in five
            raise DeliveryError(OUT_OF_REACH)
        return self._kept.get(parcel.delivery.key)

    def undisturbed_until(self, slack_ids: Sequence[str], now: datetime) -> Mapping[str, datetime]:
        """When the Do Not Disturb of those who are in it ends."""
        if not self._reachable(now):
            raise BotError("It is not known who is in Do Not Disturb: Slack could not be reached.")
        ends = {slack_id: self._people[slack_id].state.quiet_until(now) for slack_id in slack_ids}
        return {slack_id: end for slack_id, end in ends.items() if end is not None}

    def _before(self, luck: float) -> None:
        troubles: tuple[tuple[float, BaseException], ...] = (
            (0.006, DeliveryError(OUT_OF_REACH)),
            (0.009, DeliveryError("Slack answered ratelimited", retry_after=30)),
            (0.010, DeliveryError("Slack answered is_archived", permanent=True)),
            (0.013, DeliveryError(OUT_OF_REACH, outcome_unknown=True)),
            (0.0135, PowerCutError()),
        )
        self._raise_by(luck, troubles)

    def _after(self, luck: float) -> None:
        troubles: tuple[tuple[float, BaseException], ...] = (
            (0.0175, DeliveryError(OUT_OF_REACH, outcome_unknown=True)),
            (0.018, PowerCutError()),
        )
        self._raise_by(luck, troubles)

    @staticmethod
    def _raise_by(luck: float, troubles: tuple[tuple[float, BaseException], ...]) -> None:
        for below, trouble in troubles:
            if luck < below:
                raise trouble


def named_in(post: object | None) -> frozenset[str]:
    """Whom a shout-out names as one who acted, in a story or in the roll-call, in the blocks that Slack shows."""
    if not isinstance(post, ShoutoutPost):
        return frozenset()
    acted = {*(story.name for story in post.stories), *post.roll_call}
    texts = (block["text"]["text"] for block in shoutout(post).blocks if "text" in block)
    return frozenset(acted & {words for text in texts for words in _WORDS.findall(text.replace(" and ", ", "))})
