"""A colleague notices a story, or means to do one like it."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection

from bot.domain.actions import Action
from bot.domain.checks import optional
from bot.domain.nudges import Answer
from bot.domain.offers import OfferSource
from bot.domain.people import Person, Workspace
from bot.domain.text import RECORD_LIMIT
from bot.errors import InvalidInputError
from bot.storage import notices, people, promises, shoutouts, shown_nudges
from bot.usecases.context import Caller, Context, recognise
from bot.usecases.delivery.messages.shoutout_edits import owe_new_counts
from bot.usecases.names import names_for_actions
from bot.usecases.nudges.answers import answer_by, answered_in_vain
from bot.usecases.offers.unavailable import UnavailableError, offer_of
from bot.usecases.visible import action_for

DOUBLE_CLICK = timedelta(seconds=2)
"""How soon after a notice another press is part of the same one, and takes nothing back."""
NO_LONGER_TOLD = "This story is no longer told."


@dataclass(frozen=True, slots=True)
class StoryAnswer:
    """What the person who answered a story is told: `noticed` is whether they notice it now."""

    story_id: int
    name: str
    action: Action
    names: dict[str, str]
    noticed: bool = False
    plan: str | None = None


def notice_story(context: Context, caller: Caller, story_id: int) -> StoryAnswer:
    """Notice a colleague's story, or take the notice back when it was noticed before, if not just now."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, person = recognise(connection, caller, now)
        story = told_story(connection, workspace, story_id)
        if story.action.person_id == person.id:
            raise InvalidInputError("This one is yours. Colleagues can notice it; thank you for doing it.")
        noticed = notices.toggle(connection, story.id, person.id, now, settled=now - DOUBLE_CLICK)
        answer = answer_about(context, connection, workspace, person, story, noticed=noticed)
        # Last, because everybody who presses at the same time waits here for the others.
        owe_new_counts(context, connection, story.shoutout_id, now)
        return answer


def read_story(context: Context, caller: Caller, story_id: int) -> StoryAnswer:
    """A story that the caller means to do one like, for a form to show."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, person = recognise(connection, caller, now)
        story = _colleagues_story(connection, workspace, person, story_id)
        return answer_about(context, connection, workspace, person, story, plan=_plan(connection, person, story))


def read_offered_story(context: Context, caller: Caller, offer_id: int, story_id: int) -> StoryAnswer:
    """As `read_story`, for a story that was offered; raise UnavailableError when it has been taken back."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, person = recognise(connection, caller, now)
        offer = offer_of(connection, person, offer_id)
        story = shoutouts.find_story(connection, workspace.id, story_id)
        if story is not None:
            return answer_about(context, connection, workspace, person, story, plan=_plan(connection, person, story))
        gone = answered_in_vain(connection, workspace, person, offer, Answer.PROMISED, now)
    raise UnavailableError(gone)


def promise_one_like(context: Context, caller: Caller, story_id: int, plan: str | None) -> StoryAnswer:
    """Keep that the caller means to do one like a story, with their plan if they made one, now or before."""
    now = context.clock.now()
    plan = optional(plan, "plan", RECORD_LIMIT)
    with context.store.unit() as connection:
        workspace, person = recognise(connection, caller, now)
        story = _colleagues_story(connection, workspace, person, story_id)
        plan = plan or _plan(connection, person, story)
        promises.make(connection, workspace_id=workspace.id, person_id=person.id, story_id=story.id, plan=plan, now=now)
        offered = OfferSource.STORY, str(story.action.id)
        answer_by(connection, workspace, person, offered, Answer.PROMISED, now)
        return answer_about(context, connection, workspace, person, story, plan=plan)


def told_story(connection: Connection, workspace: Workspace, story_id: int) -> shoutouts.Story:
    """The story with this id; raise InvalidInputError for one that is no longer told."""
    story = shoutouts.find_story(connection, workspace.id, story_id)
    if story is None:
        raise InvalidInputError(NO_LONGER_TOLD)
    return story


def _plan(connection: Connection, person: Person, story: shoutouts.Story) -> str | None:
    """The plan that the person has made for one like this story, if they have."""
    promise = shown_nudges.promise_about(connection, person.id, story.action.id)
    return promise.plan if promise else None


def _colleagues_story(connection: Connection, workspace: Workspace, person: Person, story_id: int) -> shoutouts.Story:
    story = told_story(connection, workspace, story_id)
    if story.action.person_id == person.id:
        raise InvalidInputError("This one is yours already. Type `/cx-help` and what you did to record another.")
    return story


def answer_about(
    context: Context,
    connection: Connection,
    workspace: Workspace,
    person: Person,
    story: shoutouts.Story,
    *,
    noticed: bool = False,
    plan: str | None = None,
) -> StoryAnswer:
    """What the person is told of a story."""
    person_id = story.action.person_id
    return StoryAnswer(
        story_id=story.id,
        name=people.names(connection, workspace.id, [person_id])[person_id],
        action=action_for(context, connection, workspace, person.id, story.action),
        names=names_for_actions(connection, workspace.id, [story.action]),
        noticed=noticed,
        plan=plan,
    )
