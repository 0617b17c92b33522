"""The picture of the week's ripples: when it is owed, what is in it, and that it is shown once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import insert

from bot.domain.actions import ActionDraft, Source
from bot.domain.deliveries import LEASE, DeliveryStatus, Sent
from bot.domain.kinds import Kind
from bot.storage.tables import deliveries, shoutouts
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.message_kind import PictureFile
from bot.usecases.delivery.messages.picture import LINKS_FROM, RIPPLES, RipplePicture
from bot.usecases.recording.change import correct_kind, edit_action, set_shared, undo_action
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.unit import Caller
from tests.support.cast import MONDAY
from tests.support.company import Company
from tests.support.outbox import FakeOutbox, PowerCutError
from tests.support.telling import saves

FRIDAY = MONDAY + timedelta(days=4, hours=5, minutes=31)


@pytest.fixture
def people(acme: Company) -> tuple[Caller, Caller, Caller]:
    ana, ben, chidi = (acme.hires(name) for name in ("ana", "ben", "chidi"))
    return ana, ben, chidi


def chain(acme: Company, *people: Caller) -> list[int]:
    """Everybody is inspired by the one before."""
    ids: list[int] = []
    for person in people:
        ids.append(acme.records(person, shared=True, inspired_by=ids[-1] if ids else None).action.id)
        acme.clock.move(timedelta(minutes=1))
    return ids


def friday(acme: Company, outbox: FakeOutbox) -> None:
    acme.clock.move_to(FRIDAY)
    assert plan_shoutout(acme.context, acme.team_id)
    deliver_owed(acme.context, acme.team_id, outbox)


def later(acme: Company, outbox: FakeOutbox, after: timedelta = timedelta(minutes=20)) -> None:
    acme.clock.move(after)
    deliver_owed(acme.context, acme.team_id, outbox)


def pictures(outbox: FakeOutbox) -> list[RipplePicture]:
    return [parcel.content for parcel in outbox.stored if isinstance(parcel.content, RipplePicture)]


def drawn(picture: RipplePicture) -> list[str]:
    return [picture.names[dot.deed.person_id] for dot in picture.drawing.dots if dot.deed]


def status(acme: Company) -> tuple[DeliveryStatus, str | None]:
    (row,) = [each for each in acme.rows(deliveries) if each["kind"] == "ripples"]
    return row["status"], row["error"]


def test_it_is_posted_once_below_the_shout_out_and_its_file_is_kept(acme: Company, people: tuple[Caller, ...]) -> None:
    outbox = FakeOutbox()
    chain(acme, *people)
    friday(acme, outbox)
    later(acme, outbox)
    (picture,) = pictures(outbox)
    assert drawn(picture) == ["Ana", "Ben", "Chidi"]
    assert picture.below == Sent("CT1", "0.1")
    assert picture.file_id == acme.rows(shoutouts)[0]["picture_file_id"] == "F1"
    assert [parcel.target for parcel in outbox.uploaded] == ["CT1"]
    assert status(acme) == (DeliveryStatus.SENT, None)


def test_a_single_link_is_not_worth_one(acme: Company, people: tuple[Caller, ...]) -> None:
    outbox = FakeOutbox()
    chain(acme, *people[:2])
    friday(acme, outbox)
    assert [row["kind"] for row in acme.rows(deliveries)] == ["shoutout"]


def test_private_actions_and_people_who_declined_to_be_featured_or_left_are_not_in_it(acme: Company) -> None:
    outbox = FakeOutbox()
    ana, ben, chidi, dana, emil, fay = (acme.hires(name) for name in ("ana", "ben", "chidi", "dana", "emil", "fay"))
    gus = acme.hires("gus")
    first, _, third, *_ = chain(acme, ana, ben, chidi, dana, emil, gus)
    acme.change(gus, active=False)
    acme.records(fay, inspired_by=first, shared=False)
    acme.records(fay, inspired_by=third, shared=True)
    acme.change(ben, featured=False)
    friday(acme, outbox)
    assert sorted(drawn(pictures(outbox)[0])) == ["Chidi", "Dana", "Emil", "Fay"]


def test_links_of_earlier_weeks_are_around_those_of_this_one(acme: Company, people: tuple[Caller, ...]) -> None:
    outbox = FakeOutbox()
    long_ago, before = MONDAY - LINKS_FROM - timedelta(days=9), MONDAY - timedelta(days=20)
    acme.clock.move_to(long_ago)
    first, second = chain(acme, *people[:2])
    acme.clock.move_to(before)
    third = acme.records(people[2], inspired_by=second, shared=True).action.id
    acme.clock.move_to(MONDAY)
    acme.records(people[0], inspired_by=third, shared=True)
    friday(acme, outbox)
    (picture,) = pictures(outbox)
    assert first not in {dot.deed.id for dot in picture.drawing.dots if dot.deed}
    assert drawn(picture) == ["Ben", "Chidi", "Ana"]


@pytest.mark.both_databases
def test_what_is_undone_before_it_is_drawn_is_not_in_it(acme: Company, people: tuple[Caller, ...]) -> None:
    outbox = FakeOutbox()
    ids = chain(acme, *people)

    def ben_undoes_his() -> None:
        undo_action(acme.context, people[1], ids[1])

    outbox.meanwhile(ben_undoes_his)
    friday(acme, outbox)
    assert "ripples" not in {row["kind"] for row in acme.rows(deliveries)}


def test_one_that_is_owed_is_not_posted_when_nothing_worth_showing_is_left(
    acme: Company, people: tuple[Caller, ...]
) -> None:
    outbox = FakeOutbox().takes_no_files_now()
    ids = chain(acme, *people)
    friday(acme, outbox)
    set_shared(acme.context, people[1], ids[1], shared=False)
    later(acme, outbox)
    assert pictures(outbox) == []
    assert status(acme) == (DeliveryStatus.EXPIRED, "there was nothing left to say")


def test_a_slack_that_takes_no_files_costs_the_picture_alone(acme: Company, people: tuple[Caller, ...]) -> None:
    outbox = FakeOutbox().takes_no_files()
    chain(acme, *people)
    friday(acme, outbox)
    later(acme, outbox)
    assert len(outbox.stored) == 1
    assert outbox.uploaded == []
    assert status(acme) == (DeliveryStatus.FAILED, "Slack answered missing_scope")


@pytest.mark.both_databases
def test_a_power_cut_after_the_upload_shows_the_same_file(acme: Company, people: tuple[Caller, ...]) -> None:
    outbox = FakeOutbox().meanwhile(lambda: None)
    chain(acme, *people)
    outbox.then_dies_before_storing()
    with pytest.raises(PowerCutError):
        friday(acme, outbox)
    later(acme, outbox, LEASE + timedelta(seconds=1))
    later(acme, outbox)
    assert len(outbox.uploaded) == 1
    assert [picture.file_id for picture in pictures(outbox)] == ["F1"]
    (looked_up,) = [parcel.file for parcel in outbox.looked_up]
    assert looked_up is not None
    assert (looked_up.id, looked_up.below) == ("F1", Sent("CT1", "0.1"))


@pytest.mark.both_databases
def test_a_sender_that_stalled_in_its_upload_leaves_the_file_that_another_has_shown(
    acme: Company, people: tuple[Caller, ...]
) -> None:
    outbox, other = FakeOutbox().names_files("FSTALLED"), FakeOutbox()

    def another_takes_over() -> None:
        acme.clock.move(LEASE + timedelta(seconds=1))
        deliver_owed(acme.context, acme.team_id, other)

    chain(acme, *people)
    outbox.uploads_slowly(meanwhile=another_takes_over)
    friday(acme, outbox)
    later(acme, outbox)
    assert (pictures(outbox), [picture.file_id for picture in pictures(other)]) == ([], ["F1"])
    assert acme.rows(shoutouts)[0]["picture_file_id"] == "F1"
    assert status(acme) == (DeliveryStatus.SENT, None)


def test_a_power_cut_before_the_upload_leaves_nothing_to_look_for(acme: Company, people: tuple[Caller, ...]) -> None:
    outbox = FakeOutbox().dies_while_uploading()
    chain(acme, *people)
    with pytest.raises(PowerCutError):
        friday(acme, outbox)
    later(acme, outbox, LEASE + timedelta(seconds=1))
    assert [parcel.file for parcel in outbox.looked_up] == [None]
    assert len(pictures(outbox)) == 1


def test_what_is_taken_back_between_upload_and_completion_is_drawn_without_it(acme: Company) -> None:
    people = [acme.hires(name) for name in ("ana", "ben", "chidi", "dana")]
    outbox = FakeOutbox()
    ids = chain(acme, *people)
    outbox.then_dies_before_storing()
    with pytest.raises(PowerCutError):
        friday(acme, outbox)
    undo_action(acme.context, people[3], ids[3])
    later(acme, outbox, LEASE + timedelta(seconds=1))
    (picture,) = pictures(outbox)
    assert (drawn(picture), picture.file_id) == (["Ana", "Ben", "Chidi"], "F2")


def test_a_picture_that_is_drawn_again_follows_what_is_new_in_it(acme: Company, people: tuple[Caller, ...]) -> None:
    outbox, dana = FakeOutbox(), acme.hires("dana")
    ids = chain(acme, *people)
    further = acme.records(dana, shared=False, inspired_by=ids[2]).action.id
    outbox.then_dies_before_storing()
    with pytest.raises(PowerCutError):
        friday(acme, outbox)
    set_shared(acme.context, dana, further, shared=True)
    later(acme, outbox, LEASE + timedelta(seconds=1))
    (picture,) = pictures(outbox)
    assert further in {each.action_id for each in picture.drawing.drawn}
    undo_action(acme.context, dana, further)
    later(acme, outbox)
    assert len(outbox.edits("ripples")) == 1


CHIDIS_DRAFT = ActionDraft("wrote to the customer", Source.FORM)
TAKEN_BACK: dict[str, Callable[[Company, Caller, list[int]], object]] = {
    "declined": lambda acme, chidi, _: saves(acme, chidi, featured=False),
    "left": lambda acme, _, __: acme.hires("chidi", active=False),
    "undone": lambda acme, chidi, ids: undo_action(acme.context, chidi, ids[2]),
    "private": lambda acme, chidi, ids: set_shared(acme.context, chidi, ids[2], shared=False),
    "another kind": lambda acme, chidi, ids: correct_kind(acme.context, chidi, ids[2], Kind.DELIGHT),
    "not inspired": lambda acme, chidi, ids: edit_action(acme.context, chidi, ids[2], CHIDIS_DRAFT),
    "inspired by another": lambda acme, chidi, ids: edit_action(
        acme.context, chidi, ids[2], replace(CHIDIS_DRAFT, inspired_by=ids[0])
    ),
}


@pytest.mark.parametrize("how", TAKEN_BACK)
def test_a_picture_goes_once_something_that_it_shows_is_taken_back(
    acme: Company, people: tuple[Caller, ...], how: str
) -> None:
    outbox = FakeOutbox()
    ids = chain(acme, *people)
    friday(acme, outbox)
    TAKEN_BACK[how](acme, people[2], ids)
    # It is in the channel of its shout-out, whichever is chosen by now.
    acme.open(channel_id="CNEW", channel_name="new")
    later(acme, outbox)
    assert [edit.shows for edit in outbox.edits("ripples")] == [PictureFile("F1", Sent("CT1", "0.1"))]


def test_a_picture_stays_when_other_words_and_further_links_are_added(
    acme: Company, people: tuple[Caller, ...]
) -> None:
    outbox = FakeOutbox()
    ids = chain(acme, *people)
    friday(acme, outbox)
    edit_action(acme.context, people[2], ids[2], replace(CHIDIS_DRAFT, inspired_by=ids[1]))
    acme.records(acme.hires("dana"), shared=True, inspired_by=ids[2])
    later(acme, outbox)
    assert outbox.edits("ripples") == []


def test_what_is_of_another_kind_by_the_time_an_upload_is_shown_is_drawn_anew(
    acme: Company, people: tuple[Caller, ...]
) -> None:
    outbox = FakeOutbox()
    ids = chain(acme, *people)
    outbox.then_dies_before_storing()
    with pytest.raises(PowerCutError):
        friday(acme, outbox)
    correct_kind(acme.context, people[2], ids[2], Kind.DELIGHT)
    later(acme, outbox, LEASE + timedelta(seconds=1))
    (picture,) = pictures(outbox)
    assert picture.file_id == "F2"
    assert {each.kind for each in picture.drawing.drawn if each.action_id == ids[2]} == {Kind.DELIGHT}


def test_another_workspaces_pictures_stay(acme: Company) -> None:
    outbox, other = FakeOutbox(), acme.another()
    theirs = [other.hires(name) for name in ("ana", "ben", "chidi")]
    ids = chain(other, *theirs)
    friday(other, outbox)
    undo_action(other.context, theirs[0], ids[0])
    later(acme, outbox)
    assert outbox.edits("ripples") == []
    later(other, outbox)
    assert len(outbox.edits("ripples")) == 1


@pytest.mark.both_databases
def test_an_answer_that_was_lost_is_looked_up_and_nothing_is_shown_twice(
    acme: Company, people: tuple[Caller, ...]
) -> None:
    outbox = FakeOutbox().meanwhile(lambda: None).loses_the_answer()
    chain(acme, *people)
    friday(acme, outbox)
    later(acme, outbox)
    later(acme, outbox)
    assert len(pictures(outbox)) == 1
    assert status(acme) == (DeliveryStatus.SENT, None)


def test_a_day_later_it_is_not_posted_any_more(acme: Company, people: tuple[Caller, ...]) -> None:
    outbox = FakeOutbox().takes_no_files_now()
    chain(acme, *people)
    friday(acme, outbox)
    later(acme, outbox, RIPPLES.useful_for)
    assert pictures(outbox) == []
    assert status(acme) == (DeliveryStatus.EXPIRED, "it was too late to be useful")


def test_one_without_its_shout_out_has_nothing_to_say(acme: Company) -> None:
    now = acme.clock.now()
    with acme.store.unit() as connection:
        connection.execute(
            insert(deliveries).values(
                workspace_id=acme.workspace.id,
                key="ripples:0",
                kind="ripples",
                payload={"shoutout_id": 0},
                channel_id="CT1",
                status=DeliveryStatus.PLANNED,
                next_attempt_at=now,
                expires_at=now + RIPPLES.useful_for,
                attempts=0,
                created_at=now,
            )
        )
    later(acme, FakeOutbox())
    assert status(acme) == (DeliveryStatus.EXPIRED, "there was nothing left to say")
