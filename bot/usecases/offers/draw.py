"""Draw an offer for a person, and keep how it was drawn."""

from dataclasses import dataclass

from bot.domain.candidates import HOLDERS_AT_MOST
from bot.domain.choice import Choice, choose
from bot.domain.kept_ideas import as_kept
from bot.domain.needs import NeedStatus
from bot.domain.offers import Subject, SubjectKind
from bot.domain.reasons import Reason
from bot.domain.replays import Available, DrawRecord, as_stored, catalogue_in
from bot.storage import actions, candidates, catalogues, held_offers, offers
from bot.storage.offers import StoredOffer
from bot.usecases.offers.candidates import Occasion, gather
from bot.usecases.offers.known import Known, holders_of, read_known
from bot.usecases.unit import PersonUnit, Unit, seeded
from bot.usecases.visible_words import says_a_deed


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn for a person, from what, and with which seed."""

    choice: Choice
    available: Available
    seed: str

    @property
    def record(self) -> DrawRecord:
        """Return the draw as an offer and a decision keep it, to replay it."""
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
    """Draw something for a person on this occasion; None if there is nothing.

    Lock the person until this unit of work ends, so that nothing comes twice. `instead_of` names the nudge with the
    offer to replace.
    """
    candidates.lock_person(unit.connection, unit.person.id)
    return draw_from_known(unit, occasion, read_known(unit, [unit.person], instead_of=instead_of))


def draw_from_known(unit: PersonUnit, occasion: Occasion, known: Known) -> Drawn | None:
    """Draw something for one of the people whom `known` is about, and who are locked.

    Lock a drawn need, too, so that nobody else is offered it. Draw again without a need that was taken meanwhile, or
    that enough people hold, and without an action that names no deed.
    """
    gathered = gather(unit, occasion, known)
    gone: frozenset[Subject] = frozenset()
    while True:
        seed = unit.context.new_seed()
        choice = choose(gathered.candidates(gone), recent=gathered.recent, rng=seeded(seed))
        if choice is None:
            return None
        subject = choice.candidate.subject
        if _may_be_offered(unit, subject, known):
            break
        gone |= {subject}
    known.drawn[unit.person.id] = subject
    available = as_stored(choice, catalogue=unit.context.catalogue, pool=gathered.ideas, role=unit.person.role)
    if catalogue_in(available) and not known.catalogue_is_kept:
        _keep_catalogue(unit)
        known.catalogue_is_kept = True
    return Drawn(choice, available, seed)


def keep_offer(
    unit: PersonUnit,
    drawn: Drawn,
    occasion: Occasion,
    *,
    decision_id: int | None,
) -> StoredOffer:
    """Keep an offer, in place of the one that the person held.

    The offer of today's nudge is held beside the one in App Home.
    """
    on_home = occasion in {Occasion.OPENED, Occasion.REFRESHED}
    today = unit.today
    held_offers.close_held(unit.connection, unit.person.id, unit.now, but_of=today if on_home else None)
    return offers.add(unit.connection, as_new_offer(unit, drawn, occasion, decision_id=decision_id))


def as_new_offer(unit: PersonUnit, drawn: Drawn, occasion: Occasion, *, decision_id: int | None) -> offers.NewOffer:
    """Return what to keep of an offer."""
    return offers.NewOffer(
        workspace_id=unit.workspace.id,
        person_id=unit.person.id,
        reasons=drawn.choice.candidate.reasons,
        hints_role=Reason.NO_ROLE in drawn.choice.candidate.reasons,
        offered_at=unit.now,
        decision_id=decision_id,
        asked=occasion is not Occasion.NUDGE,
        drawn=drawn.record,
    )


def _keep_catalogue(unit: Unit) -> None:
    if not catalogues.is_catalogue_kept(unit.connection, unit.context.catalogue):
        catalogues.keep_catalogue(unit.connection, unit.context.catalogue, as_kept(unit.context.ideas), unit.now)


def _may_be_offered(unit: PersonUnit, subject: Subject, known: Known) -> bool:
    """Return whether the subject can still be offered; words are read only here, because reading all takes long."""
    match subject.kind:
        case SubjectKind.NEED:
            return _may_hold(unit, subject.row, known)
        case SubjectKind.ACTION | SubjectKind.STORY:
            action = actions.get(unit.connection, subject.row)
            return not action.own_words or says_a_deed(unit, action)
        case _:
            return True


def _may_hold(unit: Unit, need_id: int, known: Known) -> bool:
    """Return whether one more person may hold the need; lock it until this unit of work ends."""
    need = candidates.lock_need(unit.connection, need_id)
    if need is None or need.status is not NeedStatus.OPEN:
        return False
    return known.count_holders(holders_of(unit, [need.id]))[need.id] < HOLDERS_AT_MOST
