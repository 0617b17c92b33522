"""Prepare the form for an action, and compare a form that was sent with what was recorded meanwhile."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.actions import Action, ActionDetails, ActionDraft
from bot.domain.checks import check_draft
from bot.domain.people import shares_by_default
from bot.domain.text import show_plain
from bot.storage import actions, own_promises, people_names, visibility
from bot.usecases.names import names_for_texts
from bot.usecases.recording.own_words import planned_words, words_of
from bot.usecases.recording.record import others_of
from bot.usecases.unit import Caller, Context, PersonUnit
from bot.usecases.visible_words import texts_for

STORIES_OFFERED = 100
"""How many stories people choose from: Slack's maximum of options."""
STORIES_FROM = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class FormStart:
    """What the form starts from.

    `text` is in the person's own words. `today` is the latest day that people may choose; `stories` are
    (action id, label), the newest first. With `members_only`, only members of the private channel see what is shared.
    """

    text: str
    today: date
    shares: bool
    stories: tuple[tuple[int, str], ...]
    members_only: bool = False


def prepare_form(
    context: Context, caller: Caller, editing: ActionDetails | None = None, *, inspired_by: int | None = None
) -> FormStart:
    """Return what the form starts from; a new action inspired by a story starts from the person's plan about it.

    An edited action keeps its inspiration among the choices, however old it is, unless it is hidden now.
    """
    with context.view(caller) as unit:
        shared = list(
            actions.shared_by_others(
                unit.connection, unit.workspace.id, unit.person.id, unit.now - STORIES_FROM, STORIES_OFFERED
            )
        )
        chosen = editing.inspired_by if editing else inspired_by
        if chosen is not None and chosen not in {action.id for action in shared}:
            origin = actions.find(unit.connection, unit.workspace.id, chosen)
            if origin is not None and visibility.offers_allowed(unit.connection, origin.id, unit.person.id):
                shared = [origin, *shared][:STORIES_OFFERED]
        # Even a hundred texts take a while, and Slack waits three seconds for the form.
        texts = texts_for(unit, unit.person.id, shared)
        whose = people_names.names(unit.connection, unit.workspace.id, [action.person_id for action in shared])
        names = names_for_texts(unit, texts, on_show=True)
        return FormStart(
            text=words_of(unit, editing.action) if editing else _planned(unit, inspired_by),
            today=unit.today,
            shares=shares_by_default(unit.person, unit.workspace),
            stories=tuple(
                (action.id, f"{whose[action.person_id]}: {show_plain(text, names)}")
                for action, text in zip(shared, texts, strict=True)
            ),
            members_only=unit.workspace.channel_private,
        )


def _planned(unit: PersonUnit, inspired_by: int | None) -> str:
    if inspired_by is None:
        return ""
    return planned_words(own_promises.promise_about(unit.connection, unit.person.id, inspired_by))


def says_else(unit: PersonUnit, form: ActionDraft, action: Action) -> bool:
    """Return whether a form says anything that the recorded action does not."""
    form = check_draft(form, today=unit.today)
    details = actions.details(unit.connection, action)
    left_open = {None}
    return (
        (form.text, form.outcome, form.customer, form.inspired_by)
        != (action.text, action.outcome, action.customer, details.inspired_by)
        or form.kind not in left_open | {action.kind}
        or form.happened_on not in left_open | {action.happened_on}
        or form.shared not in left_open | {action.shared}
        or {*others_of(unit, form.companions)} != {*details.companions}
    )
