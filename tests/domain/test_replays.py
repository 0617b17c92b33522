"""From what is kept of a draw, the same draw is made again."""

import json
from itertools import cycle
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.choice import choose
from bot.domain.ideas import ROLES, Idea
from bot.domain.kinds import Kind
from bot.domain.offered_ideas import IdeaShelf, IdeasKnown
from bot.domain.offers import Candidate, OfferSource, Subject, SubjectKind
from bot.domain.replays import as_stored, catalogue_in, replay
from bot.domain.tastes import Tastes
from tests.support.cast import MONDAY

IDEAS = tuple(
    Idea(f"idea-{number}", kind, frozenset({role}), "a customer waits", "call them back")
    for number, (role, kind) in enumerate(zip(ROLES * 3, cycle(Kind), strict=False))
)
others = st.lists(
    st.builds(
        Candidate,
        st.builds(
            Subject, st.sampled_from([each for each in SubjectKind if each != SubjectKind.IDEA]), st.integers(1, 99)
        ),
        st.floats(0.1, 50),
    ),
    max_size=12,
)
pasts = st.sets(st.sampled_from([idea.key for idea in IDEAS])).map(lambda keys: dict.fromkeys(keys, MONDAY))


declined = st.dictionaries(st.sampled_from([idea.key for idea in IDEAS]), st.sampled_from(Kind), max_size=20)
tastes = st.builds(Tastes, st.none() | st.sampled_from(Kind), declined)
draws = st.fixed_dictionaries(
    {
        "others": others,
        "past": pasts,
        "role": st.none() | st.sampled_from(ROLES),
        "with_ideas": st.booleans(),
        "seed": st.integers(),
        "tired": st.sampled_from(OfferSource),
        "tastes": tastes,
    }
)


@given(draws)
def test_a_kept_draw_is_made_again_exactly(draw: dict[str, Any]) -> None:
    others, role, seed, tired = draw["others"], draw["role"], draw["seed"], draw["tired"]
    with_ideas = draw["with_ideas"] or not others
    pool = IdeaShelf(IDEAS).pool(IdeasKnown(draw["past"], tastes=draw["tastes"]), role=role, now=MONDAY)
    candidates = [*others, *(pool.candidates if with_ideas else ())]
    choice = choose(candidates, recent=[[tired, tired]], rng=Random(seed))  # noqa: S311  a draw of offers
    assert choice is not None
    kept = json.loads(json.dumps(as_stored(choice, catalogue="abc", pool=pool, role=role)))
    again = replay(kept, IDEAS, Random(seed))  # noqa: S311  as above
    assert again.candidate.subject == choice.candidate.subject
    assert (again.probability, again.draw) == (choice.probability, choice.draw)
    assert catalogue_in(kept) == ("abc" if with_ideas else None)


def test_a_draw_is_made_again_with_the_weights_that_held_then() -> None:
    about = {"probability": 1.0, "catalogue": "abc", "left_out": [], "role": ROLES[0]}
    kept = {"own": 1.0, "anyone": 99.0, "role_unknown": 1.0, "other": 1.0}
    of_then = replay({"idea": about | {"weights": kept}}, IDEAS, Random(1))  # noqa: S311  as above
    assert {each.weight for each in of_then.available[0].candidates} == {1.0, 99.0}
