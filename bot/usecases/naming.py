"""Names for the Slack ids that a text or an action mentions, so that people are named and not pinged."""

from collections.abc import Iterable

from sqlalchemy import Connection

from bot.domain.actions import Action, ActionDetails
from bot.domain.text import mentioned
from bot.storage import people


def names_for_texts(connection: Connection, workspace_id: int, texts: Iterable[str | None]) -> dict[str, str]:
    """The names of all whom the texts mention, by Slack id."""
    ids = {slack_id for text in texts if text for slack_id in mentioned(text)}
    return people.names_by_slack_id(connection, workspace_id, sorted(ids))


def names_for_actions(connection: Connection, workspace_id: int, shown: Iterable[Action]) -> dict[str, str]:
    """The names of all whom these actions' texts mention, by Slack id."""
    return names_for_texts(
        connection, workspace_id, (text for action in shown for text in (action.text, action.outcome, action.customer))
    )


def names_for_details(connection: Connection, workspace_id: int, details: ActionDetails) -> dict[str, str]:
    """The names of all whom an action's texts mention and of those who helped, by Slack id."""
    names = names_for_actions(connection, workspace_id, [details.action])
    return names | people.names_by_slack_id(connection, workspace_id, details.companions)
