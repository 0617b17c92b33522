"""What colleagues may be told of an action, as far as the reviewers have a say in it."""

from sqlalchemy import ColumnElement, Connection, and_, bindparam, exists, or_, select

from bot.domain.deliveries import DeliveryStatus
from bot.domain.reviews import UNTOLD, ReviewVerdict
from bot.storage.tables import actions, deliveries, people, reviews, shoutouts, stories, workspaces


def may_be_told() -> ColumnElement[bool]:
    """Whether colleagues may be told of an action, in a statement that joins `actions` with their `people`.

    It is shared, and its person has not left and may be featured; no reviewer has skipped it or waits for an edit of
    it. While reviewers look at stories first, one of them has kept it, or a shout-out that is posted tells it.
    """
    first = exists().where(workspaces.c.id == actions.c.workspace_id, workspaces.c.review)
    reviewed = or_(~first, _said(ReviewVerdict.KEEP), _is_posted())
    return and_(_is_theirs_to_tell(), ~_said(*UNTOLD), reviewed)


def may_tell(connection: Connection, action_id: int) -> bool:
    """Whether colleagues may be told of this action, as `may_be_told` says."""
    return connection.execute(_MAY_TELL, {"action": action_id}).first() is not None


def _is_theirs_to_tell() -> ColumnElement[bool]:
    return and_(actions.c.shared, actions.c.undone_at.is_(None), people.c.active, people.c.featured)


def _said(*verdicts: ReviewVerdict) -> ColumnElement[bool]:
    said = reviews.alias()
    return exists().where(said.c.action_id == actions.c.id, said.c.verdict.in_(verdicts)).correlate(actions)


def _is_posted() -> ColumnElement[bool]:
    # Aliases, because a statement that asks may join stories of its own.
    story, week, post = stories.alias(), shoutouts.alias(), deliveries.alias()
    return (
        exists()
        .where(
            story.c.action_id == actions.c.id,
            week.c.id == story.c.shoutout_id,
            post.c.id == week.c.delivery_id,
            post.c.status == DeliveryStatus.SENT,
        )
        .correlate(actions)
    )


# Built once: SQLAlchemy takes longer to build a statement than to run it, and every story that is offered asks for it.
_MAY_TELL = (
    select(actions.c.id)
    .join(people, people.c.id == actions.c.person_id)
    .where(actions.c.id == bindparam("action"), may_be_told())
)
