"""Lay out the picture of the week's ripples: what it shows, and where each dot is."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.kinds import Kind
from bot.domain.ripples import Deed, Ripple

RIPPLES_DRAWN = 5
"""The most ripples in a picture."""
DEEDS_DRAWN = 18
"""The most actions in a picture; the others are counted."""
GENERATIONS_DRAWN = 4
"""The most generations in a picture, with the story as the first."""
LINKS_WORTH_SHOWING = 2
"""How many links in one ripple, or how many ripples, make a picture worth showing."""
_BETWEEN_RIPPLES = 0.5


@dataclass(frozen=True, slots=True)
class Dot:
    """A dot in the picture: an action, or, when `deed` is None, a count (`more`) of actions not drawn.

    `column` is the generation from the left, `row` the position from the top. `by` is the index, in the drawing's dots,
    of the action that inspired it.
    """

    deed: Deed | None
    by: int | None
    column: int
    row: float = 0.0
    more: int = 0


@dataclass(frozen=True, slots=True)
class Drawn:
    """An action as drawn: its kind, and the action that its arrow comes from (None for no arrow)."""

    action_id: int
    kind: Kind
    inspired_by_id: int | None


@dataclass(frozen=True, slots=True)
class Drawing:
    """The dots, each story before what it inspired, and the number of ripples that are not drawn.

    Actions recorded at or after `since` are new this week.
    """

    dots: tuple[Dot, ...]
    rows: float
    since: datetime
    more_ripples: int

    @property
    def columns(self) -> int:
        """Return how many generations are drawn."""
        return max(dot.column for dot in self.dots) + 1

    @property
    def drawn(self) -> frozenset[Drawn]:
        """Return the actions in the drawing, each with its kind and its arrow."""
        return frozenset(Drawn(dot.deed.id, dot.deed.kind, self._id_of(dot.by)) for dot in self.dots if dot.deed)

    def _id_of(self, place: int | None) -> int | None:
        deed = None if place is None else self.dots[place].deed
        return deed.id if deed else None


def drawing_of(ripples: Sequence[Ripple], since: datetime) -> Drawing | None:
    """Return the drawing of the ripples that grew since `since`; None when that is not worth a picture.

    New actions come first. The ripples share the room equally, as long as they have actions to fill it.
    """
    grew = sorted((ripple for ripple in ripples if _new(ripple, since)), key=lambda each: -_new(each, since))
    if len(grew) < LINKS_WORTH_SHOWING and not any(len(ripple.steps) >= LINKS_WORTH_SHOWING for ripple in grew):
        return None
    shown = grew[:RIPPLES_DRAWN]
    room = _room([len(_drawable(ripple)) for ripple in shown], DEEDS_DRAWN - len(shown))
    dots: list[Dot] = []
    row = 0.0
    for ripple, most in zip(shown, room, strict=True):
        placed, row = _placed(_dots(ripple, since, most), row)
        dots += [replace(dot, by=None if dot.by is None else dot.by + len(dots)) for dot in placed]
        row += _BETWEEN_RIPPLES
    return Drawing(tuple(dots), row - _BETWEEN_RIPPLES, since, len(grew) - len(shown))


def _new(ripple: Ripple, since: datetime) -> int:
    return sum(step.deed.recorded_at >= since for step in ripple.steps)


def _drawable(ripple: Ripple) -> list[Deed]:
    return [step.deed for step in ripple.steps if step.generation < GENERATIONS_DRAWN]


def _room(wanted: Sequence[int], room: int) -> list[int]:
    """Return how many actions beside its story each ripple may draw; they take turns until there is no room."""
    given = [0] * len(wanted)
    while room and given != list(wanted):
        for place, most in enumerate(wanted):
            if room and given[place] < most:
                given[place] += 1
                room -= 1
    return given


def _dots(ripple: Ripple, since: datetime, most: int) -> list[Dot]:
    """Return the dots of one ripple: new actions and the path to them first, then others while there is room."""
    by_id = {step.deed.id: step for step in ripple.steps}
    drawable = _drawable(ripple)
    chosen: set[int] = set()
    for deed in sorted(drawable, key=lambda deed: deed.recorded_at < since):
        way, at = [], deed.id
        while at in by_id and at not in chosen:
            way.append(at)
            at = by_id[at].by
        if len(chosen) + len(way) <= most:
            chosen.update(way)
    places = {ripple.story.id: 0}
    dots = [Dot(ripple.story, None, 0)]
    left: dict[int, int] = defaultdict(int)
    for step in ripple.steps:
        if step.deed.id in chosen:
            places[step.deed.id] = len(dots)
            dots.append(Dot(step.deed, places[step.by], step.generation))
        else:
            # An action that is not drawn counts at its last drawn ancestor.
            places[step.deed.id] = places[step.by]
            left[places[step.by]] += 1
    return dots + [Dot(None, by, dots[by].column + 1, more=more) for by, more in left.items()]


def _placed(dots: Sequence[Dot], row: float) -> tuple[list[Dot], float]:
    """Return the dots of one ripple in rows from `row` on, and the row after them.

    A dot that inspired nothing gets its own row. Any other is in the middle of what it inspired.
    """
    below: dict[int, list[int]] = defaultdict(list)
    for place, dot in enumerate(dots):
        if dot.by is not None:
            below[dot.by].append(place)
    rows: dict[int, float] = {}

    def place_in_rows(place: int) -> None:
        nonlocal row
        for each in below[place]:
            place_in_rows(each)
        if below[place]:
            rows[place] = (rows[below[place][0]] + rows[below[place][-1]]) / 2
        else:
            rows[place] = row
            row += 1

    place_in_rows(0)
    return [replace(dot, row=rows[place]) for place, dot in enumerate(dots)], row
