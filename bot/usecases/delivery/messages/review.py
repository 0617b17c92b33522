"""The messages of the review: the sheet of stories, a request for an edit, and the news of an edit.

A request keeps its note; everything else follows: words, verdicts, and whether a story is posted.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.actions import Action
from bot.domain.reviews import ReviewVerdict
from bot.domain.shown_things import Thing, the_review, the_settings, the_sheet, the_week
from bot.storage import actions, edit_requests, people, reviews, stories, visibility
from bot.usecases.delivery.audience import Audience
from bot.usecases.delivery.message_kind import MessageKind, Sending
from bot.usecases.delivery.messages.review_sheet import PostedEdited, ReviewSheet, sheet_of
from bot.usecases.delivery.messages.reviewers import reviews_stories
from bot.usecases.delivery.messages.shown_stories import as_stories, things_in_stories
from bot.usecases.names import names_for_actions, names_for_texts
from bot.usecases.visible_words import Visible, words_for


@dataclass(frozen=True, slots=True)
class AskedToEdit:
    """A reviewer's request for an edit, for the story's person, with their own words.

    For a closed request, `instead` is the newest review and `by` its reviewer; else both are None.
    """

    action: Action
    note: Visible
    asked_by: str
    names: dict[str, str]
    instead: ReviewVerdict | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class WasEdited:
    """The news that `name` has edited the story after the reviewer's request."""

    name: str


@dataclass(frozen=True, slots=True)
class WeekFor:
    """Which week's stories are put to which reviewer."""

    week: date
    reviewer_id: int


@dataclass(frozen=True, slots=True)
class Request:
    """Which request is sent."""

    request_id: int


@dataclass(frozen=True, slots=True)
class Edited:
    """Which action was edited when, for which reviewer."""

    action_id: int
    reviewer_id: int
    edited_at: datetime


def _sheet(sending: Sending[WeekFor]) -> ReviewSheet:
    return sheet_of(sending.unit, sending.to.person, sending.about.week)


def _sheet_with_stories(sending: Sending[WeekFor]) -> ReviewSheet | None:
    sheet = _sheet(sending)
    return sheet if sheet.stories else None


def _on_the_sheet(sending: Sending[WeekFor]) -> Iterable[Thing]:
    unit = sending.unit
    put = reviews.put_for_week(unit.connection, unit.workspace.id, sending.about.week)
    week = sending.about.week
    return (the_week(week), the_sheet(week), the_settings(unit.workspace.id), *things_in_stories(unit, put))


def _asked_to_edit(sending: Sending[Request]) -> AskedToEdit | None:
    """Return the request; None when its action was taken back."""
    unit = sending.unit
    request = edit_requests.get(unit.connection, sending.about.request_id)
    action = actions.find(unit.connection, unit.workspace.id, request.action_id)
    review = reviews.find(unit.connection, unit.workspace.id, request.action_id)
    if action is None or not action.shared or review is None:
        return None
    note = words_for(unit, request.person_id, request.note)
    by = review.reviewer_id
    return AskedToEdit(
        action=action,
        note=note,
        asked_by=people.get(unit.connection, request.person_id).name,
        names=names_for_texts(unit, (action.text, action.outcome, note)),
        instead=None if request.closed_at is None else review.verdict,
        by=None if request.closed_at is None or by is None else people.get(unit.connection, by).name,
    )


def _still_asked(sending: Sending[Request]) -> AskedToEdit | None:
    asked = _asked_to_edit(sending)
    return None if asked is None or asked.instead is not None else asked


def _withdrawn(sending: Sending[Request]) -> AskedToEdit | None:
    """Return the request with the word that withdrew it; None while it is open, and after the edit itself."""
    request = edit_requests.get(sending.unit.connection, sending.about.request_id)
    return None if request.closed_by is None else _asked_to_edit(sending)


def _requested(sending: Sending[Request]) -> Iterable[Thing]:
    return (the_review(edit_requests.get(sending.unit.connection, sending.about.request_id).action_id),)


def _was_edited(sending: Sending[Edited]) -> WasEdited | None:
    """Return the news of the edit; None when it is not for the person, or somebody has reviewed the story since."""
    unit = sending.to
    action = actions.find(unit.connection, unit.workspace.id, sending.about.action_id)
    review = reviews.find(unit.connection, unit.workspace.id, sending.about.action_id)
    unreviewed = review is not None and review.verdict is ReviewVerdict.OPEN
    if action is None or not unreviewed or not reviews_stories(unit.workspace, unit.person):
        return None
    if not visibility.reviews_allowed(unit.connection, action.id):
        return None
    return WasEdited(people.get(unit.connection, action.person_id).name)


def _posted_edited(sending: Sending[Edited]) -> PostedEdited:
    """Return the posted story as it reads now; none where it may not be shown, or not to this person."""
    unit = sending.to
    action = actions.find(unit.connection, unit.workspace.id, sending.about.action_id)
    review = reviews.find(unit.connection, unit.workspace.id, sending.about.action_id)
    if review is not None and review.verdict is ReviewVerdict.SKIP and review.reviewer_id is not None:
        return PostedEdited(None, {}, people.get(unit.connection, review.reviewer_id).name)
    if action is None or not reviews_stories(unit.workspace, unit.person):
        return PostedEdited(None, {})
    if not stories.tells(unit.connection, action.id):
        return PostedEdited(None, {})
    [story] = as_stories(unit, [action])
    return PostedEdited(story, names_for_actions(unit, [story.action]))


def _posted_edited_if_shown(sending: Sending[Edited]) -> PostedEdited | None:
    edited = _posted_edited(sending)
    return edited if edited.story else None


def _edited_story(sending: Sending[Edited]) -> Iterable[Thing]:
    unit = sending.unit
    action = actions.get(unit.connection, sending.about.action_id)
    return (the_settings(unit.workspace.id), *things_in_stories(unit, [action]))


_A_WEEK = timedelta(days=7)
REVIEW = MessageKind(
    name="review",
    about=WeekFor,
    key=lambda about: f"{about.week}:{about.reviewer_id}",
    audience=Audience.COLLEAGUES,
    # It is owed until the shout-out is due.
    useful_for=_A_WEEK,
    load=_sheet_with_stories,
    again=_sheet,
    shows=_on_the_sheet,
)
ASKED_TO_EDIT = MessageKind(
    name="asked_to_edit",
    about=Request,
    key=lambda about: f"{about.request_id}",
    audience=Audience.COLLEAGUES,
    useful_for=_A_WEEK,
    load=_still_asked,
    again=_withdrawn,
    shows=_requested,
)
WAS_EDITED = MessageKind(
    name="was_edited",
    about=Edited,
    key=lambda about: f"{about.action_id}:{about.reviewer_id}:{about.edited_at.isoformat()}",
    audience=Audience.COLLEAGUES,
    useful_for=_A_WEEK,
    load=_was_edited,
)
POSTED_EDITED = MessageKind(
    name="posted_edited",
    about=Edited,
    key=lambda about: f"{about.action_id}:{about.reviewer_id}:{about.edited_at.isoformat()}",
    audience=Audience.COLLEAGUES,
    useful_for=_A_WEEK,
    load=_posted_edited_if_shown,
    again=_posted_edited,
    shows=_edited_story,
)
KINDS = (REVIEW, ASKED_TO_EDIT, WAS_EDITED, POSTED_EDITED)
