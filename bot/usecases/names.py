"""Names for the Slack ids that a text or an action mentions, so that people are named and not pinged."""

from collections.abc import Iterable, Iterator

from bot.domain.actions import Action, ActionDetails
from bot.domain.text import mentioned, show_plain
from bot.storage import people
from bot.usecases.unit import Caller, Context, Unit


def readable(context: Context, caller: Caller, text: str) -> str:
    """A text with the names of those whom it mentions, for a person to go on writing."""
    with context.view_of(caller.team_id) as unit:
        return show_plain(text, names_for_texts(unit, [text]), limit=max(1, len(text) * 2))


def names_for_texts(unit: Unit, texts: Iterable[str | None], *, on_show: bool = False) -> dict[str, str]:
    """The names of all whom the texts mention, by Slack id; `on_show` is as for `names_for_actions`."""
    ids = sorted({slack_id for text in texts if text for slack_id in mentioned(text)})
    if on_show:
        return people.names_on_show(unit.connection, unit.workspace.id, ids)
    return people.names_by_slack_id(unit.connection, unit.workspace.id, ids)


def names_for_actions(unit: Unit, shown: Iterable[Action]) -> dict[str, str]:
    """The names of all whom stories mention, by Slack id; who declined to be featured is a colleague without a name."""
    return names_for_texts(unit, _texts_of(shown), on_show=True)


def names_for_own_actions(unit: Unit, shown: Iterable[Action]) -> dict[str, str]:
    """The names of all whom these actions' texts mention, by Slack id, for the person whose they are."""
    return names_for_texts(unit, _texts_of(shown))


def names_for_details(unit: Unit, details: ActionDetails) -> dict[str, str]:
    """The names of all whom an action's texts mention and of those who helped, by Slack id."""
    names = names_for_own_actions(unit, [details.action])
    return names | people.names_by_slack_id(unit.connection, unit.workspace.id, details.companions)


def people_in(unit: Unit, shown: Iterable[Action]) -> set[int]:
    """Return the people whose actions these are and those whom they mention, by row id."""
    shown = list(shown)
    mentions = sorted({slack_id for text in _texts_of(shown) if text for slack_id in mentioned(text)})
    ids = people.ids_by_slack_id(unit.connection, unit.workspace.id, mentions)
    return {action.person_id for action in shown} | set(ids.values())


def _texts_of(shown: Iterable[Action]) -> Iterator[str | None]:
    return (text for action in shown for text in (action.text, action.outcome, action.customer))
