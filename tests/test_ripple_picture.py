"""The picture of the week's ripples: its size, that its words can be read, and that any name can be in it."""

import struct
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from matplotlib.transforms import Bbox, BboxBase

from bot.domain.ripple_drawing import Drawing
from bot.domain.short_names import short_names
from bot.ripple_picture import draw_png, figure_of
from tests.support.ripples import DOCS, LARGE, SMALL, drawing, names

WIDE = "W" * 40
ODD = (
    "علي حسن",
    "田中 太郎",
    "🌟 Ana",
    "שרה לוי",
    WIDE,
    "$x^2$ $",
    "  ",
    "Zoë\u202e evil",
    "नेहा",
    "a\nb",
    "\ud800",
    "\x00",
)
LAYOUTS = {
    "small": SMALL,
    "large": LARGE,
    "two": {11: 10, 13: 12},
    "a chain": {number: number - 1 for number in range(11, 30)},
    "a fan": dict.fromkeys(range(11, 41), 10),
    "fans of fans": {number: 10 + (number - 11) // 3 for number in range(11, 60)},
    "many small ones": {number: number + 100 for number in range(11, 60)},
    "pairs": {number: number - 1 for number in range(11, 60) if number % 3},
}


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    return (width, height)


def wide_names() -> dict[int, str]:
    return dict.fromkeys(range(1, 200), WIDE)


def boxes(made: Drawing, labels: dict[int, str]) -> tuple[list[Bbox], BboxBase]:
    figure = figure_of(made, labels)
    canvas = figure.canvas
    assert isinstance(canvas, FigureCanvasAgg)
    renderer = canvas.get_renderer()  # type: ignore[no-untyped-call]  # matplotlib left it without types
    texts = [each for each in figure.axes[0].get_children() if isinstance(each, Text) and each.get_text()]
    return [each.get_window_extent(renderer) for each in texts], figure.bbox


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_words_overlap_and_all_are_within_the_picture(layout: str) -> None:
    found, card = boxes(drawing(LAYOUTS[layout]), wide_names())
    for place, box in enumerate(found):
        assert card.x0 < box.x0 < box.x1 < card.x1
        assert card.y0 < box.y0 < box.y1 < card.y1
        assert not any(box.overlaps(other) for other in found[place + 1 :])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_it_is_small_enough_for_a_phone_and_for_slack(layout: str) -> None:
    png = draw_png(drawing(LAYOUTS[layout]), wide_names())
    width, height = size(png)
    assert width <= 1200
    assert height <= 700
    assert len(png) < 200_000


def test_the_same_ripples_are_drawn_the_same() -> None:
    with ThreadPoolExecutor(4) as threads:
        pictures = list(threads.map(lambda _: draw_png(drawing(LARGE), names()), range(4)))
    assert len(set(pictures)) == 1


def test_every_name_can_be_drawn() -> None:
    made = drawing({number + 1: number for number in range(1, 12)} | {30: 29})
    labels = short_names(dict.fromkeys(range(1, 40), "Ana") | dict(enumerate(ODD, start=1)))
    found, _ = boxes(made, labels)
    assert found
    assert draw_png(made, labels)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text(st.characters(codec=None), max_size=12), min_size=4, max_size=4))
def test_nothing_that_a_person_may_be_called_breaks_it(called: list[str]) -> None:
    labels = short_names({10: called[0], 11: called[1], 12: called[2], 13: called[3]})
    found, _ = boxes(drawing({11: 10, 12: 10, 13: 11}), labels)
    assert len(found) == 4 + 6  # the names, the heading with its explanation, and the legend


@pytest.mark.parametrize(("name", "origins"), [("small", SMALL), ("large", LARGE)])
def test_the_examples_in_the_docs_are_such_pictures(name: str, origins: dict[int, int]) -> None:
    kept = (DOCS / f"ripples-{name}.png").read_bytes()
    assert size(kept) == size(draw_png(drawing(origins), names()))
