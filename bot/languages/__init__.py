"""Tell texts in English from others, with the library `py3langid`."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_ENGLISH = "en"
_OTHERS = (
    "ar bg bn ca cs da de el es et eu fa fi fr gl gu he hi hr hu hy id is it ja ka kk ko lt lv mk ml mr ms nb nl nn no"
    " pa pl pt ro ru sk sl sq sr sv sw ta te th tl tr uk ur vi zh"
)
"""Languages that people write at work. The model knows more; rare ones only win against them on names and slips."""
_SURE = 0.6
"""The least probability of the likeliest language. Below it a text is too short, or too mixed, to tell."""


class Languages:
    """Tell whether texts are in English; safe for use by several threads. The first text takes half a second."""

    def is_foreign(self, text: str) -> bool:
        """Return whether `text` is surely in another language than English."""
        if _letters(text) and not any(letter.isascii() for letter in text if letter.isalpha()):
            return True
        language, probability = _load_model().classify(text)
        return language != _ENGLISH and float(probability) >= _SURE


@cache
def _load_model() -> "LanguageIdentifier":
    """Unpack the model, which takes about 0.3 s, once in a process."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  it imports numpy, which takes as long

    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages([code for code in (_ENGLISH, *_OTHERS.split()) if code in set(model.nb_classes)])
    return model


def _letters(text: str) -> int:
    return sum(letter.isalpha() for letter in text)
