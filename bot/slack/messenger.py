"""Send everything that the bot says to Slack; nothing else sends."""

import logging
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from slack_sdk.webhook import WebhookClient

from bot.clock import Clock
from bot.deadline import in_time
from bot.domain.channel_trouble import REFUSED_CONTENT
from bot.domain.deliveries import LEAST_LEFT, Sent
from bot.domain.sending_pace import Sends, Slot
from bot.errors import BotError, DeliveryError
from bot.slack.blocks.kit import Message, in_bytes
from bot.slack.blocks.messages import renderings
from bot.slack.client import FAILURES, INTERACTIVE_TIMEOUT, Clients, as_delivery_error, explain
from bot.slack.files import is_shared, remove, share, upload
from bot.slack.find_message import EVENT_TYPE, find_message
from bot.slack.pictures import Draw, painted, words_with
from bot.slack.sending_pace import Pace
from bot.usecases.delivery.message_kind import PictureFile
from bot.usecases.delivery.messages.picture import RipplePicture
from bot.usecases.delivery.parcels import Parcel

log = logging.getLogger(__name__)
TOO_SLOW = "Slack didn't open the form in time. Please try again."


class Messenger:
    """Post queued messages, open forms, answer clicks, and publish App Homes.

    `draw` makes the PNG of the week's ripples; `later` runs what nobody waits for.
    """

    def __init__(
        self, clients: Clients, *, clock: Clock, paces: Mapping[Sends, Pace], draw: Draw, later: Executor
    ) -> None:
        self._posts, self._reads, self._prompt = clients.posts, clients.reads, clients.prompt
        self._clock = clock
        self._paces = paces
        self._draw = draw
        self._later = later

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

    def open_view(self, trigger_id: str, view: dict[str, Any]) -> None:
        """Open a form for the person who has just clicked or typed; raise BotError if Slack did not."""
        try:
            in_time(lambda: self._prompt.views_open(trigger_id=trigger_id, view=view))
        except FAILURES as failure:
            log.warning("a form was not opened: %s", explain(failure))
            raise BotError(TOO_SLOW) from failure

    def push_view(self, trigger_id: str, view: dict[str, Any]) -> None:
        """Open a form on top of the person's open one; raise BotError if Slack did not."""
        try:
            in_time(lambda: self._prompt.views_push(trigger_id=trigger_id, view=view))
        except FAILURES as failure:
            log.warning("a form was not opened: %s", explain(failure))
            raise BotError(TOO_SLOW) from failure

    def update_view(self, view_id: str, view: dict[str, Any]) -> None:
        """Replace what an open form shows, soon."""
        self.soon("a form was not updated", lambda: self._prompt.views_update(view_id=view_id, view=view))

    def show_view(self, trigger_id: str, view: dict[str, Any]) -> None:
        """Answer a click in a modal, soon."""
        self.soon("a person was not told", lambda: self._prompt.views_open(trigger_id=trigger_id, view=view))

    def tell(self, user_id: str, message: Message) -> None:
        """Post a direct message past the queue, when the database that holds the queue is gone; log a failure."""
        try:
            self._prompt.chat_postMessage(channel=user_id, text=message.text, blocks=message.blocks)
        except FAILURES as failure:
            log.warning("an admin was not told: %s", explain(failure))

    def publish_home(self, user_id: str, view: dict[str, Any]) -> None:
        """Show a person their App Home."""
        self._reads.views_publish(user_id=user_id, view=view)

    def respond(self, response_url: str, message: Message, *, replace: bool) -> None:
        """Answer, soon: in place of the clicked message, or below it for the person alone."""

        def answer() -> None:
            hook = WebhookClient(response_url, timeout=INTERACTIVE_TIMEOUT * 5)
            _show(hook, message, replace=replace)
            for each in message.more:
                _show(hook, each, replace=False)

        self.soon("an answer was not shown", answer)

    def soon(self, what_failed: str, call: Callable[[], object]) -> None:
        """Do in the background what nobody waits for, so that no ack is late; log a failure."""

        def run() -> None:
            try:
                call()
            except BotError as problem:
                log.warning("%s: %s", what_failed, problem)
            except FAILURES as failure:
                log.warning("%s: %s", what_failed, explain(failure))
            except Exception:  # there is nobody to raise it to
                log.exception("%s", what_failed)

        self._later.submit(run)


def _show(hook: WebhookClient, message: Message, *, replace: bool) -> None:
    result = hook.send(
        text=message.text,
        blocks=message.blocks,
        replace_original=replace,
        response_type=None if replace else "ephemeral",
    )
    if result.status_code != 200:  # noqa: PLR2004  HTTP's own number
        log.warning("an answer was not shown: Slack answered %s %s", result.status_code, result.body[:200])
