"""The workspace's settings, for its admins: how they stand, and what they change."""

from dataclasses import dataclass
from datetime import datetime, time

from sqlalchemy import Connection

from bot.domain.people import Person, Workspace, workspace_place, zone_of
from bot.domain.places import chosen_place, place_name
from bot.domain.shoutouts import MOST_STORIES
from bot.domain.statuses import parse_emoji
from bot.domain.zones import find_zone
from bot.errors import BotError, InvalidInputError
from bot.usecases.context import Caller, Context, recognise
from bot.usecases.replan import change_for_all

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
    """The workspace's settings as they stand; `next_shoutout` is local to its zone, None when none is planned."""

    workspace: Workspace
    place_name: str | None
    next_shoutout: datetime | None


@dataclass(frozen=True, slots=True)
class WorkspaceForm:
    """What the form for the workspace's settings holds when it is sent; the texts are as they were typed.

    `channel` is the id and the name of the channel, None for none; `country` a code, None for none; `slots` is how many
    stories a shout-out features at the most.
    """

    channel: tuple[str, str] | None
    shoutout: tuple[int, time]
    slots: int
    posts_when_quiet: bool
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
        return workspace_plan(context, _workspace(context, connection, caller, now))


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
        )
        return workspace_plan(context, changed)


def workspace_plan(context: Context, workspace: Workspace) -> WorkspacePlan:
    """The settings as they are shown."""
    place = workspace_place(workspace)
    planned = workspace.next_shoutout_at
    return WorkspacePlan(
        workspace=workspace,
        place_name=place_name(place, context.holidays.countries()) if place else None,
        next_shoutout=planned.astimezone(zone_of([workspace.zone])) if planned else None,
    )


def _workspace(context: Context, connection: Connection, caller: Caller, now: datetime) -> Workspace:
    workspace, person = recognise(connection, caller, now)
    if not may_administer(context, person):
        raise NotAnAdminError
    return workspace
