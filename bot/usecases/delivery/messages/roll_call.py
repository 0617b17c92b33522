"""Whom a shout-out names beside its stories: chosen when it is decided, and the same people in every edit of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from bot.domain.actions import Action
from bot.domain.roll_call import Actor, all_fit, choose_named, room_for_names
from bot.domain.shoutouts import alphabetically
from bot.storage import roll_calls, shoutouts
from bot.usecases.unit import Unit, seeded


@dataclass(frozen=True, slots=True)
class RollCall:
    """The names of who acted and is in no story, by the alphabet, and how many others there are."""

    names: tuple[str, ...]
    others: int


def keep_named(unit: Unit, shoutout: shoutouts.Shoutout, stories: Sequence[Action]) -> None:
    """Choose whom a shout-out that is being decided names beside these stories."""
    acted = _actors(unit, shoutout, stories)
    chosen = choose_named(acted, _draw(shoutout.seed), room_for_names(stories))
    roll_calls.keep(unit.connection, shoutout.id, chosen)


def roll_call_of(unit: Unit, shoutout: shoutouts.Shoutout, stories: Sequence[Action]) -> RollCall:
    """Whom the shout-out names beside the stories that it tells now.

    Who acted and was not chosen is counted, unless by now there is room for everybody.
    """
    acted = _actors(unit, shoutout, stories)
    room = room_for_names(stories)
    if all_fit(acted, room):
        return RollCall(alphabetically(actor.name for actor in acted), 0)
    chosen = roll_calls.kept(unit.connection, shoutout.id) | roll_calls.tellers(unit.connection, shoutout.id)
    names = alphabetically(actor.name for actor in acted if actor.id in chosen)
    return RollCall(names, len(acted) - len(names))


def _actors(unit: Unit, shoutout: shoutouts.Shoutout, stories: Sequence[Action]) -> list[Actor]:
    without = [action.person_id for action in stories]
    since, until = shoutout.covers_from, shoutout.covers_until
    return roll_calls.actors(unit.connection, shoutout.workspace_id, since, until, without=without)


def _draw(seed: str) -> Random:
    """Another draw than that of the stories, by the same seed."""
    return seeded(f"{seed}:names")
