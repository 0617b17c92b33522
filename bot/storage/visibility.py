"""Decide who may see an action or a need: one predicate for each place, from the widest to the narrowest.

Each takes the tables, or their aliases, that its statement joins: `action` is one of `actions`, `person` is the one of
`people` who did it. No other statement asks whether an action is shared or undone.

What is shown to one person instead of the channel requires `may_read_action` or `may_read_need` as well: of a private
channel, only its present members see what colleagues did and noticed. `reader` is that person's row id.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, FromClause, and_, bindparam, exists, or_, select

from bot.domain.actions import Source
from bot.domain.deliveries import DeliveryStatus
from bot.domain.reviews import UNTOLD, ReviewVerdict
from bot.storage.tables import actions, deliveries, people, reviews, shoutouts, stories, workspaces
from bot.storage.tables.base import Id

Condition = ColumnElement[bool]
Reader = ColumnElement[int] | int


def is_not_undone(action: FromClause) -> Condition:
    """Require that the action is not undone: for its own person, and for totals, which also count private ones."""
    return action.c.undone_at.is_(None)


def is_shared(action: FromClause) -> Condition:
    """Require that it is not private either: for lines that name people who acted, also people who left."""
    return and_(is_not_undone(action), action.c.shared)


def is_in_own_words(action: FromClause) -> Condition:
    """Require that its person has put it into words: other texts are shown to that person alone."""
    return action.c.own_words


def may_be_named(person: FromClause) -> Condition:
    """Require that the person has not declined: for names in those lines."""
    return person.c.featured


def may_be_featured(person: FromClause) -> Condition:
    """Require that the person is also still here: colleagues cannot answer people who left."""
    return and_(person.c.active, may_be_named(person))


def may_be_linked(action: FromClause, person: FromClause) -> Condition:
    """Require a shared action of a person to feature: for the picture of ripples and news of one, without words."""
    return and_(is_shared(action), may_be_featured(person))


def may_be_reviewed(action: FromClause, person: FromClause) -> Condition:
    """Require that it is in its person's own words, too: for reviewers."""
    return and_(may_be_linked(action, person), is_in_own_words(action))


def may_be_known_as_help(action: FromClause, person: FromClause) -> Condition:
    """Require that no reviewer holds it back or has yet to see it: for a customer's name and who helped it.

    The words of its person are not shown there. Reviewers do not see what met a need with one click: the customer's
    name is the noticer's.
    """
    met_need = and_(action.c.source == Source.NEED, ~is_in_own_words(action), action.c.edited_at.is_(None))
    known = or_(_was_seen_first(action), met_need)
    return and_(is_shared(action), may_be_featured(person), ~_has_verdict(action, *UNTOLD), known)


def may_be_posted(action: FromClause, person: FromClause) -> Condition:
    """Require that no reviewer holds it back: for a shout-out's stories, posted whether reviewed or not."""
    return and_(may_be_reviewed(action, person), ~_has_verdict(action, *UNTOLD))


def may_be_offered(action: FromClause, person: FromClause) -> Condition:
    """Require a reviewer's *keep* or a post, if review is on: for nudges, lists and links to a story."""
    return and_(may_be_posted(action, person), _was_seen_first(action))


def may_become_story(action: FromClause, now: datetime) -> Condition:
    """Require that it is shared, in its person's own words, not held back and in no shout-out yet.

    It is for the choice of stories, which checks its person separately.
    """
    # Looked up row by row: PostgreSQL would not do so for what it plans as a join.
    story = select(stories.c.id).where(stories.c.action_id == action.c.id).correlate(action).limit(1)
    held_back = (
        select(reviews.c.id)
        .where(reviews.c.action_id == action.c.id, reviews.c.verdict.in_(UNTOLD))
        .correlate(action)
        .limit(1)
    )
    return and_(
        action.c.recorded_at < now,
        is_shared(action),
        is_in_own_words(action),
        story.scalar_subquery().is_(None),
        held_back.scalar_subquery().is_(None),
    )


def reads_channel(reader: Reader) -> Condition:
    """Require that the workspace's channel is public, or the reader is in it now; `Person.reads_channel_of` in SQL."""
    who, where = people.alias(), workspaces.alias()
    return exists().where(
        who.c.id == reader, where.c.id == who.c.workspace_id, or_(who.c.in_channel, ~where.c.channel_private)
    )


def may_read_action(action: FromClause, reader: Reader) -> Condition:
    """Require that the reader did it, or may see what colleagues did: for everything that is shown to one person."""
    return or_(action.c.person_id == reader, reads_channel(reader))


def may_read_need(need: FromClause, reader: Reader) -> Condition:
    """Require that the reader noticed it or has it, or may see what colleagues noticed."""
    return or_(need.c.noticed_by == reader, need.c.taken_by == reader, reads_channel(reader))


def offers_allowed(connection: Connection, action_id: int, reader: int) -> bool:
    """Return whether `may_be_offered` holds for this action, and the reader may read it."""
    return connection.execute(_MAY_BE_OFFERED, {"action": action_id, "reader": reader}).first() is not None


def reviews_allowed(connection: Connection, action_id: int) -> bool:
    """Return whether `may_be_reviewed` holds for this action."""
    return connection.execute(_MAY_BE_REVIEWED, {"action": action_id}).first() is not None


def _was_seen_first(action: FromClause) -> Condition:
    review_first = exists().where(workspaces.c.id == action.c.workspace_id, workspaces.c.review).correlate(action)
    return or_(~review_first, _has_verdict(action, ReviewVerdict.KEEP), _is_posted(action))


def _has_verdict(action: FromClause, *verdicts: ReviewVerdict) -> Condition:
    review = reviews.alias()
    return exists().where(review.c.action_id == action.c.id, review.c.verdict.in_(verdicts)).correlate(action)


def _is_posted(action: FromClause) -> Condition:
    # These are aliases, because the outer statement may join its own `stories`.
    story, week, post = stories.alias(), shoutouts.alias(), deliveries.alias()
    return (
        exists()
        .where(
            story.c.action_id == action.c.id,
            week.c.id == story.c.shoutout_id,
            post.c.id == week.c.delivery_id,
            post.c.status == DeliveryStatus.SENT,
        )
        .correlate(action)
    )


# Built once: building takes SQLAlchemy longer than running, and every offered story runs these.
_THIS = select(actions.c.id).join(people, people.c.id == actions.c.person_id).where(actions.c.id == bindparam("action"))
_MAY_BE_OFFERED = _THIS.where(may_be_offered(actions, people), may_read_action(actions, bindparam("reader", type_=Id)))
_MAY_BE_REVIEWED = _THIS.where(may_be_reviewed(actions, people))
