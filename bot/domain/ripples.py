"""Ripples: what a story inspired, what that inspired in turn, and how far it reached."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.kinds import Kind


@dataclass(frozen=True, slots=True)
class Deed:
    """What ripples need to know of an action; `team` is what its person says of themselves, None for unknown."""

    id: int
    person_id: int
    team: str | None
    kind: Kind
    recorded_at: datetime
    shared: bool
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """What a person said: that their action was inspired by another."""

    action: Deed
    origin: Deed


@dataclass(frozen=True, slots=True)
class Step:
    """An action in a ripple, inspired by the one whose id is `by`, so many generations after the story."""

    deed: Deed
    by: int
    generation: int


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a ripple went: people beside the one whose story it was, their known teams, generations, actions."""

    people: int
    teams: int
    depth: int
    actions: int


@dataclass(frozen=True, slots=True)
class Ripple:
    """A story, and what it inspired: generation after generation, and within one in the order of their origins."""

    story: Deed
    steps: tuple[Step, ...]

    @property
    def reach(self) -> Reach:
        """How far it went; somebody who acted twice is one person, and a team is one however it is capitalised."""
        reached = [step.deed for step in self.steps if step.deed.person_id != self.story.person_id]
        teams = {" ".join(deed.team.split()).casefold() for deed in reached if deed.team and deed.team.strip()}
        return Reach(
            people=len({deed.person_id for deed in reached}),
            teams=len(teams),
            depth=max(step.generation for step in self.steps),
            actions=len(self.steps),
        )


def ripples(links: Iterable[Link]) -> tuple[Ripple, ...]:
    """The ripples that these links make, the earliest story first; their order in `links` makes no difference.

    An undone action is nowhere, and what it inspired begins a ripple of its own. A person's link to an action of
    their own is none. Where links go in a circle, the earliest action of the circle is where it began.
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
    """The reach of the ripple that reached the most people, then teams, generations and actions."""
    reaches = [ripple.reach for ripple in found]
    return max(reaches, key=lambda reach: (reach.people, reach.teams, reach.depth, reach.actions), default=None)


def _holds(link: Link) -> bool:
    stands = not link.action.undone and not link.origin.undone
    return stands and link.action.id != link.origin.id and link.action.person_id != link.origin.person_id


def _age(deed: Deed) -> tuple[datetime, int]:
    return (deed.recorded_at, deed.id)


def _where_circles_begin(deeds: Mapping[int, Deed], origins: Mapping[int, int]) -> list[int]:
    """The earliest action of each circle of links."""
    walked: dict[int, int] = {}
    found = []
    for start in origins:
        at = start
        while at in origins and at not in walked:
            walked[at] = start
            at = origins[at]
        if walked.get(at) == start:
            # This walk came back to where it had been before: `at` is in a circle that no other walk was in.
            found.append(min(_circle(at, origins), key=lambda each: _age(deeds[each])))
    return found


def _circle(at: int, origins: Mapping[int, int]) -> Iterator[int]:
    """The actions of the circle that `at` is in."""
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
