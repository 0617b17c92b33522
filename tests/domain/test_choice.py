"""What is offered is drawn fairly: each source has its chance, none comes three times running, draws are replayable."""

from collections import Counter
from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.choice import IN_A_ROW, LEAST_CHANCE, SOURCE_WEIGHTS, Choice, choose, shares_of
from bot.domain.offers import Candidate, OfferSource, Subject, SubjectKind


class SetRandom(Random):
    """Draws the number that it was set to."""

    def __init__(self, draw: float) -> None:
        super().__init__()
        self.draw = draw

    def random(self) -> float:
        return self.draw


KINDS = {
    OfferSource.NEED: SubjectKind.NEED,
    OfferSource.FOLLOW_UP: SubjectKind.ACTION,
    OfferSource.STORY: SubjectKind.STORY,
    OfferSource.IDEA: SubjectKind.IDEA,
}


def candidate(source: OfferSource, number: int = 1, weight: float = 1.0) -> Candidate:
    return Candidate(Subject(KINDS[source], number), weight)


def drawn(candidates: Sequence[Candidate], rng: Random, recent: Sequence[Sequence[OfferSource]] = ()) -> Choice:
    choice = choose(candidates, recent=recent, rng=rng)
    assert choice is not None
    return choice


sources = st.sampled_from(OfferSource)
candidates = st.lists(
    st.builds(candidate, sources, st.integers(0, 999), st.floats(0.1, 50)),
    min_size=1,
    max_size=20,
    unique_by=lambda one: one.subject,
)
histories = st.lists(st.lists(sources, max_size=3), max_size=2)
LAST = 1 - 2**-53
"""The greatest number that a random source draws."""


def test_of_nothing_nothing_is_drawn() -> None:
    assert choose([], recent=[], rng=SetRandom(0)) is None


@given(candidates, histories, st.integers())
def test_the_same_seed_draws_the_same_again(
    candidates: list[Candidate], recent: list[list[OfferSource]], seed: int
) -> None:
    first, second = (drawn(candidates, Random(seed), recent) for _ in range(2))  # noqa: S311  a draw of offers
    assert first == second
    assert first.candidate in candidates


@given(candidates, histories)
def test_each_source_that_may_come_has_its_least_chance_and_all_are_one_together(
    candidates: list[Candidate], recent: list[list[OfferSource]]
) -> None:
    shares = shares_of(candidates, recent=recent)
    assert sum(share.probability for share in shares) == pytest.approx(1)
    assert [share.source for share in shares] == [
        each for each in OfferSource if each in {c.source for c in candidates}
    ]
    for share in shares:
        assert share.probability == 0 or share.probability >= LEAST_CHANCE - 1e-9


@given(candidates, histories)
def test_no_source_comes_a_third_time_running_while_another_has_candidates(
    candidates: list[Candidate], recent: list[list[OfferSource]]
) -> None:
    shares = {share.source: share.probability for share in shares_of(candidates, recent=recent)}
    tired = [history[0] for history in recent if len(history) >= IN_A_ROW and history[0] == history[1]]
    resting = {source for source, probability in shares.items() if not probability}
    assert resting <= set(tired)
    assert resting >= set(tired[:1]) & shares.keys() or len(shares) == 1
    assert resting == set(tired) & shares.keys() or shares.keys() <= set(tired)


@given(candidates, histories)
def test_candidates_share_the_chance_of_their_source_by_weight(
    candidates: list[Candidate], recent: list[list[OfferSource]]
) -> None:
    """The boundaries between candidates lie where the probabilities say: a draw on either side meets either one."""
    choices = []
    reached = 0.0
    while reached < LAST - 1e-9:
        choice = drawn(candidates, SetRandom(reached + 1e-12), recent)
        choices.append(choice)
        reached += choice.probability
    assert sum(choice.probability for choice in choices) == pytest.approx(1)
    assert max(Counter(choice.candidate for choice in choices).values()) == 1
    probabilities = {share.source: share.probability for share in choices[0].available}
    for choice in choices:
        same = [each.weight for each in candidates if each.source is choice.candidate.source]
        share = choice.candidate.weight / sum(same)
        assert choice.probability == pytest.approx(probabilities[choice.candidate.source] * share)


@given(candidates, histories)
@example([candidate(OfferSource.IDEA, number) for number in range(10)], [])
def test_no_draw_falls_beyond_what_rounding_leaves(
    candidates: list[Candidate], recent: list[list[OfferSource]]
) -> None:
    choice = drawn(candidates, SetRandom(LAST), recent)
    assert (choice.draw, choice.probability > 0) == (LAST, True)


def test_all_four_sources_together_have_these_chances() -> None:
    shares = shares_of([candidate(source) for source in OfferSource], recent=[])
    assert {share.source: share.probability for share in shares} == {
        OfferSource.NEED: pytest.approx(0.15 + 0.4 * 4 / 12),
        OfferSource.FOLLOW_UP: pytest.approx(0.15 + 0.4 * 3 / 12),
        OfferSource.STORY: pytest.approx(0.15 + 0.4 * 2 / 12),
        OfferSource.IDEA: pytest.approx(0.15 + 0.4 * 3 / 12),
    }
    assert SOURCE_WEIGHTS.keys() == set(OfferSource)


def test_a_source_that_came_twice_running_rests_and_is_kept_as_resting() -> None:
    both = [candidate(OfferSource.NEED), candidate(OfferSource.IDEA)]
    choice = drawn(both, SetRandom(0), [[OfferSource.NEED, OfferSource.NEED]])
    assert (choice.candidate.source, choice.probability) == (OfferSource.IDEA, 1)
    assert [(share.source, share.probability) for share in choice.available] == [
        (OfferSource.NEED, 0),
        (OfferSource.IDEA, 1),
    ]


def test_a_source_that_is_alone_may_come_on_and_on() -> None:
    choice = drawn([candidate(OfferSource.IDEA)], SetRandom(0.5), [[OfferSource.IDEA] * 3, [OfferSource.IDEA] * 3])
    assert (choice.candidate.source, choice.probability) == (OfferSource.IDEA, 1)


def test_where_two_histories_would_leave_nothing_the_first_one_counts() -> None:
    both = [candidate(OfferSource.NEED), candidate(OfferSource.IDEA)]
    shares = shares_of(both, recent=[[OfferSource.NEED] * 2, [OfferSource.IDEA] * 2])
    assert [share.probability for share in shares] == [0, 1]
