"""Gather what a person can be offered now."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from enum import Enum

from bot.domain.candidates import (
    STORIES_AT_MOST,
    STORY_WITHIN,
    NeedsAround,
    OpenEnds,
    StoriesAround,
    first_in_nudge,
    follow_up_candidates,
    need_candidates,
    story_candidates,
)
from bot.domain.needs import Need
from bot.domain.offered_ideas import HINTS_AT_MOST, IdeaPool, IdeasKnown
from bot.domain.offers import Candidate, OfferSource, Subject, SubjectKind
from bot.domain.tastes import Tastes
from bot.storage import candidates as found
from bot.storage import need_lists, stories_to_offer
from bot.usecases.offers.known import NEEDS_READ, OWN_SINCE, Known, Needs, has_waited_longest, holders_of
from bot.usecases.unit import PersonUnit

ACTIONS_READ = 500
"""How many of a person's newest actions are searched for their customers."""


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


def gather(unit: PersonUnit, occasion: Occasion, known: Known) -> Gathered:
    """Return what the person can be offered now, on this occasion; a nudge may have to ask about an open end first."""
    person_id = unit.person.id
    tastes = Tastes(unit.person.more_of, known.declined[person_id])
    nudged = occasion is Occasion.NUDGE
    wanted = frozenset(OfferSource) - unit.person.unwanted
    if occasion is Occasion.REFRESHED:
        wanted &= {OfferSource.IDEA}
    others: list[Candidate] = []
    if OfferSource.NEED in wanted:
        others += _needs(unit, known)
    first: tuple[Candidate, ...] = ()
    if OfferSource.FOLLOW_UP in wanted:
        ends = _open_ends(unit, known, with_promises=occasion is not Occasion.OPENED)
        offered = known.offered[person_id]
        follow_ups = follow_up_candidates(ends, offered=offered, today=unit.today, now=unit.now)
        first = first_in_nudge(follow_ups, ends.taken, unit.now) if nudged else ()
        others += follow_ups
    if OfferSource.STORY in wanted and known.told:
        others += _stories(unit, known, tastes)
    # For a nudge, sources of earlier nudges count first; when they ask, those count second.
    recent = known.nudged[person_id], known.shown[person_id]
    return Gathered(
        others=first or tuple(others),
        ideas=unit.context.shelf.pool(_ideas_known(unit, known, tastes), role=unit.person.role, now=unit.now),
        with_ideas=OfferSource.IDEA in wanted and not first,
        or_ideas=not nudged,
        recent=recent if nudged else recent[::-1],
    )


def _ideas_known(unit: PersonUnit, known: Known, tastes: Tastes) -> IdeasKnown:
    """Return what is known for the choice of ideas; people who chose "anyone" need no reminder to choose a role."""
    offered = known.offered[unit.person.id]
    return IdeasKnown(
        offered={about.key: at for about, at in offered.items() if about.kind is SubjectKind.IDEA},
        hinted=HINTS_AT_MOST if unit.person.role is not None else known.hinted[unit.person.id],
        tastes=tastes,
    )


def _needs(unit: PersonUnit, known: Known) -> list[Candidate]:
    offered = known.offered[unit.person.id]
    needs, around = _open_needs(unit, known, offered), known.needs
    if not needs:
        return []
    if around.all is None:
        noticers = found.colleagues(unit.connection, sorted({need.noticed_by for need in needs}))
        around = Needs(needs, noticers, holders_of(unit, [need.id for need in needs]))
    oldest = min(needs, key=lambda need: (need.created_at, need.id))
    customers = known.has[unit.person.id].customers
    return need_candidates(
        unit.person,
        NeedsAround(
            needs,
            noticers=around.noticers,
            customers=found.customers_of(unit.connection, unit.person.id, ACTIONS_READ) if customers else (),
            holders=known.count_holders(around.holders),
            longest=oldest.id if has_waited_longest(unit, known, oldest) else None,
        ),
        offered=offered,
        now=unit.now,
    )


def _open_needs(unit: PersonUnit, known: Known, offered: Container[Subject]) -> Sequence[Need]:
    """Return the open needs that may be offered to the person, if need be those nearest to them alone."""
    if known.needs.all is None:
        return found.open_needs(unit.connection, unit.workspace.id, unit.person, NEEDS_READ, newest=ACTIONS_READ)
    return [
        need
        for need in known.needs.all
        if unit.reads_channel
        and unit.person.id not in {need.noticed_by, need.handed_back_by}
        and Subject(SubjectKind.NEED, need.id) not in offered
    ]


def _open_ends(unit: PersonUnit, known: Known, *, with_promises: bool) -> OpenEnds:
    has, connection, person_id = known.has[unit.person.id], unit.connection, unit.person.id
    promises = with_promises and has.promises
    return OpenEnds(
        found.own_actions(connection, person_id, unit.now - OWN_SINCE, ACTIONS_READ) if has.actions else (),
        found.open_promises(connection, person_id) if promises else (),
        need_lists.with_person(connection, person_id, NEEDS_READ) if with_promises and has.taken else (),
    )


def _stories(unit: PersonUnit, known: Known, tastes: Tastes) -> list[Candidate]:
    since = unit.now - STORY_WITHIN
    shared = stories_to_offer.shared_stories(unit.connection, unit.person, known.told, since, STORIES_AT_MOST)
    tellers = found.colleagues(unit.connection, sorted({action.person_id for action in shared}))
    around = StoriesAround(shared, tellers, tastes.weights)
    return story_candidates(unit.person, around, offered=known.offered[unit.person.id], now=unit.now)
