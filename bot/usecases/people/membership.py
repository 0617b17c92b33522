"""Keep who is in the workspace's channel; what people may read of a private one follows at once."""

from collections.abc import Sequence
from typing import Protocol

from bot.domain.deliveries import Delivery, DeliveryStatus
from bot.domain.nudges import may_be_nudged
from bot.domain.schedule import next_posting_hour
from bot.storage import deliveries, people, people_names, workspaces
from bot.usecases.delivery.changed import readable_changed, sheets_changed
from bot.usecases.delivery.messages.welcome import LEFT_CHANNEL, WELCOME, Leaving, Newcomer
from bot.usecases.needs.return_needs import return_needs
from bot.usecases.unit import Caller, Context, PersonUnit, Unit


class Members(Protocol):
    """Read who is in a channel; slack.directory is the real one."""

    def members(self, channel_id: str) -> Sequence[str]:
        """Return the Slack ids of a channel's members; raise BotError if Slack does not answer."""
        ...


def join_channel(context: Context, caller: Caller, channel_id: str) -> None:
    """Welcome somebody who has joined the workspace's channel."""
    with context.unit(caller) as unit:
        if channel_id == unit.workspace.channel_id:
            people.set_in_channel(unit.connection, unit.person.id, is_in=True)
            follow_readers(unit, [unit.person.slack_id])
            welcome(unit)


def leave_channel(context: Context, caller: Caller, channel_id: str) -> None:
    """Keep that somebody has left the workspace's channel, and ask whether to keep their nudges going."""
    with context.unit(caller) as unit:
        if channel_id == unit.workspace.channel_id:
            count_out(unit)
            return_needs(unit, [unit.person.id])
            follow_readers(unit, [unit.person.slack_id])


def read_private_membership(context: Context, team_id: str, directory: Members) -> None:
    """Read who is in the workspace's channel if it is private: nobody else may read its stories."""
    with context.view_of(team_id) as seen:
        channel_id = seen.workspace.channel_id
        if channel_id is None or not seen.workspace.channel_private:
            return
        before = people.in_channel(seen.connection, seen.workspace.id)
    members = frozenset(directory.members(channel_id))
    # Slack's events have the last word about people who come or go while their names are read.
    came, left = sorted(members - before), sorted(before - members)
    with seen.then_write() as unit:
        if workspaces.get(unit.connection, unit.workspace.id).channel_id != channel_id:
            return
        for slack_id in came:
            person = people.get_or_add(unit.connection, unit.workspace.id, slack_id, unit.now)
            people.set_in_channel(unit.connection, person.id, is_in=True)
        for slack_id in left:
            count_out(unit.of(people.get_or_add(unit.connection, unit.workspace.id, slack_id, unit.now)))
        # Also of people who never were in a channel that is private now.
        return_needs(unit)
        follow_readers(unit, came + left)


def welcome(unit: PersonUnit) -> None:
    """Queue the one welcome for somebody in the channel who may get nudges."""
    if may_be_nudged(unit.person):
        WELCOME.owe(unit, Newcomer(unit.person.id), to=unit.person)


def count_out(unit: PersonUnit) -> None:
    """Keep that the person is out of the channel; by day, ask people with nudges whether to go on.

    Ask once. A question that was withdrawn before it was sent does not count.
    """
    people.set_in_channel(unit.connection, unit.person.id, is_in=False)
    if may_be_nudged(unit.person) and unit.person.enrolled and unit.person.resting_since is None:
        channel_id = unit.workspace.channel_id
        asked = deliveries.of_person(unit.connection, unit.person.id, LEFT_CHANNEL.name)
        if not any(_asks(message, channel_id) for message in asked):
            about = Leaving(unit.person.id, channel_id, unit.now)
            LEFT_CHANNEL.owe(unit, about, to=unit.person, at=next_posting_hour(unit.now, unit.zone))


def follow_readers(unit: Unit, slack_ids: Sequence[str]) -> None:
    """Update what these people were sent, after they came into the workspace's channel or left it, if it is private.

    All changes of people come before this in a transaction.
    """
    if not unit.workspace.channel_private or not slack_ids:
        return
    readable_changed(unit, people_names.ids_by_slack_id(unit.connection, unit.workspace.id, slack_ids).values())
    if unit.workspace.reviewers.intersection(slack_ids):
        # Who gets which stories depends on who else reviews them.
        sheets_changed(unit)


def _asks(message: Delivery, channel_id: str | None) -> bool:
    """Return whether the question was asked, or waits; one that waits about another channel will be dropped."""
    waits = message.status is DeliveryStatus.PLANNED and LEFT_CHANNEL.about_of(message).channel_id == channel_id
    return waits or message.may_have_been_read
