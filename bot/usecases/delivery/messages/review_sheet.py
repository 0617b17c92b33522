"""Show a reviewer the current state of the stories under review."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.deliveries import DeliveryStatus
from bot.domain.people import Person, person_zone, zone_of
from bot.domain.reviews import ReviewVerdict, is_put_to, may_review
from bot.domain.schedule import week_of
from bot.storage import people_names, reviews, shoutout_deliveries
from bot.usecases.delivery.messages.reviewers import reviewers_of
from bot.usecases.delivery.messages.shown_stories import ShownStory, as_stories
from bot.usecases.names import names_for_actions
from bot.usecases.unit import Unit

_MAY_COME = (DeliveryStatus.PLANNED, DeliveryStatus.SENDING, DeliveryStatus.SENT)


@dataclass(frozen=True, slots=True)
class ReviewedStory:
    """A story as colleagues would see it, and its review: `by` is the reviewer's name, None without a review.

    `mine` is whether it is the reader's own, `told` whether the posted shout-out shows it.
    """

    story: ShownStory
    verdict: ReviewVerdict
    by: str | None
    mine: bool = False
    told: bool = False


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """The stories that are put to one reviewer.

    `due` is when they are posted, in the reader's own zone; None once that has been decided. `posted` is whether the
    shout-out is there, `missed` whether none comes for this week any more: then nothing is left to decide. `left_out`
    is whether a story of the reader's own is not put to them, `switched_off` whether stories are not reviewed now.
    """

    stories: tuple[ReviewedStory, ...]
    names: dict[str, str]
    due: datetime | None
    posted: bool = False
    left_out: bool = False
    missed: bool = False
    switched_off: bool = False


@dataclass(frozen=True, slots=True)
class PostedEdited:
    """A posted story with its new words, for a reviewer; None if it is no longer shown.

    `taken_out_by` names the reviewer who has taken it out of the shout-out, if any.
    """

    story: ShownStory | None
    names: dict[str, str]
    taken_out_by: str | None = None


def sheet_of(unit: Unit, reviewer: Person, week: date) -> ReviewSheet:
    """Return the reviewer's sheet for this week's shout-out, as of now; nothing for a former reviewer."""
    reviewers = reviewers_of(unit)
    asked = unit.workspace.review and may_review(reviewer, unit.workspace)
    found = reviews.of_week(unit.connection, unit.workspace.id, week) if asked else []
    put = [(action, review) for action, review in found if is_put_to(action.person_id, reviewer, reviewers)]
    shown = as_stories(unit, [action for action, _ in put])
    told_by = reviews.posts_with(unit.connection, [action.id for action, _ in put])
    said_by = people_names.names(
        unit.connection, unit.workspace.id, [r.reviewer_id for _, r in put if r.reviewer_id is not None]
    )
    post, due = shoutout_deliveries.of_week(unit.connection, unit.workspace.id, week), unit.workspace.shoutout_due_at
    coming = due is not None and week_of(due, zone_of([unit.workspace.zone])) == week
    on_its_way = coming or (post is not None and post.status in _MAY_COME)
    return ReviewSheet(
        stories=tuple(
            ReviewedStory(
                story=story,
                verdict=review.verdict,
                by=said_by.get(review.reviewer_id) if review.reviewer_id is not None else None,
                mine=action.person_id == reviewer.id,
                told=action.id in told_by
                and told_by[action.id].may_be_read
                and review.verdict is not ReviewVerdict.SKIP,
            )
            for story, (action, review) in zip(shown, put, strict=True)
        ),
        names=names_for_actions(unit, [story.action for story in shown]),
        due=due.astimezone(person_zone(reviewer, unit.workspace)) if due and coming else None,
        posted=post is not None and post.may_be_read,
        left_out=len(put) < len(found),
        missed=not on_its_way,
        switched_off=not unit.workspace.review,
    )
