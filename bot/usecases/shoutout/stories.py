"""Keep that a colleague notices a story, or plans to do one like it."""

from dataclasses import dataclass

from bot.domain.checks import optional
from bot.domain.clicks import DOUBLE_CLICK
from bot.domain.nudges import Answer
from bot.domain.offers import Subject, SubjectKind
from bot.domain.shown_things import the_shoutout
from bot.domain.text import RECORD_LIMIT
from bot.errors import InvalidInputError, Problem
from bot.storage import notices, own_promises, people_names, promises, stories
from bot.usecases.delivery.changed import COUNTS_SHOWN_AFTER, changed
from bot.usecases.members_only import StoryGone, gone_or_hidden
from bot.usecases.names import names_for_actions
from bot.usecases.nudges.answers import answer_by, answered_in_vain
from bot.usecases.offers.unavailable import UnavailableError, offer_of
from bot.usecases.unit import Caller, Context, PersonUnit
from bot.usecases.visible_words import VisibleAction, action_for


@dataclass(frozen=True, slots=True)
class OwnStoryToNotice(Problem):
    """The story is the person's own, which colleagues may notice."""


@dataclass(frozen=True, slots=True)
class OwnStoryToRepeat(Problem):
    """The story is the person's own, so there is nothing to do like a colleague."""


@dataclass(frozen=True, slots=True)
class StoryAnswer:
    """What a person sees after answering a story: `noticed` is whether they notice it now."""

    story_id: int
    name: str
    action: VisibleAction
    names: dict[str, str]
    noticed: bool = False
    plan: str | None = None


def notice_story(context: Context, caller: Caller, story_id: int) -> StoryAnswer:
    """Notice a colleague's story; undo the notice if there was one, unless this is the end of a double click."""
    with context.unit(caller) as unit:
        story = told_story(unit, story_id)
        if story.action.person_id == unit.person.id:
            raise InvalidInputError(OwnStoryToNotice())
        noticed = notices.toggle(unit.connection, story.id, unit.person.id, unit.now, settled=unit.now - DOUBLE_CLICK)
        answer = answer_about(unit, story, noticed=noticed)
        # This comes last, because everybody who clicks at the same time waits here for the others.
        changed(unit, the_shoutout(story.shoutout_id), after=COUNTS_SHOWN_AFTER)
        return answer


def read_story(context: Context, caller: Caller, story_id: int) -> StoryAnswer:
    """Return a story that the caller plans to do one like, to show in a form."""
    with context.view(caller) as unit:
        story = _colleagues_story(unit, story_id)
        return answer_about(unit, story, plan=_plan(unit, story))


def read_offered_story(context: Context, caller: Caller, offer_id: int, story_id: int) -> StoryAnswer:
    """Return the same as `read_story`, for an offered story; raise UnavailableError if it was withdrawn."""
    with context.unit(caller) as unit:
        offer = offer_of(unit, offer_id)
        story = stories.find_story(unit.connection, unit.workspace.id, story_id, unit.person.id)
        if story is not None:
            return answer_about(unit, story, plan=_plan(unit, story))
        gone = answered_in_vain(unit, offer, Answer.PROMISED)
    raise UnavailableError(gone)


def promise_one_like(context: Context, caller: Caller, story_id: int, plan: str | None) -> StoryAnswer:
    """Keep that the caller promises to do one like a story, with their new or earlier plan."""
    plan = optional(plan, "plan", RECORD_LIMIT)
    with context.unit(caller) as unit:
        story = _colleagues_story(unit, story_id)
        plan = plan or _plan(unit, story)
        promises.make(unit.connection, unit.person, story.id, plan, unit.now)
        answer_by(unit, Subject(SubjectKind.STORY, story.action.id), Answer.PROMISED)
        return answer_about(unit, story, plan=plan)


def told_story(unit: PersonUnit, story_id: int) -> stories.Story:
    """Return the story with this id; raise InvalidInputError if it is no longer shown, or not to this person."""
    story = stories.find_story(unit.connection, unit.workspace.id, story_id, unit.person.id)
    if story is None:
        raise InvalidInputError(gone_or_hidden(unit, StoryGone()))
    return story


def _plan(unit: PersonUnit, story: stories.Story) -> str | None:
    """The plan that the person has made for one like this story, if they have."""
    promise = own_promises.promise_about(unit.connection, unit.person.id, story.action.id)
    return promise.plan if promise else None


def _colleagues_story(unit: PersonUnit, story_id: int) -> stories.Story:
    story = told_story(unit, story_id)
    if story.action.person_id == unit.person.id:
        raise InvalidInputError(OwnStoryToRepeat())
    return story


def answer_about(
    unit: PersonUnit,
    story: stories.Story,
    *,
    noticed: bool = False,
    plan: str | None = None,
) -> StoryAnswer:
    """Return what the person sees after answering a story."""
    person_id = story.action.person_id
    return StoryAnswer(
        story_id=story.id,
        name=people_names.names(unit.connection, unit.workspace.id, [person_id])[person_id],
        action=action_for(unit, unit.person.id, story.action),
        names=names_for_actions(unit, [story.action]),
        noticed=noticed,
        plan=plan,
    )
