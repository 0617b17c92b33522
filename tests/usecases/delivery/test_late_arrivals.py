"""Whatever arrives late, a message shows in the end what is so."""

from collections.abc import Callable
from datetime import time, timedelta

import pytest

from bot.domain.actions import ActionDraft, Source
from bot.domain.deliveries import LEASE
from bot.storage.tables import deliveries
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.review_sheet import ReviewSheet
from bot.usecases.delivery.messages.shoutout import ShoutoutPost
from bot.usecases.delivery.parcels import Parcel
from bot.usecases.recording.change import edit_action, set_shared, undo_action
from bot.usecases.review.plan import plan_reviews
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.unit import Caller
from tests.support.company import Company
from tests.support.edits import SHOWN, edits_in
from tests.support.outbox import FakeOutbox
from tests.support.reviewing import FRIDAY, MINUTE, Office, reviewed_by
from tests.support.telling import saves


class Late(FakeOutbox):
    """Lets things happen before each message lands, and keeps in which order they landed."""

    def __init__(self, *deeds: Callable[[], object]) -> None:
        super().__init__()
        self.deeds, self.landed = list(deeds), list[Parcel]()

    def send(self, parcel):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201  as FakeOutbox.send
        if self.deeds:
            self.deeds.pop(0)()
        self.landed.append(parcel)
        return super().send(parcel)

    def shows(self) -> ShoutoutPost:
        content = self.landed[-1].content
        assert isinstance(content, ShoutoutPost)
        return content


@pytest.fixture
def story(acme: Company) -> tuple[Caller, int]:
    """A story that is about to be posted: whose it is, and its action."""
    ana = acme.hires("ana")
    action_id = acme.records(ana).action.id
    acme.clock.move_to(FRIDAY)
    assert plan_shoutout(acme.context, "T1")
    return ana, action_id


def looks_once(acme: Company) -> None:
    """Another sender looks for the message after the lease, in vain, and stops."""
    acme.clock.move(LEASE + MINUTE)
    once = iter([True, False])
    deliver_owed(acme.context, "T1", FakeOutbox(), go_on=lambda: next(once))


def goes_on(acme: Company, outbox: FakeOutbox) -> None:
    for _ in range(5):
        deliver_owed(acme.context, "T1", outbox)
        acme.clock.move(timedelta(hours=1))


@pytest.mark.parametrize("undone_first", [True, False])
def test_a_post_that_lands_after_it_was_looked_for_in_vain_shows_nothing_undone(
    acme: Company, story: tuple[Caller, int], *, undone_first: bool
) -> None:
    def stalls() -> None:
        if undone_first:
            undo_action(acme.context, *story)
        looks_once(acme)
        if not undone_first:
            undo_action(acme.context, *story)

    outbox, once = Late(stalls), iter([True, False])
    deliver_owed(acme.context, "T1", outbox, go_on=lambda: next(once))
    goes_on(acme, outbox)
    assert outbox.shows().stories == ()


def test_an_edit_that_lands_after_a_newer_one_is_put_right(acme: Company, story: tuple[Caller, int]) -> None:
    def stalls() -> None:
        acme.clock.move(LEASE + MINUTE)
        undo_action(acme.context, *story)
        deliver_owed(acme.context, "T1", FakeOutbox())

    deliver_owed(acme.context, "T1", FakeOutbox())
    edit_action(acme.context, *story, ActionDraft("other words", Source.FORM))
    outbox = Late(stalls)
    goes_on(acme, outbox)
    assert outbox.shows().stories == ()


def test_what_was_found_after_a_second_attempt_is_known_to_show_it(acme: Company, story: tuple[Caller, int]) -> None:
    outbox = Late(lambda: undo_action(acme.context, *story)).is_out_of_reach()
    deliver_owed(acme.context, "T1", outbox)
    outbox.loses_the_answer()
    goes_on(acme, outbox)
    assert edits_in(acme.rows(deliveries), "shoutout") == [SHOWN]


@pytest.fixture
def office(acme: Company) -> Office:
    """A company whose story is put to Ben and Cleo."""
    return Office(acme)


def newest_sheets(office: Office) -> list[ReviewSheet]:
    """What each reviewer's message shows by now."""
    office.send()
    newest = {each.delivery.key: each.content for each in office.outbox.stored}
    return [content for content in newest.values() if isinstance(content, ReviewSheet)]


def test_stories_that_are_put_anew_are_on_the_sheets_that_were_sent(office: Office) -> None:
    acme = office.acme
    undo_action(acme.context, office.ana, office.action.id)
    acme.records(acme.hires("dan"))
    reviewed_by(acme, office.ben, office.cleo, acme.hires("eve"))
    acme.clock.move(MINUTE)
    assert plan_reviews(acme.context, "T1") == 1
    acme.clock.move(timedelta(hours=1))
    assert [len(sheet.stories) for sheet in newest_sheets(office)] == [1, 1, 1]


def test_a_new_time_for_the_shout_out_from_the_operator_reaches_the_sheets(office: Office) -> None:
    office.acme.open(shoutout=(4, time(17)))
    assert [sheet.due and sheet.due.hour for sheet in newest_sheets(office)] == [17, 17]


def test_a_sheet_follows_who_helped_and_what_inspired_a_story(office: Office) -> None:
    acme = office.acme
    dan, eve = acme.hires("dan"), acme.hires("eve")
    origin = acme.records(eve).action.id
    draft = ActionDraft("helped two", Source.FORM, companions=(dan.user_id,), inspired_by=origin)
    # The reviewers have not kept what inspired it: it can be named while nothing is reviewed.
    reviewed_by(acme, office.ben, office.cleo, on=False)
    edit_action(acme.context, office.ana, office.action.id, draft)
    reviewed_by(acme, office.ben, office.cleo)
    assert _beside(newest_sheets(office)) == [(("Dan",), "Eve")] * 2
    saves(acme, dan, featured=False)
    set_shared(acme.context, eve, origin, shared=False)
    assert _beside(newest_sheets(office)) == [((), None)] * 2


def _beside(sheets: list[ReviewSheet]) -> list[tuple[tuple[str, ...], str | None]]:
    return [(each.story.companions, each.story.inspired_by) for sheet in sheets for each in sheet.stories]


def test_a_post_follows_people_whom_its_open_needs_mention(acme: Company) -> None:
    dan, outbox = acme.hires("dan"), FakeOutbox()
    acme.notices_need(acme.hires("ana"), "<@UDAN>'s customer waits")
    acme.records(acme.hires("ben"))
    acme.clock.move_to(FRIDAY)
    plan_shoutout(acme.context, "T1")
    deliver_owed(acme.context, "T1", outbox)
    saves(acme, dan, featured=False)
    deliver_owed(acme.context, "T1", outbox)
    assert [edit.shows.names["UDAN"] for edit in outbox.edits()] == ["a colleague"]
