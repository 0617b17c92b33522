"""The workspace's settings, for its admins: how they stand, and what they change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from sqlalchemy import Connection

from bot.domain.people import Person, Workspace, workspace_place, zone_of
from bot.domain.reading.places import chosen_place, place_name
from bot.domain.reading.status_emoji import parse_emoji
from bot.domain.reading.zones import find_zone
from bot.domain.shoutouts import MOST_STORIES, alphabetically
from bot.errors import BotError, InvalidInputError
from bot.storage import people
from bot.usecases.context import Caller, Context, recognise
from bot.usecases.delivery.messages.review_edits import follow_the_settings
from bot.usecases.delivery.messages.reviewers import reviewers_of
from bot.usecases.workspace.replan import change_for_all

FOR_ADMINS = (
    "Only Slack admins and owners, and colleagues named by whoever installed me, can change these. "
    "Your own settings are yours: `/cx-help settings`."
)


class NotAnAdminError(BotError):
    """The caller may not see or change the workspace's settings; the text says who may."""

    def __init__(self) -> None:
        super().__init__(FOR_ADMINS)


@dataclass(frozen=True, slots=True)
class WorkspacePlan:
    """The workspace's settings as they stand; `next_shoutout` is local to its zone, None when none is planned.

    `reviewers` are the names of those who are here to review the stories, whether that is switched on or not.
    """

    workspace: Workspace
    place_name: str | None
    next_shoutout: datetime | None
    reviewers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WorkspaceForm:
    """What the form for the workspace's settings holds when it is sent; the texts are as they were typed.

    `channel` is the id and the name of the channel, None for none; `country` a code, None for none; `slots` is how many
    stories a shout-out features at the most; `reviewers` are Slack ids.
    """

    channel: tuple[str, str] | None
    shoutout: tuple[int, time]
    slots: int
    posts_when_quiet: bool
    review: bool
    reviewers: tuple[str, ...]
    nudge_time: time
    days: frozenset[int]
    zone: str
    country: str | None
    region: str
    away: str
    shares: bool


def may_administer(context: Context, person: Person) -> bool:
    """Whether the person may see and change the workspace's settings."""
    return person.active and (person.admin or person.slack_id in context.admins)


def show_workspace(context: Context, caller: Caller) -> WorkspacePlan:
    """The settings as they stand; raise NotAnAdminError for who may not see them."""
    now = context.clock.now()
    with context.store.unit() as connection:
        return workspace_plan(context, connection, _workspace(context, connection, caller, now))


def save_workspace(context: Context, caller: Caller, form: WorkspaceForm) -> WorkspacePlan:
    """Keep what the form says; raise InvalidInputError that names the field, NotAnAdminError for who may not.

    Who follows the workspace is nudged by it from the next tick on, which plans their nudges anew.
    """
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace = _workspace(context, connection, caller, now)
        if not form.days:
            raise InvalidInputError("Choose at least one day on which people work.", field="days")
        if not 1 <= form.slots <= MOST_STORIES:
            raise InvalidInputError(f"Choose a number from 1 to {MOST_STORIES}.", field="slots")
        place = chosen_place(form.country, form.region, context.holidays.countries())
        weekday, at = form.shoutout
        channel_id, channel_name = form.channel or (None, None)
        changed = change_for_all(
            connection,
            workspace,
            now,
            channel_id=channel_id,
            channel_name=channel_name,
            zone=find_zone(form.zone),
            nudge_time=form.nudge_time,
            workdays=form.days,
            country=place.country if place else None,
            region=place.region if place else None,
            away_emoji=parse_emoji(form.away),
            shares=form.shares,
            shoutout_weekday=weekday,
            shoutout_time=at,
            slots=form.slots,
            posts_when_quiet=form.posts_when_quiet,
            review=form.review,
            reviewers=frozenset(form.reviewers),
        )
        if changed.review and not _reviewers(connection, changed, form.reviewers, now):
            raise InvalidInputError(
                "Choose at least one colleague who is here to review the stories.", field="reviewers"
            )
        if _on_the_sheets(changed) != _on_the_sheets(workspace):
            follow_the_settings(context, connection, workspace.id, now)
        return workspace_plan(context, connection, changed)


def workspace_plan(context: Context, connection: Connection, workspace: Workspace) -> WorkspacePlan:
    """The settings as they are shown."""
    place = workspace_place(workspace)
    planned = workspace.next_shoutout_at
    return WorkspacePlan(
        workspace=workspace,
        place_name=place_name(place, context.holidays.countries()) if place else None,
        next_shoutout=planned.astimezone(zone_of([workspace.zone])) if planned else None,
        reviewers=alphabetically(person.name for person in reviewers_of(connection, workspace)),
    )


def _on_the_sheets(workspace: Workspace) -> tuple[object, ...]:
    """What the messages that the reviewers were sent say, and to whom they are."""
    return workspace.review, workspace.reviewers, workspace.shoutout_due_at


def _reviewers(connection: Connection, workspace: Workspace, chosen: Sequence[str], now: datetime) -> Sequence[Person]:
    """The reviewers who are here; one whom the bot meets for the first time is kept."""
    for slack_id in chosen:
        people.get_or_add(connection, workspace.id, slack_id, now)
    return reviewers_of(connection, workspace)


def _workspace(context: Context, connection: Connection, caller: Caller, now: datetime) -> Workspace:
    workspace, person = recognise(connection, caller, now)
    if not may_administer(context, person):
        raise NotAnAdminError
    return workspace
