"""Nudges that people may be reading, and what they themselves said about the stories in them."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, String, and_, cast, exists, or_, select

from bot.domain.deliveries import Delivery
from bot.domain.nudges import Answer
from bot.domain.offers import OfferSource, Subject, SubjectKind
from bot.domain.people import Person
from bot.storage.decisions import StoredDecision
from bot.storage.mentions import mention
from bot.storage.rows import build
from bot.storage.tables import actions, deliveries, nudge_decisions, offers, promises, stories

REPLACED_BY = (Answer.DID_IT, Answer.TOOK_IT, Answer.HANDED_BACK, Answer.NOT_TODAY)
"""The answers that have put something else in the place of the nudge."""


@dataclass(frozen=True, slots=True)
class OwnPromise:
    """What a person promised, whatever became of the story: `action_id` is the action that it told."""

    id: int
    plan: str | None
    action_id: int
    kept_action_id: int | None


def deliveries_that_show(connection: Connection, workspace_id: int, action_id: int) -> list[Delivery]:
    """The deliveries of the nudges that show this action: as a story, as that of a promise, or to come back to.

    None of them is claimed by a sender until this unit of work ends. SQLite needs no lock on the rows for that: its
    write transactions come one after the other.
    """
    promised = connection.execute(
        select(promises.c.id).join(stories, stories.c.id == promises.c.story_id).where(stories.c.action_id == action_id)
    ).scalars()
    come_back_to = [Subject(SubjectKind.ACTION, action_id).text, *_promise_texts(promised)]
    return _that_show(
        connection,
        workspace_id,
        or_(
            and_(offers.c.source == OfferSource.STORY, offers.c.subject == Subject(SubjectKind.STORY, action_id).text),
            and_(offers.c.source == OfferSource.FOLLOW_UP, offers.c.subject.in_(come_back_to)),
        ),
    )


def deliveries_that_show_stories_of(connection: Connection, teller: Person) -> list[Delivery]:
    """As `deliveries_that_show`, those with any of this person's stories, as such or as that of a promise.

    Those too with a story that may mention them.
    """
    of_them = and_(
        actions.c.workspace_id == teller.workspace_id, or_(actions.c.person_id == teller.id, mention(teller))
    )
    told = select(cast(actions.c.id, String)).where(of_them)
    promised = connection.execute(
        select(promises.c.id)
        .join(stories, stories.c.id == promises.c.story_id)
        .join(actions, actions.c.id == stories.c.action_id)
        .where(of_them)
    ).scalars()
    return _that_show(
        connection,
        teller.workspace_id,
        or_(
            and_(offers.c.source == OfferSource.STORY, offers.c.subject.in_(told)),
            and_(offers.c.source == OfferSource.FOLLOW_UP, offers.c.subject.in_(_promise_texts(promised))),
        ),
    )


def _promise_texts(ids: Iterable[int]) -> list[str]:
    return [Subject(SubjectKind.PROMISE, promise_id).text for promise_id in ids]


def _that_show(connection: Connection, workspace_id: int, shown: ColumnElement[bool]) -> list[Delivery]:
    newer = offers.alias()
    rows = connection.execute(
        select(deliveries)
        .join(nudge_decisions, nudge_decisions.c.delivery_id == deliveries.c.id)
        .join(offers, offers.c.decision_id == nudge_decisions.c.id)
        .where(
            offers.c.workspace_id == workspace_id,
            shown,
            or_(nudge_decisions.c.answer.is_(None), nudge_decisions.c.answer.not_in(REPLACED_BY)),
            ~exists().where(newer.c.decision_id == offers.c.decision_id, newer.c.id > offers.c.id),
        )
        .order_by(deliveries.c.id)
        .with_for_update(of=deliveries)
    ).all()
    return [build(Delivery, row) for row in rows]


def still_shown(connection: Connection, decision_id: int | None) -> StoredDecision | None:
    """The decision of a nudge, unless its answer has put something else in its place."""
    row = connection.execute(
        select(nudge_decisions).where(
            nudge_decisions.c.id == decision_id,
            or_(nudge_decisions.c.answer.is_(None), nudge_decisions.c.answer.not_in(REPLACED_BY)),
        )
    ).one_or_none()
    return None if row is None else build(StoredDecision, row)


def find_promise(connection: Connection, person_id: int, promise_id: int) -> OwnPromise | None:
    """The promise with this id, if it is the person's."""
    row = connection.execute(
        _OWN_PROMISES.where(promises.c.person_id == person_id, promises.c.id == promise_id)
    ).one_or_none()
    return None if row is None else build(OwnPromise, row)


def promise_about(connection: Connection, person_id: int, action_id: int) -> OwnPromise | None:
    """What the person promised about the story that tells this action, if they did."""
    row = connection.execute(
        _OWN_PROMISES.where(promises.c.person_id == person_id, stories.c.action_id == action_id)
    ).one_or_none()
    return None if row is None else build(OwnPromise, row)


_OWN_PROMISES = select(promises, stories.c.action_id).join(stories, stories.c.id == promises.c.story_id)
