"""Find out whether a message is in Slack after its answer was lost.

Each delivery's key is in the message's metadata, and the conversation's history returns it.
"""

from datetime import timedelta

from slack_sdk import WebClient

from bot.domain.deliveries import Sent
from bot.usecases.delivery.parcels import Parcel

EVENT_TYPE = "cx_help_delivery"
"""The metadata's event type."""
PAGE = 100
EARLIER = timedelta(days=1)
"""How far before the delivery was queued the search starts, because clocks differ; the key decides."""


def find_message(client: WebClient, parcel: Parcel) -> Sent | None:
    """Return the parcel's message in its conversation, or None when it is not there.

    Raise slack_sdk's error when Slack cannot be asked.
    """
    channel = parcel.target
    if parcel.delivery.channel_id is None:
        channel = client.conversations_open(users=parcel.target)["channel"]["id"]
    oldest = (parcel.delivery.created_at - EARLIER).timestamp()
    cursor: str | None = None
    while True:
        page = client.conversations_history(
            channel=channel, oldest=f"{oldest:.6f}", limit=PAGE, include_all_metadata=True, cursor=cursor
        )
        for message in page["messages"]:
            metadata = message.get("metadata") or {}
            if metadata.get("event_type") == EVENT_TYPE and _key(metadata) == parcel.delivery.key:
                return Sent(channel=channel, ts=message["ts"])
        cursor = (page.get("response_metadata") or {}).get("next_cursor") or None
        if cursor is None:
            return None


def _key(metadata: dict[str, dict[str, str]]) -> str | None:
    return (metadata.get("event_payload") or {}).get("key")
