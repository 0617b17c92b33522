"""Review the stories of a shout-out before it is posted: keep one, skip it, or ask its person for an edit."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from bot.domain.actions import Action
from bot.domain.checks import optional
from bot.domain.deliveries import DeliveryKind, Owed
from bot.domain.people import Person, Workspace, person_zone, zone_of
from bot.domain.reviews import Review, ReviewVerdict, is_put_to, may_review
from bot.domain.schedule import next_posting_hour, week_of
from bot.domain.text import RECORD_LIMIT
from bot.errors import InvalidInputError
from bot.storage import deliveries, people, reviews
from bot.usecases.context import Caller, Context, recognise
from bot.usecases.edit_nudges import owe_nudge_edits
from bot.usecases.naming import names_for_actions
from bot.usecases.plan_reviews import reviewers_of
from bot.usecases.shoutout_content import ShownStory, as_stories
from bot.usecases.write_to_noticer import USEFUL_FOR

NOT_A_REVIEWER = "Only the reviewers whom an admin has named can say what is told in the shout-out."
SWITCHED_OFF = "An admin has switched the review off meanwhile: stories are posted as they are."
TAKEN_BACK = "This story has been taken back, or the colleague whose it is has left, so it is not told."
YOURS = "This one is yours, so another reviewer looks at it. `/cx-help me` is where you can edit it."
TOLD = "The shout-out tells this story already, or is just being posted."


@dataclass(frozen=True, slots=True)
class ReviewedStory:
    """A story as colleagues would see it, and what is said of it: `by` whom, None while nobody has said anything.

    `mine` is whether it is the reader's own, `told` whether it is posted.
    """

    story: ShownStory
    verdict: ReviewVerdict
    by: str | None
    mine: bool = False
    told: bool = False


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """The stories that are put to one reviewer; `due` is when they are posted, None once that has been decided."""

    stories: tuple[ReviewedStory, ...]
    names: dict[str, str]
    due: datetime | None


def give_verdict(context: Context, caller: Caller, action_id: int, verdict: ReviewVerdict) -> ReviewSheet:
    """Say that a story is kept or skipped, and see how things stand; raise InvalidInputError if that may not be."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, reviewer, review, action = _to_review(connection, caller, action_id, now)
        if verdict is ReviewVerdict.SKIP:
            reviews.leave_untold(connection, action.id)
        reviews.say(connection, action.id, verdict, reviewer.id, now)
        owe_nudge_edits(connection, action, now)
        return sheet_of(context, connection, workspace, reviewer, review.week)


def read_to_ask(context: Context, caller: Caller, action_id: int) -> tuple[ShownStory, dict[str, str]]:
    """The story of which an edit is to be asked, and the names of those whom it mentions, for a form to show."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, reviewer, _, action = _to_review(connection, caller, action_id, now)
        _check_not_mine(action, reviewer)
        [story] = as_stories(context, connection, workspace, [action])
        return story, names_for_actions(connection, workspace.id, [story.action])


def ask_for_edit(context: Context, caller: Caller, action_id: int, note: str | None, origin_key: str) -> ReviewSheet:
    """Ask a story's person for an edit, with a note to them; once for each form, however often it is sent."""
    now = context.clock.now()
    note = optional(note, "note", RECORD_LIMIT)
    if note is None:
        raise InvalidInputError(
            "Write a line, so that your colleague knows what you would like to be edited.", field="note"
        )
    with context.store.unit() as connection:
        workspace, reviewer, review, action = _to_review(connection, caller, action_id, now)
        _check_not_mine(action, reviewer)
        at = next_posting_hour(now, person_zone(people.get(connection, action.person_id), workspace))
        owed = Owed(
            workspace_id=workspace.id,
            key=f"asked_to_edit:{action.id}:{origin_key}",
            kind=DeliveryKind.ASKED_TO_EDIT,
            expires_at=at + USEFUL_FOR,
            person_id=action.person_id,
            subject_id=action.id,
        )
        if deliveries.plan(connection, owed, now, at) is not None:
            reviews.leave_untold(connection, action.id)
            reviews.say(connection, action.id, ReviewVerdict.ASK, reviewer.id, now, note)
            owe_nudge_edits(connection, action, now)
        return sheet_of(context, connection, workspace, reviewer, review.week)


def sheet_of(
    context: Context, connection: Connection, workspace: Workspace, reviewer: Person, week: date
) -> ReviewSheet:
    """What is put to the reviewer before the shout-out of this week, as it stands."""
    reviewers = reviewers_of(connection, workspace)
    put = [
        (action, review)
        for action, review in reviews.of_week(connection, workspace.id, week)
        if is_put_to(action.person_id, reviewer, reviewers)
    ]
    shown = as_stories(context, connection, workspace, [action for action, _ in put])
    posts = reviews.posts_with(connection, [action.id for action, _ in put])
    said_by = people.names(connection, workspace.id, [r.reviewer_id for _, r in put if r.reviewer_id is not None])
    zone, due = zone_of([workspace.zone]), workspace.shoutout_due_at
    return ReviewSheet(
        stories=tuple(
            ReviewedStory(
                story=story,
                verdict=review.verdict,
                by=said_by.get(review.reviewer_id) if review.reviewer_id is not None else None,
                mine=action.person_id == reviewer.id,
                told=action.id in posts and posts[action.id].may_be_read,
            )
            for story, (action, review) in zip(shown, put, strict=True)
        ),
        names=names_for_actions(connection, workspace.id, [story.action for story in shown]),
        due=due.astimezone(zone) if due and week_of(due, zone) == week else None,
    )


def _to_review(
    connection: Connection, caller: Caller, action_id: int, now: datetime
) -> tuple[Workspace, Person, Review, Action]:
    workspace, reviewer = recognise(connection, caller, now)
    if not may_review(reviewer, workspace):
        raise InvalidInputError(NOT_A_REVIEWER)
    if not workspace.review:
        raise InvalidInputError(SWITCHED_OFF)
    review = reviews.find(connection, workspace.id, action_id)
    put = reviews.of_week(connection, workspace.id, review.week) if review else []
    action = next((action for action, _ in put if action.id == action_id), None)
    if review is None or action is None:
        raise InvalidInputError(TAKEN_BACK)
    if not is_put_to(action.person_id, reviewer, reviewers_of(connection, workspace)):
        raise InvalidInputError(YOURS)
    post = reviews.posts_with(connection, [action.id]).get(action.id)
    if post is not None and post.may_be_read:
        raise InvalidInputError(TOLD)
    return workspace, reviewer, review, action


def _check_not_mine(action: Action, reviewer: Person) -> None:
    if action.person_id == reviewer.id:
        raise InvalidInputError("This one is yours: `/cx-help me` is where you can edit it.")
