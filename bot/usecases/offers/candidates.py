"""Gather what may be offered to a person now."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from sqlalchemy import Connection

from bot.domain.candidates import (
    FOLLOWED_UP_TO,
    HELD_FOR,
    PROMISE_TO,
    STORIES_AT_MOST,
    STORY_WITHIN,
    follow_up_candidates,
    need_candidates,
    story_candidates,
)
from bot.domain.choice import IN_A_ROW
from bot.domain.offered_ideas import ROLE_HINT, IdeaPool, idea_pool
from bot.domain.offers import Candidate, OfferSource
from bot.domain.people import Person, Workspace, local_day, person_zone
from bot.storage import candidates as found
from bot.storage import needs as all_needs
from bot.storage import offers
from bot.storage.shown_nudges import times_said
from bot.usecases.context import Context

NEEDS_READ = 50
"""Open needs, those nearest to the person first, of which the best are chosen."""
ACTIONS_READ = 500
"""The newest of a person's actions in which their customers are looked for."""
# A day on either side, as a person's day is not the day in UTC.
_OWN_SINCE = timedelta(days=FOLLOWED_UP_TO + 2)


class Occasion(Enum):
    """Why something is drawn for a person."""

    NUDGE = "nudge"
    """A nudge is to bring it: nothing that they would rather not get."""
    ASKED = "asked"
    """They asked: there are ideas, whatever they would rather not get, when there is nothing else."""
    OPENED = "opened"
    """They opened App Home: as if they asked, but for promises, which are followed up once, by a nudge."""
    REFRESHED = "refreshed"
    """App Home is brought up to date, seen or not: ideas alone, of which there are enough."""


Offered = dict[OfferSource, dict[str, datetime]]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What may be offered to a person beside ideas, the ideas, and the sources of what they were offered last.

    `with_ideas` is whether ideas are among what can be drawn, `or_ideas` whether they are when there is nothing else.
    """

    others: tuple[Candidate, ...]
    ideas: IdeaPool
    with_ideas: bool
    or_ideas: bool
    recent: tuple[list[OfferSource], ...]

    def candidates(self, without: frozenset[str] = frozenset()) -> tuple[Candidate, ...]:
        """All that can be drawn, but for the needs in `without`."""
        others = tuple(
            each for each in self.others if each.source is not OfferSource.NEED or each.subject not in without
        )
        return others + self.ideas.candidates if self.with_ideas or (self.or_ideas and not others) else others


def gather(
    context: Context,
    connection: Connection,
    workspace: Workspace,
    person: Person,
    now: datetime,
    occasion: Occasion,
    *,
    instead_of: int | None,
) -> Gathered:
    """What may be offered to the person now, on this occasion.

    `instead_of` names the nudge whose first offer nobody is going to see.
    """
    offered = offers.last_offered(connection, person.id)
    nudged = occasion is Occasion.NUDGE
    wanted = frozenset(OfferSource) - person.unwanted
    if occasion is Occasion.REFRESHED:
        wanted &= {OfferSource.IDEA}
    others: list[Candidate] = []
    if OfferSource.NEED in wanted:
        others += _needs(connection, workspace, person, offered, now)
    if OfferSource.FOLLOW_UP in wanted:
        others += _follow_ups(
            connection, workspace, person, offered, now, with_promises=occasion is not Occasion.OPENED
        )
    if OfferSource.STORY in wanted:
        others += _stories(connection, workspace, person, offered, now)
    hinted = times_said(connection, person.id, ROLE_HINT) if person.role is None else 0
    return Gathered(
        others=tuple(others),
        ideas=idea_pool(context.ideas, offered=offered[OfferSource.IDEA], role=person.role, now=now, hinted=hinted),
        with_ideas=OfferSource.IDEA in wanted,
        or_ideas=not nudged,
        recent=tuple(
            offers.last_sources(connection, person.id, IN_A_ROW, nudges=nudges, but_of=instead_of)
            # What they were nudged with counts before what they asked for in a nudge, and after it when they ask.
            for nudges in (nudged, not nudged)
        ),
    )


def _needs(
    connection: Connection, workspace: Workspace, person: Person, offered: Offered, now: datetime
) -> list[Candidate]:
    needs = found.open_needs(connection, workspace.id, person, NEEDS_READ, newest=ACTIONS_READ)
    if not needs:
        return []
    return need_candidates(
        person,
        needs,
        noticers=found.colleagues(connection, sorted({need.noticed_by for need in needs})),
        customers=found.customers_of(connection, person.id, ACTIONS_READ),
        offered=offered[OfferSource.NEED],
        holders=offers.need_holders(connection, workspace.id, [need.id for need in needs], now - HELD_FOR),
        now=now,
    )


def _follow_ups(
    connection: Connection,
    workspace: Workspace,
    person: Person,
    offered: Offered,
    now: datetime,
    *,
    with_promises: bool,
) -> list[Candidate]:
    return follow_up_candidates(
        found.own_actions(connection, person.id, now - _OWN_SINCE, ACTIONS_READ),
        found.open_promises(connection, person.id, now - PROMISE_TO) if with_promises else (),
        all_needs.with_person(connection, person.id, NEEDS_READ) if with_promises else (),
        offered=offered[OfferSource.FOLLOW_UP],
        today=local_day(now, person_zone(person, workspace)),
        now=now,
    )


def _stories(
    connection: Connection, workspace: Workspace, person: Person, offered: Offered, now: datetime
) -> list[Candidate]:
    shared = found.shared_stories(
        connection, workspace.id, person.id, person.slack_id, now - STORY_WITHIN, STORIES_AT_MOST
    )
    return story_candidates(
        person,
        shared,
        tellers=found.colleagues(connection, sorted({action.person_id for action in shared})),
        offered=offered[OfferSource.STORY],
        now=now,
    )
