"""What keeps the shout-out from its channel, and who is told."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.actions import ActionDraft, Source
from bot.domain.channel_trouble import ChannelTrouble
from bot.domain.deliveries import DeliveryStatus
from bot.domain.profiles import Standing
from bot.errors import DeliveryError
from bot.storage.engine import Store
from bot.storage.tables import deliveries, stories, workspaces
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.channel_trouble import (
    TroubleNotice,
    TroubleOver,
    admins_now,
    channel_broken,
    channel_mended,
)
from bot.usecases.delivery.messages.picture import RipplePicture
from bot.usecases.delivery.messages.shoutout import ShoutoutPost
from bot.usecases.delivery.parcels import Parcel
from bot.usecases.recording.change import edit_action, undo_action
from bot.usecases.shoutout.plan import plan_shoutout
from tests.support.company import Company
from tests.support.edits import GIVEN_UP, edits_in
from tests.support.outbox import Edit, FakeOutbox
from tests.support.reviewing import reviewed_by

FRIDAY = datetime(2026, 11, 27, 15, tzinfo=UTC)


class Refusing(FakeOutbox):
    """An outbox whose channel takes no post, for this reason, as long as there is one."""

    reason: str | None = "is_archived"

    def send(self, parcel: Parcel):  # type: ignore[no-untyped-def]  # noqa: ANN201  as FakeOutbox.send
        if self.reason and parcel.delivery.person_id is None:
            raise DeliveryError(f"Slack answered {self.reason}", permanent=True, reason=self.reason)
        return super().send(parcel)


def refused(acme: Company, reason: str = "is_archived", at: datetime = FRIDAY) -> Refusing:
    """The shout-out is refused, and who is to be told is told."""
    outbox = Refusing()
    outbox.reason = reason
    acme.clock.move_to(at)
    plan_shoutout(acme.context, acme.team_id)
    for _ in range(3):
        deliver_owed(acme.context, acme.team_id, outbox)
        acme.clock.move(timedelta(minutes=10))
    return outbox


def notices(outbox: FakeOutbox) -> list[tuple[str, TroubleNotice]]:
    return [(each.target, each.content) for each in outbox.stored if isinstance(each.content, TroubleNotice)]


def edits(outbox: FakeOutbox) -> list[Edit]:
    return outbox.edits("channel_trouble")


def broken(acme: Company, channel: str = "CT1") -> None:
    channel_broken(acme.context, acme.team_id, channel, ChannelTrouble.ARCHIVED)


def planned(acme: Company) -> list[dict[str, object]]:
    return [row for row in acme.rows(deliveries) if row["kind"] == "channel_trouble"]


def test_three_admins_and_those_whom_the_operator_named_are_told_once(acme: Company) -> None:
    for number in range(5):
        acme.hires(f"admin{number}", admin=True)
    acme.hires("gone", admin=True, active=False)
    acme.hires("robot", admin=True, standing=Standing.BOT)
    told = notices(refused(acme))
    assert sorted(target for target, _ in told) == ["UADMIN0", "UADMIN1", "UADMIN2", "UBOSS"]
    assert {notice.trouble for _, notice in told} == {ChannelTrouble.ARCHIVED}
    assert {notice.until for _, notice in told} == {FRIDAY + timedelta(hours=72)}
    assert admins_now(acme.context, acme.team_id) == ["UADMIN0", "UADMIN1", "UADMIN2", "UBOSS"]


def test_another_trouble_of_the_same_week_is_told_too(acme: Company) -> None:
    outbox = refused(acme)
    outbox.reason = "not_in_channel"
    deliver_owed(acme.context, "T1", outbox)
    deliver_owed(acme.context, "T1", outbox)
    assert [notice.trouble for _, notice in notices(outbox)] == [ChannelTrouble.ARCHIVED, ChannelTrouble.NOT_A_MEMBER]


def test_what_no_admin_can_mend_is_told_to_nobody(acme: Company) -> None:
    assert notices(refused(acme, "user_not_found")) == []


def test_a_refused_direct_message_is_no_trouble_of_the_channel(acme: Company) -> None:
    broken(acme)
    outbox = FakeOutbox()
    outbox.refuses("Slack answered channel_not_found")
    deliver_owed(acme.context, "T1", outbox)
    assert [row["status"] for row in planned(acme)] == [DeliveryStatus.FAILED]


def test_where_nobody_is_known_it_is_logged(acme: Company, caplog: pytest.LogCaptureFixture) -> None:
    boss = acme.hires("boss")
    acme.change(boss, active=False)
    broken(acme)
    assert planned(acme) == []
    assert "no admin is known" in caplog.text


def test_an_event_tells_of_the_next_shout_out_and_its_refusal_tells_no_more(acme: Company) -> None:
    broken(acme)
    early = FakeOutbox()
    deliver_owed(acme.context, "T1", early)
    [(_, notice)] = notices(early)
    assert (notice.due, notice.until) == (FRIDAY, None)
    assert notices(refused(acme)) == []


def test_an_event_while_one_waits_is_about_that_one(acme: Company) -> None:
    refused(acme)
    broken(acme)
    assert len(planned(acme)) == 1


def test_events_of_other_channels_change_nothing(acme: Company) -> None:
    broken(acme, "COTHER")
    channel_mended(acme.context, acme.team_id, "COTHER")
    acme.open(channel_id=None, channel_name=None)
    broken(acme)
    assert planned(acme) == []


def test_what_is_mended_before_anybody_was_told_is_told_to_nobody(acme: Company) -> None:
    broken(acme)
    channel_mended(acme.context, acme.team_id, "CT1")
    assert planned(acme) == []


def test_news_that_comes_after_the_post_or_another_channel_is_dropped(acme: Company) -> None:
    acme.clock.move_to(FRIDAY)
    plan_shoutout(acme.context, acme.team_id)
    outbox = FakeOutbox()
    deliver_owed(acme.context, "T1", outbox, iter([True, False]).__next__)
    broken(acme)
    with acme.store.unit() as connection:
        connection.execute(workspaces.update().values(channel_id="CNEW"))
    deliver_owed(acme.context, "T1", outbox)
    assert notices(outbox) == []


def test_what_admins_were_told_is_edited_once_the_post_has_come(acme: Company) -> None:
    acme.hires("ada", admin=True)
    acme.hires("bo", admin=True, zone="Asia/Tokyo")
    outbox = refused(acme)
    outbox.reason = "not_in_channel"
    acme.clock.move(timedelta(minutes=10))
    deliver_owed(acme.context, acme.team_id, outbox)
    assert sorted(target for target, _ in notices(outbox)) == ["UADA", "UADA", "UBOSS", "UBOSS"]
    assert edits(outbox) == []
    outbox.reason = None
    channel_mended(acme.context, acme.team_id, "CT1")
    deliver_owed(acme.context, acme.team_id, outbox)
    assert [edit.shows for edit in edits(outbox)] == [TroubleOver("cx")] * 4
    assert len({edit.posted for edit in edits(outbox)}) == 4
    acme.clock.move(timedelta(days=7))
    assert plan_shoutout(acme.context, acme.team_id)
    deliver_owed(acme.context, acme.team_id, outbox)
    assert len(edits(outbox)) == 4


def test_what_admins_read_is_not_edited_again_when_a_posted_story_is(acme: Company) -> None:
    acme.hires("boss", admin=True)
    ana = acme.hires("ana")
    action = acme.records(ana).action
    outbox = refused(acme)
    outbox.reason = None
    for _ in range(2):
        acme.clock.move(timedelta(minutes=10))
        deliver_owed(acme.context, acme.team_id, outbox)
    assert len(edits(outbox)) == 1
    reviewed_by(acme, acme.hires("ben"))
    edit_action(acme.context, ana, action.id, ActionDraft("other words", Source.FORM))
    acme.clock.move(timedelta(minutes=1))
    deliver_owed(acme.context, acme.team_id, outbox)
    assert len(edits(outbox)) == 1


def test_it_is_tried_at_once_when_mended(acme: Company) -> None:
    acme.records(acme.hires("ana"))
    outbox = refused(acme)
    acme.clock.move(timedelta(seconds=1))
    deliver_owed(acme.context, "T1", outbox)
    outbox.reason = None
    channel_mended(acme.context, acme.team_id, "CT1")
    deliver_owed(acme.context, "T1", outbox)
    [status] = [row["status"] for row in acme.rows(deliveries) if row["kind"] == "shoutout"]
    assert status is DeliveryStatus.SENT


@pytest.mark.parametrize("days", [1, 20])
def test_what_is_undone_while_the_channel_is_archived_goes_when_it_is_back(acme: Company, days: int) -> None:
    ana = acme.hires("ana")
    action = acme.records(ana, "very private").action
    acme.clock.move_to(FRIDAY)
    plan_shoutout(acme.context, acme.team_id)
    outbox = Refusing()
    outbox.reason = None
    deliver_owed(acme.context, "T1", outbox)
    outbox.reason = "is_archived"
    undo_action(acme.context, ana, action.id)
    deliver_owed(acme.context, "T1", outbox)
    acme.clock.move(timedelta(days=days))
    deliver_owed(acme.context, "T1", outbox)
    outbox.reason = None
    channel_mended(acme.context, acme.team_id, "CT1")
    assert deliver_owed(acme.context, "T1", outbox) == 1
    edit = outbox.stored[-1].content
    assert isinstance(edit, ShoutoutPost)
    assert edit.stories == ()


def posted_and_undone(acme: Company, outbox: Refusing) -> None:
    """A shout-out is posted, and its one story is undone while the channel takes no edit."""
    ana = acme.hires("ana")
    action = acme.records(ana, "very private").action
    acme.clock.move_to(FRIDAY)
    plan_shoutout(acme.context, acme.team_id)
    reason, outbox.reason = outbox.reason, None
    deliver_owed(acme.context, "T1", outbox)
    outbox.reason = reason
    undo_action(acme.context, ana, action.id)
    deliver_owed(acme.context, "T1", outbox)


def edit_of_the_post(acme: Company) -> dict[str, object]:
    [row] = [row for row in acme.rows(deliveries) if row["kind"] == "shoutout"]
    return row


def test_an_edit_that_waits_for_days_is_tried_less_and_less_often(acme: Company) -> None:
    outbox = Refusing()
    posted_and_undone(acme, outbox)
    for _ in range(2 * 24 * 6):
        acme.clock.move(timedelta(minutes=10))
        deliver_owed(acme.context, "T1", outbox)
    assert edit_of_the_post(acme)["edit_attempts"] == 12


def test_an_edit_is_tried_at_once_when_its_own_channel_is_mended_and_no_other(acme: Company) -> None:
    outbox = Refusing()
    posted_and_undone(acme, outbox)
    waits_until = edit_of_the_post(acme)["edit_due_at"]
    acme.open(channel_id="CNEW", channel_name="new")
    broken(acme, "CNEW")
    channel_mended(acme.context, acme.team_id, "CNEW")
    assert edit_of_the_post(acme)["edit_due_at"] == waits_until
    broken(acme, "CNEW")
    channel_mended(acme.context, acme.team_id, "CT1")
    assert edit_of_the_post(acme)["edit_due_at"] == acme.clock.now()
    # What keeps the next one from its own channel is still to be told.
    assert len(planned(acme)) == 1


def test_an_edit_that_no_channel_would_take_is_given_up_and_logged(
    acme: Company, caplog: pytest.LogCaptureFixture
) -> None:
    outbox = Refusing()
    outbox.reason = "msg_blocks_too_long"
    posted_and_undone(acme, outbox)
    assert edits_in([edit_of_the_post(acme)], "shoutout") == [GIVEN_UP]
    assert "msg_blocks_too_long; it is given up" in caplog.text
    assert planned(acme) == []


def test_the_picture_of_ripples_waits_for_the_channel_as_well(acme: Company) -> None:
    ana, ben, cleo = (acme.hires(name) for name in ("ana", "ben", "cleo"))
    first = acme.records(ana).action.id
    acme.clock.move(timedelta(minutes=1))
    for follower in (ben, cleo):
        acme.records(follower, inspired_by=first)
    acme.clock.move_to(FRIDAY)
    plan_shoutout(acme.context, acme.team_id)
    outbox = Refusing()
    outbox.reason = None
    deliver_owed(acme.context, "T1", outbox, iter([True, False]).__next__)
    outbox.reason = "not_in_channel"
    deliver_owed(acme.context, "T1", outbox)
    outbox.reason = None
    channel_mended(acme.context, acme.team_id, "CT1")
    assert deliver_owed(acme.context, "T1", outbox) == 1
    assert isinstance(outbox.stored[-1].content, RipplePicture)


def test_without_a_channel_it_waits_and_gives_its_stories_back_in_the_end(acme: Company) -> None:
    acme.records(acme.hires("ana"))
    acme.clock.move_to(FRIDAY)
    plan_shoutout(acme.context, acme.team_id)
    acme.open(channel_id=None, channel_name=None)
    outbox = FakeOutbox()
    for hours in (0, 24, 47):
        acme.clock.move(timedelta(hours=hours))
        assert deliver_owed(acme.context, "T1", outbox) == 0
        assert len(acme.rows(stories)) == 1
    acme.clock.move(timedelta(hours=2))
    deliver_owed(acme.context, "T1", outbox)
    assert acme.rows(stories) == []
    assert outbox.stored == []


def test_who_is_named_by_the_operator_is_known_when_the_file_is_lost_and_nothing_can_be_read(
    acme: Company, sqlite_template: Path, tmp_path: Path
) -> None:
    file = Path(shutil.copy(sqlite_template, tmp_path / "bot.sqlite3"))
    store = Store.open(f"sqlite:///{file}")
    context = replace(acme.context, store=store, admins=frozenset({"UBOSS"}))
    # The only connection that still reads the deleted file is taken.
    with store.reading():
        file.unlink()
        assert admins_now(context, acme.team_id) == ["UBOSS"]
    store.close()
