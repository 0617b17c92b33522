"""How soon people are named and how evenly they are featured is counted as it says."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.deliveries import DeliveryStatus
from bot.usecases.delivery.messages.welcome import DmReply
from simulation.fairness import features, features_by_count, gini, longest_unnamed, longest_wait, named_soon
from simulation.figures import figures
from simulation.history import History, Row
from simulation.slack import named_in
from tests.simulation.given import MONDAY, a_message, a_person, sound
from tests.slack.blocks.given import post, story

DAY = timedelta(days=1)
ANA, BEN, CLEO = 1, 2, 3


def an_action(number: int, person_id: int, day: int, **more: Any) -> Row:  # noqa: ANN401  any column
    """Something that a person did on a day of these weeks."""
    values = {
        "id": number,
        "person_id": person_id,
        "recorded_at": MONDAY + day * DAY,
        "shared": True,
        "own_words": True,
    }
    return values | {"undone_at": None} | more


EVERYBODY = frozenset({"Ana", "Ben", "Cleo"})
PEOPLE = tuple(a_person(id=number, name=name) for number, name in enumerate(("Ana", "Ben", "Cleo"), 1))


def weeks(
    *told: tuple[int, ...],
    actions: tuple[Row, ...],
    sent: DeliveryStatus = DeliveryStatus.SENT,
    named: frozenset[str] = EVERYBODY,
) -> History:
    """A shout-out each Friday, with the actions that it told and those whom it named."""
    fridays = [MONDAY + (4 + 7 * week) * DAY for week in range(len(told))]
    rows: dict[str, Any] = {
        "shoutouts": tuple(
            {"id": week, "due_at": friday, "covers_from": friday - 7 * DAY, "covers_until": friday}
            for week, friday in enumerate(fridays)
        ),
        "deliveries": tuple(
            {"kind": "shoutout", "status": sent, "payload": {"shoutout_id": week}, "sent_at": friday}
            for week, friday in enumerate(fridays)
        ),
        "stories": tuple({"shoutout_id": week, "action_id": one} for week, some in enumerate(told) for one in some),
    }
    messages = tuple(a_message("shoutout", at, subject_id=week, named=named) for week, at in enumerate(fridays))
    rows |= {"messages": messages, "stored_people": PEOPLE}
    return sound(actions=actions, ended=MONDAY + 60 * DAY, promises=(), **rows)


MONTH = (
    *(an_action(number, ANA, day) for number, day in enumerate((0, 1, 7, 14), 1)),
    an_action(5, BEN, 2),
    an_action(6, CLEO, 8),
    an_action(7, CLEO, 9, shared=False),
    an_action(8, BEN, 9, undone_at=MONDAY),
)


def test_everybody_who_is_told_of_or_named_is_named_soon() -> None:
    assert named_soon(weeks((1,), (), (), actions=MONTH)) == (3, 3)


def test_who_acted_in_a_time_of_which_no_post_told_is_not_named() -> None:
    assert named_soon(weeks((1,), (), actions=MONTH)) == (2, 3)
    assert named_soon(weeks((1,), (), (), actions=MONTH, sent=DeliveryStatus.EXPIRED)) == (0, 3)


def test_who_did_not_fit_into_the_roll_call_is_not_named() -> None:
    assert named_soon(weeks((1,), (), (), actions=MONTH, named=frozenset({"Ana", "Cleo"}))) == (2, 3)
    assert longest_unnamed(weeks((1,), (), (), actions=MONTH, named=frozenset({"Ana", "Cleo"}))) == 58 * DAY
    assert longest_unnamed(weeks((1,), (), (), actions=MONTH)) == 4 * DAY


def test_who_is_named_is_read_from_the_blocks_that_slack_shows() -> None:
    many = tuple(f"Person {number}" for number in range(3000))
    shown = named_in(post(stories=(story(name="Person 3000"),), roll_call=many))
    assert "Person 3000" in shown
    assert 300 < len(shown) < 1000
    assert named_in(post(stories=(), roll_call=many[:3])) == frozenset(many[:3])
    assert named_in(DmReply()) == frozenset()


def test_what_was_done_at_the_end_is_not_counted_yet() -> None:
    assert named_soon(weeks((), actions=(an_action(1, ANA, 50),))) == (0, 0)


def test_who_waits_waits_from_the_first_that_they_did_since_they_were_featured() -> None:
    assert longest_wait(weeks((1,), (6,), (5, 4), actions=MONTH)) == 16 * DAY
    assert longest_wait(weeks((1, 5), (6,), (), actions=MONTH)) == 53 * DAY
    assert longest_wait(sound()) == timedelta()


def test_features_are_counted_for_all_who_shared_something() -> None:
    history = weeks((1,), (6,), (4,), actions=MONTH)
    assert features(history) == {ANA: 2, BEN: 0, CLEO: 1}
    assert features_by_count(history) == {ANA: 3, BEN: 1, CLEO: 1}


def test_those_who_recorded_the_most_are_always_the_same_five_by_count() -> None:
    actions = tuple(
        an_action(100 * week + 10 * person + number, person, 7 * week)
        for week in range(3)
        for person in range(1, 8)
        for number in range(person)
    )
    assert features_by_count(weeks((), (), (), actions=actions)) == {1: 0, 2: 0, 3: 3, 4: 3, 5: 3, 6: 3, 7: 3}


@pytest.mark.parametrize(
    ("values", "expected"), [((), 0), ((0, 0), 0), ((4,), 0), ((3, 3, 3), 0), ((0, 0, 0, 8), 0.75), ((1, 3), 0.25)]
)
def test_the_gini_coefficient_of_known_shares(values: tuple[int, ...], expected: float) -> None:
    assert gini(dict(enumerate(values))) == pytest.approx(expected)


@given(st.lists(st.integers(0, 99), min_size=1, max_size=30))
def test_the_gini_coefficient_is_half_the_mean_difference_by_the_mean(values: list[int]) -> None:
    differences = sum(abs(one - other) for one in values for other in values)
    expected = differences / (2 * len(values) * sum(values)) if any(values) else 0
    assert gini(dict(enumerate(values))) == pytest.approx(expected)


def test_the_table_tells_of_shout_outs() -> None:
    told = dict(dict(figures(weeks((1,), (6,), (5, 4), actions=MONTH)))["Shout-outs"])
    assert told["of them named within 14 days"] == "100%"
    assert told["longest wait to be named, weeks"] == "0.6"
    assert told["longest wait to be featured, weeks"] == "2.3"
