"""Ripples: what a story inspired, and what that inspired in turn."""

from datetime import timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ripples import Deed, Link, Reach, ripples, widest
from tests.support.cast import MONDAY
from tests.support.ripples import a_deed, links_of

origins = st.dictionaries(st.integers(1, 12), st.integers(1, 12), max_size=12)
"""What inspired each action, in any way, also in circles."""


@st.composite
def webs(draw: st.DrawFn) -> list[Link]:
    """Links as they may come, with people who act several times, teams that are unknown, and undone actions."""
    pairs = draw(origins)
    numbers = sorted(pairs.keys() | set(pairs.values()))
    deeds = {
        number: a_deed(
            number,
            person_id=draw(st.integers(1, 5)),
            team=draw(st.sampled_from([None, "Billing", " billing", "Sales"])),
            recorded_at=MONDAY + timedelta(hours=draw(st.integers(0, 3))),
            undone=draw(st.booleans()),
        )
        for number in numbers
    }
    return [Link(deeds[action], deeds[origin]) for action, origin in pairs.items()]


def told(links: list[Link]) -> list[tuple[int, list[tuple[int, int, int]]]]:
    return [
        (each.story.id, [(step.deed.id, step.by, step.generation) for step in each.steps]) for each in ripples(links)
    ]


def test_a_ripple_is_what_a_story_inspired_and_what_that_inspired() -> None:
    assert told(links_of({2: 1, 3: 1, 4: 3, 9: 8})) == [(1, [(2, 1, 1), (3, 1, 1), (4, 3, 2)]), (8, [(9, 8, 1)])]


def test_an_undone_action_is_nowhere_and_what_it_inspired_begins_anew() -> None:
    first, gone, third, fourth = (a_deed(number, undone=number == 2) for number in (1, 2, 3, 4))
    links = [Link(gone, first), Link(third, gone), Link(fourth, third)]
    assert told(links) == [(3, [(4, 3, 1)])]


def test_what_inspired_itself_or_its_own_person_is_no_ripple() -> None:
    own = [Link(a_deed(1), a_deed(1)), Link(a_deed(3, person_id=7), a_deed(2, person_id=7))]
    assert ripples(own) == ()


def test_a_circle_begins_with_its_earliest_action() -> None:
    assert told(links_of({7: 9, 8: 7, 9: 8, 10: 9})) == [(7, [(8, 7, 1), (9, 8, 2), (10, 9, 3)])]


def test_a_chain_may_be_as_long_as_a_year() -> None:
    chain = links_of({number: number - 1 for number in range(2, 5000)})
    (ripple,) = ripples(chain)
    assert ripple.reach == Reach(people=4998, teams=0, depth=4998, actions=4998)


def test_a_large_companys_year_has_its_ripples() -> None:
    links = links_of({2 * each: 2 * each - 1 for each in range(1, 20_001)})
    assert [(ripple.story.id, len(ripple.steps)) for ripple in ripples(links)] == [
        (2 * each - 1, 1) for each in range(1, 20_001)
    ]


def test_reach_counts_people_and_the_teams_they_named_once_and_not_the_one_whose_story_it_is() -> None:
    def deed(number: int, person: int, team: str | None) -> Deed:
        return a_deed(number, person_id=person, team=team)

    story = deed(1, 1, "Support")
    ben, again, chidi, dana, back = (
        deed(2, 2, "Billing"), deed(3, 2, "Billing"), deed(4, 3, " billing"), deed(5, 4, None), deed(6, 1, "Support"),
    )  # fmt: skip
    links = [Link(ben, story), Link(again, story), Link(chidi, ben), Link(dana, ben), Link(back, dana)]
    (ripple,) = ripples(links)
    assert ripple.reach == Reach(people=3, teams=1, depth=3, actions=5)


def test_a_private_action_counts() -> None:
    (ripple,) = ripples([Link(a_deed(2, shared=False), a_deed(1))])
    assert ripple.reach.people == 1


def test_the_widest_ripple_reached_the_most_people() -> None:
    assert widest(ripples(links_of({2: 1, 4: 3, 5: 3, 6: 4}))) == Reach(people=3, teams=0, depth=2, actions=3)
    assert widest([]) is None


@given(webs(), st.randoms(use_true_random=False))
def test_the_order_of_the_links_makes_no_difference(links: list[Link], rng: Random) -> None:
    mixed = list(links)
    rng.shuffle(mixed)
    assert ripples(mixed) == ripples(links)


@given(webs())
def test_each_action_that_stands_is_in_one_ripple_at_most_and_comes_after_what_inspired_it(links: list[Link]) -> None:
    ids = []
    for ripple in ripples(links):
        known = {ripple.story.id: 0}
        for step in ripple.steps:
            assert step.generation == known[step.by] + 1
            known[step.deed.id] = step.generation
            assert not step.deed.undone
        ids += list(known)
    assert len(ids) == len(set(ids))


@given(webs())
def test_every_link_between_two_that_stand_is_in_a_ripple_but_for_one_of_each_circle(links: list[Link]) -> None:
    holding = {
        (link.action.id, link.origin.id)
        for link in links
        if not link.action.undone and not link.origin.undone and link.action.person_id != link.origin.person_id
    }
    found = {(step.deed.id, step.by) for ripple in ripples(links) for step in ripple.steps}
    assert found <= holding
    by = dict(holding)
    for action, _ in holding - found:
        way = [action]
        while way[-1] in by and by[way[-1]] not in way:
            way.append(by[way[-1]])
        assert by.get(way[-1]) == action


@given(webs())
def test_reach_is_never_more_than_there_are_actions_and_never_nothing(links: list[Link]) -> None:
    for ripple in ripples(links):
        reach = ripple.reach
        assert 1 <= reach.depth <= reach.actions
        assert 1 <= reach.people <= reach.actions
        assert 0 <= reach.teams <= reach.people
