"""Recognize English verbs in the past tense, and tell acts from what merely happened to somebody."""

from bot.domain.patterns import lazily
from bot.domain.reading.delegated import is_handed_on
from bot.domain.reading.english import pattern, patterns_after, words

FINITE = words("finite")
"""Auxiliaries."""
MISHAPS = words("mishaps")
"""Participles that describe a thing that went wrong, unless an article follows."""
CUSTOMERS_DO = words("customers_do")
"""Acts of customers, as often as of people who serve them."""
BEFORE_A_THING = lazily(r"(?:a|an|the|my|our|his|her|its|their|this|that|all|both|\d+)\b")
"""What may stand between an act and the thing it was done to."""

_IRREGULAR, _UNCHANGED, _NO_VERBS = words("irregular"), words("unchanged"), words("no_verbs")
_HAPPENED, _WITH_TO, _DONE_TO = words("happened"), words("with_to"), words("done_to")
_PRESENT = words("present")
_AFTER = patterns_after()
_PERSONAL, _NOBODY = pattern("personal"), pattern("nobody")
_GIVEN_NAMES = words("given_names")
# Abbreviations: "cc'd", "ok'd". In "she'd" and "Ana'd like a refund" it is "would".
_SHORT = lazily(r"(?:[bcdfghj-np-tv-z]{2,5}|ok|id|po|rma|demo|video|memo|taxi)'d")
# A vowel left out, as in "calld" and "fixd".
_SLIP = lazily(r"\w{2,}[lxkp]d(?<!old)(?<!uld)(?<!ild)(?<!eld)(?<!ald)(?<!rld)")


def is_past(word: str) -> bool:
    """Return whether a lower-case word looks like a verb in the past tense or a past participle."""
    word = word.removeprefix("re-")
    if word.endswith("'d"):
        return bool(_SHORT.fullmatch(word))
    regular = len(word) > 3 and word.endswith("ed") and word not in _NO_VERBS | _GIVEN_NAMES  # noqa: PLR2004  a stem
    irregular = word in _IRREGULAR or word.removeprefix("re") in _IRREGULAR
    return irregular or regular or bool(_SLIP.fullmatch(word))


def is_unchanged(word: str) -> bool:
    """Return whether the past form is also the infinitive, such as `put`."""
    return word in _UNCHANGED


def is_finite(word: str) -> bool:
    """Return whether a word is a verb that a subject may stand before."""
    return is_past(word) or word in FINITE or word in _PRESENT or word.endswith("n't")


def is_done_to(word: str) -> bool:
    """Return whether "invoice <word>" says that the invoice was taken care of."""
    return word in _DONE_TO


def is_act(word: str, rest: str) -> bool:
    """Return whether a past form, followed by `rest` in lower case, says that its subject did something useful.

    Getting a refund approved is an act, getting a cold is not.
    """
    act = f"{word} {rest}"
    if _PERSONAL.match(act) or _NOBODY.match(rest) or is_handed_on(act):
        return False
    if word in _AFTER:
        return bool(_AFTER[word].match(rest))
    wanted = word in _WITH_TO and rest.startswith("to ")
    described = word in MISHAPS and not BEFORE_A_THING.match(rest)
    return not (word in _HAPPENED or wanted or described)
