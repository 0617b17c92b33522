"""The messages of thanks: a colleague's words, and the week's thanks to people who would rather not be featured."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from bot.domain.actions import Action
from bot.domain.people import local_day
from bot.domain.schedule import next_posting_hour
from bot.storage import people_names, thanks
from bot.usecases.delivery.audience import Audience
from bot.usecases.delivery.message_kind import MessageKind, Sending
from bot.usecases.names import names_for_texts
from bot.usecases.visible_words import Visible, words_for


@dataclass(frozen=True, slots=True)
class ThanksFromColleague:
    """A colleague's words for what the person did."""

    thanked_by: str
    words: Visible
    action: Action
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class PrivateThanks:
    """The week's thanks for somebody who is not featured, with how many things they recorded from a day on."""

    number: int
    since: date


@dataclass(frozen=True, slots=True)
class Words:
    """Which words of thanks are sent."""

    thanks_id: int


@dataclass(frozen=True, slots=True)
class WeekOf:
    """A week's thanks to a person, named by the week's shout-out."""

    shoutout_id: int
    person_id: int


def _from_colleague(sending: Sending[Words]) -> ThanksFromColleague | None:
    """Return a colleague's thanks; None when what they are for has been undone."""
    unit = sending.unit
    found = thanks.find(unit.connection, unit.workspace.id, sending.about.thanks_id)
    if found is None:
        return None
    words = words_for(unit, found.person_id, found.text)
    return ThanksFromColleague(
        thanked_by=people_names.names(unit.connection, unit.workspace.id, [found.person_id])[found.person_id],
        words=words,
        action=found.action,
        names=names_for_texts(unit, [found.text, found.action.text]),
    )


def _in_private(sending: Sending[WeekOf]) -> PrivateThanks | None:
    """Return the thanks of the week; None when all was undone, or the person wants to be featured after all."""
    unit = sending.to
    since, until = thanks.thanked_time(unit.connection, sending.about.shoutout_id)
    number = thanks.number_done(unit.connection, unit.person.id, since, until)
    if unit.person.featured or not number:
        return None
    return PrivateThanks(number, local_day(since, unit.zone))


def _by_day(sending: Sending[Any]) -> datetime:
    return next_posting_hour(sending.unit.now, sending.to.zone)


THANKS = MessageKind(
    name="thanks",
    about=Words,
    key=lambda about: f"{about.thanks_id}",
    audience=Audience.COLLEAGUES,
    useful_for=timedelta(days=3),
    load=_from_colleague,
    best_time=_by_day,
)
PRIVATE_THANKS = MessageKind(
    name="private_thanks",
    about=WeekOf,
    key=lambda about: f"{about.shoutout_id}:{about.person_id}",
    audience=Audience.COLLEAGUES,
    useful_for=timedelta(days=3),
    load=_in_private,
    best_time=_by_day,
)
KINDS = (THANKS, PRIVATE_THANKS)
