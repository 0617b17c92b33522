"""Keep people up to date, from Slack's directory and from Slack's events."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Protocol

from bot.domain.drafts import DraftKind
from bot.domain.people import Person, Profile
from bot.domain.shown_things import Thing, the_person
from bot.storage import people, workspaces
from bot.usecases.delivery.changed import changed
from bot.usecases.delivery.messages.welcome import DM_REPLY, Written
from bot.usecases.needs.return_needs import return_needs
from bot.usecases.nudges.reschedule import reschedule
from bot.usecases.people.membership import Members, count_out, follow_readers, welcome
from bot.usecases.recording.drafts import keep
from bot.usecases.unit import Caller, Context, Unit

EVERY = timedelta(hours=24)
"""How often everybody is read; in between, Slack's events bring the changes."""
AGAIN_AFTER_FAILURE = timedelta(minutes=5)
BATCH = 100
"""How many people one unit of work writes; a limit keeps other writers from waiting."""


class Directory(Members, Protocol):
    """Read Slack's directory of people; slack.directory is the real one."""

    def profiles(self) -> Iterable[Profile]:
        """Return everybody in the workspace; raise BotError if Slack does not answer."""
        ...


def meet(context: Context, team_id: str, profile: Profile) -> Person:
    """Keep a person's Slack profile, and reschedule their next nudge for their new zone and standing."""
    with context.unit_of(team_id) as unit:
        person, came_or_left = _keep(unit, profile)
        return_needs(unit, [person.id])
        changed(unit, *came_or_left)
        return person


def is_known(context: Context, caller: Caller) -> bool:
    """Return whether the bot has this person's Slack profile."""
    with context.view_of(caller.team_id) as unit:
        return people.profile_known(unit.connection, unit.workspace.id, caller.user_id)


def owe_dm_reply(context: Context, caller: Caller, event_id: str, words: str | None = None) -> None:
    """Queue an answer to somebody who wrote to the bot; one for each event, however often Slack sends it.

    Keep `words` to record, if any, as a draft.
    """
    with context.unit(caller) as unit:
        draft = keep(unit, DraftKind.MESSAGE, words, f"dm:{event_id}") if words else None
        DM_REPLY.owe(unit, Written(event_id, draft.id if draft else None), to=unit.person)


def read_channel(context: Context, team_id: str, directory: Directory) -> int:
    """Read the workspace's people once a day and welcome newcomers to its channel; return how many were read.

    Known people are read even if they are not in the channel. Their nudges follow their zone and end with their
    account, whatever happened while the bot was down. People who were in the channel and are not any more have left it.
    If the workspace has chosen the channel since the last reading, nobody has left it.
    """
    with context.unit_of(team_id) as first:
        if not workspaces.claim_sync(
            first.connection, first.workspace, first.now, every=EVERY, lease=AGAIN_AFTER_FAILURE
        ):
            return 0
        if first.workspace.synced_at is None:
            people.forget_who_is_in_channel(first.connection, first.workspace.id)
        known = people.slack_ids(first.connection, first.workspace.id)
        before = people.in_channel(first.connection, first.workspace.id)
    channel_id = first.workspace.channel_id
    members = frozenset(directory.members(channel_id)) if channel_id else frozenset()
    # Slack's events have the last word about people who were in it: some may leave while everybody is read.
    stayed = {person.slack_id for person in before}
    wanted = members | known
    profiles = [profile for profile in directory.profiles() if profile.slack_id in wanted]
    for start in range(0, len(profiles), BATCH):
        with first.then_write() as unit:
            if workspaces.get(unit.connection, unit.workspace.id).channel_id != channel_id:
                # The channel changed while the old one was read; the next run reads the new one.
                return start
            came_or_left: list[Thing] = []
            came_in: list[str] = []
            for profile in profiles[start : start + BATCH]:
                person, followed = _keep(unit, profile)
                came_or_left += followed
                if profile.slack_id in members:
                    if profile.slack_id not in stayed:
                        people.set_in_channel(unit.connection, person.id, is_in=True)
                        came_in.append(profile.slack_id)
                    welcome(unit.of(person))
            changed(unit, *came_or_left)
            follow_readers(unit, came_in)
    with first.then_write() as unit:
        if workspaces.get(unit.connection, unit.workspace.id).channel_id != channel_id:
            return len(profiles)
        gone = [person for person in before if person.slack_id not in members]
        for person in gone:
            count_out(unit.of(people.get(unit.connection, person.id)))
        return_needs(unit)
        follow_readers(unit, [person.slack_id for person in gone])
        workspaces.keep_synced(unit.connection, unit.workspace.id, unit.now)
    return len(profiles)


def _keep(unit: Unit, profile: Profile) -> tuple[Person, list[Thing]]:
    """Keep a profile; return the person, and what messages must follow: whether the person is still here."""
    before = people.get_or_add(unit.connection, unit.workspace.id, profile.slack_id, unit.now)
    person = people.keep_profile(unit.connection, unit.workspace.id, profile, unit.now)
    came_or_left = [] if before.active is person.active else [the_person(person.id)]
    if (before.zone, before.active, before.standing) == (person.zone, person.active, person.standing):
        return person, came_or_left
    return reschedule(unit, before, catch_up=True), came_or_left
