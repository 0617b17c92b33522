"""What reviewers have asked people to edit, and the messages about the review, as far as they show an action."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, and_, select, update

from bot.domain.deliveries import Delivery, DeliveryKind, DeliveryStatus
from bot.storage.rows import build, columns, insert_new, insert_once
from bot.storage.tables import actions, deliveries, edit_requests, review_messages, reviews


@dataclass(frozen=True, slots=True)
class EditRequest:
    """What the reviewer with the row id `person_id` asks to be edited; `closed_at` is None as long as it stands."""

    id: int
    action_id: int
    person_id: int
    note: str
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class NewEditRequest:
    """A reviewer's request for an edit, to be kept."""

    action_id: int
    person_id: int
    note: str
    asked_at: datetime
    origin_key: str


def ask_once(connection: Connection, new: NewEditRequest) -> int | None:
    """Keep a request unless its `origin_key` is there already for the action; the new id, or None."""
    return insert_once(connection, edit_requests, columns(new), ("action_id", "origin_key"))


def get_request(connection: Connection, request_id: int) -> EditRequest:
    """The request with this row id."""
    return build(EditRequest, connection.execute(select(edit_requests).where(edit_requests.c.id == request_id)).one())


def close_requests(connection: Connection, action_id: int, now: datetime, closed_by: int | None = None) -> list[int]:
    """Let no request for an edit of the action stand any more; who had asked, by row id, each of them once.

    `closed_by` is the reviewer whose word withdraws them, None for the edit itself.
    """
    stands = edit_requests.c.action_id == action_id, edit_requests.c.closed_at.is_(None)
    asked = connection.execute(select(edit_requests.c.person_id).where(*stands).distinct()).scalars().all()
    connection.execute(update(edit_requests).where(*stands).values(closed_at=now, closed_by=closed_by))
    return sorted(asked)


def keep_shown(connection: Connection, delivery_id: int | None, action_ids: Iterable[int]) -> None:
    """Keep which actions a message about the review shows; None stands for one that was owed before."""
    if delivery_id is not None:
        rows = [{"action_id": action_id, "delivery_id": delivery_id} for action_id in action_ids]
        insert_new(connection, review_messages, rows, ("action_id", "delivery_id"))


def that_show(connection: Connection, action_ids: Collection[int]) -> list[Delivery]:
    """The messages about the review that show any of these actions.

    No sender claims one of them until this unit of work ends, which goes for all that this module gives.
    """
    return _locked(connection, _shown(review_messages.c.action_id.in_(action_ids)))


def that_show_actions_of(connection: Connection, person_id: int) -> list[Delivery]:
    """As `that_show`, those with any action of this person."""
    theirs = select(actions.c.id).where(actions.c.person_id == person_id)
    return _locked(connection, _shown(review_messages.c.action_id.in_(theirs)))


def that_show_the_week(connection: Connection, workspace_id: int, week: date) -> list[Delivery]:
    """As `that_show`, those with anything that was put to the reviewers last before the shout-out of this week."""
    put = select(reviews.c.action_id).where(reviews.c.workspace_id == workspace_id, reviews.c.week == week)
    return _locked(connection, _shown(review_messages.c.action_id.in_(put)))


def sheets_of_the_week(connection: Connection, workspace_id: int, week: date) -> list[Delivery]:
    """As `that_show`, those with all that was put to the reviewers before the shout-out of this week."""
    return _locked(
        connection,
        and_(
            deliveries.c.workspace_id == workspace_id,
            deliveries.c.kind == DeliveryKind.REVIEW,
            deliveries.c.key.startswith(f"{DeliveryKind.REVIEW.value}:{week.isoformat()}:", autoescape=True),
            # Every sheet shows something, and messages that do are few beside the whole ledger.
            deliveries.c.id.in_(select(review_messages.c.delivery_id)),
        ),
    )


def that_were_sent(connection: Connection, workspace_id: int, since: datetime) -> list[Delivery]:
    """As `that_show`, those of the workspace that show any action and were owed since then."""
    shown = deliveries.c.id.in_(select(review_messages.c.delivery_id))
    owed_since = deliveries.c.created_at >= since
    return _locked(connection, and_(deliveries.c.workspace_id == workspace_id, owed_since, shown))


def that_tell_of_trouble(connection: Connection, workspace_id: int, week: date) -> list[Delivery]:
    """As `that_show`, those that tell admins what keeps the shout-out of this week from its channel."""
    of_the_week = deliveries.c.key.startswith(
        f"{DeliveryKind.CHANNEL_TROUBLE.value}:{week.isoformat()}:", autoescape=True
    )
    return _locked(
        connection,
        and_(
            deliveries.c.workspace_id == workspace_id,
            deliveries.c.kind == DeliveryKind.CHANNEL_TROUBLE,
            of_the_week,
        ),
    )


def that_asked_in_vain(connection: Connection, action_id: int) -> list[Delivery]:
    """The messages with requests for an edit of this action that a reviewer's word has withdrawn."""
    withdrawn = select(edit_requests.c.id).where(
        edit_requests.c.action_id == action_id, edit_requests.c.closed_by.is_not(None)
    )
    author = select(actions.c.person_id).where(actions.c.id == action_id).scalar_subquery()
    return _locked(
        connection,
        and_(
            deliveries.c.person_id == author,
            deliveries.c.kind == DeliveryKind.ASKED_TO_EDIT,
            deliveries.c.subject_id.in_(withdrawn),
        ),
    )


def lock_message(connection: Connection, delivery_id: int | None) -> Delivery:
    """The message with this row id, which nobody else locks or claims until this unit of work ends."""
    [message] = _locked(connection, deliveries.c.id == delivery_id)
    return message


def is_planned(connection: Connection, kind: DeliveryKind, person_id: int, subject_id: int) -> bool:
    """Whether such a message to this person about this subject waits to be sent, and will read how things are then."""
    row = connection.execute(
        select(deliveries.c.id)
        .where(
            deliveries.c.person_id == person_id,
            deliveries.c.kind == kind,
            deliveries.c.subject_id == subject_id,
            deliveries.c.status == DeliveryStatus.PLANNED,
        )
        .with_for_update()
    ).first()
    return row is not None


def _shown(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return deliveries.c.id.in_(select(review_messages.c.delivery_id).where(condition))


def _locked(connection: Connection, condition: ColumnElement[bool]) -> list[Delivery]:
    rows = connection.execute(select(deliveries).where(condition).order_by(deliveries.c.id).with_for_update()).all()
    return [build(Delivery, row) for row in rows]
