"""Call Web API methods as tables in tests do."""

from collections.abc import Iterable

from slack_sdk import WebClient

from support.harness import refusal

Row = tuple[str, dict[str, object], str]
"""A method, its arguments, and the error that Slack gives."""


def refusals(client: WebClient, rows: Iterable[Row]) -> list[Row]:
    """The same table with the errors that came."""

    def error(method: str, given: dict[str, object]) -> str:
        return refusal(lambda: client.api_call(method, json=given))

    return [(method, given, error(method, given)) for method, given, _ in rows]
