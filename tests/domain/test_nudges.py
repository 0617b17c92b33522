"""Whether somebody is nudged now, and if not why: one decision for each of their days, and each with its reason."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.expected_nudges import next_expected
from bot.domain.nudges import (
    LOOK_BACK,
    Outcome,
    Reason,
    Verdict,
    can_be_sent,
    day_of_nudge,
    decide,
    due_of,
    may_be_nudged,
    next_due,
)
from bot.domain.nudges import (
    DecisionFacts as Facts,
)
from bot.domain.people import Cadence, Person, local_day, person_zone
from bot.domain.profiles import Standing
from tests.support import times
from tests.support.cast import MONDAY, acme, ana
from tests.support.diary import Diary

FREE = Facts()
TODAY = MONDAY.date()
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def only(verdicts: tuple[Verdict, ...]) -> Verdict:
    [verdict] = verdicts
    return verdict


@pytest.mark.parametrize(
    ("person", "facts", "late", "reason"),
    [
        pytest.param(ana(), FREE, 0 * HOUR, Reason.DUE, id="it is time"),
        pytest.param(ana(), FREE, 2.99 * HOUR, Reason.DUE, id="late, and still useful"),
        pytest.param(ana(), FREE, 3 * HOUR, Reason.TOO_LATE, id="three hours late"),
        pytest.param(ana(active=False), FREE, 0 * HOUR, Reason.NOT_ACTIVE, id="the account was closed"),
        pytest.param(ana(standing=Standing.GUEST), FREE, 0 * HOUR, Reason.NOT_ACTIVE, id="a guest"),
        pytest.param(ana(standing=Standing.BOT), FREE, 0 * HOUR, Reason.NOT_ACTIVE, id="a bot"),
        pytest.param(ana(enrolled_at=None), FREE, 0 * HOUR, Reason.NOT_ENROLLED, id="who never asked or has stopped"),
        pytest.param(ana(paused_until=TODAY + DAY), FREE, 0 * HOUR, Reason.PAUSED, id="paused until tomorrow"),
        pytest.param(ana(paused_until=TODAY), FREE, 0 * HOUR, Reason.DUE, id="paused until today"),
        pytest.param(ana(workdays=frozenset({1})), FREE, 0 * HOUR, Reason.NOT_A_WORKDAY, id="works on Tuesdays"),
        pytest.param(ana(), Facts(holidays=frozenset({TODAY})), 0 * HOUR, Reason.PUBLIC_HOLIDAY, id="a public holiday"),
        pytest.param(ana(), Facts(holidays=frozenset({TODAY + DAY})), 0 * HOUR, Reason.DUE, id="a holiday tomorrow"),
        pytest.param(ana(), Facts((TODAY,)), 0 * HOUR, Reason.ALREADY_NUDGED, id="nudged today"),
        pytest.param(ana(), Facts((TODAY + DAY,)), 0 * HOUR, Reason.ALREADY_NUDGED, id="nudged on a later day"),
        pytest.param(ana(), Facts((TODAY - DAY,)), 0 * HOUR, Reason.DUE, id="nudged yesterday"),
        pytest.param(ana(), Facts(asked_on=(TODAY,)), 0 * HOUR, Reason.ALREADY_ASKED, id="asked about a need today"),
        pytest.param(ana(), Facts(asked_on=(TODAY + DAY,)), 0 * HOUR, Reason.DUE, id="asked tomorrow"),
        pytest.param(ana(), Facts(acted_today=True), 0 * HOUR, Reason.ALREADY_ACTED, id="acted today"),
        pytest.param(
            ana(cadence=Cadence.TWICE_WEEKLY),
            Facts((TODAY - 2 * DAY,)),
            0 * HOUR,
            Reason.TOO_SOON,
            id="too soon",
        ),
        pytest.param(ana(cadence=Cadence.TWICE_WEEKLY), Facts((TODAY - 3 * DAY,)), 0 * HOUR, Reason.DUE, id="3 days"),
        pytest.param(
            ana(cadence=Cadence.TWICE_WEEKLY),
            Facts((TODAY - 3 * DAY, TODAY - 6 * DAY)),
            0 * HOUR,
            Reason.TOO_SOON,
            id="a third time in a week",
        ),
        pytest.param(
            ana(unanswered=5),
            Facts((TODAY - 3 * DAY, TODAY - 6 * DAY)),
            0 * HOUR,
            Reason.BACKED_OFF,
            id="silent, and a third time in a week",
        ),
        pytest.param(
            ana(cadence=Cadence.TWICE_WEEKLY),
            Facts((TODAY - 3 * DAY, TODAY - 7 * DAY)),
            0 * HOUR,
            Reason.DUE,
            id="twice in a week",
        ),
        pytest.param(ana(cadence=Cadence.WEEKLY), Facts((TODAY - 6 * DAY,)), 0 * HOUR, Reason.TOO_SOON, id="6 days"),
        pytest.param(ana(cadence=Cadence.WEEKLY), Facts((TODAY - 7 * DAY,)), 0 * HOUR, Reason.DUE, id="a week"),
        pytest.param(ana(unanswered=5), Facts((TODAY - 2 * DAY,)), 0 * HOUR, Reason.BACKED_OFF, id="silent"),
        pytest.param(ana(unanswered=5), Facts((TODAY - 3 * DAY,)), 0 * HOUR, Reason.DUE, id="silent, 3 days ago"),
        pytest.param(ana(unanswered=10), Facts((TODAY - 6 * DAY,)), 0 * HOUR, Reason.BACKED_OFF, id="very silent"),
        pytest.param(
            ana(unanswered=10, cadence=Cadence.TWICE_WEEKLY),
            Facts((TODAY - 2 * DAY,)),
            0 * HOUR,
            Reason.TOO_SOON,
            id="too soon by their own wish, silent or not",
        ),
        pytest.param(ana(status_emoji=":palm_tree:"), FREE, 0 * HOUR, Reason.AWAY, id="on holiday by status"),
        pytest.param(
            ana(status_emoji=":palm_tree:", status_until=MONDAY + MINUTE), FREE, 0 * HOUR, Reason.AWAY, id="still away"
        ),
        pytest.param(
            ana(status_emoji=":palm_tree:", status_until=MONDAY), FREE, 0 * HOUR, Reason.DUE, id="back this moment"
        ),
        pytest.param(ana(status_emoji=":tada:"), FREE, 0 * HOUR, Reason.DUE, id="a status that is not away"),
        pytest.param(
            ana(), Facts(undisturbed_until=MONDAY), 0 * HOUR, Reason.DUE, id="Do Not Disturb ends this moment"
        ),
        pytest.param(
            ana(),
            Facts(undisturbed_until=MONDAY + 3 * HOUR),
            0 * HOUR,
            Reason.DO_NOT_DISTURB,
            id="Do Not Disturb until it is too late",
        ),
    ],
)
def test_a_decision_gives_its_reason(person: Person, facts: Facts, late: timedelta, reason: Reason) -> None:
    verdict = only(decide(person, acme(), facts, MONDAY + late))
    assert verdict.reason is reason
    assert verdict.outcome is (Outcome.SEND if reason is Reason.DUE else Outcome.SKIP)
    assert (verdict.due, verdict.day, verdict.expires_at) == (MONDAY, TODAY, MONDAY + 3 * HOUR)
    assert verdict.next_at == next_due(person, acme(), after=MONDAY)


def test_the_first_reason_that_holds_is_the_one_that_is_kept() -> None:
    person = ana(paused_until=TODAY + DAY, status_emoji=":palm_tree:", workdays=frozenset({1}), unanswered=14)
    facts = Facts((TODAY,), acted_today=True, holidays=frozenset({TODAY}), undisturbed_until=MONDAY + 9 * HOUR)
    late = MONDAY + 4 * HOUR
    fewer: list[tuple[dict[str, Any], dict[str, Any], datetime]] = [
        ({}, {}, late),
        ({"paused_until": None}, {}, late),
        ({"workdays": None}, {}, late),
        ({}, {"holidays": frozenset()}, late),
        ({}, {"nudged_on": (TODAY - DAY,)}, late),
        ({}, {"nudged_on": ()}, late),
        ({}, {"acted_today": False}, late),
        ({}, {}, MONDAY),
        ({"status_emoji": None}, {}, MONDAY),
        ({}, {"undisturbed_until": None}, MONDAY),
    ]
    reasons = []
    for of_person, of_facts, now in fewer:
        person, facts = replace(person, **of_person), replace(facts, **of_facts)
        reasons.append(only(decide(person, acme(), facts, now)).reason)
    assert reasons == [
        Reason.PAUSED,
        Reason.NOT_A_WORKDAY,
        Reason.PUBLIC_HOLIDAY,
        Reason.ALREADY_NUDGED,
        Reason.BACKED_OFF,
        Reason.ALREADY_ACTED,
        Reason.TOO_LATE,
        Reason.AWAY,
        Reason.DO_NOT_DISTURB,
        Reason.UNANSWERED,
    ]


def test_a_person_without_a_planned_nudge_is_decided_about_as_of_now() -> None:
    verdict = only(decide(ana(next_nudge_at=None), acme(), FREE, MONDAY))
    assert (verdict.due, verdict.reason) == (MONDAY, Reason.DUE)


def test_a_nudge_waits_for_the_end_of_do_not_disturb_and_stays_due_when_it_was() -> None:
    end = MONDAY + HOUR
    verdict = only(decide(ana(), acme(), Facts(undisturbed_until=end), MONDAY))
    assert (verdict.outcome, verdict.reason) == (Outcome.WAIT, Reason.DO_NOT_DISTURB)
    assert (verdict.due, verdict.next_at) == (MONDAY, end)
    waiting = ana(next_nudge_at=end, nudge_due_at=MONDAY)
    assert due_of(waiting) == MONDAY
    again = only(decide(waiting, acme(), Facts(undisturbed_until=end + HOUR), end))
    assert (again.outcome, again.due, again.next_at) == (Outcome.WAIT, MONDAY, end + HOUR)
    sent = only(decide(waiting, acme(), FREE, end))
    assert (sent.outcome, sent.due, sent.expires_at) == (Outcome.SEND, MONDAY, MONDAY + 3 * HOUR)
    assert sent.next_at == MONDAY + DAY


def test_after_an_outage_a_nudge_that_waited_is_too_late_and_todays_is_sent() -> None:
    waiting = ana(next_nudge_at=MONDAY + HOUR, nudge_due_at=MONDAY)
    first, second = decide(waiting, acme(), FREE, MONDAY + DAY)
    assert (first.reason, first.due, first.next_at) == (Reason.TOO_LATE, MONDAY, MONDAY + DAY)
    assert (second.reason, second.due) == (Reason.DUE, MONDAY + DAY)


def test_the_last_message_waits_for_the_end_of_do_not_disturb_as_a_nudge_does() -> None:
    silent = ana(unanswered=14)
    quiet = Facts(undisturbed_until=MONDAY + HOUR)
    assert only(decide(silent, acme(), quiet, MONDAY)).outcome is Outcome.WAIT
    last = only(decide(silent, acme(), FREE, MONDAY))
    assert (last.outcome, last.reason, last.next_at) == (Outcome.REST, Reason.UNANSWERED, None)


def test_an_outage_of_days_gives_each_of_them_its_decision_and_nudges_once() -> None:
    now = MONDAY + 7 * DAY + HOUR
    verdicts = decide(ana(paused_until=TODAY + 2 * DAY), acme(), Facts(holidays={TODAY + 3 * DAY}), now)
    assert [(verdict.day - TODAY, verdict.reason) for verdict in verdicts] == [
        (0 * DAY, Reason.PAUSED),
        (1 * DAY, Reason.PAUSED),
        (2 * DAY, Reason.TOO_LATE),
        (3 * DAY, Reason.PUBLIC_HOLIDAY),
        (4 * DAY, Reason.TOO_LATE),
        (7 * DAY, Reason.DUE),
    ]
    assert verdicts[-1].next_at == MONDAY + 8 * DAY


def test_an_action_of_today_says_nothing_of_the_days_before() -> None:
    first, second = decide(ana(), acme(), Facts(acted_today=True), MONDAY + DAY)
    assert (first.reason, second.reason) == (Reason.TOO_LATE, Reason.ALREADY_ACTED)


def test_of_a_very_long_outage_only_the_last_days_are_decided_about() -> None:
    now = MONDAY + 10 * LOOK_BACK
    first, second, *others = decide(ana(), acme(), FREE, now)
    assert first.due == MONDAY
    assert now - LOOK_BACK < second.due < now - LOOK_BACK + 4 * DAY
    assert len(others) < 25
    assert (first, second, *others)[-1].next_at == next_due(ana(), acme(), after=now)


anybody = st.builds(
    ana,
    zone=st.none() | times.zone_names | st.just("Mars/Olympus"),
    next_nudge_at=times.instants,
    nudge_time=st.none() | times.minutes,
    workdays=st.none() | st.frozensets(st.integers(0, 6)),
    unanswered=st.integers(0, 20),
    standing=st.sampled_from(Standing),
    enrolled_at=st.sampled_from([None, MONDAY]),
)


@given(
    person=anybody,
    put_off=st.none() | times.delays,
    late=times.delays | st.timedeltas(timedelta(0), timedelta(days=400)),
    last=st.none() | st.integers(-400, 2),
    quiet=st.none() | times.delays,
)
def test_whatever_is_kept_of_somebody_a_decision_can_be_taken_and_time_goes_on(
    person: Person, put_off: timedelta | None, late: timedelta, last: int | None, quiet: timedelta | None
) -> None:
    assert person.next_nudge_at is not None
    now = person.next_nudge_at + late
    person = replace(person, nudge_due_at=None if put_off is None else person.next_nudge_at - put_off)
    facts = Facts(
        () if last is None else (now.date() + last * DAY,), undisturbed_until=None if quiet is None else now + quiet
    )
    verdicts = decide(person, acme(), facts, now)
    assert verdicts[0].due == due_of(person)
    assert sum(verdict.outcome is not Outcome.SKIP for verdict in verdicts) <= 1
    assert all(verdict.outcome is Outcome.SKIP for verdict in verdicts[:-1])
    assert all(earlier.due < later.due for earlier, later in pairwise(verdicts))
    assert verdicts[-1].next_at is None or verdicts[-1].next_at > now
    assert can_be_sent(person, acme(), now) == (now < verdicts[-1].expires_at)


@pytest.mark.parametrize("person", [ana(enrolled_at=None), ana(active=False), ana(workdays=frozenset())])
def test_who_gets_no_nudges_has_no_next_one(person: Person) -> None:
    assert next_due(person, acme(), after=MONDAY) is None


def test_who_rests_has_no_next_nudge() -> None:
    assert next_due(ana(resting_since=MONDAY), acme(), after=MONDAY) is None


def test_a_persons_own_time_and_zone_come_before_the_workspaces() -> None:
    found = next_due(ana(zone="Asia/Tokyo", nudge_time=time(8, 15)), acme(), after=MONDAY)
    assert found == datetime(2026, 11, 24, 8, 15, tzinfo=ZoneInfo("Asia/Tokyo"))


def test_a_person_without_a_zone_or_days_of_their_own_has_the_workspaces() -> None:
    company = acme(zone="Asia/Tokyo", workdays=frozenset({6}))
    found = next_due(ana(zone=None), company, after=MONDAY)
    assert found == datetime(2026, 11, 29, 9, 30, tzinfo=ZoneInfo("Asia/Tokyo"))


@pytest.mark.parametrize(
    ("person", "welcome"),
    [
        (ana(), True),
        (ana(active=False), False),
        (ana(standing=Standing.GUEST), False),
        (ana(standing=Standing.BOT), False),
    ],
)
def test_only_active_members_may_be_nudged(person: Person, *, welcome: bool) -> None:
    assert may_be_nudged(person) is welcome


@pytest.mark.parametrize(
    ("zone", "day"), [("Europe/London", TODAY), ("Pacific/Auckland", TODAY + DAY), ("Pacific/Niue", TODAY)]
)
def test_the_day_of_the_last_nudge_is_the_later_of_then_and_now(zone: str, day: date) -> None:
    assert day_of_nudge(TODAY, datetime(2026, 11, 23, 14, tzinfo=UTC), ZoneInfo(zone)) == day


@pytest.mark.parametrize(
    ("person", "facts", "now", "expected"),
    [
        pytest.param(ana(), FREE, MONDAY - HOUR, MONDAY, id="today's"),
        pytest.param(ana(), FREE, MONDAY + MINUTE, MONDAY, id="the one that is due"),
        pytest.param(ana(), FREE, MONDAY + 3 * HOUR, MONDAY + DAY, id="not one that nobody can send any more"),
        pytest.param(ana(), Facts(acted_today=True), MONDAY - HOUR, MONDAY + DAY, id="who acted today"),
        pytest.param(ana(), Facts((TODAY,)), MONDAY - HOUR, MONDAY + DAY, id="who was nudged today"),
        pytest.param(
            ana(paused_until=TODAY + 5 * DAY), FREE, MONDAY - HOUR, MONDAY + 7 * DAY, id="a pause until Saturday"
        ),
        pytest.param(
            ana(), Facts(holidays={TODAY, TODAY + DAY}), MONDAY - HOUR, MONDAY + 2 * DAY, id="public holidays"
        ),
        pytest.param(
            ana(unanswered=5),
            Facts((TODAY - 3 * DAY + DAY,)),
            MONDAY - HOUR,
            MONDAY + DAY,
            id="whose are fewer",
        ),
        pytest.param(
            ana(next_nudge_at=MONDAY + HOUR, nudge_due_at=MONDAY), FREE, MONDAY, MONDAY + HOUR, id="one put off"
        ),
        pytest.param(ana(unanswered=14), FREE, MONDAY - HOUR, None, id="who is to have the last message"),
        pytest.param(ana(next_nudge_at=None), FREE, MONDAY, None, id="who has none"),
        pytest.param(ana(enrolled_at=None), FREE, MONDAY, None, id="who has stopped"),
        pytest.param(ana(active=False), FREE, MONDAY, None, id="who is gone"),
        pytest.param(ana(paused_until=date(2031, 1, 1)), FREE, MONDAY, None, id="paused for years"),
    ],
)
def test_the_next_nudge_can_be_expected(person: Person, facts: Facts, now: datetime, expected: datetime | None) -> None:
    assert next_expected(person, acme(), facts, now) == expected


somebody = st.builds(
    ana,
    zone=times.zone_names,
    nudge_time=times.minutes,
    workdays=times.weekdays,
    cadence=st.sampled_from(Cadence),
)


@given(
    person=somebody,
    start=times.instants,
    sends=st.integers(0, 13),
    pause=st.none() | st.integers(0, 30),
    holidays=st.frozensets(st.integers(0, 30), max_size=8),
    later=times.delays,
    acts=st.booleans(),
)
def test_when_nothing_changes_the_next_nudge_comes_when_it_was_expected(
    person: Person,
    start: datetime,
    sends: int,
    pause: int | None,
    holidays: frozenset[int],
    later: timedelta,
    *,
    acts: bool,
) -> None:
    diary = Diary.begun(start, person, acme())
    while len(diary.sent) < sends:
        assert diary.person.next_nudge_at is not None
        diary.tick(diary.person.next_nudge_at)
    now = max((start, *(row.at for row in diary.rows))) + later
    today = local_day(now, person_zone(person, acme()))
    diary.holidays = frozenset(today + offset * DAY for offset in holidays)
    diary.person = replace(diary.person, paused_until=None if pause is None else today + pause * DAY)
    if acts:
        diary.acted_at.append(now)
    expected = next_expected(diary.person, acme(), diary.facts(now), now)
    assert expected is not None
    diary.tick(now)
    while len(diary.sent) == sends:
        assert diary.person.next_nudge_at is not None
        diary.tick(diary.person.next_nudge_at)
    assert diary.sent[-1].verdict.due == expected
    assert diary.sent[-1].at == max(now, expected)
