"""Show pictures in Slack in its three steps: announce the file, send its bytes, share it below a message.

Until then only the bot sees the file, and Slack deletes it if it is never shared.
"""

from collections.abc import Callable, Collection, Iterator
from http.client import HTTPException
from urllib.error import URLError
from urllib.request import Request, urlopen

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.domain.deliveries import Sent
from bot.errors import DeliveryError
from bot.slack.client import FAILURES, TIMEOUT, as_delivery_error, error_of, explain, is_passing

PAGE = 100
_GONE = frozenset({"file_deleted", "file_not_found"})
_NO_REPLY = frozenset({"thread_not_found"})
_NOT_OURS = frozenset({"message_not_found", "cant_delete_message"})
"""Slack's errors for a reply that is already deleted, or that another user posted with the same file."""


def upload(client: WebClient, filename: str, content: bytes, alt_text: str) -> str:
    """Upload a file that nobody sees yet, and return its id.

    Raise DeliveryError; it is permanent when Slack takes no files from the bot.
    """
    try:
        announced = client.files_getUploadURLExternal(filename=filename, length=len(content), alt_txt=alt_text)
        _send(str(announced["upload_url"]), content)
    except FAILURES as failure:
        # Nobody has seen anything yet, so a retry is safe.
        raise DeliveryError(explain(failure), permanent=_refused(failure), retry_after=_wait(failure)) from failure
    return str(announced["file_id"])


def share(client: WebClient, file_id: str, title: str, comment: str, below: Sent) -> Sent:
    """Show an uploaded file in the thread of a message, and return that message.

    Slack does not say where it stores the reply. Raise DeliveryError when Slack refuses, or when its answer is lost.
    """
    try:
        client.files_completeUploadExternal(
            files=[{"id": file_id, "title": title}],
            channel_id=below.channel,
            thread_ts=below.ts,
            initial_comment=comment,
        )
    except FAILURES as failure:
        if _refused(failure):
            raise DeliveryError(explain(failure), permanent=True) from failure
        raise as_delivery_error(failure) from failure
    return below


def remove(client: WebClient, file_id: str, below: Sent) -> Sent:
    """Remove a file and its comment from the thread of a message, and from Slack.

    Slack keeps the comment when it removes a file, so the comment is deleted separately. It goes first, so that it is
    deleted even if the second step fails. If Slack refuses that, the file is removed anyway. Both steps can be
    repeated. Raise DeliveryError when anything is left.
    """
    refused: DeliveryError | None = None
    try:
        _remove_replies(client, file_id, below)
    except FAILURES as failure:
        refused = as_delivery_error(failure)
        if not _refused(failure):
            raise refused from failure
    try:
        _but_for(_GONE, lambda: client.files_delete(file=file_id))
    except FAILURES as failure:
        raise as_delivery_error(failure) from failure
    if refused:
        raise refused
    return below


def is_shared(client: WebClient, file_id: str, below: Sent) -> bool:
    """Return whether the file is in the thread of a message; raise slack_sdk's error if Slack does not answer."""
    return any(_replies_with(client, file_id, below))


def _replies_with(client: WebClient, file_id: str, below: Sent) -> Iterator[str]:
    """Yield the timestamps of the thread's replies that show the file, or that it was removed."""
    cursor: str | None = None
    while True:
        page = client.conversations_replies(channel=below.channel, ts=below.ts, limit=PAGE, cursor=cursor)
        for reply in page["messages"]:
            if any(file.get("id") == file_id for file in reply.get("files") or ()):
                yield str(reply["ts"])
        cursor = (page.get("response_metadata") or {}).get("next_cursor") or None
        if cursor is None:
            return


def _remove_replies(client: WebClient, file_id: str, below: Sent) -> None:
    found: list[str] = []
    _but_for(_NO_REPLY, lambda: found.extend(_replies_with(client, file_id, below)))
    for ts in found:
        _remove_reply(client, below.channel, ts)


def _remove_reply(client: WebClient, channel: str, ts: str) -> None:
    _but_for(_NOT_OURS, lambda: client.chat_delete(channel=channel, ts=ts))


def _but_for(errors: Collection[str], call: Callable[[], object]) -> None:
    """Call Slack, and ignore these errors, which mean that nothing is left to do."""
    try:
        call()
    except SlackApiError as failure:
        if error_of(failure) not in errors:
            raise


def _send(url: str, content: bytes) -> None:
    if not url.startswith(("https://", "http://")):
        raise URLError("Slack gave no address to send the file to")
    request = Request(url, data=content, headers={"Content-Type": "application/octet-stream"}, method="POST")  # noqa: S310  checked above
    with urlopen(request, timeout=TIMEOUT) as response:  # noqa: S310  as above
        response.read()
        if response.status != 200:  # noqa: PLR2004  HTTP's own number
            raise HTTPException(f"Slack answered HTTP {response.status} to the file")


def _refused(failure: BaseException) -> bool:
    """Return whether Slack itself refused, for example without the scope; a local Slack without files does so, too."""
    return isinstance(failure, SlackApiError) and error_of(failure) is not None and not is_passing(failure)


def _wait(failure: BaseException) -> float | None:
    return as_delivery_error(failure).retry_after
