"""Whom a shout-out names beside its stories, in turn where not all names fit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import accumulate
from random import Random

from bot.domain.actions import Action

NAME_LIMIT = 80
"""The most characters that are shown of a name."""
MOST_ROOM = 8_000
"""The most characters for the names in one post: in three sections."""
LEAST_ROOM = 3_000
"""The characters that names have however long the stories are, which are shortened then."""
# What a message holds, less all in it that is neither a story nor a name; and what goes with a story's words.
_FREE = 8_200
_FRAME, _WORDS = 400, 1_000
_SEPARATOR = 2
_LEAST_NAME = 11
_EVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acted and is in no story; `last_named_at` is when they were last named, as a teller or here."""

    id: int
    name: str
    last_named_at: datetime | None


def room_for_names(stories: Sequence[Action]) -> int:
    """How many characters there are for names beside these stories."""
    told = sum(_FRAME + min(len(each.text) + len(each.outcome or ""), _WORDS) for each in stories)
    return min(max(_FREE - told, LEAST_ROOM), MOST_ROOM)


def all_fit(actors: Sequence[Actor], room: int) -> bool:
    """Whether everybody can be named in so many characters."""
    return sum(map(_width, actors)) <= room


def choose_named(actors: Sequence[Actor], rng: Random, room: int) -> frozenset[int]:
    """The row ids of those who are named where there is room for so many characters.

    Who was never named comes first, then whose last time is the longest ago; `rng` decides among equals.
    """
    in_turn = sorted(actors, key=lambda actor: actor.id)
    rng.shuffle(in_turn)
    in_turn.sort(key=lambda actor: actor.last_named_at or _EVER)
    widths = accumulate(map(_width, in_turn))
    return frozenset(actor.id for actor, width in zip(in_turn, widths, strict=True) if width <= room)


def _width(actor: Actor) -> int:
    """The characters that a name takes in a list; one that is only blanks is shown in other words."""
    return min(max(len(actor.name), _LEAST_NAME), NAME_LIMIT) + _SEPARATOR
