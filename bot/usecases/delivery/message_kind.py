"""What a kind of message is: everything about it in one record.

`messages/` has the records, one file per family; `slack/blocks/messages.py` has the table of renderers. Nothing else
knows a kind by its name.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Generic, TypeVar

from bot.domain.deliveries import Delivery, Owed, Retrying, Sent
from bot.domain.people import Person
from bot.domain.shown_things import Thing
from bot.errors import DeliveryError
from bot.storage import deliveries
from bot.usecases.delivery.audience import Audience
from bot.usecases.delivery.payloads import read_payload, written
from bot.usecases.unit import PersonUnit, Unit

About = TypeVar("About")
"""A frozen dataclass that says what one message is about: ids, days and words, never texts of people."""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A Slack file with a picture, and the message above its thread.

    As the result of an edit it means: remove the file.
    """

    id: str
    below: Sent


@dataclass(frozen=True, slots=True)
class Sending(Generic[About]):
    """One message that is being sent: its transaction, its ledger row, what it is about, and its reader if any.

    `gathered` is what its kind has read of it together with others.
    """

    unit: Unit
    delivery: Delivery
    about: About
    person: Person | None
    gathered: Any = None

    @property
    def to(self) -> PersonUnit:
        """Return the transaction as one about the reader; raise ValueError for a message to a channel."""
        if self.person is None:
            raise ValueError(f"{self.delivery.key} is not for a person")
        return self.unit.of(self.person)


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload(Generic[About]):
    """How the picture in a message comes to Slack, and how it is found there."""

    is_missing: Callable[[Any], bool]
    """Whether Slack does not have the content's picture yet."""
    keep: Callable[[Sending[About], Any, str], Any]
    """Keep that Slack has it under this file id, before anybody sees it; the content with it."""
    file: Callable[[Sending[About]], PictureFile | None]
    """The file that Slack may have."""


def _at_once(sending: Sending[Any]) -> datetime:
    return sending.unit.now


def _none(sending: Sending[Any]) -> None:
    """Return no new content, and no reason against sending."""


def _no_things(sending: Sending[Any]) -> Iterable[Thing]:  # noqa: ARG001  the default of a hook
    return ()


def _lock_nothing(unit: Unit, about: Sequence[Any]) -> None:
    """Let nothing be locked."""


def _nothing(sending: Sending[Any]) -> None:
    """Let nothing happen."""


def _ignore(sending: Sending[Any], failure: DeliveryError) -> None:
    """Let nothing happen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageKind(Generic[About]):
    """A kind of message.

    `key` makes the message's key from what it is about: a key is owed once. `load` reads the content when the message
    is sent, None if there is nothing left to say. `again` reads it for an edit, None if the message stays as it is.
    `shows` lists the things it shows; an edit follows when they change. They are written in the transaction that loads
    it.

    A kind with `gather` is loaded and settled in sets. It reads at once what `unwanted`, `load` and `shows` need of
    each message, by row id.

    `unwanted` gives a reason not to send it. `best_time` is now or later. `arrived`, `refused`, `unclear` and
    `given_up` run in the transaction that settles the attempt; `unclear` means that its answer was lost and that Slack
    does not let the bot look for it. `lock` comes first in each transaction, for all its messages.
    """

    name: str
    about: type[About]
    key: Callable[[About], str]
    audience: Audience
    useful_for: timedelta
    load: Callable[[Sending[About]], object | None]
    again: Callable[[Sending[About]], object | None] = _none
    shows: Callable[[Sending[About]], Iterable[Thing]] = _no_things
    unwanted: Callable[[Sending[About]], str | None] = _none
    best_time: Callable[[Sending[About]], datetime] = _at_once
    gather: Callable[[Sequence[Sending[About]]], Mapping[int, Any]] | None = None
    lock: Callable[[Unit, Sequence[About]], None] = _lock_nothing
    arrived: Callable[[Sending[About]], None] = _nothing
    refused: Callable[[Sending[About], DeliveryError], None] = _ignore
    unclear: Callable[[Sending[About]], None] = _nothing
    given_up: Callable[[Sending[About]], None] = _nothing
    retrying: Retrying = Retrying.UNTIL_REFUSED
    upload: Upload[About] | None = None
    follows_the_channel: bool = False
    """Whether it goes to the channel that the workspace has when it is sent, and waits for one."""
    changes_others: bool = False
    """Whether other messages follow its arrival or its end."""
    spares_do_not_disturb: bool = False
    """Whether it is dropped or held while its reader is in Do Not Disturb."""

    def owed(
        self,
        unit: Unit,
        about: About,
        *,
        to: Person | int | None = None,
        channel_id: str | None = None,
        expires_at: datetime | None = None,
    ) -> Owed:
        """Return the ledger's row for a message; it expires after `useful_for` unless `expires_at` is given."""
        return Owed(
            workspace_id=unit.workspace.id,
            key=self.key_of(about),
            kind=self.name,
            payload=written(about),
            expires_at=expires_at or unit.now + self.useful_for,
            person_id=to.id if isinstance(to, Person) else to,
            channel_id=channel_id,
        )

    def owe(
        self,
        unit: Unit,
        about: About,
        *,
        to: Person | int | None = None,
        at: datetime | None = None,
        expires_at: datetime | None = None,
    ) -> int | None:
        """Owe a message to a person from `at` on, which is now by default; its row id, None if it was owed before."""
        until = expires_at or (at or unit.now) + self.useful_for
        return deliveries.plan(unit.connection, self.owed(unit, about, to=to, expires_at=until), unit.now, at)

    def key_of(self, about: About) -> str:
        """Return the key of the message about this, as in `nudge:7:2026-11-23`."""
        return f"{self.name}:{self.key(about)}"

    def about_of(self, delivery: Delivery) -> About:
        """Return what a message of this kind is about."""
        return read_payload(self.about, delivery.payload)

    def sending(self, unit: Unit, delivery: Delivery, person: Person | None) -> Sending[About]:
        """Return a message of this kind in a transaction."""
        return Sending(unit, delivery, self.about_of(delivery), person)
