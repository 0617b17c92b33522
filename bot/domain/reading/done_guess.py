"""Tell what was done for a customer from what was not, by examples, where the grammar of a sentence does not tell.

"Baked a cake for the client" and "baked a cake for my daughter" have the same grammar. To teach it, add examples to
`done_examples.txt` or `other_examples.txt`.
"""

import re
from dataclasses import dataclass

from bot.domain.once import once
from bot.domain.patterns import lazily
from bot.domain.reading.english import words
from bot.domain.reading.learned import Classifier, done_examples, other_examples
from bot.domain.text import tidy, unescape

_DONE, _OTHER = "done", "other"
_CUSTOMER = lazily(
    r"<[@!]|\b(?:mrs?|ms|dr|miss|widow(?:er)?s?|couples?(?! of)|newlyweds|customers?|clients?|guests?|users?"
    r"|patients?|passengers?"
    r"|visitors?|callers?|students?|tenants?|buyers?|invoices?|orders?|parcels?"
    r"|pax|lad(?:y|ys|ies)|brides?|bridesmaids?|gentlem[ae]n|tourists?|strangers?|pensioners?|members?|residents?|shoppers?|diners?|travell?ers?)\b"
    r"|\b(?:table|room|ward|unit|flat|bed|cabin|suite|apartment|apt|(?:at|for|in) n[or]\.?) \d"
    r"|\bfor \d{3}\b(?! (?:minutes|hours|days|weeks|euros?|dollars|pounds|miles|k?m|met(?:er|re)s|steps|times)\b)"
    r"|(?<!\w)#\d+|\b(?:tickets?|cases?|claims?|bugs?|incidents?|requests?) (?:n[or]\.? ?)?#?\d{2,}\b",
    re.IGNORECASE,
)
# A customer at the beginning may have acted, and a name after "to" may be a place: "Acme renewed", "moved to Rome".
_SPOKE_TO = "|".join(sorted(words("spoke_to")))
_NAME = lazily(
    rf"(?:(?<=[\w,'] )(?<!\bto )(?<!\bin )|\b(?i:{_SPOKE_TO}) (?:back )?to )(?P<name>[A-Z]\w+|acme\b)"
    r"|^(?P<first>[A-Z]\w+)(?=: )"
)
_PRONOUN = lazily(r"\b(?:him|her|them|he|she)\b", re.IGNORECASE)
# "Q3", "HR", "Friday", "March".
_NO_CUSTOMER = lazily(
    r"[A-Z]{1,3}\d*s?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|January|February|March|April|May|June|July|August"
    r"|September|October|November|December|Christmas|Easter"
)
_MY = lazily(r"\bmy (?!team\b|colleagues?\b)", re.IGNORECASE)
_SHORT = 5
"""Up to so many words, a text is judged by short examples: in long ones, words such as "the" speak for an act."""
_SHORT_EXAMPLE = 8
_PLAIN = 10.0
"""How much more has to speak for an act so that one is seen where the grammar sees none."""
_PROBABLE = 4.0
"""The same where its writer says that it was an act."""


@dataclass(frozen=True, slots=True)
class _Least:
    """What has to speak for an act, in natural logarithms, so that the grammar is not overruled.

    All were chosen by ten-fold cross-validation on 14 tables that strangers wrote, so that 97 % of the actions in them
    are recorded at once. Of new tables a little less is, and the grammar knows most of these.
    """

    short: float
    longer: float


_A_CUSTOMER, _SOMEBODY, _NOBODY, _MINE = _Least(-4.0, -2.0), _Least(-2.0, 1.0), _Least(1.0, 7.0), _Least(3.0, 11.0)


def reads_as_other(text: str) -> bool:
    """Return whether a sentence about a past act reads like private life, internal work or a mishap.

    Less has to speak for that the less a text names somebody who may be a customer.
    """
    text = tidy(unescape(text))
    least, is_short = _least(text), len(text.split()) <= _SHORT
    return _for_done(text, is_short=is_short) < (least.short if is_short else least.longer)


def _least(text: str) -> _Least:
    if _CUSTOMER.search(text):
        return _A_CUSTOMER
    if _names_somebody(text):
        return _SOMEBODY
    return _MINE if _MY.search(text) else _NOBODY


def _names_somebody(text: str) -> bool:
    """Return whether a text names somebody: with a name that is no day and no department, or with a pronoun."""
    names = (found["name"] or found["first"] for found in _NAME.finditer(text))
    return bool(_PRONOUN.search(text)) or any(not _NO_CUSTOMER.fullmatch(name) for name in names)


def reads_as_done(text: str) -> bool:
    """Return whether a text without a past act, such as "new valve for Mrs Chen's boiler", reads like one."""
    return _for_done(text) > _PLAIN


def leans_to_done(text: str) -> bool:
    """Return whether such a text reads more like an act than not, for people who said that it is one."""
    return _for_done(text) > _PROBABLE


def _for_done(text: str, *, is_short: bool = False) -> float:
    scores = _classifier(is_short=is_short).scores(text)
    return scores[_DONE] - scores[_OTHER]


@once
def _classifier(*, is_short: bool) -> Classifier:
    examples = [*((_DONE, text) for text in done_examples()), *((_OTHER, text) for text in other_examples())]
    if is_short:
        examples = [(name, text) for name, text in examples if len(text.split()) <= _SHORT_EXAMPLE]
    return Classifier((_DONE, _OTHER), examples)
