"""Know who people are: from Slack's directory, and from what Slack tells of them as it happens."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy import Connection

from bot.domain.deliveries import DeliveryKind, Owed
from bot.domain.nudges import may_be_nudged
from bot.domain.people import Person, Profile, Workspace, person_zone
from bot.domain.schedule import next_posting_hour
from bot.storage import deliveries, people, review_messages, shoutout_deliveries, workspaces
from bot.usecases.context import Caller, Context, known_workspace, recognise
from bot.usecases.delivery.messages.nudge_edits import owe_edits_of_their_stories
from bot.usecases.delivery.messages.review_edits import owe_review_edits
from bot.usecases.delivery.messages.shoutout_edits import owe_edits
from bot.usecases.nudges.reschedule import reschedule

EVERY = timedelta(hours=24)
"""How often everybody is read; in between, Slack's events tell what changes."""
AGAIN_AFTER_FAILURE = timedelta(minutes=5)
USEFUL_FOR = {DeliveryKind.WELCOME: timedelta(days=30), DeliveryKind.DM_REPLY: timedelta(hours=1)}
"""How long a message to one person is worth sending, when Slack takes none for a while."""
LEFT_USEFUL_FOR = timedelta(days=7)
"""The same for the question whether nudges are to go on."""
BATCH = 100
"""People written in one unit of work, so that nobody who records meanwhile has to wait."""


class Directory(Protocol):
    """Slack's directory of people; slack.directory is the real one."""

    def members(self, channel_id: str) -> Sequence[str]:
        """The Slack ids of a channel's members; raise BotError when Slack cannot be asked."""
        ...

    def profiles(self) -> Iterable[Profile]:
        """Everybody in the workspace; raise BotError when Slack cannot be asked."""
        ...


def meet(context: Context, team_id: str, profile: Profile) -> Person:
    """Keep what Slack says of a person; their next nudge follows the zone and standing they have now."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace = known_workspace(connection, team_id)
        return _keep(context, connection, workspace, profile, now)


def is_known(context: Context, caller: Caller) -> bool:
    """Whether Slack has told us who this is."""
    with context.store.reading() as connection:
        workspace = known_workspace(connection, caller.team_id)
        return people.profile_known(connection, workspace.id, caller.user_id)


def join_channel(context: Context, caller: Caller, channel_id: str) -> None:
    """Welcome somebody who has come into the workspace's channel."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, person = recognise(connection, caller, now)
        if channel_id == workspace.channel_id:
            people.change(connection, person.id, in_channel=True)
            _welcome(connection, workspace, person, now)


def leave_channel(context: Context, caller: Caller, channel_id: str) -> None:
    """Keep that somebody has left the workspace's channel, and ask whether their nudges are to go on."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, person = recognise(connection, caller, now)
        if channel_id == workspace.channel_id:
            _count_out(connection, workspace, person, now)


def owe_dm_reply(context: Context, caller: Caller, event_id: str) -> None:
    """Owe an answer to somebody who wrote to the bot; one for each event, however often Slack sends it."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, person = recognise(connection, caller, now)
        _owe(connection, workspace, person, DeliveryKind.DM_REPLY, f"dm_reply:{event_id}", now)


def read_channel(context: Context, team_id: str, directory: Directory) -> int:
    """Read the workspace's people once a day and welcome those who are new in its channel; how many were read.

    Those whom the bot knows already are read also when they are not in the channel: their nudges follow their zone
    and end with their account, whatever happened while the bot was down. Who was in the channel and is no longer has
    left it; nobody has left one that the workspace has chosen since the last reading.
    """
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace = known_workspace(connection, team_id)
        if not workspaces.claim_sync(connection, workspace, now, every=EVERY, lease=AGAIN_AFTER_FAILURE):
            return 0
        if workspace.synced_at is None:
            people.forget_who_is_in_channel(connection, workspace.id)
        known = people.slack_ids(connection, workspace.id)
        before = people.in_channel(connection, workspace.id)
    members = frozenset(directory.members(workspace.channel_id)) if workspace.channel_id else frozenset()
    wanted = members | known
    profiles = [profile for profile in directory.profiles() if profile.slack_id in wanted]
    for start in range(0, len(profiles), BATCH):
        with context.store.unit() as connection:
            for profile in profiles[start : start + BATCH]:
                person = _keep(context, connection, workspace, profile, now)
                if profile.slack_id in members:
                    people.change(connection, person.id, in_channel=True)
                    _welcome(connection, workspace, person, now)
    with context.store.unit() as connection:
        if workspaces.get(connection, workspace.id).channel_id != workspace.channel_id:
            # Chosen while the old one was read: the next look reads it.
            return len(profiles)
        for person in before:
            if person.slack_id not in members:
                _count_out(connection, workspace, people.get(connection, person.id), now)
        workspaces.change(connection, workspace.id, synced_at=now)
    return len(profiles)


def _keep(context: Context, connection: Connection, workspace: Workspace, profile: Profile, now: datetime) -> Person:
    before = people.get_or_add(connection, workspace.id, profile.slack_id, now)
    person = people.keep_profile(connection, workspace.id, profile, now)
    if before.active is not person.active:
        # Of who has left no story is told, as of who would rather not be featured.
        owe_edits_of_their_stories(connection, person, now)
        owe_edits(context, connection, shoutout_deliveries.that_name(connection, person), now)
        owe_review_edits(context, connection, review_messages.that_show_actions_of(connection, person.id), now)
    if (before.zone, before.active, before.standing) == (person.zone, person.active, person.standing):
        return person
    return reschedule(connection, workspace, before, now, catch_up=True)


def _welcome(connection: Connection, workspace: Workspace, person: Person, now: datetime) -> None:
    if may_be_nudged(person):
        _owe(connection, workspace, person, DeliveryKind.WELCOME, f"welcome:{person.id}", now)


def _count_out(connection: Connection, workspace: Workspace, person: Person, now: datetime) -> None:
    """Keep that the person is out of the channel; who gets nudges is asked about them, by day.

    Once asked they are not asked again; a question that was withdrawn unsent was none.
    """
    people.change(connection, person.id, in_channel=False)
    if may_be_nudged(person) and person.enrolled and person.resting_since is None:
        at = next_posting_hour(now, person_zone(person, workspace))
        owed = Owed(
            workspace_id=workspace.id,
            key=f"left_channel:{person.id}:{now.isoformat()}",
            kind=DeliveryKind.LEFT_CHANNEL,
            expires_at=at + LEFT_USEFUL_FOR,
            person_id=person.id,
            channel_id=workspace.channel_id,
        )
        if not deliveries.is_or_was_sent(connection, owed):
            deliveries.plan(connection, owed, now, at)


def _owe(
    connection: Connection, workspace: Workspace, person: Person, kind: DeliveryKind, key: str, now: datetime
) -> None:
    owed = Owed(workspace.id, key, kind, now + USEFUL_FOR[kind], person_id=person.id)
    deliveries.plan(connection, owed, now)
