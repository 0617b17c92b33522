"""Begin to load a message: from here on nothing that it shows changes unseen."""

from dataclasses import replace
from typing import Any

from bot.domain.deliveries import Delivery
from bot.storage import deliveries, people, shown_in_messages, workspaces
from bot.usecases.delivery.message_kind import Sending
from bot.usecases.delivery.messages import KINDS
from bot.usecases.unit import Unit


def begin_loading(opened: Unit, claimed: Delivery) -> Sending[Any]:
    """Hold changes until this transaction ends; the message with all that is known of it then.

    What was read before the lock may be older than a change that the lock has waited for.
    """
    shown_in_messages.hold_changes(opened.connection, opened.workspace.id)
    unit = replace(opened, workspace=workspaces.get(opened.connection, opened.workspace.id))
    return sending_of(unit, deliveries.get(unit.connection, claimed.id))


def sending_of(unit: Unit, delivery: Delivery) -> Sending[Any]:
    """Return a message with its reader, in a transaction."""
    reader = people.get(unit.connection, delivery.person_id) if delivery.person_id else None
    return KINDS[delivery.kind].sending(unit, delivery, reader)
