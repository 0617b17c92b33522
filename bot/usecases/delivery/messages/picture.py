"""The picture of the week's ripples: owed once the shout-out is posted, and drawn from what stands when it is sent."""

from dataclasses import dataclass
from datetime import timedelta

from bot.domain.deliveries import Delivery, DeliveryKind, Owed, Sent
from bot.domain.ripple_drawing import Drawing, drawing_of
from bot.domain.ripples import ripples
from bot.storage import deliveries, people, shoutout_deliveries, shoutouts
from bot.storage import ripples as linked
from bot.usecases.unit import Context, Unit

LINKS_FROM = timedelta(weeks=8)
"""How far back the links go that are drawn around those of the week."""
REMOVED_WITHIN = timedelta(days=30)
"""How long the removal of a picture is tried."""
USEFUL_FOR = timedelta(days=1)
"""How long after its shout-out a picture is still posted."""


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
class PictureFile:
    """A Slack file with a picture, and the message in whose thread it is, or is to be.

    As what a delivery says: the file is to be taken away.
    """

    id: str
    below: Sent


def owe_picture(unit: Unit, posted: Delivery) -> None:
    """Owe the picture of the week's ripples below the shout-out that is `posted`, if it is worth showing."""
    if posted.kind is not DeliveryKind.SHOUTOUT or posted.subject_id is None:
        return
    if _drawing(unit, posted.subject_id) is None:
        return
    owed = Owed(
        workspace_id=posted.workspace_id,
        key=f"ripples:{posted.subject_id}",
        kind=DeliveryKind.RIPPLES,
        channel_id=posted.channel_id,
        subject_id=posted.subject_id,
        expires_at=unit.now + USEFUL_FOR,
    )
    deliveries.plan(unit.connection, owed, unit.now)


def ripple_picture(unit: Unit, delivery: Delivery) -> RipplePicture | None:
    """The picture as it is now; None when it is no longer worth showing."""
    posted = shoutout_deliveries.of_shoutout(unit.connection, delivery.subject_id)
    if delivery.subject_id is None or posted is None or posted.sent is None:
        return None
    drawing = _drawing(unit, delivery.subject_id)
    if drawing is None:
        return None
    drawn = sorted({dot.deed.person_id for dot in drawing.dots if dot.deed})
    names = people.names(unit.connection, unit.workspace.id, drawn)
    # An upload that was never shown and says anything else by now is made anew.
    same = linked.drawn_in(unit.connection, delivery.subject_id) == drawing.drawn
    file_id = linked.picture_of(unit.connection, delivery.subject_id) if same else None
    return RipplePicture(drawing, names, posted.sent, file_id)


def picture_file(unit: Unit, delivery: Delivery) -> PictureFile | None:
    """The file that holds the picture which a delivery shows or takes away; None when there is none."""
    posted = shoutout_deliveries.of_shoutout(unit.connection, delivery.subject_id)
    about_one = delivery.kind in {DeliveryKind.RIPPLES, DeliveryKind.RIPPLES_GONE}
    if not about_one or delivery.subject_id is None or posted is None or not posted.sent:
        return None
    file_id = linked.picture_of(unit.connection, delivery.subject_id)
    return PictureFile(file_id, posted.sent) if file_id else None


def remove_pictures(context: Context, team_id: str) -> int:
    """Owe that pictures go which show what is not so or not to be shown any more; how many.

    That is what was undone or made private, what is of another kind or said to be inspired by another action or none,
    and what was done by who has left or declined to be featured since.
    """
    with context.unit_of(team_id) as unit:
        found = linked.pictures_to_remove(unit.connection, unit.workspace.id)
        for shoutout_id in found:
            linked.forget_drawn(unit.connection, shoutout_id)
            post = shoutout_deliveries.of_shoutout(unit.connection, shoutout_id)
            owed = Owed(
                workspace_id=unit.workspace.id,
                key=f"ripples_gone:{shoutout_id}",
                kind=DeliveryKind.RIPPLES_GONE,
                channel_id=post.sent_channel if post else None,
                subject_id=shoutout_id,
                expires_at=unit.now + REMOVED_WITHIN,
            )
            deliveries.plan(unit.connection, owed, unit.now)
        return len(found)


def _drawing(unit: Unit, shoutout_id: int) -> Drawing | None:
    """What may be shown of the ripples of the shout-out's week: nothing private, nobody who declined or left."""
    shoutout = shoutouts.get(unit.connection, shoutout_id)
    since, until = shoutout.covers_from, shoutout.covers_until
    found = linked.links(unit.connection, unit.workspace.id, since - LINKS_FROM, until)
    return drawing_of(ripples(link for link in found if link.action.shared and link.origin.shared), since)
