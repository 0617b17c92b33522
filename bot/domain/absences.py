"""Tell whether a person is away, or has paused their nudges."""

from datetime import date, datetime

from bot.domain.people import Person, Workspace

USUALLY_AWAY = frozenset({":palm_tree:", ":face_with_thermometer:"})
"""The emoji of Slack's built-in statuses "Vacationing" and "Out sick"."""


def is_away(person: Person, workspace: Workspace, now: datetime) -> bool:
    """Whether the person's Slack status says that they are away; skin tones are ignored."""
    if person.status_emoji is None or (person.status_until is not None and person.status_until <= now):
        return False
    away = USUALLY_AWAY if workspace.away_emoji is None else workspace.away_emoji
    name = person.status_emoji.strip(":").partition("::")[0]
    return f":{name}:" in away


def is_paused(person: Person, day: date) -> bool:
    """Whether the person wants no nudges on this local day."""
    pauses = ((person.paused_from or date.min, person.paused_until or date.min), *person.more_pauses)
    return any(begins <= day < ends for begins, ends in pauses)
