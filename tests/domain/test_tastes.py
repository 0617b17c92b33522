"""What people ask for more or less of shifts what they are offered, and never ends a kind."""

from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain.choice import LEAST_CHANCE, choose, shares_of
from bot.domain.ideas import ROLES, Idea
from bot.domain.kinds import Kind
from bot.domain.offered_ideas import IdeaPool, IdeaShelf, IdeasKnown
from bot.domain.offers import Candidate, OfferSource, Subject, SubjectKind
from bot.domain.reasons import Reason
from bot.domain.tastes import EVEN, LEAST, MORE, Tastes
from tests.support.cast import MONDAY

KEYS = [str(number) for number in range(30)]
NEED = Candidate(Subject(SubjectKind.NEED, 1), 1.0)


def an_idea(key: str, kind: Kind, role: str) -> Idea:
    return Idea(key, kind, frozenset({role}), "a customer waits", "call them back")


kinds = st.sampled_from(Kind)
ideas = st.lists(
    st.builds(an_idea, st.sampled_from(KEYS), kinds, st.sampled_from(ROLES)),
    min_size=1,
    max_size=15,
    unique_by=lambda idea: idea.key,
)
wishes = st.builds(Tastes, st.none() | kinds, st.dictionaries(st.sampled_from(KEYS), kinds, max_size=20))
pasts = st.dictionaries(st.sampled_from(KEYS), st.just(MONDAY))
roles = st.none() | st.sampled_from(ROLES)


def pool(catalogue: list[Idea], tastes: Tastes, role: str | None = None, **known: object) -> IdeaPool:
    return IdeaShelf(catalogue).pool(IdeasKnown(tastes=tastes, **known), role=role, now=MONDAY)  # type: ignore[arg-type]  # any field of what is known


def chance_of(kind: Kind, catalogue: list[Idea], tastes: Tastes, role: str | None) -> float:
    """The probability that an idea of this kind is drawn, of all ideas."""
    of_kind = {idea.key: idea.kind for idea in catalogue}
    found = pool(catalogue, tastes, role).candidates
    total = sum(each.weight for each in found)
    return sum(each.weight for each in found if of_kind[each.subject.key] is kind) / total


def test_who_asked_for_nothing_is_offered_all_kinds_alike() -> None:
    assert Tastes().weights == EVEN


@given(ideas, wishes, pasts, roles, st.integers())
def test_a_declined_idea_never_comes_again(
    catalogue: list[Idea], tastes: Tastes, past: dict[str, object], role: str | None, seed: int
) -> None:
    found = pool(catalogue, tastes, role, offered=past)
    choice = choose(found.candidates, recent=[], rng=Random(seed))  # noqa: S311  a draw of offers
    allowed = {idea.key for idea in catalogue} - tastes.declined.keys()
    assert (choice is None) is (not allowed)
    assert {each.subject.key for each in found.candidates} <= allowed
    assert set(found.left_out) >= {idea.key for idea in catalogue} & tastes.declined.keys()


@given(ideas, wishes, roles)
def test_the_floors_hold_and_all_chances_are_one_together(
    catalogue: list[Idea], tastes: Tastes, role: str | None
) -> None:
    shares = shares_of([NEED, *pool(catalogue, tastes, role).candidates], recent=[])
    assert sum(share.probability for share in shares) == pytest.approx(1)
    for share in shares:
        assert share.probability >= LEAST_CHANCE
        assert all(each.weight > 0 for each in share.candidates)
    assert shares[0].source is OfferSource.NEED


@given(ideas, st.dictionaries(st.sampled_from(KEYS), kinds, max_size=5), kinds, roles)
def test_more_of_a_kind_makes_it_likelier_and_no_other_kind(
    catalogue: list[Idea], declined: dict[str, Kind], wanted: Kind, role: str | None
) -> None:
    assume(any(idea.key not in declined for idea in catalogue))
    before, after = Tastes(None, declined), Tastes(wanted, declined)
    chances = {kind: chance_of(kind, catalogue, before, role) for kind in Kind}
    for kind in Kind:
        shifted = chance_of(kind, catalogue, after, role)
        if kind is wanted:
            assert shifted >= chances[kind] - 1e-9
            assert shifted > chances[kind] or chances[kind] in [0, pytest.approx(1)]
        else:
            assert shifted <= chances[kind] + 1e-9


@given(ideas, kinds, roles, st.integers(1, 40))
def test_each_idea_that_is_declined_makes_its_kind_rarer_down_to_a_floor(
    catalogue: list[Idea], kind: Kind, role: str | None, times: int
) -> None:
    before = Tastes(None, {f"gone-{number}": kind for number in range(times - 1)})
    after = Tastes(None, {f"gone-{number}": kind for number in range(times)})
    assert LEAST <= after.weights[kind] <= before.weights[kind]
    assert {other: after.weights[other] for other in Kind if other is not kind} == {
        other: 1 for other in Kind if other is not kind
    }
    assert chance_of(kind, catalogue, after, role) <= chance_of(kind, catalogue, before, role) + 1e-9


def test_the_wanted_kind_is_a_reason() -> None:
    catalogue = [an_idea("a", Kind.HELP, "sales"), an_idea("b", Kind.SOLVE, "sales")]
    found = pool(catalogue, Tastes(Kind.SOLVE), "sales").candidates
    assert [(each.weight, each.reasons) for each in found] == [
        (3, frozenset({Reason.OWN_ROLE})),
        (3 * MORE, frozenset({Reason.OWN_ROLE, Reason.MORE_OF})),
    ]
