"""Small fonts that have a box for each of a few letters."""

from pathlib import Path

from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]  # a library without types
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]  # as above

_WIDTH = 1000


def a_font(path: Path, letters: str) -> str:
    """Write a font that has these letters; its path."""
    glyphs = {f"g{number}": _box() for number in range(len(letters))}
    build = FontBuilder(1000, isTTF=True)
    build.setupGlyphOrder([".notdef", *glyphs])
    build.setupCharacterMap({ord(letter): f"g{number}" for number, letter in enumerate(letters)})
    build.setupGlyf({".notdef": _box()} | glyphs)
    build.setupHorizontalMetrics(dict.fromkeys([".notdef", *glyphs], (_WIDTH, 100)))
    build.setupHorizontalHeader(ascent=800, descent=-200)
    build.setupNameTable({"familyName": path.stem, "styleName": "Regular"})
    build.setupOS2()
    build.setupPost()
    build.save(path)
    return str(path)


def _box() -> object:
    pen = TTGlyphPen(None)
    for step, point in enumerate([(100, 0), (100, 700), (900, 700), (900, 0)]):
        (pen.lineTo if step else pen.moveTo)(point)
    pen.closePath()
    return pen.glyph()
