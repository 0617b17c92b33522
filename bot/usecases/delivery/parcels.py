"""Define what is handed to Slack, and the sender that takes it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.domain.deliveries import Delivery, Sent
from bot.usecases.delivery.message_kind import PictureFile


@dataclass(frozen=True, slots=True)
class Parcel:
    """A claimed message: to post to a person or a channel, to edit, or to look for.

    `content` is None when only the outcome of an earlier attempt is looked up: by its key in the conversation or, for a
    picture, by whether `file` is shared. `look_due_at` is when that was due. `edits` is where the message is that the
    content takes the place of. Another sender may take it when the lease ends.
    """

    delivery: Delivery
    target: str
    content: object | None
    lease_ends: datetime | None
    is_picture: bool = False
    file: PictureFile | None = None
    edits: Sent | None = None
    look_due_at: datetime | None = None

    def ends_within(self, time: timedelta, now: datetime) -> bool:
        """Return whether the lease has less than this `time` left."""
        return self.lease_ends is not None and self.lease_ends - now < time


class Outbox(Protocol):
    """Hands messages over to Slack; slack.messenger is the real one."""

    def send(self, parcel: Parcel) -> Sent:
        """Post or edit; raise DeliveryError when Slack did not take it or its answer was lost."""
        ...

    def upload(self, parcel: Parcel) -> str:
        """Bring the parcel's picture to Slack, which shows it to nobody yet; the file's id, or raise DeliveryError."""
        ...

    def find(self, parcel: Parcel) -> Sent | None:
        """Look in the conversation for the parcel's message; raise DeliveryError when that cannot be done."""
        ...
