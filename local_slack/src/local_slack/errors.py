"""Define how the local Slack refuses."""

from collections.abc import Iterable
from typing import Any

from local_slack.json_types import Json


class SlackError(Exception):
    """A refusal in Slack's form: `{"ok": false, "error": …}`, with more fields where Slack gives them."""

    def __init__(self, error: str, messages: Iterable[str] = (), **more: Any) -> None:  # noqa: ANN401 - JSON
        super().__init__(error)
        self.error = error
        self.messages = tuple(messages)
        self.more = more

    def body(self) -> Json:
        """Return the response's body."""
        body: Json = {"ok": False, "error": self.error, **self.more}
        if self.messages:
            body["response_metadata"] = {"messages": list(self.messages)}
        return body


class RateLimitedError(Exception):
    """Too many calls; `retry_after` is in whole seconds, at least 1."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"rate limited, retry after {retry_after} s")
        self.retry_after = retry_after


class CannotDoError(AssertionError):
    """A person in a test tried what they could not do in Slack's client: no such button, no such field.

    An AssertionError, because to a test it is one: the screen is not as expected.
    """
