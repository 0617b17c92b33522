"""Compare customers' names: a key that is the same for two spellings of one name, and the names near a typed one."""

import re
import unicodedata
from collections.abc import Callable, Iterable

from bot.domain.legal_forms import FIRST_WORDS, LAST_WORDS, MOST_WORDS, UNSPACED
from bot.domain.text import tokens_in

KEY_LIMIT = 200
"""The most characters in a key: the column's length."""

_ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u0655\u0670]")
# Letters of their own, which no accent can be taken off.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "þ": "th", "æ": "ae", "œ": "oe"})  # noqa: RUF001 - the Turkish letter is meant
_WEB = re.compile(r"\bhttps?://|\bwww\.(?=\w)")
_DOTTED_SPA = re.compile(r"\bs\. ?p\. ?a\b\.?")
_INITIALS = re.compile(r"(?<!\w)[^\W\d_](?:[./] ?[^\W\d_](?!\w))+")
_INNER_QUOTE = re.compile("(?<=\\w)['\"`´ʼ\u2018\u2019\u201d״׳](?=\\w)")  # noqa: RUF001 - each keyboard has its own apostrophe
_SHORTEST_START = 3
_SHORTEST_MISTYPED = 4
_LONG = 9


def customer_key(name: str) -> str:
    """Return the form in which names are compared: no case, accents, punctuation, or legal form at its end.

    It has at most `KEY_LIMIT` characters. It is empty only if nothing of the name can be seen.
    """
    folded = _folded(_shown(name))
    # A name of symbols alone is compared as it is.
    words = next((words for form in (_words(folded), folded, name) if (words := form[:KEY_LIMIT].split())), [])
    while (left := _with_one_form_less(words)) != words:
        words = left
    return " ".join(words)


def name_key(name: str) -> str:
    """Return a name as words without case, accents or punctuation: the form in which people's names are compared."""
    return _words(_folded(_shown(name)))


def likely_keys(typed: str, known: Iterable[str]) -> list[str]:
    """Return the known keys that `typed`, a key, may stand for, the nearest first; an equal one comes first."""
    return [key for distance, key in _near(typed, known) if distance < len(_LIKENESSES)]


def nearest_keys(typed: str, known: Iterable[str]) -> list[str]:
    """Return the same without the last likeness, which is so weak that it counts only where there is no other."""
    near = _near(typed, known)
    sure = [key for distance, key in near if distance < len(_LIKENESSES) - 1]
    return sure or [key for distance, key in near if distance < len(_LIKENESSES)]


def _near(typed: str, known: Iterable[str]) -> list[tuple[int, str]]:
    ranked = sorted((_distance(typed, key), abs(len(key) - len(typed)), key) for key in known)
    return [(distance, key) for distance, _, key in ranked]


def _shown(name: str) -> str:
    """Return a name with the words of Slack's own tokens, which Slack makes of what looks like an address."""
    parts: list[str] = []
    end = 0
    for token in tokens_in(name):
        parts += name[end : token.start], name[slice(*(token.label or token.link or (0, 0)))]
        end = token.end
    return "".join(parts) + name[end:]


def _folded(name: str) -> str:
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    return unicodedata.normalize("NFKC", _ACCENTS.sub("", letters)).translate(_PLAIN)


def _words(folded: str) -> str:
    """Return a folded name as words of letters and digits."""
    seen = "".join(letter for letter in folded if unicodedata.category(letter) != "Cf")
    seen = _INNER_QUOTE.sub("", _DOTTED_SPA.sub(" ", _WEB.sub(" ", seen)))
    seen = _INITIALS.sub(lambda found: re.sub("[./ ]", "", found[0]), seen).replace("&", " and ")
    words = "".join(letter if unicodedata.category(letter)[0] in "LMN" else " " for letter in seen).split()
    return " ".join(word for word in words if any(letter.isalnum() for letter in word))


def _with_one_form_less(words: list[str]) -> list[str]:
    """Return the words without one legal form, if they have any and are more than that."""
    for length in range(min(MOST_WORDS, len(words) - 1), 0, -1):
        if tuple(words[-length:]) in LAST_WORDS:
            rest = words[:-length]
            return rest[:-1] if len(rest) > 1 and rest[-1] == "and" else rest
    if len(words) > 1 and words[0] in FIRST_WORDS:
        return words[1:]
    joined = " ".join(words)
    cut = (left for form in UNSPACED for left in (joined.removesuffix(form), joined.removeprefix(form)))
    return next((left.split() for left in cut if left.strip() and left != joined), words)


def _distance(typed: str, key: str) -> int:
    """Return the number of the first likeness that fits; one more than there are if none does."""
    return next((number for number, fits in enumerate(_LIKENESSES) if fits(typed, key)), len(_LIKENESSES))


def _is_start(typed: str, key: str) -> bool:
    """Whether one name is the first words of the other."""
    shorter, longer = sorted((typed.split(), key.split()), key=len)
    return longer[: len(shorter)] == shorter


def _are_parts(typed: str, key: str) -> bool:
    """Whether all words of one name are in the other."""
    shorter, longer = sorted((typed.split(), key.split()), key=len)
    return set(shorter) <= set(longer)


def _are_beginnings(typed: str, key: str) -> bool:
    """Whether each typed word begins a word of the key."""
    return all(any(_begins(word, other) for other in key.split()) for word in typed.split())


def _are_mistyped_parts(typed: str, key: str) -> bool:
    """Whether all words of one name are in the other, but for slips."""
    shorter, longer = sorted((typed.split(), key.split()), key=len)
    return all(any(word == other or _is_mistyped(word, other) for other in longer) for word in shorter)


def _begins(typed: str, word: str) -> bool:
    """Whether a typed word is the start of this one, with enough letters to tell."""
    return word == typed or (
        len(typed) >= _SHORTEST_START and word.startswith(typed) and _digits(word) == _digits(typed)
    )


def _is_mistyped(one: str, other: str) -> bool:
    """Whether two names differ by a slip or, if they are long and begin alike, two; other digits are another name."""
    longest = max(len(one), len(other))
    most = 0 if longest < _SHORTEST_MISTYPED else 2 if longest >= _LONG and one[:1] == other[:1] else 1
    # These two cheap checks already tell most names apart.
    if abs(len(one) - len(other)) > most or len(set(one) ^ set(other)) > 2 * most:
        return False
    return _are_within(one, other, most) and _digits(one) == _digits(other)


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


def _are_within(one: str, other: str, most: int) -> bool:
    """Whether `most` slips make one of the other: a letter more, less or another, or two neighbours swapped."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [at]
        for place, wanted in enumerate(other, start=1):
            best = min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != wanted))
            swapped = at > 1 and place > 1 and (letter, one[at - 2]) == (other[place - 2], wanted)
            row.append(min(best, earlier[place - 2] + 1) if swapped else best)
        if min(row) > most and (not before or min(before) > most):
            return False
    return row[-1] <= most


_LIKENESSES: tuple[Callable[[str, str], bool], ...] = (
    lambda typed, key: typed == key,
    lambda typed, key: typed.replace(" ", "") == key.replace(" ", ""),
    _is_mistyped,
    _is_start,
    _are_parts,
    _are_beginnings,
    _are_mistyped_parts,
)
"""What makes a typed name and a key alike, the surest first."""
