"""What a message shows: the things whose changes it follows."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ThingKind(StrEnum):
    """A sort of thing that a message can show."""

    ACTION = "action"
    """Its words, its links, and whether it is shared or undone."""
    REVIEW = "review"
    """What reviewers say of an action; the id is the action's."""
    NEED = "need"
    """Its words and its customer. Nothing changes the words yet but erasing it."""
    OPEN_NEEDS = "open_needs"
    """Which needs are open; the id is the workspace's."""
    PERSON = "person"
    """Whether they are still here, and whether they may be featured."""
    SHOUTOUT = "shoutout"
    """How many people noticed the stories of one."""
    WEEK = "week"
    """Whether the week's shout-out is decided, posted or given up; the id is the Monday's ordinal."""
    SHEET = "sheet"
    """Which stories are put to reviewers for a week; the id is the Monday's ordinal."""
    SETTINGS = "settings"
    """How stories are reviewed; the id is the workspace's."""


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """One thing, by the id of its row or what stands for it."""

    kind: ThingKind
    id: int


def the_action(action_id: int) -> Thing:
    """Return an action."""
    return Thing(ThingKind.ACTION, action_id)


def the_review(action_id: int) -> Thing:
    """Return what reviewers say of an action."""
    return Thing(ThingKind.REVIEW, action_id)


def the_need(need_id: int) -> Thing:
    """Return a need."""
    return Thing(ThingKind.NEED, need_id)


def the_open_needs(workspace_id: int) -> Thing:
    """Return which needs of a workspace are open."""
    return Thing(ThingKind.OPEN_NEEDS, workspace_id)


def the_person(person_id: int) -> Thing:
    """Return a person."""
    return Thing(ThingKind.PERSON, person_id)


def the_shoutout(shoutout_id: int) -> Thing:
    """Return the notices of a shout-out."""
    return Thing(ThingKind.SHOUTOUT, shoutout_id)


def the_week(week: date) -> Thing:
    """Return what happens to the shout-out of a week, named by its Monday."""
    return Thing(ThingKind.WEEK, week.toordinal())


def the_sheet(week: date) -> Thing:
    """Return what is put to reviewers for a week, named by its Monday."""
    return Thing(ThingKind.SHEET, week.toordinal())


def the_settings(workspace_id: int) -> Thing:
    """Return a workspace's settings."""
    return Thing(ThingKind.SETTINGS, workspace_id)
