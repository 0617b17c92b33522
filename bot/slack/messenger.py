"""Send the queue to Slack; nothing else sends it."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta

from bot.clock import Clock
from bot.domain.channel_trouble import REFUSED_CONTENT
from bot.domain.deliveries import LEAST_LEFT, Sent
from bot.domain.sending_pace import Sends, Slot
from bot.errors import BotError, DeliveryError
from bot.slack.blocks.messages import renderings
from bot.slack.blocks.parts import Message, in_bytes
from bot.slack.client import FAILURES, Clients, as_delivery_error
from bot.slack.files import is_shared, remove, share, upload
from bot.slack.find_message import EVENT_TYPE, find_message
from bot.slack.pictures import Draw, painted, words_with
from bot.slack.sending_pace import Pace
from bot.usecases.delivery.message_kind import PictureFile
from bot.usecases.delivery.messages.picture import RipplePicture
from bot.usecases.delivery.parcels import Parcel

log = logging.getLogger(__name__)


class Messenger:
    """Post and edit queued messages at Slack's pace, and look them up; `draw` makes the PNG of the week's ripples."""

    def __init__(self, clients: Clients, *, clock: Clock, paces: Mapping[Sends, Pace], draw: Draw) -> None:
        self._posts, self._reads = clients.posts, clients.reads
        self._clock = clock
        self._paces = paces
        self._draw = draw

    def send(self, parcel: Parcel) -> Sent:
        """Post a parcel, or edit the message that it replaces; raise DeliveryError on failure or a lost answer."""
        if parcel.content is None:
            raise ValueError("a parcel without content can only be looked up")
        if isinstance(parcel.content, RipplePicture):
            return self._share(parcel, parcel.content)
        if isinstance(parcel.content, PictureFile):
            with self._slot(parcel):
                return remove(self._posts, parcel.content.id, parcel.content.below)
        refused: DeliveryError | None = None
        for message in renderings(parcel.content, in_bytes if parcel.edits else len):
            try:
                with self._slot(parcel):
                    return self._edit(parcel.edits, message) if parcel.edits else self._post(parcel, message)
            except DeliveryError as failure:
                if failure.reason not in REFUSED_CONTENT:
                    raise
                refused = failure
                log.warning("Slack does not take %s as it is: %s", parcel.delivery.key, refused)
        raise refused or ValueError("there is nothing to send")

    def _post(self, parcel: Parcel, message: Message) -> Sent:
        answer = self._posts.chat_postMessage(
            channel=parcel.target,
            text=message.text,
            blocks=message.blocks,
            metadata={"event_type": EVENT_TYPE, "event_payload": {"key": parcel.delivery.key}},
            unfurl_links=False,
            unfurl_media=False,
        )
        return Sent(channel=str(answer["channel"]), ts=str(answer["ts"]))

    def _edit(self, posted: Sent, message: Message) -> Sent:
        # The metadata is left out, so that it stays and the message is still found by its own key.
        self._posts.chat_update(channel=posted.channel, ts=posted.ts, text=message.text, blocks=message.blocks)
        return posted

    def upload(self, parcel: Parcel) -> str:
        """Draw a parcel's picture and upload it, still shown to nobody; return the file's id.

        Raise DeliveryError; it is permanent if the picture cannot be drawn or Slack takes no files from the bot.
        """
        picture = parcel.content
        if not isinstance(picture, RipplePicture):
            raise TypeError("only pictures are uploaded")
        png, said = painted(self._draw, picture)
        with self._slot(parcel):
            return upload(self._posts, "ripples.png", png, said)

    def _share(self, parcel: Parcel, picture: RipplePicture) -> Sent:
        if picture.file_id is None:
            raise ValueError("a picture is uploaded before it is shared")
        said = words_with(self._draw, picture)
        with self._slot(parcel):
            return share(self._posts, picture.file_id, "Who inspired whom, in a picture", said, picture.below)

    @contextmanager
    def _slot(self, parcel: Parcel) -> Iterator[None]:
        """Wait for the parcel's slot, send in the block, and slow everybody down if Slack asks for a break.

        Raise DeliveryError if the block fails, or if there is no time left for the parcel.
        """
        pace = self._paces[Sends.EDITS if parcel.edits else Sends.POSTS]
        slot = self._wait(pace, parcel)
        try:
            try:
                yield
            except FAILURES as failure:
                raise as_delivery_error(failure) from failure
        except DeliveryError as failure:
            if failure.retry_after is not None:
                self._slow_down(pace, slot, failure.retry_after)
            raise
        finally:
            pace.sent(parcel.target)

    def _wait(self, pace: Pace, parcel: Parcel) -> Slot:
        latest = parcel.lease_ends and parcel.lease_ends - LEAST_LEFT
        try:
            slot = pace.wait(parcel.target, latest)
        except BotError as problem:
            raise DeliveryError(str(problem)) from problem
        if slot is None:
            raise DeliveryError("the bot is stopping")
        now = self._clock.now()
        if parcel.ends_within(LEAST_LEFT, max(slot.at, now)):
            raise DeliveryError("it took too long to come to it", retry_after=(slot.at - now).total_seconds())
        return slot

    def _slow_down(self, pace: Pace, slot: Slot, retry_after: float) -> None:
        log.warning("Slack asks for a break of %.0f s; %.0f a minute were too many", retry_after, slot.rate)
        try:
            pace.refused(slot, timedelta(seconds=retry_after))
        except BotError as problem:
            log.warning("the other senders do not know of it: %s", problem)

    def find(self, parcel: Parcel) -> Sent | None:
        """Look in the conversation for a parcel's message; raise DeliveryError if that fails."""
        try:
            if parcel.is_picture:
                file = parcel.file
                return file.below if file and is_shared(self._reads, file.id, file.below) else None
            return find_message(self._reads, parcel)
        except FAILURES as failure:
            raise as_delivery_error(failure) from failure
