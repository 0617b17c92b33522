"""What thanks say, read fresh when they are sent."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection

from bot.domain.actions import Action
from bot.domain.people import Person, Workspace, person_zone
from bot.domain.schedule import week_of
from bot.storage import people, thanks
from bot.usecases.context import Context
from bot.usecases.names import names_for_texts
from bot.usecases.visible import words_for

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
    words: str
    action: Action
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class PrivateThanks:
    """The thanks of the week for somebody who is not featured, with how many things they did."""

    number: int
    when: When


Gratitude = ThanksFromColleague | PrivateThanks


def thanks_from_colleague(
    context: Context, connection: Connection, workspace: Workspace, thanks_id: int
) -> ThanksFromColleague | None:
    """A colleague's thanks; None when what they are for has been undone since."""
    found = thanks.find(connection, workspace.id, thanks_id)
    if found is None:
        return None
    words = words_for(context, connection, workspace, found.person_id, found.text)
    return ThanksFromColleague(
        thanked_by=people.names(connection, workspace.id, [found.person_id])[found.person_id],
        words=words,
        action=found.action,
        names=names_for_texts(connection, workspace.id, [found.text, found.action.text]),
    )


def private_thanks(
    connection: Connection, workspace: Workspace, person: Person, shoutout_id: int, now: datetime
) -> PrivateThanks | None:
    """The thanks of the week; None when all was undone since, or the person wants to be featured after all."""
    since, until = thanks.thanked_time(connection, shoutout_id)
    number = thanks.number_done(connection, person.id, since, until)
    if person.featured or not number:
        return None
    if until - since > _ABOUT_A_WEEK:
        return PrivateThanks(number, When.LATELY)
    zone = person_zone(person, workspace)
    same = week_of(now, zone) == week_of(until, zone)
    return PrivateThanks(number, When.THIS_WEEK if same else When.LAST_WEEK)
