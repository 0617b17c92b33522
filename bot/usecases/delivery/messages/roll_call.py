"""Choose the people to name beside a shout-out's stories; every edit names the same ones."""

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
    """The names of people who acted but are in no story, sorted by name, and how many others there are."""

    names: tuple[str, ...]
    others: int


def keep_named(unit: Unit, shoutout: shoutouts.Shoutout, stories: Sequence[Action]) -> None:
    """Choose the people to name beside the stories of a new shout-out."""
    acted = _actors(unit, shoutout, stories)
    chosen = choose_named(acted, _draw(shoutout.seed), room_for_names(stories))
    roll_calls.keep(unit.connection, shoutout.id, chosen)


def roll_call_of(unit: Unit, shoutout: shoutouts.Shoutout, stories: Sequence[Action]) -> RollCall:
    """Return the people to name beside the stories that the shout-out shows now.

    People who acted but were not chosen are counted, unless there is room for everybody now.
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
