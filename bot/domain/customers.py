"""Compare names by a key that is the same for two spellings of one name."""

import re
import unicodedata
from functools import lru_cache

from bot.domain.legal_forms import FIRST_WORDS, LAST_WORDS, MOST_WORDS, TITLES, UNSPACED
from bot.domain.text import tokens_in

KEY_LIMIT = 200
"""The most characters in a key: the column's length."""

_ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u0655\u0670]")
# Letters of their own, which no accent can be taken off.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "þ": "th", "æ": "ae", "œ": "oe"})  # noqa: RUF001 - the Turkish letter is meant
_WEB = re.compile(r"\bhttps?://|\bwww\.(?=\w)")
_DOTTED_SPA = re.compile(r"\bs\. ?p\. ?a\b\.?")
_INITIALS = re.compile(r"(?<!\w)[^\W\d_](?:[./] ?[^\W\d_](?!\w))+")
_SIGNS = {re.compile(r"(?<=\w)\+"): " plus ", re.compile(r"(?<=[^\W\d_])#"): " sharp ", re.compile("&"): " and "}
_SAINT = re.compile(r"\b(?:saint|sankt)(?= \w)")
_OWNED = re.compile("(?<=\\w)['\u2018\u2019]s(?!\\w)")
_EDGES = re.compile(r"^\W+|\W+$")
_INNER_QUOTE = re.compile("(?<=\\w)['\"`´ʼ\u2018\u2019\u201d״׳](?=\\w)")  # noqa: RUF001 - each keyboard has its own apostrophe


@lru_cache(4096)  # names recur, in each text of a day and in each offer
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


def mentions(text: str, key: str) -> bool:
    """Return whether the words of a `customer_key` follow each other in a text, with or without "'s"."""
    forms = (text, _OWNED.sub("", text))
    return len(key) > 1 and any(f" {key} " in f" {name_key(form)} " for form in forms)


def capital_words(text: str) -> list[str]:
    """Return the words of a text as `name_key` has them, empty those without a capital letter at their beginning."""
    words = (_EDGES.sub("", word) for word in _OWNED.sub("", text).split())
    return [name_key(word) if word[:1].isupper() else "" for word in words]


def name_key(name: str) -> str:
    """Return a name as words without case, accents or punctuation: the form in which people's names are compared."""
    return _words(_folded(_shown(name)))


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
    seen = _INITIALS.sub(lambda found: re.sub("[./ ]", "", found[0]), seen)
    for sign, meant in _SIGNS.items():
        seen = sign.sub(meant, seen)
    words = "".join(letter if unicodedata.category(letter)[0] in "LMN" else " " for letter in seen).split()
    return _SAINT.sub("st", " ".join(word for word in words if any(letter.isalnum() for letter in word)))


def _with_one_form_less(words: list[str]) -> list[str]:
    """Return the words without one legal form, if they have any and are more than that."""
    if len(words) > 1 and TITLES.issuperset(words[:-1]):
        return words
    for length in range(min(MOST_WORDS, len(words) - 1), 0, -1):
        if tuple(words[-length:]) in LAST_WORDS:
            rest = words[:-length]
            return rest[:-1] if len(rest) > 1 and rest[-1] == "and" else rest
    if len(words) > 1 and words[0] in FIRST_WORDS:
        return words[1:]
    joined = " ".join(words)
    cut = (left for form in UNSPACED for left in (joined.removesuffix(form), joined.removeprefix(form)))
    return next((left.split() for left in cut if left.strip() and left != joined), words)
