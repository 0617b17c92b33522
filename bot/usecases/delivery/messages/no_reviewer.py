"""Notify admins that nobody is left to review stories."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.people import zone_of
from bot.domain.schedule import week_of
from bot.usecases.delivery.audience import Audience
from bot.usecases.delivery.message_kind import MessageKind, Sending
from bot.usecases.delivery.messages.reviewers import reviewers_of


@dataclass(frozen=True, slots=True)
class NoReviewer:
    """That nobody is left to review stories, for an admin; `due`, in their zone, is when they are posted.

    `private` is whether reviewers have to be in the private channel.
    """

    due: datetime
    private: bool = False


@dataclass(frozen=True, slots=True)
class Unreviewed:
    """Which week's stories nobody reviews, for which admin."""

    week: date
    admin_id: int


def _load(sending: Sending[Unreviewed]) -> NoReviewer | None:
    """Return that nobody reviews; None when somebody does, or nobody has to, or its shout-out is past."""
    unit = sending.to
    due = unit.workspace.shoutout_due_at
    if not unit.workspace.review or due is None or reviewers_of(unit):
        return None
    if week_of(due, zone_of([unit.workspace.zone])) != sending.about.week:
        return None
    return NoReviewer(due.astimezone(unit.zone), unit.workspace.channel_private)


NO_REVIEWER = MessageKind(
    name="no_reviewer",
    about=Unreviewed,
    key=lambda about: f"{about.week}:{about.admin_id}",
    audience=Audience.COLLEAGUES,
    # It is owed until the shout-out is due.
    useful_for=timedelta(days=7),
    load=_load,
)
KINDS = (NO_REVIEWER,)
