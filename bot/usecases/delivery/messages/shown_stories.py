"""Stories as colleagues see them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.domain.actions import Action
from bot.domain.shown_things import Thing
from bot.storage import notices, people_names, shoutout_lines, stories
from bot.usecases.offers.things_shown import things_told
from bot.usecases.unit import Unit
from bot.usecases.visible_words import VisibleAction, actions_for


@dataclass(frozen=True, slots=True)
class ShownStory:
    """A story as colleagues see it; `noticed_by` is how many of them noticed it.

    `story_id` is None if no shout-out shows it yet.
    """

    story_id: int | None
    name: str
    action: VisibleAction
    companions: tuple[str, ...]
    inspired_by: str | None
    noticed_by: int = 0


def shown_stories(unit: Unit, stories: Sequence[stories.Story]) -> tuple[ShownStory, ...]:
    """Return a shout-out's stories, with how many people noticed them."""
    noticed = notices.by_story(unit.connection, [story.id for story in stories])
    shown = as_stories(unit, [story.action for story in stories])
    return tuple(
        replace(each, story_id=story.id, noticed_by=noticed.get(story.id, 0))
        for story, each in zip(stories, shown, strict=True)
    )


def as_stories(unit: Unit, told: Sequence[Action]) -> tuple[ShownStory, ...]:
    """Return actions as stories that are in no shout-out yet."""
    ids = [action.id for action in told]
    helpers = shoutout_lines.helpers(unit.connection, unit.workspace.id, ids)
    inspirers = shoutout_lines.inspirers(unit.connection, ids)
    names = people_names.names(unit.connection, unit.workspace.id, [action.person_id for action in told])
    return tuple(
        ShownStory(
            story_id=None,
            name=names[action.person_id],
            action=action,
            companions=tuple(helpers.get(action.id, ())),
            inspired_by=inspirers.get(action.id),
        )
        for action in actions_for(unit, None, told)
    )


def things_in_stories(unit: Unit, told: Sequence[Action]) -> Iterator[Thing]:
    """Return all that stories show: also who helped, and what inspired them."""
    yield from things_told(unit, told)
    yield from shoutout_lines.things_beside(unit.connection, unit.workspace.id, [action.id for action in told])
