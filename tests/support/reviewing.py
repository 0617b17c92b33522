"""A company whose stories are reviewed, and what its reviewers do."""

from datetime import UTC, datetime, timedelta

from bot.domain.actions import ActionDraft, Source
from bot.domain.reviews import ReviewVerdict
from bot.storage.tables import workspaces
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.review_sheet import ReviewSheet
from bot.usecases.recording.change import edit_action
from bot.usecases.review.plan import plan_reviews
from bot.usecases.review.verdicts import ask_for_edit, give_verdict
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.unit import Caller
from tests.support.company import Company
from tests.support.outbox import Edit, FakeOutbox

FRIDAY = datetime(2026, 11, 27, 15, tzinfo=UTC)


THURSDAY = FRIDAY - timedelta(days=1)


WEEK = timedelta(days=7)


KEEP = ReviewVerdict.KEEP


SKIP = ReviewVerdict.SKIP


ASK = ReviewVerdict.ASK


OPEN = ReviewVerdict.OPEN


def reviewed_by(acme: Company, *reviewers: Caller, on: bool = True) -> None:
    """Switch the review on."""
    with acme.store.unit() as connection:
        ids = frozenset(each.user_id for each in reviewers)
        connection.execute(workspaces.update().values(review=on, reviewers=ids))


def plan(acme: Company, at: datetime = THURSDAY) -> int:
    acme.clock.move_to(at)
    return plan_reviews(acme.context, acme.team_id)


MINUTE = timedelta(minutes=1)


class Office:
    """A company whose review is on, with Ana's story put to Ben and Cleo."""

    def __init__(self, acme: Company, text: str = "helped Ms Okafor") -> None:
        self.acme, self.outbox = acme, FakeOutbox()
        self.ana, self.ben, self.cleo = (acme.hires(name) for name in ("ana", "ben", "cleo"))
        reviewed_by(acme, self.ben, self.cleo)
        self.action = acme.records(self.ana, text).action
        plan(acme)
        self.send()

    def send(self, after: timedelta = MINUTE) -> list[tuple[str, object]]:
        """What is sent now: to whom, by the key of the conversation, and what it says."""
        before = len(self.outbox.stored)
        self.acme.clock.move(after)
        deliver_owed(self.acme.context, self.acme.team_id, self.outbox)
        return [(parcel.target, parcel.content) for parcel in self.outbox.stored[before:]]

    def edits(self) -> list[Edit]:
        """Send what is due; the edits of messages to people among it."""
        before = len(self.outbox.edits())
        self.send()
        return [edit for edit in self.outbox.edits()[before:] if not edit.key.startswith(("shoutout", "nudge"))]

    def sheets(self) -> list[ReviewSheet]:
        """The reviewers' messages, as they are edited now."""
        return [edit.shows for edit in self.edits() if isinstance(edit.shows, ReviewSheet)]

    def posts(self) -> None:
        self.acme.clock.move_to(FRIDAY)
        plan_shoutout(self.acme.context, self.acme.team_id)

    def says(self, who: Caller, verdict: ReviewVerdict) -> None:
        give_verdict(self.acme.context, who, self.action.id, verdict)

    def asks(self, who: Caller, note: str = "no name") -> None:
        ask_for_edit(self.acme.context, who, self.action.id, note, f"view:{note}")

    def rewords(self, text: str = "helped a customer log in") -> None:
        edit_action(self.acme.context, self.ana, self.action.id, ActionDraft(text, Source.FORM))
