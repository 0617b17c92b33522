"""What becomes of a message that Slack did not take: tried again, looked up, or given up, and always said why."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle, pairwise
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.deliveries import Delivery, DeliveryStatus, Retrying
from bot.domain.settlements import (
    NEVER_SEEN,
    next_edit_at,
    once_more_at,
    settle_failure,
    settle_lookup_failure,
    settle_not_found,
)
from bot.errors import DeliveryError
from tests.support.cast import MONDAY

PASSING = DeliveryError("Slack is out of order")
PERMANENT = DeliveryError("the bot is not in the channel", permanent=True)
TOO_LONG = DeliveryError("Slack answered msg_too_long", permanent=True, reason="msg_too_long")
ARCHIVED = DeliveryError("Slack answered is_archived", permanent=True, reason="is_archived")
UNKNOWN = DeliveryError("no answer came", outcome_unknown=True)
BUSY = DeliveryError("Slack asks to slow down", retry_after=90.0)
SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
SKEWS = st.timedeltas(-MINUTE, MINUTE)
PLANNED, SENDING, FAILED = DeliveryStatus.PLANNED, DeliveryStatus.SENDING, DeliveryStatus.FAILED


def delivery(**more: Any) -> Delivery:  # noqa: ANN401  any field of a delivery
    details: dict[str, Any] = {
        "id": 1,
        "workspace_id": 1,
        "key": "nudge:1:2026-11-23",
        "kind": "nudge",
        "person_id": 1,
        "channel_id": None,
        "payload": {},
        "status": DeliveryStatus.SENDING,
        "next_attempt_at": MONDAY,
        "expires_at": MONDAY + 3 * HOUR,
        "attempts": 1,
        "created_at": MONDAY,
        "sent_at": None,
        "sent_channel": None,
        "sent_ts": None,
        "error": None,
    }
    return Delivery(**details | more)


UNTIL_EXPIRED = {"retrying": Retrying.UNTIL_IT_EXPIRES}
IN_TROUBLE = {"retrying": Retrying.WHILE_THE_CHANNEL_IS_IN_TROUBLE}


@pytest.mark.parametrize(
    ("owed", "failure", "status", "wait"),
    [
        pytest.param({}, PASSING, PLANNED, 5 * SECOND, id="tried again soon"),
        pytest.param({"attempts": 0}, PASSING, PLANNED, 5 * SECOND, id="as soon when no attempt was counted"),
        pytest.param({"attempts": 2}, PASSING, PLANNED, 15 * SECOND, id="later after the second attempt"),
        pytest.param({"attempts": 3}, PASSING, PLANNED, MINUTE, id="later still after the third"),
        pytest.param({"attempts": 4}, PASSING, PLANNED, 5 * MINUTE, id="and the fourth"),
        pytest.param({"attempts": 5}, PASSING, PLANNED, 15 * MINUTE, id="every quarter of an hour after the fifth"),
        pytest.param({"attempts": 500}, PASSING, PLANNED, 15 * MINUTE, id="on and on until it expires"),
        pytest.param({}, BUSY, PLANNED, 90 * SECOND, id="not before Slack lets us"),
        pytest.param({"attempts": 5}, BUSY, PLANNED, 15 * MINUTE, id="nor before our own wait is over"),
        pytest.param({}, UNKNOWN, SENDING, 5 * SECOND, id="looked up when the outcome is unknown"),
        *(
            pytest.param(IN_TROUBLE | {"attempts": attempts}, ARCHIVED, PLANNED, wait, id=f"attempt {attempts} waits")
            for attempts, wait in (
                (1, 10 * MINUTE),
                (2, 15 * MINUTE),
                (3, HOUR),
                (4, 3 * HOUR),
                (5, 6 * HOUR),
                (500, 6 * HOUR),
            )
        ),
        pytest.param(IN_TROUBLE, PERMANENT, FAILED, None, id="what nobody in the workspace can fix"),
        pytest.param(IN_TROUBLE, TOO_LONG, FAILED, None, id="what no channel would take"),
        pytest.param(UNTIL_EXPIRED, TOO_LONG, PLANNED, 10 * MINUTE, id="a shout-out that no channel would take"),
        pytest.param(UNTIL_EXPIRED | {"attempts": 9}, ARCHIVED, PLANNED, 10 * MINUTE, id="it never waits long"),
        pytest.param({}, ARCHIVED, FAILED, None, id="a message to a person has no channel to wait for"),
        pytest.param(
            {},
            DeliveryError("no answer", permanent=True, outcome_unknown=True),
            SENDING,
            5 * SECOND,
            id="looked up even when it seems permanent",
        ),
        pytest.param({}, PERMANENT, FAILED, None, id="a nudge that was refused has failed"),
        pytest.param(UNTIL_EXPIRED, PERMANENT, PLANNED, 10 * MINUTE, id="a refused shout-out waits"),
    ],
)
def test_a_failure_is_settled(
    owed: dict[str, Any], failure: DeliveryError, status: DeliveryStatus, wait: timedelta | None
) -> None:
    retrying = owed.get("retrying", Retrying.UNTIL_REFUSED)
    row = {name: value for name, value in owed.items() if name != "retrying"}
    settled = settle_failure(delivery(**row), failure, MONDAY, retrying)
    assert settled.status is status
    assert settled.next_attempt_at == (None if wait is None else MONDAY + wait)
    assert settled.error == str(failure)


@pytest.mark.parametrize(
    ("owed", "now", "status", "wait"),
    [
        pytest.param({}, MONDAY, SENDING, 5 * SECOND, id="it is asked again"),
        pytest.param({"attempts": 3}, MONDAY, SENDING, MINUTE, id="less and less often"),
        pytest.param({}, MONDAY + 3 * HOUR, FAILED, None, id="not after it has expired"),
        pytest.param({"attempts": 500}, MONDAY + 2 * HOUR, SENDING, 15 * MINUTE, id="on and on until then"),
    ],
)
def test_when_slack_cannot_tell_whether_the_message_is_there(
    owed: dict[str, Any], now: datetime, status: DeliveryStatus, wait: timedelta | None
) -> None:
    settled = settle_lookup_failure(delivery(**owed), MONDAY, PASSING, now)
    assert settled.status is status
    assert settled.next_attempt_at == (None if wait is None else now + wait)
    assert settled.error == (f"{NEVER_SEEN}{PASSING}" if status is FAILED else str(PASSING))


def test_a_lookup_is_not_repeated_before_slack_allows_it() -> None:
    assert settle_lookup_failure(delivery(), MONDAY, BUSY, MONDAY).next_attempt_at == MONDAY + 90 * SECOND


def test_a_message_is_looked_for_at_growing_intervals_until_four_minutes_have_passed() -> None:
    lost = settle_failure(delivery(), UNKNOWN, MONDAY)
    looks = []
    while lost.status is SENDING and lost.next_attempt_at is not None:
        looks.append(lost.next_attempt_at)
        lost = settle_not_found(delivery(lost_at=lost.lost_at), lost.next_attempt_at, lost.next_attempt_at)
    waits = [later - sooner for sooner, later in pairwise([MONDAY, *looks])]
    assert waits == sorted(waits)
    assert looks[-1] == MONDAY + 4 * MINUTE
    assert (lost.status, lost.next_attempt_at, lost.lost_at) == (PLANNED, looks[-1], None)


@pytest.mark.parametrize(
    ("owed", "due", "status", "wait"),
    [
        pytest.param({"lost_at": -5 * SECOND}, 0 * SECOND, SENDING, 10 * SECOND, id="looked for again, 15 s after it"),
        pytest.param({"lost_at": -HOUR}, 5 * SECOND - HOUR, SENDING, 10 * SECOND, id="also when the bot was away"),
        pytest.param({"lost_at": HOUR}, HOUR + 5 * SECOND, SENDING, 10 * SECOND, id="or the clock was set back"),
        pytest.param(
            {"lost_at": HOUR}, 0 * SECOND, SENDING, 5 * SECOND, id="from the first look if due before the loss"
        ),
        pytest.param({"lost_at": -4 * MINUTE}, 0 * SECOND, PLANNED, 0 * SECOND, id="sent again after the last look"),
        pytest.param({"lost_at": -9 * MINUTE}, 0 * SECOND, PLANNED, 0 * SECOND, id="or when who looked for it died"),
        pytest.param(
            {"attempts": 2}, 0 * SECOND, PLANNED, 0 * SECOND, id="sent again at once after the end of a lease"
        ),
        pytest.param({"attempts": 6}, 0 * SECOND, PLANNED, 0 * SECOND, id="sent again at once after the first looks"),
        pytest.param({"attempts": 21}, 0 * SECOND, PLANNED, 15 * SECOND, id="and later less often"),
        pytest.param({"attempts": 500}, 0 * SECOND, PLANNED, 15 * MINUTE, id="on and on until it expires"),
    ],
)
def test_when_a_message_turns_out_not_to_be_there(
    owed: dict[str, Any], due: timedelta, status: DeliveryStatus, wait: timedelta
) -> None:
    lost_at = {"lost_at": MONDAY + owed["lost_at"]} if "lost_at" in owed else {}
    settled = settle_not_found(delivery(**owed | lost_at), MONDAY + due, MONDAY)
    assert (settled.status, settled.next_attempt_at) == (status, MONDAY + wait)


@given(lost=SKEWS, looks=st.lists(SKEWS, min_size=1, max_size=20))
def test_replicas_whose_clocks_are_a_minute_off_do_not_send_again_what_slack_may_still_store(
    lost: timedelta, looks: list[timedelta]
) -> None:
    really = MONDAY
    state = settle_failure(delivery(), UNKNOWN, really + lost)
    for skew in cycle(looks):
        assert state.next_attempt_at is not None
        # Whoever finds it due looks: by a clock that is ahead, that is earlier.
        really = max(really, state.next_attempt_at - skew)
        state = settle_not_found(delivery(lost_at=state.lost_at), state.next_attempt_at, really + skew)
        if state.status is PLANNED:
            break
    assert really >= MONDAY + 2 * MINUTE


@dataclass(frozen=True)
class SetOnce:
    """A clock that jumps `by` so much at `at` and, if that was back, is put right `after` that."""

    at: datetime
    by: timedelta
    after: timedelta

    def shows(self, really: datetime) -> datetime:
        """Return what the clock shows at an instant."""
        is_off = really >= self.at and (self.by > 0 * SECOND or really < self.at + self.after)
        return really + self.by if is_off else really

    def reaches(self, time: datetime, since: datetime) -> datetime:
        """Return the first instant from `since` on at which the clock shows `time` or more."""
        moments = (since, self.at, self.at + self.after, time, time - self.by)
        return min(each for each in moments if each >= since and self.shows(each) >= time)


JUMPS = st.sampled_from([-3 * HOUR, -HOUR, -MINUTE, MINUTE, 2 * MINUTE, HOUR, 3 * HOUR]) | st.timedeltas(
    -2 * HOUR, 2 * HOUR
)
LOOKING = st.timedeltas(0 * SECOND, 5 * SECOND)


@given(
    clock=st.builds(
        SetOnce,
        at=st.timedeltas(0 * SECOND, 5 * MINUTE).map(lambda after: MONDAY + after),
        by=JUMPS,
        after=st.timedeltas(0 * SECOND, 5 * MINUTE),
    ),
    looks=st.lists(st.tuples(LOOKING, LOOKING, st.booleans()), min_size=1, max_size=20).filter(
        lambda looks: not all(fails for *_, fails in looks)
    ),
)
# The clock jumps between a claim and its look, between two looks, and during a look that fails.
@example(SetOnce(MONDAY + 5 * SECOND, -HOUR, 3 * SECOND), [(SECOND, 0 * SECOND, False)])
@example(SetOnce(MONDAY + 6 * SECOND, 2 * HOUR, 0 * SECOND), [(0 * SECOND, 0 * SECOND, False)])
@example(
    SetOnce(MONDAY + 6 * SECOND, 2 * HOUR, 0 * SECOND),
    [(0 * SECOND, 2 * SECOND, True), *[(0 * SECOND, 0 * SECOND, False)] * 9],
)
def test_a_clock_that_jumps_does_not_let_the_bot_send_again_what_slack_may_still_store(
    clock: SetOnce, looks: list[tuple[timedelta, timedelta, bool]]
) -> None:
    really = MONDAY
    state = settle_failure(delivery(), UNKNOWN, clock.shows(really))
    for until_asked, until_answered, fails in cycle(looks):
        due_at = state.next_attempt_at
        assert due_at is not None
        asked = clock.reaches(due_at, since=really) + until_asked
        really = asked + until_answered
        row = delivery(lost_at=state.lost_at, expires_at=MONDAY + 24 * HOUR)
        if fails:
            state = settle_lookup_failure(row, due_at, PASSING, clock.shows(really))
        else:
            state = settle_not_found(row, due_at, clock.shows(asked))
        if state.status is PLANNED:
            break
    assert really >= MONDAY + 2 * MINUTE


def test_a_look_that_failed_is_made_again() -> None:
    row, due_at = delivery(lost_at=MONDAY), MONDAY + 35 * SECOND
    failed = settle_lookup_failure(row, due_at, PASSING, MONDAY + HOUR)
    assert failed.next_attempt_at == MONDAY + HOUR + 5 * SECOND
    next_look = settle_not_found(
        delivery(lost_at=failed.lost_at), failed.next_attempt_at, failed.next_attempt_at
    ).next_attempt_at
    assert next_look == failed.next_attempt_at + 30 * SECOND


@pytest.mark.parametrize(
    ("row", "failure", "wait"),
    [
        pytest.param({}, PASSING, 5 * SECOND, id="tried again soon"),
        pytest.param({"edit_attempts": 3}, PASSING, MINUTE, id="later after the third attempt"),
        pytest.param({}, UNKNOWN, 5 * SECOND, id="editing twice changes nothing"),
        pytest.param({}, BUSY, 90 * SECOND, id="not before Slack lets us"),
        *(
            pytest.param({"edit_attempts": attempts}, ARCHIVED, wait, id=f"attempt {attempts} waits for its channel")
            for attempts, wait in ((1, 10 * MINUTE), (3, HOUR), (500, 6 * HOUR))
        ),
        pytest.param({"person_id": 7}, ARCHIVED, None, id="a direct message has no channel to wait for"),
        pytest.param({}, PERMANENT, None, id="nobody in the workspace can fix it"),
        pytest.param({}, TOO_LONG, None, id="no channel would take it"),
        pytest.param({"edit_expires_at": MONDAY}, PASSING, None, id="too late"),
    ],
)
def test_when_an_edit_is_tried_again(row: dict[str, Any], failure: DeliveryError, wait: timedelta | None) -> None:
    behind = delivery(**{"person_id": None, "edit_attempts": 1, "edit_expires_at": MONDAY + 24 * HOUR} | row)
    assert next_edit_at(behind, failure, MONDAY) == (None if wait is None else MONDAY + wait)


@pytest.mark.parametrize(
    ("row", "wait"),
    [
        pytest.param({}, None, id="no answer was lost"),
        pytest.param({"lost_at": MONDAY - 5 * SECOND}, 235 * SECOND, id="four minutes after the loss"),
        pytest.param({"lost_at": MONDAY + HOUR}, 4 * MINUTE, id="from now on when the clock was set back"),
        pytest.param({"lost_at": MONDAY - 4 * MINUTE}, None, id="not when it is made by then"),
        pytest.param({"lost_at": MONDAY, "edit_expires_at": MONDAY + 4 * MINUTE}, None, id="not when it is too late"),
        pytest.param({"lost_at": MONDAY, "edit_expires_at": None}, 4 * MINUTE, id="it need not expire"),
    ],
)
def test_when_an_edit_that_was_made_is_made_once_more(row: dict[str, Any], wait: timedelta | None) -> None:
    made = delivery(**{"edit_expires_at": MONDAY + 24 * HOUR} | row)
    assert once_more_at(made, MONDAY) == (None if wait is None else MONDAY + wait)
