"""What was sent follows what changes: this is the only way by which any message does."""

from collections.abc import Collection
from datetime import datetime, timedelta

from bot.domain.shown_things import Thing, the_open_needs, the_settings
from bot.storage import edits, shown_in_messages
from bot.usecases.unit import Unit

AT_ONCE = 100
"""How many messages are due for an edit together when what people may read changes."""
ONE_OF_MANY = timedelta(seconds=3)
"""How much time each of many edits gets: less than half of what Slack allows, so that others are made soon."""
USEFUL_FOR = timedelta(days=30)
"""How long an edit is tried while Slack or the channel is out of reach: what was taken back must go."""
SHEETS_FOLLOW_FOR = timedelta(days=28)
"""How long the reviewers' messages follow a change of the workspace's settings."""
COUNTS_SHOWN_AFTER = timedelta(seconds=5)
"""How long an edit that only brings counts up to date waits for more of them."""

LISTED_FOR = timedelta(days=7)
"""How old a message is, at most, whose list of open needs still follows: after a week, the next one lists them."""


def before_changes(unit: Unit) -> None:
    """Wait for messages that are being loaded now; later loads wait for this transaction.

    `changed` does so by itself. A transaction that locks reviews or deliveries before it comes to `changed` calls this
    first: all take their locks in the order people, actions and needs, then this one, then reviews and deliveries.
    """
    shown_in_messages.wait_for_loads(unit.connection, unit.workspace.id)


def changed(unit: Unit, *things: Thing, after: timedelta = timedelta(0), since: datetime | None = None) -> None:
    """Queue an edit, after `after`, of every message that shows one of the things; `since` limits it to newer ones.

    An edit loads its message again, so that messages due for one show all changes until then. A message that waits to
    be sent needs none.
    """
    if not things:
        return
    before_changes(unit)
    found = shown_in_messages.messages_with(unit.connection, unit.workspace.id, things, since)
    if found:
        edits.fall_behind(unit.connection, found, unit.now + after, unit.now + USEFUL_FOR)


def sheets_changed(unit: Unit) -> None:
    """Queue an edit of the reviewers' messages, because of what they show of the workspace's settings."""
    changed(unit, the_settings(unit.workspace.id), since=unit.now - SHEETS_FOLLOW_FOR)


def open_needs_changed(unit: Unit) -> None:
    """Queue an edit of the week's messages that list the open needs, because a need is open now, or no longer."""
    changed(unit, the_open_needs(unit.workspace.id), after=COUNTS_SHOWN_AFTER, since=unit.now - LISTED_FOR)


def readable_changed(unit: Unit, readers: Collection[int] | None = None) -> None:
    """Queue an edit of all that these people were sent, because they may read more of it now, or less.

    `readers` are row ids; None means everybody who is not in the workspace's channel. The newest messages come first.
    """
    before_changes(unit)
    found = shown_in_messages.messages_to(unit.connection, unit.workspace.id, readers)
    for start in range(0, len(found), AT_ONCE):
        at = unit.now + start * ONE_OF_MANY
        edits.fall_behind(unit.connection, found[start : start + AT_ONCE], at, at + USEFUL_FOR)
