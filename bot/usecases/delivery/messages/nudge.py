"""Build the nudge, and the last one.

The offer is read when the nudge is sent, and chosen again if it is unavailable. After that, the choice and the pace
stay. The words, and whether they may be shown, follow. The reasons, the news, the answer and how long ago something was
are read again at each edit.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from bot.domain.absences import is_away, is_paused
from bot.domain.nudges import Answer
from bot.domain.offers import OfferSource
from bot.domain.pace import pace_of, slows_to
from bot.domain.people import Person, local_day
from bot.domain.shown_things import Thing
from bot.storage import (
    candidates,
    decision_answers,
    decisions,
    edits,
    offers,
    people,
    shown_in_messages,
)
from bot.usecases.delivery.audience import Audience
from bot.usecases.delivery.message_kind import MessageKind, Sending
from bot.usecases.delivery.messages.nudge_content import Decided, Nudge, Resting, Slowing
from bot.usecases.delivery.messages.nudge_facts import gather, known_of
from bot.usecases.offers.candidates import Occasion
from bot.usecases.offers.news import news_for_nudge, news_told_by, things_told_by, told_by
from bot.usecases.offers.next_action import offer_within
from bot.usecases.offers.promised import Promised, promise_behind, promised_of
from bot.usecases.offers.shown import show_as_sent, show_offer
from bot.usecases.offers.things_shown import things_offered
from bot.usecases.offers.unavailable import Unavailable, describe_unavailable
from bot.usecases.unit import PersonUnit, Unit

_READ = (Answer.ANOTHER, Answer.NOT_FOR_ME, Answer.PROMISED)
"""After these answers a nudge shows no news: the person has read it."""


def _load(sending: Sending[Decided]) -> Nudge | None:
    unit, known = sending.to, known_of(sending)
    offer = show_offer(unit, known.offer) if known.offer else None
    offer = offer or offer_within(unit, Occasion.NUDGE, decision_id=sending.about.decision_id)
    if offer is None:
        return None
    return Nudge(
        offer=offer,
        decision_id=sending.about.decision_id,
        first=known.is_first,
        slowing=_slowing(unit.person),
        news=news_for_nudge(unit, sending.delivery) if known.may_have_news else None,
    )


def _slowing(person: Person) -> Slowing | None:
    # The nudge is counted as unanswered once it has arrived.
    to = slows_to(person)
    return None if to is None else Slowing(pace_of(person), to, person.cadence)


def _again(sending: Sending[Decided]) -> Nudge | Promised | Unavailable | None:
    """Return the nudge as it reads now; None after an answer that put something else in its place."""
    unit = sending.to
    decision = decision_answers.still_shown(unit.connection, sending.about.decision_id)
    stored = offers.shown_by(unit.connection, decision.id) if decision else None
    if decision is None or stored is None:
        return None
    offer = show_as_sent(unit, stored)
    news = None if decision.answer in _READ else news_told_by(unit, sending.delivery)
    if offer is None:
        return replace(describe_unavailable(unit, stored), news=news)
    kept = decision.answer is Answer.PROMISED and stored.subject.source is not OfferSource.FOLLOW_UP
    promise = promise_behind(unit, stored) if kept else None
    if promise is not None:
        return promised_of(unit, stored, promise)
    return Nudge(offer, decision.id, first=False, news=news)


def _shows(sending: Sending[Decided]) -> Iterable[Thing]:
    yield from _offered_by(sending.to, sending.about.decision_id)
    if sending.gathered is None or sending.gathered.may_have_news:
        yield from things_told_by(sending.to, sending.delivery)


def keep_shown(unit: PersonUnit, decision_id: int) -> None:
    """Keep what a nudge shows after a click has put another offer in its place; changes wait for it.

    An edit that is under way was loaded with the offer before: it is made once more.
    """
    delivery_id = decisions.delivery_of(unit.connection, decision_id)
    shown_in_messages.keep(unit.connection, delivery_id, set(_offered_by(unit, decision_id)))
    edits.again_if_edited_now(unit.connection, delivery_id, unit.now)


def _offered_by(unit: PersonUnit, decision_id: int) -> Iterable[Thing]:
    stored = offers.shown_by(unit.connection, decision_id)
    return things_offered(unit, stored) if stored else ()


def _unwanted(sending: Sending[Decided]) -> str | None:
    unit = sending.to
    person, today = unit.person, local_day(unit.now, unit.zone)
    if not person.enrolled:
        return "the person stopped nudges"
    if is_paused(person, today):
        return "the person paused nudges"
    known = known_of(sending)
    if known.is_answered:
        return "the person has answered it"
    if is_away(person, unit.workspace, unit.now):
        return "the person is away"
    if known.acted_today:
        return "the person has recorded an action today"
    return None


def _lock(unit: Unit, about: Sequence[Decided]) -> None:
    """Let people come before their nudges and what those offer, as when they answer or something is drawn."""
    candidates.lock_people(unit.connection, [each.person_id for each in about])


def _arrived(sending: Sending[Decided]) -> None:
    """Count the nudge as unanswered, unless the person was faster than the news of its arrival."""
    unit, about = sending.unit, sending.about
    people.keep_nudged(unit.connection, about.person_id, about.decision_id, told_by(sending.delivery))
    offers.mark_seen(unit.connection, about.decision_id)


def _given_up(sending: Sending[Decided]) -> None:
    """Let what the nudge offered be offered again."""
    offers.mark_unseen(sending.unit.connection, sending.about.decision_id, sending.unit.now)


def _need_not_rest(sending: Sending[Decided]) -> str | None:
    person = sending.to.person
    if not person.enrolled:
        return "the person stopped nudges"
    return "the person has answered" if person.resting_since is None else None


NUDGE = MessageKind(
    name="nudge",
    about=Decided,
    key=lambda about: f"{about.person_id}:{about.day}",
    audience=Audience.MEMBERS,
    # The decision says until when it is useful on its day.
    useful_for=timedelta(hours=3),
    load=_load,
    again=_again,
    shows=_shows,
    unwanted=_unwanted,
    gather=gather,
    lock=_lock,
    arrived=_arrived,
    given_up=_given_up,
    spares_do_not_disturb=True,
)
RESTING = MessageKind(
    name="resting",
    about=Decided,
    key=lambda about: f"{about.person_id}:{about.day}",
    audience=Audience.MEMBERS,
    useful_for=timedelta(days=7),
    load=lambda sending: Resting(sending.about.decision_id),
    unwanted=_need_not_rest,
)
KINDS = (NUDGE, RESTING)
