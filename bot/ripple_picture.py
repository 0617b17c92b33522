"""Draws the week's ripples as a PNG: each story on the left, and what it inspired to its right.

Importing this takes a second, as matplotlib does: whoever needs it imports it then. Nothing here is shared between
calls but what never changes, so that several threads may draw at once.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from matplotlib import get_data_path
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch
from matplotlib.path import Path

from bot.domain.kinds import Kind
from bot.domain.ripple_drawing import Drawing
from bot.domain.text import shorten

# Of Okabe and Ito's palette, whose colours most people with any colour vision tell apart; the shapes do so for all.
_LOOKS = {Kind.HELP: ("#0072B2", "o"), Kind.SOLVE: ("#D55E00", "s"), Kind.DELIGHT: ("#009E73", "^")}
_INK, _PALE_INK, _LINE, _CARD, _EDGE = "#1D1C1D", "#5E5D60", "#7C7A7F", "#FFFFFF", "#C9C7CC"
_DPI = 100
_LEAST_WIDTH, _COLUMN, _LEFT = 740, 232, 40
_TOP, _BOTTOM = 86, 54
_ROWS_AT_MOST, _ROW_AT_MOST = 540, 46
_TO_LABEL, _TO_ARROW = 16, 9
_GAP = 46
"""Pixels between a label and the next column, in which an arrow is."""


def draw_png(drawing: Drawing, labels: Mapping[int, str]) -> bytes:
    """The picture as a PNG, at most 1200 by 700 pixels; `labels` are the people's short names by row id."""
    file = BytesIO()
    FigureCanvasAgg(figure_of(drawing, labels)).print_png(file, metadata={"Software": None})  # type: ignore[no-untyped-call]  # matplotlib left it without types
    return file.getvalue()


def figure_of(drawing: Drawing, labels: Mapping[int, str]) -> Figure:
    """The picture before it is painted; its coordinates are pixels from the upper left corner."""
    row = min(_ROW_AT_MOST, _ROWS_AT_MOST / drawing.rows)
    width = max(_LEAST_WIDTH, _LEFT + drawing.columns * _COLUMN)
    height = round(_TOP + drawing.rows * row + _BOTTOM)
    figure = Figure(figsize=(width / _DPI, height / _DPI), dpi=_DPI, facecolor=_CARD)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    frame = FancyBboxPatch((3, 3), width - 6, height - 6, "round,pad=0,rounding_size=10", fc=_CARD, ec=_EDGE, lw=1.5)
    axes.add_patch(frame)
    pen = _Pen(axes, FT2Font(_font_file(bold=False)))
    pen.write(28, 32, "What spread this week", 24, bold=True)
    pen.write(28, 62, "An arrow goes from an action to one that it inspired, as people said.", 15, _PALE_INK)
    _legend(pen, height - 30, drawing)
    _ripples(pen, drawing, labels, row)
    return figure


def _ripples(pen: "_Pen", drawing: Drawing, labels: Mapping[int, str], row: float) -> None:
    size = 18 if row > 30 else 16  # noqa: PLR2004  pixels
    ends: list[tuple[float, float]] = []
    for dot in drawing.dots:
        x, y = _LEFT + dot.column * _COLUMN, _TOP + (dot.row + 0.5) * row
        if dot.by is not None:
            pen.arrow(ends[dot.by], (x - (_TO_ARROW if dot.deed else -2), y))
        if dot.deed:
            pen.mark(x, y, dot.deed.kind, new=dot.deed.recorded_at >= drawing.since)
            end = pen.write(x + _TO_LABEL, y, pen.fitting(labels[dot.deed.person_id], size), size)
        else:
            end = pen.write(x + 8, y, f"and {dot.more:,} more", size - 2, _PALE_INK)
        ends.append((end + 6, y))


def _legend(pen: "_Pen", y: float, drawing: Drawing) -> None:
    x = float(_LEFT)
    for kind in Kind:
        pen.mark(x, y, kind, new=True)
        x = pen.write(x + _TO_LABEL, y, kind.past, 15, _PALE_INK) + 28
    pen.mark(x, y, Kind.HELP, new=False)
    x = pen.write(x + _TO_LABEL, y, "hollow: before this week", 15, _PALE_INK)
    if drawing.more_ripples:
        more = f"and {drawing.more_ripples:,} more {'ripple' if drawing.more_ripples == 1 else 'ripples'}"
        pen.write(x + 28, y, more, 15, _PALE_INK)


@dataclass(frozen=True, slots=True)
class _Pen:
    """Draws on one picture; `font` measures its lines."""

    axes: Axes
    font: FT2Font

    def mark(self, x: float, y: float, kind: Kind, *, new: bool) -> None:
        """Draw an action's dot."""
        colour, shape = _LOOKS[kind]
        face = colour if new else _CARD
        self.axes.plot([x], [y], marker=shape, ms=_points(13), mfc=face, mec=colour, mew=1.6, ls="none")

    def arrow(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Draw a curve that leaves and arrives level, so that it stays between the columns."""
        middle = (start[0] + end[0]) / 2
        points = [start, (middle, start[1]), (middle, end[1]), end]
        curve = Path(points, [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4])
        self.axes.add_patch(FancyArrowPatch(path=curve, arrowstyle="-|>", mutation_scale=9, color=_LINE, lw=1.3))

    def write(self, x: float, y: float, text: str, size: int, colour: str = _INK, *, bold: bool = False) -> float:
        """Write a line of `size` pixels, with its middle at `y`; where it ends."""
        font = FontProperties(fname=_font_file(bold=bold), size=_points(size))
        self.axes.text(x, y, text, color=colour, font=font, va="center_baseline", parse_math=False, usetex=False)
        return x + self.width(text, size)

    def fitting(self, name: str, size: int) -> str:
        """As much of a name as can be drawn in a column."""
        label = _drawable(name)
        while self.width(label, size) > _COLUMN - _TO_LABEL - _GAP:
            label = shorten(label, len(label) - 1)
        return label

    def width(self, text: str, size: int) -> float:
        """How many pixels a line takes."""
        self.font.set_size(_points(size), _DPI)
        self.font.set_text(text, 0.0)
        return float(self.font.get_width_height()[0]) / 64


def _drawable(name: str) -> str:
    """A name without the letters that our font lacks, such as emoji; never empty."""
    letters = unicodedata.normalize("NFC", name)
    known = "".join(each for each in letters if ord(each) in _letters() and unicodedata.category(each)[0] != "C")
    return " ".join(known.split()) or "colleague"


def _font_file(*, bold: bool) -> str:
    return f"{get_data_path()}/fonts/ttf/DejaVuSans{'-Bold' if bold else ''}.ttf"


@lru_cache(maxsize=1)
def _letters() -> frozenset[int]:
    return frozenset(FT2Font(_font_file(bold=False)).get_charmap())


def _points(pixels: float) -> float:
    return pixels * 72 / _DPI
