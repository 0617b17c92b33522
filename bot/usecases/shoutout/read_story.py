"""Show a story in full to people who want to read more than the shout-out shows."""

from dataclasses import dataclass

from bot.usecases.delivery.messages.shown_stories import ShownStory, shown_stories
from bot.usecases.names import names_for_actions
from bot.usecases.shoutout.stories import told_story
from bot.usecases.unit import Caller, Context


@dataclass(frozen=True, slots=True)
class WholeStory:
    """A story as colleagues see it, and the names of the people it mentions."""

    story: ShownStory
    names: dict[str, str]


def read_whole_story(context: Context, caller: Caller, story_id: int) -> WholeStory:
    """Return the current story; raise InvalidInputError if it is no longer shown."""
    with context.view(caller) as unit:
        story = told_story(unit, story_id)
        [shown] = shown_stories(unit, [story])
        return WholeStory(shown, names_for_actions(unit, [shown.action]))
