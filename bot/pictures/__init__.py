"""Draw the week's ripples as a PNG: each story on the left, what it inspired to its right.

Importing this takes a second, because matplotlib does, so import it only when needed. Calls share only constants, so
several threads may draw at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch
from matplotlib.path import Path

from bot.domain.kinds import Kind
from bot.domain.ripple_drawing import Drawing
from bot.domain.short_names import short_names
from bot.domain.text import shorten
from bot.pictures.fonts import OWN, OWN_BOLD, Fonts, installed, written

# From Okabe and Ito's palette: people with most kinds of colour vision can tell them apart. Shapes work for everybody.
_LOOKS = {Kind.HELP: ("#0072B2", "o"), Kind.SOLVE: ("#D55E00", "s"), Kind.DELIGHT: ("#009E73", "^")}
_INK, _PALE_INK, _LINE, _CARD, _EDGE = "#1D1C1D", "#5E5D60", "#7C7A7F", "#FFFFFF", "#C9C7CC"
_DPI = 100
_LEAST_WIDTH, _COLUMN, _LEFT = 740, 232, 40
_TOP, _BOTTOM = 86, 54
_ROWS_AT_MOST, _ROW_AT_MOST = 540, 46
_TO_LABEL, _TO_ARROW = 16, 9
_MIDDLE = 0.38
"""How far the middle of a text is above its line, as a share of its size."""
_GAP = 46
"""Pixels between a label and the next column, for the arrow."""


class RipplePng:
    """A picture ready to paint; `names` are people's names by row id."""

    def __init__(self, drawing: Drawing, names: Mapping[int, str], fonts: Fonts | None = None) -> None:
        """Choose each person's label; `fonts` default to those of the machine."""
        self._drawing, self._fonts = drawing, fonts or installed()
        short = short_names(names)
        shown = dict.fromkeys(dot.deed.person_id for dot in drawing.dots if dot.deed)
        without = [person_id for person_id in shown if not self._fonts.can_write(short[person_id])]
        self.numbers = {person_id: number for number, person_id in enumerate(without, start=1)}
        """Numbers for people with names that no font can write, by row id."""
        self._labels = {person_id: str(self.numbers.get(person_id) or written(short[person_id])) for person_id in shown}

    def png(self) -> bytes:
        """Return the picture as a PNG, at most 1200 by 700 pixels."""
        file = BytesIO()
        FigureCanvasAgg(self.figure()).print_png(file, metadata={"Software": None})  # type: ignore[no-untyped-call]  # matplotlib left it without types
        return file.getvalue()

    def figure(self) -> Figure:
        """Return the picture before painting; its coordinates are pixels from the upper left corner."""
        drawing = self._drawing
        row = min(_ROW_AT_MOST, _ROWS_AT_MOST / drawing.rows)
        width = max(_LEAST_WIDTH, _LEFT + drawing.columns * _COLUMN)
        height = round(_TOP + drawing.rows * row + _BOTTOM)
        figure = Figure(figsize=(width / _DPI, height / _DPI), dpi=_DPI, facecolor=_CARD)
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set_xlim(0, width)
        axes.set_ylim(height, 0)
        frame = FancyBboxPatch(
            (3, 3), width - 6, height - 6, "round,pad=0,rounding_size=10", fc=_CARD, ec=_EDGE, lw=1.5
        )
        axes.add_patch(frame)
        pen = _Pen(axes, self._fonts)
        end = pen.write((28, 32), "Who inspired whom", 24, font=OWN_BOLD)
        if self.numbers:
            pen.write((end + 20, 34), "Numbers stand for names: see the text.", 15, _PALE_INK)
        pen.write((28, 62), "An arrow goes from an action to one that it inspired, as people said.", 15, _PALE_INK)
        _legend(pen, height - 30, drawing)
        _ripples(pen, drawing, self._labels, row)
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
            end = pen.write_name(x + _TO_LABEL, y, labels[dot.deed.person_id], size)
        else:
            end = pen.write((x + 8, y), f"and {dot.more:,} more", size - 2, _PALE_INK)
        ends.append((end + 6, y))


def _legend(pen: "_Pen", y: float, drawing: Drawing) -> None:
    x = float(_LEFT)
    for kind in Kind:
        pen.mark(x, y, kind, new=True)
        x = pen.write((x + _TO_LABEL, y), kind.past, 15, _PALE_INK) + 28
    pen.mark(x, y, Kind.HELP, new=False)
    x = pen.write((x + _TO_LABEL, y), "hollow: recorded earlier", 15, _PALE_INK)
    if drawing.more_ripples:
        more = f"and {drawing.more_ripples:,} more {'ripple' if drawing.more_ripples == 1 else 'ripples'}"
        pen.write((x + 28, y), more, 15, _PALE_INK)


@dataclass(frozen=True, slots=True)
class _Pen:
    """Draws on one picture; `measures` caches the fonts that measure its lines, by path."""

    axes: Axes
    fonts: Fonts
    measures: dict[str, FT2Font] = field(default_factory=dict)

    def mark(self, x: float, y: float, kind: Kind, *, new: bool) -> None:
        """Draw an action's dot."""
        colour, shape = _LOOKS[kind]
        face = colour if new else _CARD
        self.axes.plot([x], [y], marker=shape, ms=_points(13), mfc=face, mec=colour, mew=1.6, ls="none")

    def arrow(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Draw a curve that leaves and arrives horizontally, so that it stays between the columns."""
        middle = (start[0] + end[0]) / 2
        points = [start, (middle, start[1]), (middle, end[1]), end]
        curve = Path(points, [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4])
        self.axes.add_patch(FancyArrowPatch(path=curve, arrowstyle="-|>", mutation_scale=9, color=_LINE, lw=1.3))

    def write(self, at: tuple[float, float], text: str, size: int, colour: str = _INK, *, font: str = OWN) -> float:
        """Write a line of `size` pixels that starts at `at`, centred on that height, and return where it ends."""
        x, y = at
        looks = FontProperties(fname=font, size=_points(size))
        base = y + size * _MIDDLE
        self.axes.text(x, base, text, color=colour, font=looks, va="baseline", parse_math=False, usetex=False)
        return x + self._width(text, size, font)

    def write_name(self, x: float, y: float, name: str, size: int) -> float:
        """Write as much of a name as the column has room for, in fonts with its letters.

        Return where it ends.
        """
        for part, font in self.fonts.runs(self._fitting(name, size)):
            x = self.write((x, y), part, size, font=font)
        return x

    def _fitting(self, name: str, size: int) -> str:
        label = name
        while sum(self._width(part, size, font) for part, font in self.fonts.runs(label)) > _COLUMN - _TO_LABEL - _GAP:
            label = shorten(label, len(label) - 1)
        return label

    def _width(self, text: str, size: int, font: str) -> float:
        """Return the width of a line in pixels."""
        if font not in self.measures:
            self.measures[font] = FT2Font(font)
        measure = self.measures[font]
        measure.set_size(_points(size), _DPI)
        measure.set_text(text, 0.0)
        return float(measure.get_width_height()[0]) / 64


def _points(pixels: float) -> float:
    return pixels * 72 / _DPI
