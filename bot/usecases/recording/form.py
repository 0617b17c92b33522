"""Prepare the form for an action: the person's day and default, and stories that may have inspired it."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.actions import ActionDetails
from bot.domain.people import shares_by_default
from bot.domain.text import show_plain
from bot.storage import actions, people, visibility
from bot.usecases.names import names_for_texts
from bot.usecases.unit import Caller, Context
from bot.usecases.visible_words import texts_for

STORIES_OFFERED = 100
"""How many stories people choose from: Slack's maximum of options."""
STORIES_FROM = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class FormStart:
    """What the form starts from.

    `today` is the latest day that people may choose; `stories` are (action id, label), the newest first.
    """

    today: date
    shares: bool
    stories: tuple[tuple[int, str], ...]


def prepare_form(context: Context, caller: Caller, editing: ActionDetails | None = None) -> FormStart:
    """Return what the form starts from.

    An edited action keeps its inspiration among the choices, however old it is, unless it is hidden now.
    """
    with context.view(caller) as unit:
        shared = list(
            actions.shared_by_others(
                unit.connection, unit.workspace.id, unit.person.id, unit.now - STORIES_FROM, STORIES_OFFERED
            )
        )
        chosen = editing.inspired_by if editing else None
        if chosen is not None and chosen not in {action.id for action in shared}:
            origin = actions.find(unit.connection, unit.workspace.id, chosen)
            if origin is not None and visibility.offers_allowed(unit.connection, origin.id, unit.person.id):
                shared = [origin, *shared][:STORIES_OFFERED]
        # Even a hundred texts take a while, and Slack waits three seconds for the form.
        texts = texts_for(unit, unit.person.id, shared)
        whose = people.names(unit.connection, unit.workspace.id, [action.person_id for action in shared])
        names = names_for_texts(unit, texts, on_show=True)
        return FormStart(
            today=unit.today,
            shares=shares_by_default(unit.person, unit.workspace),
            stories=tuple(
                (action.id, f"{whose[action.person_id]}: {show_plain(text, names)}")
                for action, text in zip(shared, texts, strict=True)
            ),
        )
