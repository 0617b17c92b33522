"""The picture of the week's ripples, below the shout-out.

It is drawn from what may be shown when it is sent, and stays so: when anything in it may not be shown any more, it is
removed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.domain.deliveries import Delivery, Retrying, Sent
from bot.domain.ripple_drawing import Drawing, drawing_of
from bot.domain.ripples import ripples
from bot.domain.shown_things import Thing, the_action, the_person
from bot.storage import actions, deliveries, people_names, shoutout_deliveries, shoutouts
from bot.storage import ripples as linked
from bot.usecases.delivery.audience import Audience
from bot.usecases.delivery.message_kind import MessageKind, PictureFile, Sending, Upload
from bot.usecases.unit import Unit

LINKS_FROM = timedelta(weeks=8)
"""How far back the links go that are drawn around those of the week."""


@dataclass(frozen=True, slots=True)
class RipplePicture:
    """The picture below the shout-out that is stored at `below`.

    `names` are those of the people in the drawing, by row id. `file_id` is the Slack file that holds the picture
    already and only has to be shown; None when there is none yet.
    """

    drawing: Drawing
    names: dict[int, str]
    below: Sent
    file_id: str | None


@dataclass(frozen=True, slots=True)
class OfShoutout:
    """Below which shout-out the picture is shown."""

    shoutout_id: int


def owe_picture(unit: Unit, posted: Delivery, shoutout_id: int) -> None:
    """Owe the picture of the week's ripples below the shout-out that is `posted`, if it is worth showing."""
    if _drawing(unit, shoutout_id) is None:
        return
    owed = RIPPLES.owed(unit, OfShoutout(shoutout_id), channel_id=posted.channel_id)
    deliveries.plan(unit.connection, owed, unit.now)


def _load(sending: Sending[OfShoutout]) -> RipplePicture | None:
    """Return the picture as it is now; None when it is no longer worth showing."""
    unit, shoutout_id = sending.unit, sending.about.shoutout_id
    posted = shoutout_deliveries.of_shoutout(unit.connection, shoutout_id)
    drawing = _drawing(unit, shoutout_id) if posted else None
    if posted is None or posted.sent is None or drawing is None:
        return None
    drawn = sorted({dot.deed.person_id for dot in drawing.dots if dot.deed})
    names = people_names.names(unit.connection, unit.workspace.id, drawn)
    # An upload that was never shown is repeated if the drawing has changed.
    same = linked.drawn_in(unit.connection, shoutout_id) == drawing.drawn
    file_id = linked.picture_of(unit.connection, shoutout_id) if same else None
    return RipplePicture(drawing, names, posted.sent, file_id)


def _again(sending: Sending[OfShoutout]) -> PictureFile | None:
    """Return the file, to be removed, when it shows what is not so or may not be shown.

    That is what was undone or made private, what is of another kind or inspired by another action, and what was done by
    people who left or declined to be featured.
    """
    unit, shoutout_id = sending.unit, sending.about.shoutout_id
    return _file(sending) if linked.is_taken_back(unit.connection, shoutout_id) else None


def _shows(sending: Sending[OfShoutout]) -> Iterable[Thing]:
    """Return what was drawn or, before it is, what would be."""
    unit, shoutout_id = sending.unit, sending.about.shoutout_id
    drawing = _drawing(unit, shoutout_id)
    drawn = linked.drawn_in(unit.connection, shoutout_id) | (drawing.drawn if drawing else frozenset())
    ids = sorted({each.action_id for each in drawn})
    yield from map(the_action, ids)
    yield from map(the_person, actions.authors(unit.connection, ids))


def _file(sending: Sending[OfShoutout]) -> PictureFile | None:
    unit, shoutout_id = sending.unit, sending.about.shoutout_id
    posted = shoutout_deliveries.of_shoutout(unit.connection, shoutout_id)
    file_id = linked.picture_of(unit.connection, shoutout_id)
    return PictureFile(file_id, posted.sent) if posted and posted.sent and file_id else None


def _keep_file(sending: Sending[OfShoutout], picture: RipplePicture, file_id: str) -> RipplePicture:
    linked.keep_picture(sending.unit.connection, sending.about.shoutout_id, file_id, picture.drawing.drawn)
    return replace(picture, file_id=file_id)


def _drawing(unit: Unit, shoutout_id: int) -> Drawing | None:
    """Return what may be shown of the ripples of the shout-out's week: no private action, nobody declined or left."""
    shoutout = shoutouts.get(unit.connection, shoutout_id)
    since, until = shoutout.covers_from, shoutout.covers_until
    found = linked.links(unit.connection, unit.workspace.id, since - LINKS_FROM, until)
    return drawing_of(ripples(link for link in found if link.action.shared and link.origin.shared), since)


RIPPLES = MessageKind(
    name="ripples",
    about=OfShoutout,
    key=lambda about: f"{about.shoutout_id}",
    audience=Audience.CHANNEL,
    useful_for=timedelta(days=1),
    load=_load,
    again=_again,
    shows=_shows,
    retrying=Retrying.WHILE_THE_CHANNEL_IS_IN_TROUBLE,
    upload=Upload(is_missing=lambda picture: picture.file_id is None, keep=_keep_file, file=_file),
)
KINDS = (RIPPLES,)
