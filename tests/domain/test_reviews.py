"""When stories are put to the reviewers, and who reviews what."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.channel_trouble import ChannelTrouble, trouble_of
from bot.domain.people import MONDAY_TO_FRIDAY
from bot.domain.profiles import Standing
from bot.domain.reviews import is_put_to, is_review_time, may_review, review_at
from tests.support.cast import acme, ana

LONDON = ZoneInfo("Europe/London")
FRIDAY = datetime(2026, 11, 27, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("due", "at"),
    [
        (FRIDAY, FRIDAY - timedelta(days=1)),
        (datetime(2026, 11, 30, 10, tzinfo=UTC), datetime(2026, 11, 27, 10, tzinfo=UTC)),
        (datetime(2026, 11, 27, 20, tzinfo=UTC), datetime(2026, 11, 26, 17, tzinfo=UTC)),
        (datetime(2026, 11, 27, 6, tzinfo=UTC), datetime(2026, 11, 26, 9, tzinfo=UTC)),
    ],
)
def test_it_is_the_workday_before_within_the_posting_hours(due: datetime, at: datetime) -> None:
    assert review_at(due, LONDON, MONDAY_TO_FRIDAY, ()) == at


def test_a_holiday_is_passed_over() -> None:
    holiday = frozenset({date(2026, 11, 26)})
    assert review_at(FRIDAY, LONDON, MONDAY_TO_FRIDAY, holiday) == FRIDAY - timedelta(days=2)


def test_where_nobody_works_it_is_the_day_before() -> None:
    assert review_at(FRIDAY, LONDON, frozenset(), ()) == FRIDAY - timedelta(days=1)


@given(
    due=st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001  made aware
    zone=st.sampled_from(["UTC", "Europe/London", "Pacific/Apia", "America/St_Johns", "Asia/Kathmandu"]),
)
def test_it_is_in_daytime_on_an_earlier_workday(due: datetime, zone: str) -> None:
    local = review_at(due, ZoneInfo(zone), MONDAY_TO_FRIDAY, ()).astimezone(ZoneInfo(zone))
    assert local.date() < due.astimezone(ZoneInfo(zone)).date()
    assert local.weekday() in MONDAY_TO_FRIDAY
    assert time(9) <= local.time() <= time(17)


def test_it_is_time_from_then_on_until_the_shout_out_is_due() -> None:
    def is_time(now: datetime) -> bool:
        return is_review_time(FRIDAY, now, LONDON, MONDAY_TO_FRIDAY, ())

    day = timedelta(days=1)
    moment = timedelta(seconds=1)
    assert [is_time(at) for at in (FRIDAY - day - moment, FRIDAY - day, FRIDAY - moment, FRIDAY)] == [
        False,
        True,
        True,
        False,
    ]


def test_reviewers_are_those_named_who_are_here() -> None:
    workspace = acme(reviewers=frozenset({"UANA"}))
    assert may_review(ana(), workspace)
    assert not may_review(ana(slack_id="UBEN"), workspace)
    assert not may_review(ana(active=False), workspace)
    assert not may_review(ana(standing=Standing.BOT), workspace)


def test_ones_own_story_is_left_to_the_others_where_there_are_any() -> None:
    me, other = ana(id=1), ana(id=2)
    assert not is_put_to(1, me, [me, other])
    assert is_put_to(1, other, [me, other])
    assert is_put_to(1, me, [me])


@pytest.mark.parametrize(
    ("reason", "trouble"),
    [
        ("is_archived", ChannelTrouble.ARCHIVED),
        ("not_in_channel", ChannelTrouble.NOT_A_MEMBER),
        ("channel_not_found", ChannelTrouble.GONE),
        ("restricted_action", ChannelTrouble.RESTRICTED),
        ("restricted_action_read_only_channel", ChannelTrouble.RESTRICTED),
        ("msg_blocks_too_long", ChannelTrouble.CONTENT),
        ("invalid_blocks", ChannelTrouble.CONTENT),
        ("cant_update_message", None),
        (None, None),
    ],
)
def test_some_refusals_are_for_an_admin_to_mend(reason: str | None, trouble: ChannelTrouble | None) -> None:
    assert trouble_of(reason) is trouble
