"""An idea is drawn fairly, can be replayed, does not come again soon, and is offered for a reason that is true."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.choice import ANYONE, NO_REPEAT_WITHIN, Choice, choose_idea
from bot.domain.ideas import ROLES, Idea
from bot.domain.kinds import Kind
from tests.support.cast import MONDAY

DAY = timedelta(days=1)
NOBODY_YET: Mapping[str, datetime] = {}


class SetRandom(Random):
    """Draws the number that it was set to."""

    def __init__(self, draw: float) -> None:
        super().__init__()
        self.draw = draw

    def random(self) -> float:
        return self.draw


def idea(key: str, *roles: str) -> Idea:
    return Idea(key, Kind.HELP, frozenset(roles or {ANYONE}), "a customer waits", "call them back")


def chosen(
    ideas: Sequence[Idea],
    *,
    offered: Mapping[str, datetime] = NOBODY_YET,
    role: str | None = None,
    rng: Random | None = None,
) -> Choice:
    choice = choose_idea(ideas, offered=offered, role=role, now=MONDAY, rng=rng or Random(1))  # noqa: S311  a draw of ideas
    assert choice is not None
    return choice


ideas_of_all_kinds = st.lists(
    st.builds(idea, st.integers(0, 99).map(str), st.sampled_from(ROLES), st.sampled_from(ROLES)),
    min_size=1,
    max_size=12,
    unique_by=lambda one: one.key,
)
roles = st.none() | st.sampled_from(ROLES)
pasts = st.dictionaries(
    st.integers(0, 99).map(str), st.timedeltas(timedelta(0), 200 * DAY).map(lambda ago: MONDAY - ago)
)


def test_an_empty_catalogue_offers_nothing() -> None:
    assert choose_idea([], offered={}, role=None, now=MONDAY, rng=Random(1)) is None  # noqa: S311  a draw of ideas


@given(ideas=ideas_of_all_kinds, offered=pasts, role=roles, seed=st.integers())
def test_the_same_seed_draws_the_same_idea_again(
    ideas: list[Idea], offered: dict[str, datetime], role: str | None, seed: int
) -> None:
    first, second = (chosen(ideas, offered=offered, role=role, rng=Random(seed)) for _ in range(2))  # noqa: S311  a draw of ideas
    assert first == second


@given(ideas=ideas_of_all_kinds, offered=pasts, role=roles)
def test_the_probabilities_of_all_that_can_be_drawn_are_one_together(
    ideas: list[Idea], offered: dict[str, datetime], role: str | None
) -> None:
    # No idea has less than a chance of 1 in 36, so that a draw at every 1 in 360 meets each of them.
    draws = [chosen(ideas, offered=offered, role=role, rng=SetRandom(step / 360)) for step in range(360)]
    probabilities = {choice.idea.key: choice.probability for choice in draws}
    assert sum(probabilities.values()) == pytest.approx(1)
    assert {choice.among for choice in draws} == {len(probabilities)}
    for key, probability in probabilities.items():
        share = sum(choice.idea.key == key for choice in draws) / len(draws)
        assert share == pytest.approx(probability, abs=1 / 180)


@given(ideas=ideas_of_all_kinds, offered=pasts, role=roles, seed=st.integers())
def test_nothing_comes_again_within_sixty_days_while_something_else_is_left(
    ideas: list[Idea], offered: dict[str, datetime], role: str | None, seed: int
) -> None:
    choice = chosen(ideas, offered=offered, role=role, rng=Random(seed))  # noqa: S311  a draw of ideas
    keys = {one.key for one in ideas}
    recent = {key for key in keys & offered.keys() if MONDAY - offered[key] < NO_REPEAT_WITHIN}
    assert set(choice.left_out) == recent
    if recent < keys:
        assert choice.idea.key not in recent
    else:
        assert offered[choice.idea.key] == min(offered[key] for key in keys)
        assert choice.probability == 1


@pytest.mark.parametrize(("ago", "again"), [(59.99 * DAY, "other"), (60 * DAY, "call")])
def test_an_idea_may_come_again_after_sixty_days_to_the_second(ago: timedelta, again: str) -> None:
    choice = chosen([idea("call"), idea("other")], offered={"call": MONDAY - ago}, rng=SetRandom(0))
    assert choice.idea.key == again


def test_ideas_for_a_persons_role_come_more_often_and_those_for_other_roles_not_at_all() -> None:
    ideas = [idea("mine", "sales"), idea("all"), idea("theirs", "finance")]
    drawn = {
        choice.idea.key: choice.probability
        for choice in (chosen(ideas, role="sales", rng=SetRandom(x / 10)) for x in range(10))
    }
    assert drawn == {"mine": pytest.approx(3 / 5), "all": pytest.approx(2 / 5)}


def test_somebody_without_a_role_may_get_every_idea() -> None:
    ideas = [idea("all"), idea("theirs", "finance")]
    drawn = {choice.idea.key: choice.probability for choice in (chosen(ideas, rng=SetRandom(x)) for x in (0.1, 0.99))}
    assert drawn == {"all": pytest.approx(20 / 21), "theirs": pytest.approx(1 / 21)}


def test_to_be_anyone_is_to_have_no_role() -> None:
    ideas = [idea("all"), idea("theirs", "finance")]
    assert chosen(ideas, role=ANYONE, rng=SetRandom(0.99)) == chosen(ideas, role=None, rng=SetRandom(0.99))


def test_a_draw_that_rounding_puts_beyond_the_sum_takes_the_last_idea_with_a_chance() -> None:
    # Ten times 0.1 is a hair below 1 in floating point, and so is this draw.
    ideas = [*(idea(str(number)) for number in range(10)), idea("theirs", "finance")]
    choice = chosen(ideas, role="sales", rng=SetRandom(1 - 2**-53))
    assert choice.idea.key == "9"
    assert (choice.draw, choice.among) == (1 - 2**-53, 10)


@pytest.mark.parametrize(
    ("ideas", "offered", "role", "why"),
    [
        pytest.param([idea("a", "sales")], [], "sales", "it suits your role (sales)", id="for the role"),
        pytest.param([idea("a")], [], "sales", "anyone can do it", id="for anyone"),
        pytest.param([idea("a", "sales")], [], None, "say your role in settings", id="no role known"),
        pytest.param(
            [idea("a", "sales"), idea("b", "finance")],
            ["a"],
            "sales",
            "from a neighbouring one",
            id="those for the role are used up",
        ),
        pytest.param([idea("b", "finance")], [], "sales", "from a neighbouring one", id="there are none for the role"),
        pytest.param([idea("a", "sales")], ["a"], "sales", "longest ago", id="everything was offered lately"),
    ],
)
def test_the_reason_says_what_is_so(ideas: list[Idea], offered: list[str], role: str | None, why: str) -> None:
    assert why in chosen(ideas, offered=dict.fromkeys(offered, MONDAY - DAY), role=role).why


def test_somebody_whose_role_is_unknown_is_mostly_offered_what_anyone_can_do() -> None:
    ideas = [idea("for-anyone", ANYONE), *(idea(f"for-sales-{number}", "sales") for number in range(5))]
    assert chosen(ideas, rng=SetRandom(0.79)).idea.key == "for-anyone"
    assert chosen(ideas, rng=SetRandom(0.81)).idea.key == "for-sales-0"
