"""Hand out response_urls: good five times within thirty minutes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from local_slack.clock.movable import MovableClock
from local_slack.errors import SlackError
from local_slack.model.ids import Ids

LIFE = timedelta(minutes=30)
MOST_USES = 5


@dataclass
class ResponseUrl:
    """An address to answer one interaction at: its conversation, its reader and its message."""

    path: str
    user: str
    channel: str
    origin: str
    at: datetime
    message_ts: str | None = None
    thread_ts: str | None = None
    uses: int = 0


class ResponseUrls:
    """Every response_url that was handed out."""

    def __init__(self, clock: MovableClock, ids: Ids) -> None:
        self._clock = clock
        self._ids = ids
        self._known: dict[str, ResponseUrl] = {}

    def new(
        self,
        kind: str,
        user: str,
        channel: str,
        origin: str,
        message_ts: str | None = None,
        thread_ts: str | None = None,
    ) -> str:
        """Hand out the path of a response_url; `kind` is its first part, as in Slack's own."""
        path = f"/{kind}/{self._ids.new('T')}/{self._ids.secret()}"
        self._known[path] = ResponseUrl(path, user, channel, origin, self._clock.now(), message_ts, thread_ts)
        return path

    def gave(self, path: str) -> bool:
        """Return whether it handed out that path, good or no longer."""
        return path in self._known

    def find(self, path: str) -> ResponseUrl:
        """Return the response_url with that path; raise SlackError if it is unknown, used up or too old."""
        known = self._known.get(path)
        if known is None:
            raise SlackError("no_such_url")
        if self._clock.now() - known.at > LIFE:
            raise SlackError("expired_url")
        if known.uses >= MOST_USES:
            raise SlackError("used_url")
        return known
