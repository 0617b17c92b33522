"""Choose fonts for names: matplotlib's own, and the machine's for scripts that it lacks."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from matplotlib import get_data_path
from matplotlib.font_manager import findSystemFonts
from matplotlib.ft2font import FT2Font

OWN, OWN_BOLD = (f"{get_data_path()}/fonts/ttf/DejaVuSans{style}.ttf" for style in ("", "-Bold"))
# By file name, the best first. Other fonts are left out, because some draw a box or nothing at all for every letter.
_FAMILIES = (
    "NotoSans", "SourceHanSans", "wqy-", "DroidSansFallback", "NanumGothic", "IPAGothic", "ipag", "TakaoGothic",
    "VL-Gothic", "Lohit", "Loma", "Garuda", "Nirmala", "LeelawUI", "msyh", "meiryo", "malgun", "PingFang",
    "Hiragino Sans", "AppleSDGothic", "Kohinoor", "Thonburi", "ARIALUNI", "Arial Unicode",
)  # fmt: skip
_STYLED = re.compile(r"bold|italic|oblique|light|thin|black|medium|condensed|mono|display|symbols", re.IGNORECASE)
_JOINERS = "\u200c\u200d"
"""Zero-width letters that some scripts use in spelling."""
_MARKS_OF_EMOJI = re.compile("[\ufe00-\ufe0f\u20e3]")


@dataclass(frozen=True, slots=True)
class Fonts:
    """The paths of fonts that a picture may use beside matplotlib's own, the best first."""

    paths: tuple[str, ...] = ()

    def can_write(self, name: str) -> bool:
        """Whether a name has letters and every one can be written."""
        shown = written(name)
        return any(each.isalpha() for each in shown) and all(_has(font, part) for part, font in self.runs(shown))

    def runs(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield the text in parts, each with the font that writes it."""
        begun, at = "", OWN
        for cluster in _clusters(text):
            font = next((path for path in (OWN, at, *self.paths) if _has(path, cluster)), at)
            if font != at and begun:
                yield begun, at
                begun = ""
            begun, at = begun + cluster, font
        if begun:
            yield begun, at


@lru_cache(maxsize=1)
def installed() -> Fonts:
    """Return the fonts of this machine."""
    plain = (path for path in map(Path, findSystemFonts()) if not _STYLED.search(path.stem))
    ranked = sorted((rank, path.name, str(path)) for path in plain if (rank := _rank(path)) is not None)
    return Fonts(tuple(path for _, _, path in ranked))


def written(name: str) -> str:
    """Return a name without symbols that our font lacks, such as emoji; empty if nothing is left."""
    letters = _MARKS_OF_EMOJI.sub("", unicodedata.normalize("NFC", name))
    return " ".join("".join(each for each in letters if _is_shown(each)).split()).strip(_JOINERS)


def _is_shown(letter: str) -> bool:
    category = unicodedata.category(letter)[0]
    return (
        letter in _JOINERS or letter == " " or (category != "C" and (category in "LMN" or ord(letter) in _letters(OWN)))
    )


def _clusters(text: str) -> Iterator[str]:
    """Yield each letter with its marks."""
    begun = ""
    for letter in text:
        if begun and not unicodedata.category(letter).startswith("M") and letter not in _JOINERS:
            yield begun
            begun = ""
        begun += letter
    if begun:
        yield begun


def _has(path: str, cluster: str) -> bool:
    return all(ord(letter) in _letters(path) or letter in _JOINERS for letter in cluster)


def _rank(path: Path) -> int | None:
    return next((rank for rank, family in enumerate(_FAMILIES) if path.name.startswith(family)), None)


@lru_cache(maxsize=256)
def _letters(path: str) -> frozenset[int]:
    """Return the characters in a font; empty for a file that is not a readable font."""
    try:
        return frozenset(FT2Font(path).get_charmap())
    except (OSError, RuntimeError):
        return frozenset()
