"""What thanks say, read fresh when they are sent."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from bot.domain.actions import Action
from bot.domain.schedule import week_of
from bot.storage import people, thanks
from bot.usecases.names import names_for_texts
from bot.usecases.unit import PersonUnit, Unit
from bot.usecases.visible import Visible, words_for

_ABOUT_A_WEEK = timedelta(days=10)


class When(StrEnum):
    """Of what time private thanks speak."""

    THIS_WEEK = "this week"
    LAST_WEEK = "last week"
    LATELY = "lately"


@dataclass(frozen=True, slots=True)
class ThanksFromColleague:
    """A colleague's words for what the person did."""

    thanked_by: str
    words: Visible
    action: Action
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class PrivateThanks:
    """The thanks of the week for somebody who is not featured, with how many things they did."""

    number: int
    when: When


Gratitude = ThanksFromColleague | PrivateThanks


def thanks_from_colleague(unit: Unit, thanks_id: int) -> ThanksFromColleague | None:
    """A colleague's thanks; None when what they are for has been undone since."""
    found = thanks.find(unit.connection, unit.workspace.id, thanks_id)
    if found is None:
        return None
    words = words_for(unit, found.person_id, found.text)
    return ThanksFromColleague(
        thanked_by=people.names(unit.connection, unit.workspace.id, [found.person_id])[found.person_id],
        words=words,
        action=found.action,
        names=names_for_texts(unit, [found.text, found.action.text]),
    )


def private_thanks(unit: PersonUnit, shoutout_id: int) -> PrivateThanks | None:
    """The thanks of the week; None when all was undone since, or the person wants to be featured after all."""
    since, until = thanks.thanked_time(unit.connection, shoutout_id)
    number = thanks.number_done(unit.connection, unit.person.id, since, until)
    if unit.person.featured or not number:
        return None
    if until - since > _ABOUT_A_WEEK:
        return PrivateThanks(number, When.LATELY)
    zone = unit.zone
    same = week_of(unit.now, zone) == week_of(until, zone)
    return PrivateThanks(number, When.THIS_WEEK if same else When.LAST_WEEK)
