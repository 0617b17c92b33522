"""What of the week's ripples is drawn, and where."""

from collections.abc import Mapping
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ripple_drawing import (
    DEEDS_DRAWN,
    GENERATIONS_DRAWN,
    LINKS_WORTH_SHOWING,
    RIPPLES_DRAWN,
    Drawing,
    Drawn,
    drawing_of,
)
from bot.domain.ripples import ripples
from tests.support.cast import MONDAY
from tests.support.ripples import drawing, links_of

LONG_AGO = MONDAY - timedelta(days=30)
MANY = st.dictionaries(st.integers(2, 60), st.integers(1, 60), max_size=50)


def told(made: Drawing) -> list[tuple[int | str, int | None, int, float]]:
    return [(dot.deed.id if dot.deed else f"+{dot.more}", dot.by, dot.column, dot.row) for dot in made.dots]


def worth(origins: Mapping[int, int]) -> bool:
    return drawing_of(ripples(links_of(origins)), MONDAY) is not None


def test_a_picture_is_worth_showing_with_two_links_in_a_ripple_or_two_ripples_this_week() -> None:
    assert LINKS_WORTH_SHOWING == 2
    assert not worth({})
    assert not worth({11: 10})
    assert worth({11: 10, 12: 11})
    assert worth({11: 10, 13: 12})
    assert worth({2: 1, 11: 2})
    assert not worth({2: 1, 3: 1})
    assert not worth({2: 1, 3: 1, 11: 10})


def test_it_tells_which_actions_are_drawn_of_which_kind_and_where_their_arrows_come_from() -> None:
    made = drawing({11: 10, 12: 11, 13: 10})
    kinds = {dot.deed.id: dot.deed.kind for dot in made.dots if dot.deed}
    arrows = {10: None, 11: 10, 12: 11, 13: 10}
    assert made.drawn == {Drawn(action, kinds[action], arrows[action]) for action in arrows}


@given(MANY)
def test_every_arrow_that_is_drawn_is_a_link_that_was_said(origins: dict[int, int]) -> None:
    made = drawing_of(ripples(links_of(origins)), LONG_AGO)
    for each in made.drawn if made else ():
        assert each.inspired_by_id is None or origins[each.action_id] == each.inspired_by_id


def test_dots_are_in_columns_by_generation_and_in_the_middle_of_what_they_inspired() -> None:
    made = drawing({11: 10, 12: 10, 13: 12, 21: 20})
    assert told(made) == [
        (10, None, 0, 0.5), (11, 0, 1, 0.0), (12, 0, 1, 1.0), (13, 2, 2, 1.0), (20, None, 0, 2.5), (21, 4, 1, 2.5),
    ]  # fmt: skip
    assert (made.columns, made.rows, made.more_ripples) == (3, 3.5, 0)


def test_what_is_too_much_is_counted_where_the_drawing_leaves_off() -> None:
    made = drawing(dict.fromkeys(range(11, 41), 10))
    assert told(made)[-1] == (f"+{30 - (DEEDS_DRAWN - 1)}", 0, 1, 17.0)
    chain = drawing({number: number - 1 for number in range(11, 21)})
    assert told(chain)[-1] == ("+7", GENERATIONS_DRAWN - 1, GENERATIONS_DRAWN, 0.0)


def test_what_is_new_comes_first_with_the_way_to_it() -> None:
    origins = {2: 1, 3: 1, 4: 1, 5: 4, 11: 5} | {number: 40 + number for number in range(12, 20)}
    made = drawing(origins, since=MONDAY)
    assert made.more_ripples == 9 - RIPPLES_DRAWN
    first = [dot.deed.id for dot in drawing({2: 1, 3: 1, 11: 3} | {30: 29, 32: 31, 34: 33, 36: 35}).dots if dot.deed]
    assert first[:4] == [1, 2, 3, 11]


def test_a_new_action_at_the_end_of_a_long_way_is_counted_when_there_is_no_room_for_the_way() -> None:
    origins = {2: 1, 3: 2, 11: 3}
    for story in (100, 200, 300, 400):
        origins |= {story + number: story for number in range(1, 21)}
    made = drawing(origins)
    assert len([dot for dot in made.dots if dot.deed]) <= DEEDS_DRAWN
    assert [each[0] for each in told(made)[-4:]] == [1, 2, 3, "+1"]


@given(MANY)
def test_every_action_is_drawn_or_counted_and_no_two_dots_are_in_one_place(origins: dict[int, int]) -> None:
    found = ripples(links_of(origins))
    made = drawing_of(found, LONG_AGO)
    if made is None:
        assert len(found) < 2
        return
    shown = [dot for dot in made.dots if dot.deed]
    assert len(shown) <= DEEDS_DRAWN
    assert made.columns <= GENERATIONS_DRAWN + 1
    assert made.rows <= DEEDS_DRAWN + (RIPPLES_DRAWN - 1) / 2
    places = [(dot.column, dot.row) for dot in made.dots]
    assert len(places) == len(set(places))
    stories = {dot.deed.id for dot in shown if dot.by is None and dot.deed}
    drawn = [ripple for ripple in found if ripple.story.id in stories]
    assert len(found) - len(drawn) == made.more_ripples
    counted = sum(1 if dot.deed else dot.more for dot in made.dots)
    assert counted == sum(len(ripple.steps) + 1 for ripple in drawn)
    for dot in made.dots:
        assert dot.by is None or made.dots[dot.by].column == dot.column - 1
