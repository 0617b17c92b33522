"""The picture of the week's ripples: its size, that its words can be read, and that any name can be in it."""

import struct
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from matplotlib.transforms import Bbox, BboxBase

from bot.domain.ripple_drawing import Drawing
from bot.pictures import RipplePng
from bot.pictures.fonts import Fonts
from tests.support.fonts import a_font
from tests.support.ripples import DOCS, LARGE, OWN_FONTS, SMALL, drawing, names

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


def draw(made: Drawing, called: dict[int, str], fonts: Fonts = OWN_FONTS) -> bytes:
    return RipplePng(made, called, fonts).png()


def texts(made: Drawing, called: dict[int, str], fonts: Fonts = OWN_FONTS) -> list[Text]:
    children = RipplePng(made, called, fonts).figure().axes[0].get_children()
    return [each for each in children if isinstance(each, Text) and each.get_text()]


def words(made: Drawing, called: dict[int, str], fonts: Fonts = OWN_FONTS) -> list[str]:
    return [each.get_text() for each in texts(made, called, fonts)]


def boxes(made: Drawing, called: dict[int, str]) -> tuple[list[Bbox], BboxBase]:
    found = texts(made, called)
    figure = found[0].get_figure()
    assert figure is not None
    canvas = figure.canvas
    assert isinstance(canvas, FigureCanvasAgg)
    renderer = canvas.get_renderer()  # type: ignore[no-untyped-call]  # matplotlib left it without types
    return [each.get_window_extent(renderer) for each in found], figure.bbox


@pytest.mark.parametrize("numbers", [False, True])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_words_overlap_and_all_are_within_the_picture(layout: str, *, numbers: bool) -> None:
    found, card = boxes(
        drawing(LAYOUTS[layout]), wide_names() | (dict.fromkeys((1, 8, 10, 11), "田") if numbers else {})
    )
    for place, box in enumerate(found):
        assert card.x0 < box.x0 < box.x1 < card.x1
        assert card.y0 < box.y0 < box.y1 < card.y1
        assert not any(box.overlaps(other) for other in found[place + 1 :])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_it_is_small_enough_for_a_phone_and_for_slack(layout: str) -> None:
    png = draw(drawing(LAYOUTS[layout]), wide_names())
    width, height = size(png)
    assert width <= 1200
    assert height <= 700
    assert len(png) < 200_000


def test_the_same_ripples_are_drawn_the_same() -> None:
    with ThreadPoolExecutor(4) as threads:
        pictures = list(threads.map(lambda _: draw(drawing(LARGE), names()), range(4)))
    assert len(set(pictures)) == 1


def test_every_name_can_be_drawn() -> None:
    made = drawing({number + 1: number for number in range(1, 12)} | {30: 29})
    called = dict.fromkeys(range(1, 40), "Ana") | dict(enumerate(ODD, start=1))
    found, _ = boxes(made, called)
    assert found
    assert draw(made, called)


def test_whoever_has_a_name_that_no_font_can_write_is_a_number_and_nobody_is_called_otherwise() -> None:
    called = {10: "田中 太郎", 11: "नेहा", 12: "🌟 Ana", 13: "🌟", 14: "7", 15: ""}
    made = drawing(dict.fromkeys(range(11, 16), 10))
    picture = RipplePng(made, called, OWN_FONTS)
    assert picture.numbers == {10: 1, 11: 2, 13: 3, 14: 4, 15: 5}
    said = words(made, called)
    assert sorted(said[-6:]) == ["1", "2", "3", "4", "5", "Ana"]
    assert any("Numbers stand for names" in each for each in said)
    assert not any("Numbers stand for names" in each for each in words(drawing(SMALL), names()))


def test_names_are_numbered_as_they_stand_in_the_picture_and_only_those_in_it() -> None:
    called = dict.fromkeys(range(1, 200), "田")
    assert RipplePng(drawing({11: 13, 12: 13, 10: 12}), called, OWN_FONTS).numbers == {13: 1, 11: 2, 12: 3, 10: 4}


def test_a_name_is_written_with_a_font_that_has_its_letters(tmp_path: Path) -> None:
    fonts = Fonts(
        (str(tmp_path / "gone.ttf"), a_font(tmp_path / "other.ttf", "김"), a_font(tmp_path / "own.ttf", "田中太"))
    )
    called = {10: "田中 太郎", 11: "田中 Ana", 12: "김田", 13: "太郎"}
    made = drawing({11: 10, 12: 10, 13: 10})
    assert RipplePng(made, called, fonts).numbers == {13: 1}
    written = {each.get_text(): str(each.get_fontproperties().get_file()) for each in texts(made, called, fonts)[-7:]}
    assert written["田中"].endswith("own.ttf")
    assert written["김"].endswith("other.ttf")
    assert written["田"].endswith("own.ttf")
    assert written[" A."].endswith("DejaVuSans.ttf")
    assert draw(made, called, fonts) != draw(made, called)


def test_the_fonts_of_the_machine_are_asked_unless_others_are_given() -> None:
    assert RipplePng(drawing(SMALL), names()).numbers == {}


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text(st.characters(codec=None), max_size=12), min_size=4, max_size=4))
def test_nothing_that_a_person_may_be_called_breaks_it(called: list[str]) -> None:
    names = dict(enumerate(called, start=10))
    made = drawing({11: 10, 12: 10, 13: 11})
    numbers = RipplePng(made, names, OWN_FONTS).numbers
    found, _ = boxes(made, names)
    assert len(found) == 4 + 6 + bool(numbers)  # the names, the heading with its explanation, and the legend


@pytest.mark.parametrize(("name", "origins"), [("small", SMALL), ("large", LARGE)])
def test_the_examples_in_the_docs_are_such_pictures(name: str, origins: dict[int, int]) -> None:
    kept = (DOCS / f"ripples-{name}.png").read_bytes()
    assert size(kept) == size(draw(drawing(origins), names()))
