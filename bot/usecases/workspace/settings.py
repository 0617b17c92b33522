"""Show the workspace's settings to its admins, and change them."""

from dataclasses import dataclass, replace
from datetime import datetime, time

from bot.domain.channels import Channel
from bot.domain.people import Person, Workspace, workspace_place, zone_of
from bot.domain.reading.place_reading import chosen_place
from bot.domain.reading.places import place_name
from bot.domain.reading.status_emoji import parse_emoji
from bot.domain.reading.zones import find_zone
from bot.domain.shoutouts import MOST_STORIES, alphabetically
from bot.errors import BotError, InvalidInputError, Problem
from bot.storage import people, workspaces
from bot.usecases.delivery.changed import sheets_changed
from bot.usecases.delivery.messages.reviewers import reviewers_of
from bot.usecases.unit import Caller, Context, PersonUnit
from bot.usecases.workspace.replan import change_for_all


@dataclass(frozen=True, slots=True)
class NotAdmin(Problem):
    """Only admins may see and change the workspace's settings, and the person is none."""


@dataclass(frozen=True, slots=True)
class NoWorkdays(Problem):
    """The workspace has no workday."""


@dataclass(frozen=True, slots=True)
class StoriesOutOfRange(Problem):
    """A shout-out cannot feature so many stories, or none; `most` are possible."""

    most: int


@dataclass(frozen=True, slots=True)
class NoReviewers(Problem):
    """Nobody can review: none of those chosen is active, or `in_channel` if only its members count."""

    in_channel: bool


class NotAnAdminError(BotError):
    """The caller may not see or change the workspace's settings; what is shown names people who may."""

    def __init__(self) -> None:
        super().__init__(NotAdmin())


@dataclass(frozen=True, slots=True)
class WorkspacePlan:
    """The workspace's current settings; `next_shoutout` is local to its zone, None for none.

    `reviewers` are the names of reviewers with an active account, whether review is on or off. `hides_channel` is
    whether the channel is private and its reader is not in it.
    """

    workspace: Workspace
    place_name: str | None
    next_shoutout: datetime | None
    reviewers: tuple[str, ...] = ()
    hides_channel: bool = False


@dataclass(frozen=True, slots=True)
class WorkspaceForm:
    """What the form for the workspace's settings holds when it is sent; texts are as typed.

    `channel` is None for no channel. `country` is a code, None for none. `slots` is how
    many stories a shout-out features, at most. `reviewers` are Slack ids.
    """

    channel: Channel | None
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
    """Return whether the person may see and change the workspace's settings."""
    return person.active and (person.admin or person.slack_id in context.admins)


def show_workspace(context: Context, caller: Caller) -> WorkspacePlan:
    """Return the current settings; raise NotAnAdminError if the caller may not see them."""
    with context.view(caller) as unit:
        _check_admin(unit)
        return workspace_plan(unit)


def save_workspace(context: Context, caller: Caller, form: WorkspaceForm) -> WorkspacePlan:
    """Keep what the form says; raise InvalidInputError with the name of the field, or NotAnAdminError.

    From the next tick on, the nudges of people who follow the workspace are rescheduled.
    """
    with context.unit(caller) as unit:
        _check_admin(unit)
        if not form.days:
            raise InvalidInputError(NoWorkdays(), field="days")
        if not 1 <= form.slots <= MOST_STORIES:
            raise InvalidInputError(StoriesOutOfRange(MOST_STORIES), field="slots")
        place = chosen_place(form.country, form.region, context.holidays.countries())
        weekday, at = form.shoutout
        before = workspaces.get_to_change(unit.connection, unit.workspace.id)
        for slack_id in form.reviewers:
            people.get_or_add(unit.connection, unit.workspace.id, slack_id, unit.now)
        wanted = replace(
            before,
            channel_id=form.channel.id if form.channel else None,
            channel_name=form.channel.name if form.channel else None,
            channel_private=form.channel.is_private if form.channel else False,
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
        after = replace(unit, workspace=change_for_all(replace(unit, workspace=before), wanted))
        _check_reviewers(after, before)
        if _on_the_sheets(after.workspace) != _on_the_sheets(before):
            sheets_changed(after)
        return workspace_plan(after)


def workspace_plan(unit: PersonUnit) -> WorkspacePlan:
    """Return the settings as admins see them."""
    place = workspace_place(unit.workspace)
    planned = unit.workspace.next_shoutout_at
    return WorkspacePlan(
        workspace=unit.workspace,
        place_name=place_name(place, unit.context.holidays.countries()) if place else None,
        next_shoutout=planned.astimezone(zone_of([unit.workspace.zone])) if planned else None,
        reviewers=alphabetically(person.name for person in reviewers_of(unit)),
        hides_channel=not unit.person.reads_channel_of(unit.workspace),
    )


def _check_reviewers(after: PersonUnit, before: Workspace) -> None:
    """Refuse a review without reviewers; who is in a channel that was just chosen is not known yet."""
    unread = after.workspace.channel_id != before.channel_id
    asked = replace(after, workspace=replace(after.workspace, channel_private=False)) if unread else after
    if after.workspace.review and not reviewers_of(asked):
        raise InvalidInputError(NoReviewers(in_channel=asked.workspace.channel_private), field="reviewers")


def _on_the_sheets(workspace: Workspace) -> tuple[object, ...]:
    """Return what the reviewers' messages show, and their recipients."""
    return workspace.review, workspace.reviewers, workspace.shoutout_due_at


def _check_admin(unit: PersonUnit) -> None:
    if not may_administer(unit.context, unit.person):
        raise NotAnAdminError
