"""Edits that are refused, that stall, or that a click overtakes: what the message shows in the end is so."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

import pytest

from bot.domain.actions import ActionDraft, Source
from bot.domain.deliveries import LEASE, LEAST_LEFT
from bot.domain.offers import OfferSource
from bot.errors import DeliveryError
from bot.storage import deliveries as ledger
from bot.storage import edits
from bot.storage.tables import deliveries, stories
from bot.usecases.delivery.changed import COUNTS_SHOWN_AFTER
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.edit import edit
from bot.usecases.delivery.messages.nudge_content import Nudge
from bot.usecases.nudges.another import another
from bot.usecases.recording.change import edit_action, undo_action
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.shoutout.stories import notice_story
from bot.usecases.unit import Caller
from tests.support.company import Company
from tests.support.edits import DUE, GIVEN_UP, SHOWN, edits_in
from tests.support.outbox import FakeOutbox
from tests.support.reviewing import FRIDAY, MINUTE
from tests.support.telling import nudged, told_story

TOO_LONG = DeliveryError("Slack answered msg_blocks_too_long", permanent=True, reason="msg_blocks_too_long")
ANA = Caller("T1", "UANA")


class Interrupted(FakeOutbox):
    """Does something before each edit is stored, and refuses those that it makes an error of."""

    def __init__(self, *deeds: Callable[[], DeliveryError | None]) -> None:
        super().__init__()
        self.deeds = list(deeds)

    def send(self, parcel):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201  as FakeOutbox.send
        if parcel.edits and self.deeds:
            refused = self.deeds.pop(0)()
            if refused:
                raise refused
        return super().send(parcel)


class Slow:
    """Tells of nobody's Do Not Disturb, and takes its time."""

    def __init__(self, meanwhile: Callable[[], object]) -> None:
        self._meanwhile = [meanwhile]

    def undisturbed_until(self, slack_ids: Sequence[str], now: datetime) -> Mapping[str, datetime]:  # noqa: ARG002  as Quiet asks
        if self._meanwhile:
            self._meanwhile.pop()()
        return {}


@pytest.fixture
def story(acme: Company) -> tuple[int, int]:
    """A story of Ana's that has been posted: its id, and that of its action."""
    action_id = acme.records(acme.hires("ana")).action.id
    acme.clock.move_to(FRIDAY)
    assert plan_shoutout(acme.context, "T1")
    deliver_owed(acme.context, "T1", FakeOutbox())
    return acme.rows(stories)[0]["id"], action_id


def noticed(acme: Company, story_id: int, name: str) -> None:
    notice_story(acme.context, acme.hires(name), story_id)


def states(acme: Company) -> list[str]:
    return edits_in(acme.rows(deliveries), "shoutout")


def test_what_is_taken_back_while_slack_refuses_an_edit_for_good_goes_all_the_same(
    acme: Company, story: tuple[int, int]
) -> None:
    def undone_and_refused() -> DeliveryError:
        undo_action(acme.context, ANA, story[1])
        return TOO_LONG

    noticed(acme, story[0], "ben")
    outbox = Interrupted(undone_and_refused)
    acme.clock.move(COUNTS_SHOWN_AFTER)
    deliver_owed(acme.context, "T1", outbox)
    deliver_owed(acme.context, "T1", outbox)
    assert [shown.shows.stories for shown in outbox.edits()] == [()]
    assert states(acme) == [SHOWN]


def test_an_edit_that_slack_refuses_for_good_is_given_up_until_something_changes(
    acme: Company, story: tuple[int, int]
) -> None:
    noticed(acme, story[0], "ben")
    outbox = Interrupted(lambda: TOO_LONG)
    acme.clock.move(COUNTS_SHOWN_AFTER)
    deliver_owed(acme.context, "T1", outbox)
    assert states(acme) == [GIVEN_UP]
    noticed(acme, story[0], "cleo")
    acme.clock.move(COUNTS_SHOWN_AFTER)
    deliver_owed(acme.context, "T1", outbox)
    assert states(acme) == [SHOWN]


def test_an_edit_that_slack_may_have_stored_late_over_a_newer_one_is_made_once_more(
    acme: Company, story: tuple[int, int]
) -> None:
    noticed(acme, story[0], "ben")
    outbox = FakeOutbox().loses_the_message()
    for wait in (COUNTS_SHOWN_AFTER, timedelta(seconds=5)):
        acme.clock.move(wait)
        deliver_owed(acme.context, "T1", outbox)
    assert (len(outbox.edits()), states(acme)) == (1, [DUE])
    # What is taken back does not wait for it, and does not end it.
    acme.clock.move(timedelta(seconds=30))
    undo_action(acme.context, ANA, story[1])
    deliver_owed(acme.context, "T1", outbox)
    assert (len(outbox.edits()), states(acme)) == (2, [DUE])
    for _ in range(12):
        acme.clock.move(MINUTE)
        deliver_owed(acme.context, "T1", outbox)
    assert [shown.shows.stories for shown in outbox.edits()[1:]] == [(), ()]
    assert states(acme) == [SHOWN]


def test_counts_go_on_waiting_for_more_of_them_while_edits_are_made(acme: Company, story: tuple[int, int]) -> None:
    names = iter([f"colleague{number}" for number in range(12)])

    def somebody_presses() -> None:
        acme.clock.move(timedelta(seconds=1.25))
        noticed(acme, story[0], next(names))

    noticed(acme, story[0], "ben")
    outbox = Interrupted(*[somebody_presses] * 12)
    acme.clock.move(COUNTS_SHOWN_AFTER)
    deliver_owed(acme.context, "T1", outbox)
    assert len(outbox.edits()) == 1
    acme.clock.move(COUNTS_SHOWN_AFTER)
    deliver_owed(acme.context, "T1", outbox)
    assert [story.noticed_by for story in outbox.edits()[-1].shows.stories] == [2]


def test_a_sender_that_stalled_edits_nothing_under_anothers_lease(acme: Company, story: tuple[int, int]) -> None:
    noticed(acme, story[0], "ben")
    claimed = []
    for _ in range(2):
        acme.clock.move(LEASE + MINUTE)
        now = acme.clock.now()
        with acme.store.unit() as connection:
            behind = edits.next_due(connection, acme.workspace.id, now)
            assert behind is not None
            assert edits.claim(connection, behind, now, now + LEASE)
            claimed.append(ledger.get(connection, behind.id))
    stalled, other = FakeOutbox(), FakeOutbox()
    assert not edit(acme.context, "T1", claimed[0], stalled)
    assert edit(acme.context, "T1", claimed[1], other)
    assert (len(stalled.stored), len(other.stored)) == (0, 1)
    assert states(acme) == [SHOWN]


def test_a_sender_that_stalls_between_claim_and_load_sends_no_nudge_twice(acme: Company) -> None:
    acme.hires_due("ana")
    acme.plans()
    acme.clock.move(timedelta(minutes=2))
    stalled, other = FakeOutbox(), FakeOutbox()

    def another_sends() -> None:
        acme.clock.move(LEASE + LEAST_LEFT)
        deliver_owed(acme.context, "T1", other)

    deliver_owed(acme.context, "T1", stalled, quiet=Slow(another_sends))
    acme.clock.move(LEASE + LEAST_LEFT)
    deliver_owed(acme.context, "T1", stalled)
    assert len(stalled.keys + other.keys) == 1


def test_an_edit_that_lands_after_another_was_asked_for_puts_no_old_offer_back(acme: Company) -> None:
    ana, ben, outbox = acme.hires("ana"), acme.hires("ben"), FakeOutbox()
    _, action = told_story(acme, ben)
    nudge = nudged(acme, ana, OfferSource.STORY, outbox)
    drawn: list[int] = []

    def clicks() -> None:
        drawn.append(another(acme.context, ana, nudge.offer.id).id)

    edit_action(acme.context, ben, action, ActionDraft("sent a letter", Source.FORM))
    # The post follows first.
    interrupted = Interrupted(lambda: None, clicks)
    for _ in range(2):
        acme.clock.move(MINUTE)
        deliver_owed(acme.context, "T1", interrupted)
    first, last = (each.shows for each in interrupted.edits("nudge"))
    assert isinstance(first, Nudge)
    assert isinstance(last, Nudge)
    assert [first.offer.id, last.offer.id] == [nudge.offer.id, *drawn]
