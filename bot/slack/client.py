"""Create clients for Slack's Web API, and say what their failures mean."""

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from http.client import HTTPException
from socket import gaierror
from ssl import SSLContext, create_default_context
from typing import Any, Self
from urllib.error import HTTPError, URLError

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.http_retry import HttpResponse, RetryState
from slack_sdk.http_retry.builtin_handlers import ConnectionErrorRetryHandler, RateLimitErrorRetryHandler
from slack_sdk.http_retry.jitter import RandomJitter

from bot.errors import DeliveryError

FAILURES = (SlackClientError, HTTPError, URLError, HTTPException, OSError, AttributeError, ValueError)
"""Everything that a call to Slack can raise.

slack_sdk raises AttributeError for JSON that is not an object, and ValueError for what is cut off or not UTF-8.
"""
TIMEOUT = 10
"""Seconds to wait for an answer."""
INTERACTIVE_TIMEOUT = 2
"""Seconds to wait for an answer while a person waits for ours, which Slack wants within 3."""
LOST_CONNECTION_WAIT = 0.5
"""Seconds to wait at least before a retry after a lost connection."""
_UNKNOWN_OUTCOME = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout"})
"""Errors after which part of the operation may have succeeded, as Slack says."""
_WHOLE_BOT = frozenset({
    "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "missing_scope",
    "org_login_required", "team_access_not_granted", "ekm_access_denied", "accesslimited", "not_allowed_token_type",
    "restricted_action", "two_factor_setup_required", "messages_tab_disabled",
})  # fmt: skip
"""Errors of the installation, not of the message: once fixed, the message can go out."""
_ERROR = re.compile(r"[a-z0-9_]+")
"""The form of Slack's errors; slack_sdk's placeholder for an HTML page does not match."""
_HINTS = {
    "not_in_channel": "the bot is not in the channel; invite it there with /invite",
    "is_archived": "the channel is archived; bring it back or set another one in CX_CHANNEL",
    "channel_not_found": "Slack knows no such channel for the bot; check CX_CHANNEL and invite the bot",
    "messages_tab_disabled": "the app's Messages tab is off; switch it on under App Home in the app's settings",
    "missing_scope": "the bot's token lacks a scope; install the app again from manifest.yml",
    "invalid_auth": "the token is not valid; check SLACK_BOT_TOKEN",
    "token_revoked": "the token was revoked; install the app again",
    "account_inactive": "the app was removed from the workspace, or the token's owner was deactivated",
}


WaitFor = Callable[[float], bool]
"""Waits a number of seconds, and returns whether a stop interrupted it."""


def sleep(seconds: float) -> bool:
    """Wait that long, whatever happens."""
    time.sleep(seconds)
    return False


class _LimitRetry(RateLimitErrorRetryHandler):
    """Retry after a rate limit, unless a stop interrupts the wait; slack_sdk would sleep through it."""

    def __init__(self, wait_for: WaitFor) -> None:
        super().__init__(max_retry_count=3)
        self._wait_for = wait_for

    def prepare_for_next_attempt(self, *, state: RetryState, response: HttpResponse | None = None, **_: Any) -> None:  # noqa: ANN401  as slack_sdk's
        """Wait as long as Slack asks."""
        _wait(state, self._wait_for, seconds_to_wait(response.headers if response is not None else {}))


class _ConnectionRetry(ConnectionErrorRetryHandler):
    """Retry once after a lost connection, unless a stop interrupts the wait."""

    def __init__(self, wait_for: WaitFor) -> None:
        super().__init__()
        self._wait_for = wait_for

    def prepare_for_next_attempt(self, *, state: RetryState, **_: Any) -> None:  # noqa: ANN401  as slack_sdk's
        """Wait a moment."""
        _wait(state, self._wait_for, LOST_CONNECTION_WAIT)


def _wait(state: RetryState, wait_for: WaitFor, seconds: float) -> None:
    state.next_attempt_requested = not wait_for(RandomJitter().recalculate(seconds))
    state.increment_current_attempt()


@cache
def _trusted() -> SSLContext:
    """Return the system's trusted certificates, read once; otherwise each call reads them, in 30 ms."""
    return create_default_context()


def post_client(token: str, api_url: str) -> WebClient:
    """Return a client for posts; it never retries.

    The default handler would post twice if the connection drops after Slack stored the message. A rate limit concerns
    everybody who sends, so it is left to the pace and to the ledger.
    """
    return WebClient(token, api_url, timeout=TIMEOUT, retry_handlers=[], ssl=_trusted())


def read_client(token: str, api_url: str, wait_for: WaitFor = sleep) -> WebClient:
    """Return a client for reading, which is safe to repeat: it retries lost connections and rate limits."""
    handlers = [_ConnectionRetry(wait_for), _LimitRetry(wait_for)]
    return WebClient(token, api_url, timeout=TIMEOUT, retry_handlers=handlers, ssl=_trusted())


def unqueued_client(token: str, api_url: str, wait_for: WaitFor = sleep) -> WebClient:
    """Return a client for posts past the queue: it waits out rate limits, because nobody tries again later."""
    return WebClient(token, api_url, timeout=TIMEOUT, retry_handlers=[_LimitRetry(wait_for)], ssl=_trusted())


def interactive_client(token: str, api_url: str) -> WebClient:
    """Return a client for calls that a person waits for; it gives up before Slack does."""
    return WebClient(token, api_url, timeout=INTERACTIVE_TIMEOUT, retry_handlers=[], ssl=_trusted())


@dataclass(frozen=True, slots=True)
class Clients:
    """The bot's clients: for posts, for reading, for calls that a person waits for, and for posts past the queue."""

    posts: WebClient
    reads: WebClient
    prompt: WebClient
    unqueued: WebClient

    @classmethod
    def of(cls, token: str, api_url: str, wait_for: WaitFor = sleep) -> Self:
        """Return the clients for one token."""
        return cls(
            post_client(token, api_url),
            read_client(token, api_url, wait_for),
            interactive_client(token, api_url),
            unqueued_client(token, api_url, wait_for),
        )


def explain(failure: BaseException) -> str:
    """Say in words what a failed call means, without a token or a payload."""
    if isinstance(failure, SlackApiError):
        error = error_of(failure)
        if error is None:
            return f"the answer did not come from Slack (HTTP {_status_of(failure)})"
        return f"Slack answered {error}" + (f": {_HINTS[error]}" if error in _HINTS else "")
    # A certificate that is not trusted is an OSError and a ValueError.
    if isinstance(failure, AttributeError | ValueError) and not isinstance(failure, OSError):
        return "the answer did not come from Slack"
    reason = getattr(failure, "reason", None) or failure
    return f"Slack could not be reached ({type(reason).__name__})"


def as_delivery_error(failure: BaseException) -> DeliveryError:
    """Return what a failed post means for the message: lost for good, to be retried, or unknown.

    Only a refusal in Slack's own words proves that a message was not stored.
    """
    text = explain(failure)
    if isinstance(failure, SlackApiError):
        error, status = error_of(failure), _status_of(failure)
        if status == 429 or error in {"ratelimited", "rate_limited"}:  # noqa: PLR2004  HTTP's own number
            return DeliveryError(text, retry_after=seconds_to_wait(getattr(failure.response, "headers", None) or {}))
        if error is None or status >= 500 or status == 0 or error in _UNKNOWN_OUTCOME:  # noqa: PLR2004  HTTP's own number
            return DeliveryError(text, outcome_unknown=True)
        return DeliveryError(text, permanent=error not in _WHOLE_BOT, reason=error)
    never_sent = isinstance(failure, URLError) and isinstance(failure.reason, ConnectionRefusedError | gaierror)
    return DeliveryError(text, outcome_unknown=not never_sent)


def is_passing(failure: SlackApiError) -> bool:
    """Return whether the refusal is temporary (a rate limit or trouble at Slack), so that a retry may work."""
    status = _status_of(failure)
    return status == 429 or status >= 500 or error_of(failure) in _UNKNOWN_OUTCOME | {"ratelimited"}  # noqa: PLR2004  HTTP's own numbers


def error_of(failure: SlackApiError) -> str | None:
    """Return Slack's word for the error, None when the answer was not Slack's."""
    data = getattr(failure.response, "data", failure.response)
    error = data.get("error") if isinstance(data, dict) else None
    return error if isinstance(error, str) and _ERROR.fullmatch(error) else None


def _status_of(failure: SlackApiError) -> int:
    return int(getattr(failure.response, "status_code", 0) or 0)


def seconds_to_wait(headers: Mapping[str, Any]) -> float:
    """Return the seconds in a `Retry-After` header, 1 if it is missing or unreadable."""
    found = next((value for name, value in headers.items() if name.lower() == "retry-after"), "1")
    text = str(found[0] if isinstance(found, list) else found)
    return float(text) if text.isdecimal() else 1.0
