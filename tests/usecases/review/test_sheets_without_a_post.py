"""What reviewers were sent says when its shout-out does not come, or the review is off."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.deliveries import DeliveryStatus
from bot.domain.settlements import LOOKS
from bot.storage.tables import deliveries
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.review_sheet import PostedEdited, ReviewSheet
from bot.usecases.review.verdicts import give_verdict
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.workspace.settings import save_workspace
from tests.support.company import Company
from tests.support.forms import FORM
from tests.support.outbox import FakeOutbox
from tests.support.reviewing import FRIDAY, KEEP, Office, plan, reviewed_by

HOUR = timedelta(hours=1)


@pytest.fixture
def office(acme: Company) -> Office:
    return Office(acme)


def switch(office: Office, *, on: bool) -> None:
    form = replace(FORM, review=on, reviewers=("UBEN", "UCLEO"))
    save_workspace(office.acme.context, office.acme.hires("boss"), form)


def test_sheets_say_that_their_shout_out_was_given_up(office: Office) -> None:
    office.posts()
    office.acme.clock.move(73 * HOUR)
    sheets = office.sheets() + office.sheets()
    assert [(sheet.missed, sheet.posted, len(sheet.stories)) for sheet in sheets] == [(True, False, 1)] * 2


def test_sheets_say_that_their_shout_out_may_not_have_been_posted(office: Office) -> None:
    office.outbox.loses_the_answer().cannot_look(times=1000)
    office.posts()
    office.send()
    office.acme.clock.move(73 * HOUR)
    sheets = office.sheets() + office.sheets()
    assert [(sheet.missed, sheet.posted) for sheet in sheets] == [(True, False)] * 2


def test_sheets_say_that_their_shout_out_was_missed(office: Office) -> None:
    office.acme.clock.move_to(FRIDAY + 80 * HOUR)
    assert not plan_shoutout(office.acme.context, office.acme.team_id)
    assert [(sheet.missed, sheet.due) for sheet in office.sheets()] == [(True, None)] * 2


def test_sheets_of_a_shout_out_that_waits_are_not_said_to_be_missed(office: Office) -> None:
    office.posts()
    office.outbox.is_out_of_reach()
    office.says(office.ben, KEEP)
    assert [(sheet.missed, sheet.due) for sheet in office.sheets()] == [(False, None)] * 2


def test_switching_the_review_off_takes_the_buttons_away_and_switching_it_on_brings_them_back(office: Office) -> None:
    switch(office, on=False)
    assert [(sheet.switched_off, sheet.stories) for sheet in office.sheets()] == [(True, ())] * 2
    switch(office, on=True)
    assert [(sheet.switched_off, len(sheet.stories)) for sheet in office.sheets()] == [(False, 1)] * 2
    before = len(office.acme.rows(deliveries))
    switch(office, on=True)
    assert len(office.acme.rows(deliveries)) == before


def test_switching_the_review_off_ends_what_is_asked_of_a_posted_story(office: Office) -> None:
    office.posts()
    office.send()
    office.send()
    office.rewords()
    office.send(after=timedelta(minutes=10))
    switch(office, on=False)
    gone = [edit.shows for edit in office.edits()]
    assert gone.count(PostedEdited(None, {})) == 2


def test_a_sheet_that_never_arrived_is_not_edited(acme: Company) -> None:
    ben, outbox = acme.hires("ben"), FakeOutbox().loses_the_message()
    reviewed_by(acme, ben)
    action = acme.records(acme.hires("ana")).action
    plan(acme)
    deliver_owed(acme.context, acme.team_id, outbox)
    give_verdict(acme.context, ben, action.id, KEEP)
    outbox.is_out_of_reach(times=100)
    acme.clock.move_to(FRIDAY)
    for _ in range(len(LOOKS) + 2):
        deliver_owed(acme.context, acme.team_id, outbox)
        acme.clock.move(HOUR)
    rows = {row["kind"]: row["status"] for row in acme.rows(deliveries)}
    assert rows == {"review": DeliveryStatus.EXPIRED}
    assert outbox.stored == []


def test_a_shout_out_that_comes_at_another_time_is_announced_so(office: Office) -> None:
    form = replace(FORM, review=True, reviewers=("UBEN", "UCLEO"))
    save_workspace(office.acme.context, office.acme.hires("boss"), form)
    at = FORM.shoutout[1].replace(hour=16)
    save_workspace(office.acme.context, office.acme.hires("boss"), replace(form, shoutout=(4, at)))
    sheets: list[ReviewSheet] = office.sheets()
    assert [sheet.due for sheet in sheets] == [FRIDAY + HOUR] * 2
