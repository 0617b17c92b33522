"""Begin to load a message: from here on nothing that it shows changes unseen."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.domain.deliveries import Delivery
from bot.storage import deliveries, people, shown_in_messages, workspaces
from bot.usecases.delivery.message_kind import Sending
from bot.usecases.delivery.messages import KINDS
from bot.usecases.unit import Unit


def begin_loading(opened: Unit, claimed: Sequence[Delivery]) -> list[Sending[Any]]:
    """Hold changes until this transaction ends; the messages with all that is known of them then.

    What was read before the lock may be older than a change that the lock has waited for.
    """
    shown_in_messages.hold_changes(opened.connection, opened.workspace.id)
    unit = replace(opened, workspace=workspaces.get(opened.connection, opened.workspace.id))
    now = deliveries.get_all(unit.connection, [each.id for each in claimed])
    return sendings_of(unit, [now[each.id] for each in claimed])


def sendings_of(unit: Unit, messages: Sequence[Delivery]) -> list[Sending[Any]]:
    """Return messages with their readers, in a transaction."""
    readers = people.get_all(unit.connection, [each.person_id for each in messages if each.person_id])
    return [
        KINDS[each.kind].sending(unit, each, readers[each.person_id] if each.person_id else None) for each in messages
    ]
