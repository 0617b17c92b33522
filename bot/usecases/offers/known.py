"""Read at once what several people may be offered from, and keep it up to date while they are offered something."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.candidates import FOLLOWED_UP_TO, HELD_FOR, STORY_WITHIN, Colleague
from bot.domain.choice import IN_A_ROW
from bot.domain.kinds import Kind
from bot.domain.needs import Need
from bot.domain.offers import OfferSource, Subject, SubjectKind
from bot.domain.people import Person
from bot.storage import (
    candidates,
    earlier_offers,
    need_lists,
    reason_facts,
    stories_to_offer,
    unwanted_ideas,
    what_people_have,
)
from bot.storage.what_people_have import Has
from bot.usecases.unit import Unit

NEEDS_READ = 50
"""How many open needs are read, the nearest to the person first; the best of them are chosen."""
# One more day on either side, because a person's day is not the day in UTC.
OWN_SINCE = timedelta(days=FOLLOWED_UP_TO + 2)


@dataclass(frozen=True, slots=True)
class Needs:
    """A workspace's open needs, with who noticed them and who holds each.

    `all` is None if there are too many to weigh them all for everybody.
    """

    all: Sequence[Need] | None
    noticers: dict[int, Colleague] = field(default_factory=dict)
    holders: dict[int, set[int]] = field(default_factory=dict)


@dataclass(slots=True)
class Known:
    """What was read about several people, by their row ids, and about their workspace.

    `nudged` are the sources of their last nudges, `shown` of their last offers of any sort. `told` are the actions that
    shout-outs have told lately. `drawn` is what people were offered in this unit of work, in place of what they held.
    """

    has: dict[int, Has]
    offered: dict[int, dict[Subject, datetime]]
    declined: dict[int, dict[str, Kind]]
    hinted: dict[int, int]
    nudged: dict[int, list[OfferSource]]
    shown: dict[int, list[OfferSource]]
    needs: Needs
    told: list[int]
    longest: dict[int, bool] = field(default_factory=dict)
    drawn: dict[int, Subject] = field(default_factory=dict)
    catalogue_is_kept: bool = False

    def count_holders(self, holders: Mapping[int, set[int]]) -> dict[int, int]:
        """Return how many people hold each need, if these held it before this unit of work."""
        now: dict[int, set[int]] = {need_id: some - self.drawn.keys() for need_id, some in holders.items()}
        for person_id, subject in self.drawn.items():
            if subject.kind is SubjectKind.NEED and subject.row in now:
                now[subject.row].add(person_id)
        return {need_id: len(some) for need_id, some in now.items()}


def read_known(unit: Unit, people: Sequence[Person], *, instead_of: int | None = None) -> Known:
    """Return what is known about people of one workspace; `instead_of` names a nudge, which does not count."""
    ids = [person.id for person in people]
    return Known(
        has=what_people_have.find(unit.connection, ids, acted_since=unit.now - OWN_SINCE),
        offered=earlier_offers.last_offered(unit.connection, ids),
        declined=unwanted_ideas.of_people(unit.connection, ids),
        hinted=earlier_offers.count_role_hints(unit.connection, [each.id for each in people if each.role is None]),
        nudged=earlier_offers.last_sources(unit.connection, ids, IN_A_ROW, nudges=True, but_of=instead_of),
        shown=earlier_offers.last_sources(unit.connection, ids, IN_A_ROW, nudges=False, but_of=instead_of),
        needs=_needs(unit),
        told=stories_to_offer.told_since(unit.connection, unit.workspace.id, unit.now - STORY_WITHIN),
    )


def has_waited_longest(unit: Unit, known: Known, need: Need) -> bool:
    """Return whether the need has waited longer than all other open ones."""
    if need.id not in known.longest:
        known.longest[need.id] = reason_facts.has_waited_longest(unit.connection, need)
    return known.longest[need.id]


def _needs(unit: Unit) -> Needs:
    found = need_lists.open_ones(unit.connection, unit.workspace.id, None, most=NEEDS_READ + 1)
    if not found or len(found) > NEEDS_READ:
        return Needs(None if found else ())
    return Needs(
        found,
        candidates.colleagues(unit.connection, sorted({need.noticed_by for need in found})),
        holders_of(unit, [need.id for need in found]),
    )


def holders_of(unit: Unit, need_ids: Sequence[int]) -> dict[int, set[int]]:
    """Return the people who hold each of these needs."""
    return earlier_offers.need_holders(unit.connection, unit.workspace.id, need_ids, unit.now - HELD_FOR)
