"""The picture of the week's ripples: owed once the shout-out is posted, and drawn from what stands when it is sent."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.domain.deliveries import Delivery, DeliveryKind, Owed, Sent
from bot.domain.people import Workspace
from bot.domain.ripple_drawing import Drawing, drawing_of
from bot.domain.ripples import ripples
from bot.storage import deliveries, people, shoutout_deliveries, shoutouts
from bot.storage import ripples as linked
from bot.usecases.context import Context, known_workspace

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


def owe_picture(connection: Connection, posted: Delivery, now: datetime) -> None:
    """Owe the picture of the week's ripples below the shout-out that is `posted`, if it is worth showing."""
    if posted.kind is not DeliveryKind.SHOUTOUT or posted.subject_id is None:
        return
    if _drawing(connection, posted.workspace_id, posted.subject_id) is None:
        return
    owed = Owed(
        workspace_id=posted.workspace_id,
        key=f"ripples:{posted.subject_id}",
        kind=DeliveryKind.RIPPLES,
        channel_id=posted.channel_id,
        subject_id=posted.subject_id,
        expires_at=now + USEFUL_FOR,
    )
    deliveries.plan(connection, owed, now)


def ripple_picture(connection: Connection, workspace: Workspace, delivery: Delivery) -> RipplePicture | None:
    """The picture as it is now; None when it is no longer worth showing."""
    posted = shoutout_deliveries.of_shoutout(connection, delivery.subject_id)
    if delivery.subject_id is None or posted is None or posted.sent is None:
        return None
    drawing = _drawing(connection, workspace.id, delivery.subject_id)
    if drawing is None:
        return None
    drawn = sorted({dot.deed.person_id for dot in drawing.dots if dot.deed})
    names = people.names(connection, workspace.id, drawn)
    # An upload that was never shown and says anything else by now is made anew.
    same = linked.drawn_in(connection, delivery.subject_id) == drawing.drawn
    file_id = linked.picture_of(connection, delivery.subject_id) if same else None
    return RipplePicture(drawing, names, posted.sent, file_id)


def picture_file(connection: Connection, delivery: Delivery) -> PictureFile | None:
    """The file that holds the picture which a delivery shows or takes away; None when there is none."""
    posted = shoutout_deliveries.of_shoutout(connection, delivery.subject_id)
    about_one = delivery.kind in {DeliveryKind.RIPPLES, DeliveryKind.RIPPLES_GONE}
    if not about_one or delivery.subject_id is None or posted is None or not posted.sent:
        return None
    file_id = linked.picture_of(connection, delivery.subject_id)
    return PictureFile(file_id, posted.sent) if file_id else None


def remove_pictures(context: Context, team_id: str) -> int:
    """Owe that pictures go which show what is not so or not to be shown any more; how many.

    That is what was undone or made private, what is of another kind or said to be inspired by another action or none,
    and what was done by who has left or declined to be featured since.
    """
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace = known_workspace(connection, team_id)
        found = linked.pictures_to_remove(connection, workspace.id)
        for shoutout_id in found:
            linked.forget_drawn(connection, shoutout_id)
            post = shoutout_deliveries.of_shoutout(connection, shoutout_id)
            owed = Owed(
                workspace_id=workspace.id,
                key=f"ripples_gone:{shoutout_id}",
                kind=DeliveryKind.RIPPLES_GONE,
                channel_id=post.sent_channel if post else None,
                subject_id=shoutout_id,
                expires_at=now + REMOVED_WITHIN,
            )
            deliveries.plan(connection, owed, now)
        return len(found)


def _drawing(connection: Connection, workspace_id: int, shoutout_id: int) -> Drawing | None:
    """What may be shown of the ripples of the shout-out's week: nothing private, nobody who declined or left."""
    shoutout = shoutouts.get(connection, shoutout_id)
    since, until = shoutout.covers_from, shoutout.covers_until
    found = linked.links(connection, workspace_id, since - LINKS_FROM, until)
    return drawing_of(ripples(link for link in found if link.action.shared and link.origin.shared), since)
