"""An idea does not come again soon, comes for a reason that is true, and is read after its catalogue is gone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ideas import ROLES, Idea
from bot.domain.kept_ideas import as_kept, digest, from_kept
from bot.domain.kinds import Kind
from bot.domain.offered_ideas import ANYONE, NO_REPEAT_WITHIN, IdeaPool, IdeaShelf, IdeasKnown
from bot.domain.reasons import Reason
from tests.support.cast import MONDAY

DAY = timedelta(days=1)
NOBODY_YET: Mapping[str, datetime] = {}


def idea(key: str, *roles: str) -> Idea:
    return Idea(key, Kind.HELP, frozenset(roles or {ANYONE}), "a customer waits", "call them back")


def pool(ideas: Sequence[Idea], *, offered: Mapping[str, datetime] = NOBODY_YET, role: str | None = None) -> IdeaPool:
    return IdeaShelf(ideas).pool(IdeasKnown(offered), role=role, now=MONDAY)


def weights(ideas: Sequence[Idea], role: str | None) -> dict[str, float]:
    return {each.subject.key: each.weight for each in pool(ideas, role=role).candidates}


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
    assert pool([]) == IdeaPool((), ())


@given(ideas_of_all_kinds, pasts, roles)
def test_nothing_comes_again_within_sixty_days_while_something_else_is_left(
    ideas: list[Idea], offered: dict[str, datetime], role: str | None
) -> None:
    found = pool(ideas, offered=offered, role=role)
    keys = {one.key for one in ideas}
    recent = {key for key in keys & offered.keys() if MONDAY - offered[key] < NO_REPEAT_WITHIN}
    if recent < keys:
        assert set(found.left_out) == recent
    else:
        [again] = found.candidates
        assert offered[again.subject.key] == min(offered[key] for key in keys)
        assert set(found.left_out) == keys - {again.subject.key}
    assert found.candidates
    assert all(each.subject.key in keys - set(found.left_out) and each.weight > 0 for each in found.candidates)


@pytest.mark.parametrize(("ago", "left_out"), [(59.99 * DAY, ("call",)), (60 * DAY, ())])
def test_an_idea_may_come_again_after_sixty_days_to_the_second(ago: timedelta, left_out: tuple[str, ...]) -> None:
    assert pool([idea("call"), idea("other")], offered={"call": MONDAY - ago}).left_out == left_out


def test_ideas_for_a_persons_role_come_more_often_and_those_for_other_roles_not_at_all() -> None:
    ideas = [idea("mine", "sales"), idea("all"), idea("theirs", "finance")]
    assert weights(ideas, "sales") == {"mine": 3, "all": 2}


def test_somebody_whose_role_is_unknown_is_mostly_offered_what_anyone_can_do() -> None:
    assert weights([idea("all"), idea("theirs", "finance")], None) == {"all": 20, "theirs": 1}


def test_to_be_anyone_is_to_have_no_role() -> None:
    ideas = [idea("all"), idea("theirs", "finance")]
    assert pool(ideas, role=ANYONE) == pool(ideas, role=None)


@pytest.mark.parametrize(
    ("ideas", "offered", "role", "reasons"),
    [
        pytest.param([idea("a", "sales")], [], "sales", {Reason.OWN_ROLE}, id="for the role"),
        pytest.param([idea("a")], [], "sales", set(), id="for anyone"),
        pytest.param([idea("a", "sales")], [], None, {Reason.NO_ROLE}, id="no role known"),
        pytest.param(
            [idea("a", "sales"), idea("b", "finance")],
            ["a"],
            "sales",
            {Reason.OTHER_ROLE},
            id="those for the role are used up",
        ),
        pytest.param([idea("b", "finance")], [], "sales", {Reason.OTHER_ROLE}, id="there are none for the role"),
        pytest.param([idea("a", "sales")], ["a"], "sales", {Reason.AGAIN}, id="everything was offered lately"),
    ],
)
def test_the_reason_says_what_is_so(
    ideas: list[Idea], offered: list[str], role: str | None, reasons: set[Reason]
) -> None:
    [found] = pool(ideas, offered=dict.fromkeys(offered, MONDAY - DAY), role=role).candidates
    assert found.reasons == reasons


@given(ideas_of_all_kinds, st.text(max_size=9), st.text(max_size=9))
def test_a_catalogue_is_read_back_as_it_was_kept(ideas: list[Idea], because: str, source: str) -> None:
    kept = [replace(ideas[0], because=because, source=source), *ideas[1:]]
    assert list(from_kept(as_kept(kept))) == kept


def test_the_digest_changes_with_whatever_is_in_the_catalogue_and_with_its_order() -> None:
    one, other = idea("a", "sales", "support"), idea("b")
    changes = (
        {"key": "c"},
        {"kind": Kind.SOLVE},
        {"roles": frozenset({"sales"})},
        {"situation": "x"},
        {"act": "x"},
        {"because": "x"},
        {"source": "x"},
    )
    catalogues = [[one, other], [other, one], [one], [], *([replace(one, **change), other] for change in changes)]
    assert len({digest(each) for each in catalogues}) == len(catalogues)
    assert digest([replace(one, roles=frozenset(["support", "sales"])), other]) == digest([one, other])


def test_that_one_can_say_ones_role_is_said_twice_and_no_more() -> None:
    ideas = [idea("call", "sales"), idea("other")]
    reasons = [
        [each.reasons for each in IdeaShelf(ideas).pool(IdeasKnown(hinted=n), role=None, now=MONDAY).candidates]
        for n in (1, 2)
    ]
    assert reasons == [[{Reason.NO_ROLE}, set()], [set(), set()]]
