"""Names for the Slack ids that a text or an action mentions, so that people are named and not pinged."""

from collections.abc import Iterable

from sqlalchemy import Connection

from bot.domain.actions import Action, ActionDetails
from bot.domain.text import mentioned, show_plain
from bot.storage import people
from bot.usecases.context import Caller, Context, known_workspace


def readable(context: Context, caller: Caller, text: str) -> str:
    """A text with the names of those whom it mentions, for a person to go on writing."""
    with context.store.reading() as connection:
        workspace = known_workspace(connection, caller.team_id)
        return show_plain(text, names_for_texts(connection, workspace.id, [text]), limit=max(1, len(text) * 2))


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
