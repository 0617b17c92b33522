"""Tell, in texts that are not English, what is surely no action: questions, greetings, wishes, customers who wait.

Only words that speak for themselves are read, and, in German, French, Spanish, Italian, Portuguese, Dutch and Polish,
the forms of verbs. Whatever has none of them may still be no action.
"""

import re
import tomllib
from importlib.resources import files
from typing import Any

from bot.domain.drafts import DraftKind
from bot.domain.patterns import lazily

_DATA: dict[str, Any] = tomllib.loads(files("bot.domain.reading").joinpath("foreign.toml").read_text(encoding="utf-8"))
_WITHOUT_SPACES = lazily("[\u3040-\u30ff\u3400-\u9fff]")
"""Letters of Japanese and Chinese."""
_NO_BOUNDARY = lazily("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""The same, and of Korean, whose words carry endings."""
_QUESTION = lazily("[?\uff1f\u061f\u00bf]")
_MOST_WORDS = 2
_FEWEST_LETTERS = 6
_MOST_WORDS_OF_A_REQUEST = 8


def _any_of(name: str) -> str:
    phrases = sorted((" ".join(each.split()) for each in _DATA[name].split(",")), key=len, reverse=True)
    return "|".join(
        re.escape(each) if _NO_BOUNDARY.search(each) else rf"(?<!\w){re.escape(each)}(?!\w)" for each in phrases
    )


_HELLO, _THANKS = (lazily(rf"(?:(?:{_any_of(name)})[\s,.!\u00a1\u3002\uff01\u3001]*)+") for name in ("hello", "thanks"))
_BEGINS, _ANYWHERE = (lazily(_any_of(name)) for name in ("begins", "anywhere"))

_PAUSE = lazily(
    rf"(?:\S+ ){{0,3}}(?:(?:{_any_of('pause')}) (?:{_any_of('pause_until')})\W*\w"
    rf"|(?:{_any_of('pause_until')}) (?:\S+ ){{1,4}}(?:{_any_of('pause')})\W*$)"
)


def _pattern(name: str) -> re.Pattern[str]:
    return lazily("|".join(f"(?:{line})" for line in _DATA["patterns"][name].split("\n") if line))


_NOT_DONE, _OWN, _OTHERS, _NUDGES, _FEWER = map(_pattern, ("not_done", "own", "others", "nudges", "fewer"))


def says_hello(words: str) -> bool:
    """Whether tidied `words` are only a greeting in another language than English."""
    return bool(_HELLO.fullmatch(_plain(words)))


def says_thanks(words: str) -> bool:
    """Whether tidied `words` only say thanks in another language than English."""
    return bool(_THANKS.fullmatch(_plain(words)))


def asks_for_pause(words: str) -> bool:
    """Whether tidied `words` are few, and name a pause or days off, and until when or how long, in another language."""
    return len(words.split()) <= _MOST_WORDS_OF_A_REQUEST and bool(_PAUSE.match(_plain(words)))


def is_about_nudges(words: str) -> bool:
    """Whether tidied `words` are few, and want no nudges, or fewer, in another language."""
    said = _plain(words)
    few = len(words.split()) <= _MOST_WORDS_OF_A_REQUEST
    return few and bool(_NUDGES.search(said) and _FEWER.search(said))


def kind_of_foreign(words: str) -> DraftKind:
    """Return what tidied `words` in another language seem to be; `OTHER_LANGUAGE` if they may tell of an action."""
    if _QUESTION.search(words):
        return DraftKind.QUESTION
    said = _plain(words)
    is_other = _is_short(said) or _BEGINS.match(said) or _ANYWHERE.search(said) or _is_not_done(said)
    return DraftKind.UNCLEAR if is_other else DraftKind.OTHER_LANGUAGE


def _is_not_done(words: str) -> bool:
    """Return whether something was not done, is still to do, or is a state, a feeling or an act of others."""
    return bool(_NOT_DONE.search(words) or (_OTHERS.search(words) and not _OWN.search(words)))


def _is_short(words: str) -> bool:
    """Return whether there are too few words to tell who did what."""
    if _WITHOUT_SPACES.search(words):
        return sum(letter.isalpha() for letter in words) < _FEWEST_LETTERS
    return len(words.split()) <= _MOST_WORDS


def _plain(words: str) -> str:
    return words.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").lstrip("\u00a1 ")
