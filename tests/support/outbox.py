"""An outbox that keeps what it was given, and fails as it is told to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.domain.deliveries import Sent
from bot.errors import DeliveryError
from bot.usecases.delivery.parcels import Parcel

Deed = Callable[[], object]


class PowerCutError(BaseException):
    """The process dies: nothing that catches errors goes on after it."""


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit that was made: what the message shows now, and where it is."""

    key: str
    shows: Any
    posted: Sent


class FakeOutbox:
    """Stores messages in a list; `refuses` and its like order what goes wrong with the next ones."""

    def __init__(self) -> None:
        self.stored: list[Parcel] = []
        self.looked_up: list[Parcel] = []
        self.uploaded: list[Parcel] = []
        self._before: list[Deed] = []
        self._after: list[Deed] = []
        self._lookups: list[Deed] = []
        self._uploads: list[Deed] = []
        self._file = "F"

    @property
    def keys(self) -> list[str]:
        """The keys of the messages that were posted, in their order."""
        return [parcel.delivery.key for parcel in self.stored if parcel.edits is None]

    def edits(self, kind: str = "") -> list[Edit]:
        """Find the edits that were made, of messages of this kind."""
        return [
            Edit(parcel.delivery.key, parcel.content, parcel.edits)
            for parcel in self.stored
            if parcel.edits is not None and parcel.delivery.kind.startswith(kind)
        ]

    def refuses(self, text: str = "Slack answered is_archived", *, times: int = 1) -> "FakeOutbox":
        """Refuse for good."""
        return self._fails(DeliveryError(text, permanent=True), times)

    def is_out_of_reach(self, *, times: int = 1) -> "FakeOutbox":
        """Store nothing, and say that trying again may help."""
        return self._fails(DeliveryError("Slack could not be reached"), times)

    def limits(self, retry_after: float) -> "FakeOutbox":
        """Answer 429."""
        return self._fails(DeliveryError("Slack answered ratelimited", retry_after=retry_after), 1)

    def loses_the_message(self, *, times: int = 1) -> "FakeOutbox":
        """Store nothing, and not know it."""
        return self._fails(DeliveryError("Slack could not be reached", outcome_unknown=True), times)

    def loses_the_answer(self) -> "FakeOutbox":
        """Store the message, and not know it."""
        return self._then(self._raising(DeliveryError("Slack could not be reached", outcome_unknown=True)))

    def dies_before_storing(self) -> "FakeOutbox":
        """Die with the message unsent."""
        self._before.append(self._raising(PowerCutError()))
        return self

    def dies_after_storing(self) -> "FakeOutbox":
        """Die with the message sent."""
        return self._then(self._raising(PowerCutError()))

    def meanwhile(self, deed: Deed) -> "FakeOutbox":
        """Let something happen while the next message is on its way."""
        return self._then(deed)

    def cannot_look(self, reason: str | None = None, *, times: int = 1, meanwhile: Deed = lambda: None) -> "FakeOutbox":
        """Fail to look a message up, for Slack's reason if there is one, and let something happen while trying."""
        fail = self._raising(DeliveryError("Slack could not be reached", reason=reason))

        def deed() -> None:
            meanwhile()
            fail()

        self._lookups += [deed] * times
        return self

    def meanwhile_looked_for(self, deed: Deed) -> "FakeOutbox":
        """Let something happen while the next message is looked for."""
        self._lookups.append(deed)
        return self

    def stores_it_after_a_look(self, *, meanwhile: Deed) -> "FakeOutbox":
        """Store the message that is looked for as soon as it was not found, and let something happen then."""

        def deed() -> None:
            self.stored.append(self.looked_up[-1])
            meanwhile()

        self._lookups.append(deed)
        return self

    def takes_no_files(self) -> "FakeOutbox":
        """Refuse the next picture for good."""
        self._uploads.append(self._raising(DeliveryError("Slack answered missing_scope", permanent=True)))
        return self

    def takes_no_files_now(self) -> "FakeOutbox":
        """Refuse the next picture, and say that trying again may help."""
        self._uploads.append(self._raising(DeliveryError("Slack could not be reached")))
        return self

    def uploads_slowly(self, *, meanwhile: Deed) -> "FakeOutbox":
        """Let something happen while the next picture is on its way."""
        self._uploads.append(meanwhile)
        return self

    def names_files(self, name: str) -> "FakeOutbox":
        """Give pictures ids that begin so."""
        self._file = name
        return self

    def dies_while_uploading(self) -> "FakeOutbox":
        """Die with the picture not in Slack."""
        self._uploads.append(self._raising(PowerCutError()))
        return self

    def then_dies_before_storing(self) -> "FakeOutbox":
        """Die with the second message unsent."""
        self._before += [lambda: None, self._raising(PowerCutError())]
        return self

    def send(self, parcel: Parcel) -> Sent:
        if self._before:
            self._before.pop(0)()
        self.stored.append(parcel)
        if self._after:
            self._after.pop(0)()
        return self._sent(parcel)

    def upload(self, parcel: Parcel) -> str:
        if self._uploads:
            self._uploads.pop(0)()
        self.uploaded.append(parcel)
        return f"{self._file}{len(self.uploaded)}"

    def find(self, parcel: Parcel) -> Sent | None:
        self.looked_up.append(parcel)
        found = parcel.delivery.key in self.keys
        if self._lookups:
            self._lookups.pop(0)()
        return self._sent(parcel) if found else None

    def _fails(self, failure: DeliveryError, times: int) -> "FakeOutbox":
        self._before += [self._raising(failure)] * times
        return self

    def _then(self, deed: Deed) -> "FakeOutbox":
        self._after.append(deed)
        return self

    @staticmethod
    def _raising(error: BaseException) -> Deed:
        def deed() -> None:
            raise error

        return deed

    def _sent(self, parcel: Parcel) -> Sent:
        if parcel.edits is not None:
            return parcel.edits
        channel = f"D{parcel.target}" if parcel.delivery.person_id else parcel.target
        return Sent(channel=channel, ts=f"{self.keys.index(parcel.delivery.key)}.1")
