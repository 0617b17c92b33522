"""Decide about the nudges of several people in one unit of work, and write all of it at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.deliveries import Owed
from bot.domain.nudges import Outcome, Reason, Verdict, decide
from bot.domain.people import Person
from bot.storage import decisions, deliveries, held_offers, nudge_times, offers, people
from bot.storage.decisions import NewDecision
from bot.usecases.delivery.messages.nudge import NUDGE, RESTING
from bot.usecases.delivery.messages.nudge_content import Decided
from bot.usecases.nudges.decision_facts import facts_for_all
from bot.usecases.offers.candidates import Occasion
from bot.usecases.offers.draw import Drawn, as_new_offer, draw_from_known
from bot.usecases.offers.known import read_known
from bot.usecases.unit import PersonUnit, Unit


@dataclass(frozen=True, slots=True)
class _Planned:
    """A verdict about one of a person's nudges, and what was drawn for it."""

    unit: PersonUnit
    verdict: Verdict
    drawn: Drawn | None = None

    @property
    def decision(self) -> NewDecision:
        """Return what to keep of it."""
        decision = NewDecision.of(self.unit.person, self.verdict, self.unit.now)
        if self.verdict.outcome is not Outcome.SEND:
            return decision
        if self.drawn is None:
            return replace(decision, outcome=Outcome.SKIP, reason=Reason.NOTHING_TO_OFFER)
        return replace(decision, drawn=self.drawn.record)

    def message(self, decision_id: int) -> Owed:
        """Return the message that carries what was drawn, or says that the nudges end."""
        person, verdict = self.unit.person, self.verdict
        about = Decided(person.id, verdict.day, decision_id)
        if self.drawn is None:
            return RESTING.owed(self.unit, about, to=person)
        return NUDGE.owed(self.unit, about, to=person, expires_at=verdict.expires_at)


def plan_together(unit: Unit, due: Sequence[Person], undisturbed: Mapping[str, datetime]) -> int:
    """Decide about people who were due, unless another replica has; return how many.

    Claim them, and write decisions, offers and deliveries together. `undisturbed` has the ends of Do Not Disturb in
    Slack, by Slack id.
    """
    claimed = nudge_times.lock_due(unit.connection, due)
    if not claimed:
        return 0
    facts = facts_for_all(unit, claimed, undisturbed)
    verdicts = {each.id: decide(each, unit.workspace, facts[each.id], unit.now) for each in claimed}
    nudge_times.move(unit.connection, [_next(each, verdicts[each.id][-1]) for each in claimed])
    planned = list(_draw_all(unit, claimed, verdicts))
    decisions.add_all(unit.connection, [each.decision for each in planned])
    carried = [each for each in planned if each.drawn is not None or each.verdict.outcome is Outcome.REST]
    if carried:
        ids = decisions.ids_of(unit.connection, [each.unit.person.id for each in carried], unit.now)
        with_ids = [(each, ids[each.unit.person.id, each.verdict.day, each.verdict.outcome]) for each in carried]
        _keep_offers(unit, with_ids)
        _owe(unit, with_ids)
    return len(claimed)


def _next(person: Person, last: Verdict) -> nudge_times.Move:
    return nudge_times.Move(person, last.next_at, last.due if last.outcome is Outcome.WAIT else None)


def _draw_all(unit: Unit, claimed: Sequence[Person], verdicts: Mapping[int, Sequence[Verdict]]) -> Iterator[_Planned]:
    """Return each person's verdicts, and choose what to offer with those that send."""
    sends = {person_id for person_id, each in verdicts.items() if any(one.outcome is Outcome.SEND for one in each)}
    known = read_known(unit, [person for person in claimed if person.id in sends]) if sends else None
    for person in claimed:
        for verdict in verdicts[person.id]:
            about, drawn = unit.of(person), None
            if known is not None and verdict.outcome is Outcome.SEND:
                drawn = draw_from_known(about, Occasion.NUDGE, known)
            yield _Planned(about, verdict, drawn)


def _keep_offers(unit: Unit, planned: Sequence[tuple[_Planned, int]]) -> None:
    """Keep what was drawn, in place of what the people held; each comes with the id of its decision."""
    drawn = [(each.unit, each.drawn, decision_id) for each, decision_id in planned if each.drawn is not None]
    if drawn:
        held_offers.close_all_held(unit.connection, [about.person.id for about, _, _ in drawn], unit.now)
        offers.add_all(
            unit.connection,
            [as_new_offer(about, what, Occasion.NUDGE, decision_id=each) for about, what, each in drawn],
        )


def _owe(unit: Unit, planned: Sequence[tuple[_Planned, int]]) -> None:
    """Queue the messages; a last one ends the nudges."""
    messages = {decision_id: each.message(decision_id) for each, decision_id in planned}
    queued = deliveries.plan_all(unit.connection, [(each, unit.now) for each in messages.values()], unit.now)
    carried = {decision_id: queued[each.key] for decision_id, each in messages.items() if each.key in queued}
    decisions.set_deliveries(unit.connection, carried)
    for each, _ in planned:
        if each.drawn is None:
            people.rest(unit.connection, each.unit.person.id, unit.now)
