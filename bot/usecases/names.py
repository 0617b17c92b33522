"""Look up names for the Slack ids in a text or an action, to name people without pinging them."""

from collections.abc import Iterable, Iterator

from bot.domain.actions import Action, ActionDetails
from bot.domain.text import mentioned, show_plain
from bot.storage import people_names
from bot.usecases.unit import Caller, Context, Unit


def readable(context: Context, caller: Caller, text: str) -> str:
    """Return a text with the names of the people it mentions, for a person to edit."""
    with context.view_of(caller.team_id) as unit:
        return show_plain(text, names_for_texts(unit, [text]), limit=max(1, len(text) * 2))


def names_for_texts(unit: Unit, texts: Iterable[str | None], *, on_show: bool = False) -> dict[str, str]:
    """Return the names of everybody the texts mention, by Slack id; `on_show` is as in `names_for_actions`."""
    ids = sorted({slack_id for text in texts if text for slack_id in mentioned(text)})
    if on_show:
        return people_names.names_on_show(unit.connection, unit.workspace.id, ids)
    return people_names.names_by_slack_id(unit.connection, unit.workspace.id, ids)


def names_for_actions(unit: Unit, shown: Iterable[Action]) -> dict[str, str]:
    """Return the names of everybody these stories mention, by Slack id.

    People who declined to be featured appear as a colleague without a name.
    """
    return names_for_texts(unit, _texts_of(shown), on_show=True)


def names_for_own_actions(unit: Unit, shown: Iterable[Action]) -> dict[str, str]:
    """Return the names of everybody these actions mention, by Slack id, to show to the actions' own person."""
    return names_for_texts(unit, _texts_of(shown))


def names_for_details(unit: Unit, details: ActionDetails) -> dict[str, str]:
    """Return the names of everybody an action mentions and of its companions, by Slack id."""
    names = names_for_own_actions(unit, [details.action])
    return names | people_names.names_by_slack_id(unit.connection, unit.workspace.id, details.companions)


def people_mentioned(unit: Unit, texts: Iterable[str | None]) -> set[int]:
    """Return the row ids of people in these texts, if the bot has met them."""
    mentions = sorted({slack_id for text in texts if text for slack_id in mentioned(text)})
    return set(people_names.ids_by_slack_id(unit.connection, unit.workspace.id, mentions).values())


def people_in(unit: Unit, shown: Iterable[Action]) -> set[int]:
    """Return the row ids of the people in these actions: those who did them and those they mention."""
    shown = list(shown)
    return {action.person_id for action in shown} | people_mentioned(unit, _texts_of(shown))


def _texts_of(shown: Iterable[Action]) -> Iterator[str | None]:
    return (text for action in shown for text in (action.text, action.outcome, action.customer))
