"""Choose the people that a shout-out names beside its stories; they take turns if not all names fit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import accumulate
from random import Random

from bot.domain.actions import Action

NAME_LIMIT = 80
"""The most characters shown of a name."""
MOST_ROOM = 8_000
"""The most characters for the names in one post, in three sections."""
LEAST_ROOM = 3_000
"""The characters reserved for names; longer stories are shortened to keep them."""
# The room for stories and names in a message, and then what each story needs beyond its words.
_FREE = 8_200
_FRAME, _WORDS = 400, 1_000
_SEPARATOR = 2
_LEAST_NAME = 11
_EVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Actor:
    """A person who acted but is in no story; `last_named_at` is when a post last named them anywhere."""

    id: int
    name: str
    last_named_at: datetime | None


def room_for_names(stories: Sequence[Action]) -> int:
    """Return how many characters there are for names beside these stories."""
    told = sum(_FRAME + min(len(each.text) + len(each.outcome or ""), _WORDS) for each in stories)
    return min(max(_FREE - told, LEAST_ROOM), MOST_ROOM)


def all_fit(actors: Sequence[Actor], room: int) -> bool:
    """Whether everybody's name fits into `room` characters."""
    return sum(map(_width, actors)) <= room


def choose_named(actors: Sequence[Actor], rng: Random, room: int) -> frozenset[int]:
    """Return the row ids of the people to name within `room` characters.

    People who were never named come first, then those named longest ago; `rng` breaks ties.
    """
    in_turn = sorted(actors, key=lambda actor: actor.id)
    rng.shuffle(in_turn)
    in_turn.sort(key=lambda actor: actor.last_named_at or _EVER)
    widths = accumulate(map(_width, in_turn))
    return frozenset(actor.id for actor, width in zip(in_turn, widths, strict=True) if width <= room)


def _width(actor: Actor) -> int:
    """Return the characters that a name takes in a list; other words replace a blank name."""
    return min(max(len(actor.name), _LEAST_NAME), NAME_LIMIT) + _SEPARATOR
