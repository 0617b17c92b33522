"""Review the stories of a shout-out before it is posted: keep one, skip it, or ask for an edit."""

from dataclasses import dataclass

from bot.domain.actions import Action
from bot.domain.checks import optional
from bot.domain.people import Person, person_zone
from bot.domain.personal_data import FindingKind
from bot.domain.reviews import Review, ReviewVerdict, is_put_to, may_review
from bot.domain.schedule import next_posting_hour
from bot.domain.shown_things import the_action, the_review
from bot.domain.text import RECORD_LIMIT
from bot.errors import InvalidInputError, Problem
from bot.storage import edit_requests, people, reviews
from bot.usecases.delivery.changed import before_changes, changed
from bot.usecases.delivery.messages.review import ASKED_TO_EDIT, Request
from bot.usecases.delivery.messages.review_sheet import PostedEdited, ReviewSheet, sheet_of
from bot.usecases.delivery.messages.reviewers import reviewers_of
from bot.usecases.delivery.messages.shown_stories import ShownStory, as_stories
from bot.usecases.members_only import StoryGone, gone_or_hidden
from bot.usecases.names import names_for_actions
from bot.usecases.shoutout.read_story import WholeStory
from bot.usecases.unit import Caller, Context, PersonUnit, Unit
from bot.usecases.visible_words import hidden_from_others


@dataclass(frozen=True, slots=True)
class NotReviewer(Problem):
    """Only reviewers may do this, and the person is none."""


@dataclass(frozen=True, slots=True)
class ReviewOff(Problem):
    """The review is switched off."""


@dataclass(frozen=True, slots=True)
class OwnStoryToReview(Problem):
    """The story is the reviewer's own, so another one decides."""


@dataclass(frozen=True, slots=True)
class OwnStoryToEdit(Problem):
    """The story is the reviewer's own, so there is nobody to ask for an edit."""


@dataclass(frozen=True, slots=True)
class AlreadyPosted(Problem):
    """The shout-out with the story is posted."""


@dataclass(frozen=True, slots=True)
class NotPosted(Problem):
    """No posted shout-out has the story."""


@dataclass(frozen=True, slots=True)
class NoNote(Problem):
    """No note says what should change."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reviewer sees after asking `name` for an edit.

    `hidden` is what that colleague does not see of their note.
    """

    sheet: ReviewSheet
    name: str
    hidden: tuple[FindingKind, ...]


def give_verdict(context: Context, caller: Caller, action_id: int, verdict: ReviewVerdict) -> ReviewSheet:
    """Keep or skip a story, and return the state of the review; raise InvalidInputError if that is not allowed."""
    with context.unit(caller) as unit:
        review, action = _to_review(unit, action_id)
        # This check comes first, because it waits for a shout-out that is being planned or posted.
        _check_not_posted(unit, action)
        _say(unit, action, verdict)
        if verdict is ReviewVerdict.SKIP:
            reviews.leave_untold(unit.connection, action.id)
        return sheet_of(unit, unit.person, review.week)


def take_out(context: Context, caller: Caller, action_id: int) -> PostedEdited:
    """Take a story out of a posted shout-out; raise InvalidInputError if that is not allowed."""
    with context.unit(caller) as unit:
        _, action = _to_review(unit, action_id)
        before_changes(unit)
        post = reviews.posts_with(unit.connection, [action.id]).get(action.id)
        if post is None or not post.may_be_read:
            raise InvalidInputError(NotPosted())
        _say(unit, action, ReviewVerdict.SKIP)
        changed(unit, the_action(action.id))
        return PostedEdited(None, {}, unit.person.name)


def read_to_ask(context: Context, caller: Caller, action_id: int) -> tuple[ShownStory, dict[str, str]]:
    """Return the story to edit, and the names of people in it, to show in a form."""
    with context.unit(caller) as unit:
        _, action = _to_review(unit, action_id)
        _check_not_mine(action, unit.person)
        _check_not_posted(unit, action)
        [story] = as_stories(unit, [action])
        return story, names_for_actions(unit, [story.action])


def read_reviewed(context: Context, caller: Caller, action_id: int) -> WholeStory:
    """Return a story under the caller's review, in full; raise InvalidInputError if they may not review it."""
    with context.view(caller) as unit:
        _, action = _to_review(unit, action_id)
        [story] = as_stories(unit, [action])
        return WholeStory(story, names_for_actions(unit, [story.action]))


def ask_for_edit(context: Context, caller: Caller, action_id: int, note: str | None, origin_key: str) -> Asked:
    """Ask a story's person for an edit, with a note; once for each form, however often it is sent."""
    note = optional(note, "note", RECORD_LIMIT)
    if note is None:
        raise InvalidInputError(NoNote(), field="note")
    with context.unit(caller) as unit:
        review, action = _to_review(unit, action_id)
        _check_not_mine(action, unit.person)
        _check_not_posted(unit, action)
        author = people.get(unit.connection, action.person_id)
        request_id = edit_requests.ask_once(
            unit.connection,
            edit_requests.NewEditRequest(
                action_id=action.id,
                person_id=unit.person.id,
                note=note,
                asked_at=unit.now,
                origin_key=origin_key,
            ),
        )
        if request_id is not None:
            _say(unit, action, ReviewVerdict.ASK)
            reviews.leave_untold(unit.connection, action.id)
            _owe_request(unit, author, request_id)
        return Asked(
            sheet=sheet_of(unit, unit.person, review.week),
            name=author.name,
            hidden=hidden_from_others(unit, unit.person.id, [note]),
        )


def _say(unit: PersonUnit, action: Action, verdict: ReviewVerdict) -> None:
    """Keep the verdict, and update every message that shows it."""
    reviews.say(unit.connection, action.id, verdict, unit.person.id, unit.now)
    if verdict is not ReviewVerdict.ASK:
        edit_requests.close_requests(unit.connection, action.id, unit.now, closed_by=unit.person.id)
    changed(unit, the_review(action.id))


def _owe_request(unit: Unit, author: Person, request_id: int) -> None:
    at = next_posting_hour(unit.now, person_zone(author, unit.workspace))
    ASKED_TO_EDIT.owe(unit, Request(request_id), to=author, at=at)


def _check_not_posted(unit: Unit, action: Action) -> None:
    before_changes(unit)
    post = reviews.posts_with(unit.connection, [action.id]).get(action.id)
    if post is not None and post.may_be_read:
        raise InvalidInputError(AlreadyPosted())


def _to_review(unit: PersonUnit, action_id: int) -> tuple[Review, Action]:
    """Return a review and its story; raise InvalidInputError if the person may not review it."""
    if not may_review(unit.person, unit.workspace):
        raise InvalidInputError(gone_or_hidden(unit, NotReviewer()))
    if not unit.workspace.review:
        raise InvalidInputError(ReviewOff())
    review = reviews.find(unit.connection, unit.workspace.id, action_id)
    put = reviews.of_week(unit.connection, unit.workspace.id, review.week) if review else []
    action = next((action for action, _ in put if action.id == action_id), None)
    if review is None or action is None:
        raise InvalidInputError(StoryGone())
    if not is_put_to(action.person_id, unit.person, reviewers_of(unit)):
        raise InvalidInputError(OwnStoryToReview())
    return review, action


def _check_not_mine(action: Action, reviewer: Person) -> None:
    if action.person_id == reviewer.id:
        raise InvalidInputError(OwnStoryToEdit())
