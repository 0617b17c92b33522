"""Gather what a person can be offered now."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from bot.domain.candidates import (
    FOLLOWED_UP_TO,
    HELD_FOR,
    PROMISE_TO,
    STORIES_AT_MOST,
    STORY_WITHIN,
    NeedsAround,
    OpenEnds,
    StoriesAround,
    follow_up_candidates,
    need_candidates,
    overdue,
    story_candidates,
)
from bot.domain.choice import IN_A_ROW
from bot.domain.offered_ideas import HINTS_AT_MOST, IdeaPool, IdeasKnown, idea_pool
from bot.domain.offers import Candidate, OfferSource, Subject, SubjectKind
from bot.domain.tastes import Tastes
from bot.storage import candidates as found
from bot.storage import earlier_offers, reason_facts, stories_to_offer, unwanted_ideas
from bot.storage import needs as all_needs
from bot.usecases.unit import PersonUnit

NEEDS_READ = 50
"""How many open needs are read, the nearest to the person first; the best of them are chosen."""
ACTIONS_READ = 500
"""How many of a person's newest actions are searched for their customers."""
# One more day on either side, because a person's day is not the day in UTC.
_OWN_SINCE = timedelta(days=FOLLOWED_UP_TO + 2)


class Occasion(Enum):
    """Say why something is drawn for a person."""

    NUDGE = "nudge"
    """A nudge brings it, so it is of a kind that they want."""
    ASKED = "asked"
    """They asked: if there is nothing else, ideas come even if unwanted."""
    OPENED = "opened"
    """They opened App Home: as if they asked, but without promises. A nudge follows those up, once."""
    REFRESHED = "refreshed"
    """App Home is refreshed, perhaps unseen: draw only ideas, because there are enough."""


Offered = dict[Subject, datetime]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a person can be offered beside ideas, the ideas, and the sources of their last offers.

    `with_ideas` is whether ideas take part in the draw. `or_ideas` is whether they do if there is nothing else.
    """

    others: tuple[Candidate, ...]
    ideas: IdeaPool
    with_ideas: bool
    or_ideas: bool
    recent: tuple[list[OfferSource], ...]

    def candidates(self, without: frozenset[Subject] = frozenset()) -> tuple[Candidate, ...]:
        """Return all that can be drawn, except the needs in `without`."""
        others = tuple(each for each in self.others if each.subject not in without)
        return others + self.ideas.candidates if self.with_ideas or (self.or_ideas and not others) else others


def gather(
    unit: PersonUnit,
    occasion: Occasion,
    *,
    instead_of: int | None,
) -> Gathered:
    """Return what the person can be offered now, on this occasion; a nudge asks first about needs taken for long.

    `instead_of` names a nudge; nobody is going to see its first offer.
    """
    offered = earlier_offers.last_offered(unit.connection, unit.person.id)
    tastes = Tastes(unit.person.more_of, unwanted_ideas.of_person(unit.connection, unit.person.id))
    nudged = occasion is Occasion.NUDGE
    wanted = frozenset(OfferSource) - unit.person.unwanted
    if occasion is Occasion.REFRESHED:
        wanted &= {OfferSource.IDEA}
    others: list[Candidate] = []
    if OfferSource.NEED in wanted:
        others += _needs(unit, offered)
    first: tuple[Candidate, ...] = ()
    if OfferSource.FOLLOW_UP in wanted:
        ends = _open_ends(unit, with_promises=occasion is not Occasion.OPENED)
        follow_ups = follow_up_candidates(ends, offered=offered, today=unit.today, now=unit.now)
        first = overdue(follow_ups, ends.taken, unit.now) if nudged else ()
        others += follow_ups
    if OfferSource.STORY in wanted:
        others += _stories(unit, offered, tastes)
    return Gathered(
        others=first or tuple(others),
        ideas=idea_pool(unit.context.ideas, _known(unit, offered, tastes), role=unit.person.role, now=unit.now),
        with_ideas=OfferSource.IDEA in wanted and not first,
        or_ideas=not nudged,
        recent=tuple(
            earlier_offers.last_sources(unit.connection, unit.person.id, IN_A_ROW, nudges=nudges, but_of=instead_of)
            # For a nudge, sources of earlier nudges count first; when they ask, those count second.
            for nudges in (nudged, not nudged)
        ),
    )


def _known(unit: PersonUnit, offered: Offered, tastes: Tastes) -> IdeasKnown:
    """Return what is known for the choice of ideas; people who chose "anyone" need no reminder to choose a role."""
    role = unit.person.role
    return IdeasKnown(
        offered={about.key: at for about, at in offered.items() if about.kind is SubjectKind.IDEA},
        hinted=earlier_offers.count_role_hints(unit.connection, unit.person.id) if role is None else HINTS_AT_MOST,
        tastes=tastes,
    )


def _needs(unit: PersonUnit, offered: Offered) -> list[Candidate]:
    needs = found.open_needs(unit.connection, unit.workspace.id, unit.person, NEEDS_READ, newest=ACTIONS_READ)
    if not needs:
        return []
    ids = [need.id for need in needs]
    oldest = min(needs, key=lambda need: (need.created_at, need.id))
    around = NeedsAround(
        needs,
        noticers=found.colleagues(unit.connection, sorted({need.noticed_by for need in needs})),
        customers=found.customers_of(unit.connection, unit.person.id, ACTIONS_READ),
        holders=earlier_offers.need_holders(unit.connection, unit.workspace.id, ids, unit.now - HELD_FOR),
        longest=oldest.id if reason_facts.has_waited_longest(unit.connection, oldest) else None,
    )
    return need_candidates(unit.person, around, offered=offered, now=unit.now)


def _open_ends(unit: PersonUnit, *, with_promises: bool) -> OpenEnds:
    return OpenEnds(
        found.own_actions(unit.connection, unit.person.id, unit.now - _OWN_SINCE, ACTIONS_READ),
        found.open_promises(unit.connection, unit.person.id, unit.now - PROMISE_TO) if with_promises else (),
        all_needs.with_person(unit.connection, unit.person.id, NEEDS_READ) if with_promises else (),
    )


def _stories(unit: PersonUnit, offered: Offered, tastes: Tastes) -> list[Candidate]:
    shared = stories_to_offer.shared_stories(unit.connection, unit.person, unit.now - STORY_WITHIN, STORIES_AT_MOST)
    tellers = found.colleagues(unit.connection, sorted({action.person_id for action in shared}))
    around = StoriesAround(shared, tellers, tastes.weights)
    return story_candidates(unit.person, around, offered=offered, now=unit.now)
