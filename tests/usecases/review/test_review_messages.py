"""What reviewers, and who is asked for an edit, were sent follows what becomes of the story."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.actions import ActionDraft, Source
from bot.domain.kinds import Kind
from bot.domain.personal_data import FindingKind
from bot.domain.reviews import ReviewVerdict
from bot.errors import InvalidInputError
from bot.storage.tables import deliveries
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.no_reviewer import NoReviewer
from bot.usecases.delivery.messages.review import AskedToEdit, WasEdited
from bot.usecases.delivery.messages.review_sheet import PostedEdited, ReviewSheet
from bot.usecases.delivery.messages.shoutout import ShoutoutPost
from bot.usecases.nudges.preferences import usual_of
from bot.usecases.people.settings import SettingsForm, save_settings
from bot.usecases.recording.change import correct_kind, edit_action, set_shared, undo_action
from bot.usecases.review.plan import plan_reviews
from bot.usecases.review.verdicts import NotPosted, NotReviewer, ask_for_edit, give_verdict, read_reviewed, take_out
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.unit import Caller
from tests.support.company import Company
from tests.support.outbox import FakeOutbox
from tests.support.problems import about
from tests.support.reviewing import FRIDAY, KEEP, MINUTE, OPEN, SKIP, THURSDAY, WEEK, Office, plan, reviewed_by


@pytest.fixture
def office(acme: Company) -> Office:
    return Office(acme)


def declines(office: Office) -> None:
    usual = usual_of(office.acme.context, office.acme.workspace)
    person = office.acme.person(office.ana)
    form = SettingsForm(False, usual.at, usual.days, None, None, person.cadence, True, usual=usual, featured=False)  # noqa: FBT003  a form's fields in order
    save_settings(office.acme.context, office.ana, form)


TAKEN_BACK: dict[str, Callable[[Office], object]] = {
    "undone": lambda office: undo_action(office.acme.context, office.ana, office.action.id),
    "private": lambda office: set_shared(office.acme.context, office.ana, office.action.id, shared=False),
    "declined": declines,
    "left": lambda office: office.acme.hires(office.acme.person(office.ana).name.lower(), active=False),
}


@pytest.mark.parametrize("take_back", TAKEN_BACK.values(), ids=TAKEN_BACK)
def test_what_is_taken_back_goes_from_every_reviewers_message(
    office: Office, take_back: Callable[[Office], object]
) -> None:
    take_back(office)
    edits = office.edits()
    assert len(edits) == 2
    for edit in edits:
        assert isinstance(edit.shows, ReviewSheet)
        assert edit.shows.stories == ()
        assert edit.posted is not None


def test_all_reviewers_see_what_one_of_them_says(office: Office) -> None:
    office.says(office.ben, SKIP)
    office.says(office.ben, KEEP)
    assert [(story.verdict, story.by) for sheet in office.sheets() for story in sheet.stories] == [(KEEP, "Ben")] * 2


def test_an_edit_that_was_owed_tells_of_all_until_it_is_sent(office: Office) -> None:
    for _ in range(3):
        office.says(office.ben, SKIP)
        office.acme.clock.move(MINUTE)
    assert len(office.edits()) == 2


def test_two_edits_of_a_message_are_sent_one_after_the_other(office: Office) -> None:
    office.says(office.ben, SKIP)
    office.outbox.meanwhile(lambda: office.says(office.cleo, KEEP))
    office.outbox.meanwhile(office.send)
    sheets = office.sheets()
    assert [story.verdict for story in sheets[-1].stories] == [KEEP]


def test_a_message_that_is_yet_to_be_sent_needs_no_edit(acme: Company) -> None:
    ben, ana = acme.hires("ben"), acme.hires("ana")
    reviewed_by(acme, ben)
    action = acme.records(ana).action
    plan(acme)
    give_verdict(acme.context, ben, action.id, KEEP)
    assert [row["kind"] for row in acme.rows(deliveries)] == ["review"]


def test_an_edit_opens_the_story_again_and_tells_who_had_asked(office: Office) -> None:
    office.asks(office.ben)
    office.send()
    office.rewords()
    sent = office.send()
    assert [(to, content) for to, content in sent if isinstance(content, WasEdited)] == [("UBEN", WasEdited("Ana"))]
    sheets = [content for _, content in sent if isinstance(content, ReviewSheet)]
    assert len(sheets) == 2
    for sheet in sheets:
        [story] = sheet.stories
        assert (story.verdict, story.story.action.text) == (OPEN, "helped a customer log in")


def test_a_corrected_kind_is_what_was_asked_for_too(office: Office) -> None:
    office.asks(office.ben)
    correct_kind(office.acme.context, office.ana, office.action.id, Kind.DELIGHT)
    assert WasEdited("Ana") in [content for _, content in office.send()]


def test_the_news_of_an_edit_is_for_who_reviews_and_as_long_as_it_is_unreviewed(office: Office) -> None:
    office.asks(office.ben)
    office.asks(office.cleo, "shorter")
    reviewed_by(office.acme, office.cleo)
    office.rewords()
    office.says(office.cleo, KEEP)
    assert not [content for _, content in office.send() if isinstance(content, WasEdited)]


@pytest.mark.parametrize("take_back", TAKEN_BACK.values(), ids=TAKEN_BACK)
def test_nobody_is_told_of_an_edit_of_what_is_taken_back_since(
    office: Office, take_back: Callable[[Office], object]
) -> None:
    office.asks(office.ben)
    office.rewords()
    take_back(office)
    assert not [content for _, content in office.send() if isinstance(content, WasEdited)]


def test_nobody_is_told_of_an_edit_where_the_review_is_off(office: Office) -> None:
    office.asks(office.ben)
    reviewed_by(office.acme, office.ben, on=False)
    office.rewords()
    sent = [content for _, content in office.send() if not isinstance(content, ReviewSheet)]
    assert sent == []


def test_news_of_an_edit_that_wait_tell_of_the_next_edit_too(office: Office) -> None:
    for note in ("no name", "shorter"):
        office.asks(office.ben, note)
        office.rewords(f"{note} by now")
    assert [content for _, content in office.send() if isinstance(content, WasEdited)] == [WasEdited("Ana")]


def test_each_note_comes_once(office: Office) -> None:
    office.asks(office.ben, "no name")
    office.asks(office.cleo, "shorter")
    office.asks(office.cleo, "shorter")
    asked = [content for _, content in office.send() if isinstance(content, AskedToEdit)]
    assert [(each.note, each.asked_by) for each in asked] == [("no name", "Ben"), ("shorter", "Cleo")]


@pytest.mark.parametrize(("verdict", "by"), [(KEEP, "Cleo"), (SKIP, "Cleo")])
def test_a_request_that_another_reviewer_withdraws_says_so(office: Office, verdict: ReviewVerdict, by: str) -> None:
    office.asks(office.ben)
    office.send()
    office.says(office.cleo, verdict)
    [asked] = [edit.shows for edit in office.edits() if isinstance(edit.shows, AskedToEdit)]
    assert (asked.instead, asked.by) == (verdict, by)
    office.says(office.ben, SKIP)
    [asked] = [edit.shows for edit in office.edits() if isinstance(edit.shows, AskedToEdit)]
    assert (asked.instead, asked.by) == (SKIP, "Ben")


def test_what_asks_in_vain_for_what_is_private_by_now_stays_as_it_is(office: Office) -> None:
    office.asks(office.ben)
    office.send()
    office.says(office.cleo, KEEP)
    set_shared(office.acme.context, office.ana, office.action.id, shared=False)
    assert not [edit for edit in office.edits() if isinstance(edit.shows, AskedToEdit)]


def test_a_note_hides_personal_data_and_its_reviewer_is_told(office: Office) -> None:
    note = "leave out mia@example.com"
    asked = ask_for_edit(office.acme.context, office.ben, office.action.id, note, "view:1")
    assert (asked.name, asked.hidden) == ("Ana", (FindingKind.EMAIL,))
    [request] = [content for _, content in office.send() if isinstance(content, AskedToEdit)]
    assert "mia@example.com" not in request.note


def test_once_it_is_posted_nothing_is_left_to_decide(office: Office) -> None:
    office.says(office.ben, KEEP)
    office.send()
    office.posts()
    sheets = office.sheets()
    assert [sheet.posted for sheet in sheets] == [True, True]
    assert [story.told for sheet in sheets for story in sheet.stories] == [True, True]


def test_what_is_put_again_goes_from_the_message_of_the_week_before(acme: Company) -> None:
    ben, outbox = acme.hires("ben"), FakeOutbox()
    reviewed_by(acme, ben)
    for number in range(7):
        acme.records(acme.hires(f"person{number}"))
    plan(acme)
    deliver_owed(acme.context, "T1", outbox)
    acme.clock.move_to(FRIDAY)
    plan_shoutout(acme.context, acme.team_id)
    deliver_owed(acme.context, "T1", outbox)
    plan(acme, THURSDAY + WEEK)
    deliver_owed(acme.context, "T1", outbox)
    [edited] = {edit.key: edit.shows for edit in outbox.edits("review")}.values()
    assert isinstance(edited, ReviewSheet)
    assert len(edited.stories) == 5


def test_a_request_that_was_withdrawn_is_not_edited_when_its_story_is_put_again(office: Office) -> None:
    office.asks(office.ben)
    office.send()
    office.says(office.cleo, KEEP)
    assert len([edit for edit in office.edits() if edit.key.startswith("asked_to_edit")]) == 1
    due = FRIDAY + WEEK
    office.acme.sets(next_shoutout_at=due, shoutout_due_at=due)
    assert plan(office.acme, THURSDAY + WEEK) == 2
    assert [edit.key for edit in office.edits() if edit.key.startswith("asked_to_edit")] == []


def test_a_reviewers_own_story_is_said_to_be_left_out(acme: Company) -> None:
    ben, cleo = acme.hires("ben"), acme.hires("cleo")
    reviewed_by(acme, ben, cleo)
    own, other = acme.records(ben).action, acme.records(acme.hires("ana")).action
    plan(acme)
    assert give_verdict(acme.context, ben, other.id, KEEP).left_out
    assert not give_verdict(acme.context, cleo, own.id, KEEP).left_out


def test_times_are_in_the_readers_zone(acme: Company) -> None:
    ben = acme.hires("ben", zone="America/New_York")
    reviewed_by(acme, ben)
    action = acme.records(acme.hires("ana")).action
    plan(acme)
    due = give_verdict(acme.context, ben, action.id, KEEP).due
    assert due is not None
    assert (due, due.hour) == (FRIDAY, 10)


def test_who_reviews_reads_all_of_a_story(office: Office) -> None:
    assert read_reviewed(office.acme.context, office.ben, office.action.id).story.action.text == "helped Ms Okafor"
    with pytest.raises(InvalidInputError, check=about(NotReviewer())):
        read_reviewed(office.acme.context, office.ana, office.action.id)


@pytest.fixture
def posted(office: Office) -> Office:
    """The story is posted."""
    office.posts()
    office.send()
    office.send()
    return office


def test_a_posted_story_that_is_edited_is_shown_at_once_and_put_to_the_reviewers(posted: Office) -> None:
    posted.rewords("helped Mr Li")
    sent = [*posted.send(), *posted.send(after=10 * MINUTE)]
    [post] = [content for _, content in sent if isinstance(content, ShoutoutPost)]
    assert [story.action.text for story in post.stories] == ["helped Mr Li"]
    told = [(to, content) for to, content in sent if isinstance(content, PostedEdited)]
    assert [to for to, _ in told] == ["UBEN", "UCLEO"]
    for _, content in told:
        assert content.story is not None
        assert content.story.action.text == "helped Mr Li"


def test_a_reviewer_takes_an_edited_story_out_of_the_post(posted: Office) -> None:
    posted.rewords("helped Mr Li")
    posted.send(after=10 * MINUTE)
    assert take_out(posted.acme.context, posted.ben, posted.action.id) == PostedEdited(None, {}, "Ben")
    sent = posted.send()
    [post] = [content for _, content in sent if isinstance(content, ShoutoutPost)]
    assert post.stories == ()
    assert "Ana" in post.roll_call
    gone = [content for _, content in sent]
    assert gone.count(PostedEdited(None, {}, "Ben")) == 2
    sheets = [sheet for sheet in gone if isinstance(sheet, ReviewSheet)]
    assert [(story.verdict, story.told) for sheet in sheets for story in sheet.stories] == [(SKIP, False)] * 2
    posted.rewords("helped Mr Wu")
    before = posted.outbox.keys
    posted.send(after=10 * MINUTE)
    assert posted.outbox.keys == before


def test_only_what_is_posted_can_be_taken_out(office: Office) -> None:
    with pytest.raises(InvalidInputError, check=about(NotPosted())):
        take_out(office.acme.context, office.ben, office.action.id)


@pytest.mark.parametrize("take_back", TAKEN_BACK.values(), ids=TAKEN_BACK)
def test_an_edited_story_that_is_taken_back_goes_from_the_reviewers_messages(
    posted: Office, take_back: Callable[[Office], object]
) -> None:
    posted.rewords("helped Mr Li")
    posted.rewords("helped Mr Wu")
    assert sum(isinstance(content, PostedEdited) for _, content in posted.send(after=10 * MINUTE)) == 2
    take_back(posted)
    assert [edit.shows for edit in posted.edits()].count(PostedEdited(None, {})) == 2


def test_a_posted_story_that_was_put_to_nobody_is_put_to_the_reviewers_when_it_is_edited(acme: Company) -> None:
    ana, ben, outbox = acme.hires("ana"), acme.hires("ben"), FakeOutbox()
    action = acme.records(ana).action
    acme.clock.move_to(FRIDAY)
    plan_shoutout(acme.context, acme.team_id)
    deliver_owed(acme.context, "T1", outbox)
    reviewed_by(acme, ana, ben)
    edit_action(acme.context, ana, action.id, ActionDraft("helped Mr Li", Source.FORM))
    acme.clock.move(10 * MINUTE)
    deliver_owed(acme.context, "T1", outbox)
    assert [each.target for each in outbox.stored if isinstance(each.content, PostedEdited)] == ["UBEN"]
    take_out(acme.context, ben, action.id)


@pytest.mark.parametrize("take_back", TAKEN_BACK.values(), ids=TAKEN_BACK)
def test_a_story_that_joins_what_the_reviewers_see_goes_from_it_too(
    office: Office, take_back: Callable[[Office], object]
) -> None:
    put, office.ana = office.action.id, office.acme.hires("dan")
    office.action = office.acme.records(office.ana).action
    office.posts()
    office.send()
    office.send()
    office.rewords()
    assert [[each.story.action.id for each in sheet.stories] for sheet in office.sheets()] == [
        [put, office.action.id]
    ] * 2
    take_back(office)
    assert [[each.story.action.id for each in sheet.stories] for sheet in office.sheets()] == [[put]] * 2


def test_what_was_private_when_a_reviewer_was_asked_is_followed_once_it_is_shared(acme: Company) -> None:
    ana, ben, cleo, outbox = acme.hires("ana"), acme.hires("ben"), acme.hires("cleo"), FakeOutbox()
    reviewed_by(acme, ben)
    secret, other = acme.records(ana).action.id, acme.records(acme.hires("dan")).action.id
    plan(acme)
    set_shared(acme.context, ana, secret, shared=False)
    reviewed_by(acme, ben, cleo)
    plan(acme, THURSDAY + MINUTE)
    deliver_owed(acme.context, "T1", outbox)
    for shared, shown in ((True, [secret, other]), (False, [other])):
        acme.clock.move(MINUTE)
        set_shared(acme.context, ana, secret, shared=shared)
        before = len(outbox.stored)
        deliver_owed(acme.context, "T1", outbox)
        sheets = [each.content for each in outbox.stored[before:] if isinstance(each.content, ReviewSheet)]
        assert [sorted(each.story.action.id for each in sheet.stories) for sheet in sheets] == [shown] * 2


def test_an_admin_is_told_once_a_week_that_nobody_is_left_to_review(acme: Company) -> None:
    acme.hires("ada", admin=True, zone="America/New_York")
    ben, outbox = acme.hires("ben"), FakeOutbox()
    reviewed_by(acme, ben)
    acme.change(ben, active=False)
    acme.records(acme.hires("ana"))
    for hours in range(3):
        assert plan(acme, THURSDAY + timedelta(hours=hours)) == 0
        deliver_owed(acme.context, "T1", outbox)
    told = [(each.target, each.content) for each in outbox.stored]
    assert sorted(to for to, _ in told) == ["UADA", "UBOSS"]
    notice = next(content for to, content in told if to == "UADA")
    assert isinstance(notice, NoReviewer)
    assert (notice.due, notice.due.hour) == (FRIDAY, 10)


def test_nobody_is_told_of_missing_reviewers_when_there_are_some_again(acme: Company) -> None:
    reviewed_by(acme, Caller("T1", "UNOBODY"))
    plan(acme)
    reviewed_by(acme, acme.hires("ben"))
    outbox = FakeOutbox()
    deliver_owed(acme.context, "T1", outbox)
    assert outbox.stored == []


def test_the_plan_of_a_week_without_reviewers_owes_no_sheet(acme: Company) -> None:
    acme.clock.move_to(datetime(2026, 11, 26, 16, tzinfo=UTC))
    reviewed_by(acme, Caller("T1", "UNOBODY"))
    assert plan_reviews(acme.context, acme.team_id) == 0
    assert {row["kind"] for row in acme.rows(deliveries)} == {"no_reviewer"}
