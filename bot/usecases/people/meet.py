"""Keep people up to date, from Slack's directory and from Slack's events."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Protocol

from bot.domain.drafts import DraftKind
from bot.domain.people import Person
from bot.domain.profiles import Page, Profile
from bot.domain.shown_things import Thing, the_person
from bot.errors import BotError
from bot.storage import people, workspaces
from bot.usecases.delivery.changed import changed
from bot.usecases.delivery.messages.welcome import DM_REPLY, Written
from bot.usecases.needs.return_needs import return_needs
from bot.usecases.nudges.reschedule import reschedule
from bot.usecases.people.membership import Members, count_out, follow_readers, welcome
from bot.usecases.people.with_changes import COMPARED, with_changes
from bot.usecases.recording.drafts import keep
from bot.usecases.unit import Caller, Context, Unit

EVERY = timedelta(hours=24)
"""How often everybody is read; in between, Slack's events bring the changes."""
AGAIN_AFTER_FAILURE = timedelta(minutes=5)
BATCH = 100
"""How many people one unit of work writes; a limit keeps other writers from waiting."""

LONG_AGO = datetime.fromtimestamp(0, UTC)


class Directory(Members, Protocol):
    """Read Slack's directory of people; slack.directory is the real one."""

    def pages(self, cursor: str | None) -> Iterable[Page]:
        """Return everybody in the workspace, from this page on; raise BotError if Slack does not answer."""
        ...


def meet(context: Context, team_id: str, profile: Profile) -> Person:
    """Keep a person's Slack profile, and reschedule their next nudge for their new zone and standing."""
    with context.unit_of(team_id) as unit:
        person, came_or_left = _keep(unit, profile)
        return_needs(unit, [person.id])
        changed(unit, *came_or_left)
        context.remember(Caller(team_id, profile.slack_id), person)
        return person


def is_known(context: Context, caller: Caller) -> bool:
    """Return whether the bot has this person's Slack profile."""
    known = context.known.find(caller.team_id, caller.user_id)
    if known is not None and known.profile:
        return True
    with context.view_of(caller.team_id) as unit:
        person = people.find(unit.connection, unit.workspace.id, caller.user_id)
    if person is not None:
        context.remember(caller, person)
    return person is not None and person.profile_at is not None


def owe_dm_reply(context: Context, caller: Caller, event_id: str, words: str | None = None) -> None:
    """Queue an answer to somebody who wrote to the bot; one for each event, however often Slack sends it.

    Keep `words` to record, if any, as a draft.
    """
    with context.unit(caller) as unit:
        draft = keep(unit, DraftKind.MESSAGE, words, f"dm:{event_id}") if words else None
        DM_REPLY.owe(unit, Written(event_id, draft.id if draft else None), to=unit.person)


def read_channel(
    context: Context,
    team_id: str,
    directory: Directory,
    since: datetime = LONG_AGO,
    go_on: Callable[[], bool] = lambda: True,
) -> int:
    """Read the workspace's people once a day and welcome newcomers to its channel; return how many were read.

    Known people are read even if they are not in the channel. Their nudges follow their zone and end with their
    account, whatever happened while the bot was down. People who were in the channel and are not any more have left it.
    If the workspace has chosen the channel since the last reading, nobody has left it.

    When `go_on` says no, the reading ends; a bot that started later, at `since`, goes on at the next page.
    """
    rule = workspaces.SyncRule(EVERY, AGAIN_AFTER_FAILURE, since)
    with context.unit_of(team_id) as first:
        if not workspaces.claim_sync(first.connection, first.workspace, first.now, rule):
            return 0
        if first.workspace.synced_at is None:
            people.forget_who_is_in_channel(first.connection, first.workspace.id)
        known = people.slack_ids(first.connection, first.workspace.id)
        before = people.in_channel(first.connection, first.workspace.id)
    channel_id = first.workspace.channel_id
    members = frozenset(directory.members(channel_id)) if channel_id else frozenset()
    # Slack's events have the last word about people who were in it: some may leave while everybody is read.
    came = members - before
    wanted, read, place = members | known, 0, None
    try:
        for page in _joined(directory.pages(first.workspace.sync_cursor), go_on):
            profiles = [profile for profile in page.profiles if profile.slack_id in wanted]
            changes = with_changes(first, profiles, members=members, came=came)
            for start in range(0, len(changes), BATCH):
                if not _keep_batch(first, changes[start : start + BATCH], members, came):
                    return read
            read += len(profiles)
            place = page.following
            if place is not None and not go_on():
                return read
    finally:
        if place is not None:
            _keep_place(first, place)
    _end(first, sorted(before - members))
    return read


def _joined(pages: Iterable[Page], go_on: Callable[[], bool]) -> Iterator[Page]:
    """Join Slack's pages, until they have as many people as are compared at once; before a failure, what there is."""
    profiles: list[Profile] = []
    following = None
    try:
        for page in pages:
            profiles += page.profiles
            following = page.following
            if len(profiles) >= COMPARED or following is None or not go_on():
                yield Page(tuple(profiles), following)
                profiles = []
    except BotError:
        if profiles:
            yield Page(tuple(profiles), following)
        raise


def _keep_batch(first: Unit, profiles: Sequence[Profile], members: frozenset[str], came: frozenset[str]) -> bool:
    """Keep profiles, and welcome those in the channel; return false if it is not the workspace's channel any more."""
    with first.then_write() as unit:
        if not _is_channel(unit):
            # The next run reads the new one.
            return False
        came_or_left: list[Thing] = []
        for profile in profiles:
            person, followed = _keep(unit, profile)
            came_or_left += followed
            if profile.slack_id in came:
                people.set_in_channel(unit.connection, person.id, is_in=True)
            if profile.slack_id in members:
                welcome(unit.of(person))
        changed(unit, *came_or_left)
        follow_readers(unit, [profile.slack_id for profile in profiles if profile.slack_id in came])
    return True


def _keep_place(first: Unit, place: str) -> None:
    with first.then_write() as unit:
        if _is_channel(unit):
            workspaces.keep_place(unit.connection, unit.workspace.id, place)


def _end(first: Unit, gone: Sequence[str]) -> None:
    """Count out people who have left the channel, and keep that everybody was read.

    A reading that went on after a stop may miss people on its first pages, so a whole one follows.
    """
    with first.then_write() as unit:
        if not _is_channel(unit):
            return
        for slack_id in gone:
            count_out(unit.of(people.get_or_add(unit.connection, unit.workspace.id, slack_id, unit.now)))
        return_needs(unit)
        follow_readers(unit, gone)
        is_whole = first.workspace.sync_cursor is None
        workspaces.keep_synced(unit.connection, unit.workspace.id, unit.now if is_whole else unit.now - EVERY)


def _is_channel(unit: Unit) -> bool:
    """Return whether the workspace still has the channel that was read."""
    return workspaces.get(unit.connection, unit.workspace.id).channel_id == unit.workspace.channel_id


def _keep(unit: Unit, profile: Profile) -> tuple[Person, list[Thing]]:
    """Keep a profile; return the person, and what messages must follow: whether the person is still here."""
    before = people.get_or_add(unit.connection, unit.workspace.id, profile.slack_id, unit.now)
    person = people.keep_profile(unit.connection, unit.workspace.id, profile, unit.now)
    came_or_left = [] if before.active is person.active else [the_person(person.id)]
    if (before.zone, before.active, before.standing) == (person.zone, person.active, person.standing):
        return person, came_or_left
    return reschedule(unit, before, catch_up=True), came_or_left
