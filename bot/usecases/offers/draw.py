"""Draw what a person is offered, and keep it with how it was drawn."""

from dataclasses import dataclass

from bot.domain.candidates import HELD_FOR, HOLDERS_AT_MOST
from bot.domain.choice import Choice, choose
from bot.domain.needs import NeedStatus
from bot.domain.offered_ideas import as_kept
from bot.domain.offers import Subject, SubjectKind
from bot.domain.replays import Available, DrawRecord, as_stored, catalogue_in
from bot.storage import candidates, offers
from bot.storage.offers import StoredOffer
from bot.usecases.offers.candidates import Occasion, gather
from bot.usecases.unit import PersonUnit, Unit, seeded


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn for a person, from what, and with which seed."""

    choice: Choice
    available: Available
    seed: str

    @property
    def record(self) -> DrawRecord:
        """The same as an offer and a decision keep it; with it the draw can be replayed."""
        return DrawRecord(
            subject=self.choice.candidate.subject,
            available=self.available,
            probability=self.choice.probability,
            draw=self.choice.draw,
            seed=self.seed,
        )


def draw(
    unit: PersonUnit,
    occasion: Occasion,
    *,
    instead_of: int | None = None,
) -> Drawn | None:
    """Draw something for a person on this occasion; None when there is nothing.

    Nothing else is drawn for them until this unit of work ends, so that nothing comes twice. Nor can anybody else be
    offered a need that is drawn; one that has been taken meanwhile, or that enough people hold by now, is left out of
    another draw. `instead_of` names the nudge whose offer no longer stands.
    """
    candidates.lock_person(unit.connection, unit.person.id)
    gathered = gather(unit, occasion, instead_of=instead_of)
    gone: frozenset[Subject] = frozenset()
    while True:
        seed = unit.context.new_seed()
        choice = choose(gathered.candidates(gone), recent=gathered.recent, rng=seeded(seed))
        if choice is None:
            return None
        subject = choice.candidate.subject
        if subject.kind is not SubjectKind.NEED or _may_hold(unit, subject.row):
            break
        gone |= {subject}
    available = as_stored(
        choice, catalogue=unit.context.catalogue, without=gathered.ideas.left_out, role=unit.person.role
    )
    if catalogue_in(available) and not offers.is_catalogue_kept(unit.connection, unit.context.catalogue):
        offers.keep_catalogue(unit.connection, unit.context.catalogue, as_kept(unit.context.ideas), unit.now)
    return Drawn(choice, available, seed)


def keep_offer(
    unit: PersonUnit,
    drawn: Drawn,
    occasion: Occasion,
    *,
    decision_id: int | None,
) -> StoredOffer:
    """Keep that something was offered, in place of whatever the person held.

    What today's nudge brought is held on to beside what App Home shows.
    """
    on_home = occasion in {Occasion.OPENED, Occasion.REFRESHED}
    today = unit.today
    offers.close_held(unit.connection, unit.person.id, unit.now, but_of=today if on_home else None)
    new = offers.NewOffer(
        workspace_id=unit.workspace.id,
        person_id=unit.person.id,
        why=drawn.choice.candidate.why,
        hints_role=drawn.choice.candidate.hints_role,
        offered_at=unit.now,
        decision_id=decision_id,
        asked=occasion is not Occasion.NUDGE,
        drawn=drawn.record,
    )
    return offers.add(unit.connection, new)


def _may_hold(unit: Unit, need_id: int) -> bool:
    """Whether one more person may hold the need; nobody else is offered it until this unit of work ends."""
    need = candidates.lock_need(unit.connection, need_id)
    if need is None or need.status is not NeedStatus.OPEN:
        return False
    return (
        offers.need_holders(unit.connection, unit.workspace.id, [need.id], unit.now - HELD_FOR).get(need.id, 0)
        < HOLDERS_AT_MOST
    )
