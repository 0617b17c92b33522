"""Build ripples: what a story inspired, what that inspired in turn, and how far it spread."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.kinds import Kind


@dataclass(frozen=True, slots=True)
class Deed:
    """The facts about an action that ripples need; `team` is what its person entered, None for unknown."""

    id: int
    person_id: int
    team: str | None
    kind: Kind
    recorded_at: datetime
    shared: bool
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A person's statement that another action inspired theirs."""

    action: Deed
    origin: Deed


@dataclass(frozen=True, slots=True)
class Step:
    """An action in a ripple: inspired by the action with the id `by`, `generation` steps after the story."""

    deed: Deed
    by: int
    generation: int


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a ripple spread: people (without the story's own), their known teams, generations and actions."""

    people: int
    teams: int
    depth: int
    actions: int


@dataclass(frozen=True, slots=True)
class Ripple:
    """A story and what it inspired, by generation; within one generation in the order of the inspiring actions."""

    story: Deed
    steps: tuple[Step, ...]

    @property
    def reach(self) -> Reach:
        """Return how far it spread; a person who acted twice counts once.

        Capitals and extra spaces make no other team.
        """
        reached = [step.deed for step in self.steps if step.deed.person_id != self.story.person_id]
        teams = {" ".join(deed.team.split()).casefold() for deed in reached if deed.team and deed.team.strip()}
        return Reach(
            people=len({deed.person_id for deed in reached}),
            teams=len(teams),
            depth=max(step.generation for step in self.steps),
            actions=len(self.steps),
        )


def ripples(links: Iterable[Link]) -> tuple[Ripple, ...]:
    """Return the ripples that these links form, the earliest story first; the order of `links` does not matter.

    An undone action is ignored, and what it inspired starts a ripple of its own. A link between two actions of one
    person is ignored too. A circle of links starts at its earliest action.
    """
    deeds: dict[int, Deed] = {}
    origins: dict[int, int] = {}
    for link in sorted(links, key=lambda link: (_age(link.action), _age(link.origin))):
        if _holds(link):
            deeds |= {link.action.id: link.action, link.origin.id: link.origin}
            origins.setdefault(link.action.id, link.origin.id)
    for action_id in _where_circles_begin(deeds, origins):
        del origins[action_id]
    inspired: dict[int, list[Deed]] = defaultdict(list)
    for action_id, origin_id in origins.items():
        inspired[origin_id].append(deeds[action_id])
    stories = sorted((deeds[each] for each in inspired if each not in origins), key=_age)
    return tuple(Ripple(story, tuple(_steps(story, inspired))) for story in stories)


def widest(found: Iterable[Ripple]) -> Reach | None:
    """Return the reach of the ripple with the most people, then teams, generations and actions."""
    reaches = [ripple.reach for ripple in found]
    return max(reaches, key=lambda reach: (reach.people, reach.teams, reach.depth, reach.actions), default=None)


def _holds(link: Link) -> bool:
    stands = not link.action.undone and not link.origin.undone
    return stands and link.action.id != link.origin.id and link.action.person_id != link.origin.person_id


def _age(deed: Deed) -> tuple[datetime, int]:
    return (deed.recorded_at, deed.id)


def _where_circles_begin(deeds: Mapping[int, Deed], origins: Mapping[int, int]) -> list[int]:
    """Return the earliest action of each circle of links."""
    walked: dict[int, int] = {}
    found = []
    for start in origins:
        at = start
        while at in origins and at not in walked:
            walked[at] = start
            at = origins[at]
        if walked.get(at) == start:
            # This walk met its own path again, so `at` is in a circle that no other walk found.
            found.append(min(_circle(at, origins), key=lambda each: _age(deeds[each])))
    return found


def _circle(at: int, origins: Mapping[int, int]) -> Iterator[int]:
    """Yield the actions of the circle that contains `at`."""
    each = origins[at]
    yield at
    while each != at:
        yield each
        each = origins[each]


def _steps(story: Deed, inspired: Mapping[int, list[Deed]]) -> Iterator[Step]:
    latest, generation = [story], 0
    while latest:
        generation += 1
        following = []
        for origin in latest:
            for deed in sorted(inspired.get(origin.id, ()), key=_age):
                yield Step(deed, origin.id, generation)
                following.append(deed)
        latest = following
