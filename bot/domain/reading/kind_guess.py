"""Guess the kind of an action from its words; the person can correct it with one click.

The lists hold words that mark a kind in any trade. They are short on purpose: a list fitted to known sentences does
badly on new ones.
"""

import re
from dataclasses import dataclass

from bot.domain.kinds import Kind
from bot.domain.text import tidy, unescape, without_tokens

_FIRST_DEED, _LATER_DEED = 3, 1
_PHRASE = 3
# A gift says "delight" louder than a fault says "solve", because people help around faults all day.
_SIGN = {Kind.SOLVE: 1, Kind.DELIGHT: 3}
_SURE_LEAD = 2


@dataclass(frozen=True, slots=True)
class Guess:
    """The likeliest kind; `sure` is false when few words support it, or another kind scores nearly as high."""

    kind: Kind
    sure: bool


def guess_kind(text: str) -> Guess:
    """Return the likeliest kind of `text`, as stored or as Slack sent it; help when no word fits a kind."""
    plain = tidy(without_tokens(unescape(text))).casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    scores = dict.fromkeys(Kind, 0)
    first = True
    for stem in map(_stem, re.findall(r"[^\W\d_]+", plain)):
        for kind, signs in _SIGNS.items():
            scores[kind] += _SIGN[kind] * (stem in signs)
        for kind, deeds in _DEEDS.items():
            if stem in deeds:
                scores[kind] += _FIRST_DEED if first else _LATER_DEED
                first = False
        first = first and stem not in _DEEDS_OF_ANY_KIND
    for kind, phrases in _PHRASES.items():
        scores[kind] += _PHRASE * bool(phrases.search(plain))
    if not any(scores.values()) and _GIVING.search(plain) and not _WORK_THINGS.search(plain):
        return Guess(Kind.DELIGHT, sure=False)
    # The order of kinds decides a tie: most of what people do is help.
    best, second, _ = sorted(scores.values(), reverse=True)
    return Guess(max(Kind, key=scores.__getitem__), best - second >= _SURE_LEAD)


def _stem(word: str) -> str:
    """Return the word without its ending, roughly: "swap", "swaps", "swapped" and "swapping" give the same."""
    stem = re.sub(r"(?<=\w\w)(?:ing|ed|es|e|s)$", "", word)
    return re.sub(r"([^\Waeiou])\1$", r"\1", stem)


def _stems(words: str) -> frozenset[str]:
    return frozenset(map(_stem, words.split()))


# What the person did; the first of these verbs in the text counts most.
_DEEDS = {
    Kind.HELP: _stems(
        "help accompany accompanied advise answer ask assist call carry carried check coach connect demo drive drove "
        "escort explain fetch find found guide host introduce join lend lent listen look meet met offer open phone "
        "pick point prepare present rang read recommend reply replied review share show sat speak spoke stay support "
        "talk teach taught tell told train translate wait walk"
    ),
    Kind.SOLVE: _stems(
        "solve add adjust automate block chase change clean clear close configure correct credit cut debug document "
        "escalate extend fix improve install mend merge migrate negotiate notice patch prevent raise rebook rebuild "
        "rebuilt recalculate reconcile recover reduce refund reimburse reissue relabel remove rename reorder repair "
        "replace reprint reroute resend resent resolve restart restore reset rewire rewrite rewrote roll seal settle "
        "shorten simplify simplified sort speed sped spot swap switch track trace tighten tweak unblock unlock update"
    ),
    Kind.DELIGHT: _stems(
        "delight bake celebrate cheer congratulate decorate drew frame sang surprise thank treat upgrade waive welcome "
        "wish"
    ),
}
# Sentences of every kind begin with these, so a verb after them is not the first thing done.
_DEEDS_OF_ANY_KIND = _stems(
    "arrange brought bring dropped gave give got hid left mail made make organise organize pack print put record "
    "remembered send sent slip took take wrote write"
)
_SIGNS = {
    Kind.SOLVE: _stems(
        "broken broke bug cause confusing crash defect delay duplicate error fail fault faulty glitch issue leak lost "
        "missing mistake mix outage outdated overcharge problem slow stuck timeout typo wrong wrongly"
    ),
    Kind.DELIGHT: _stems(
        "anniversary balloon birthday bonus bouquet cake candle champagne chocolate congratulation cookie daughter "
        "favourite favorite flower funny gift graduation handwritten homemade joke loyal baby newborn pizza playlist "
        "poem postcard retirement sketch song souvenir special sticker surprise sweets toy unexpected voucher "
        "wedding"
    ),
}
_PHRASES = {
    Kind.HELP: re.compile(
        r"\bon the phone\b|\bstay\w* late\b|\b(?:step|line|side) by (?:step|line|side)\b"
        r"|\b(?:went|go|gone) (?:through|over)\b|\b(?:directions|hand|lift|company)\b"
    ),
    Kind.SOLVE: re.compile(
        r"\b(?:found|figured|worked) out\b|\bfound the (?:cause|bug|fault|error|reason)\b|\btrac\w+ down\b"
        r"|\bclean\w+ up\b|\broot cause\b|\bnever again\b|\bno longer\b|\b(?:no one|nobody)\b.* (?:again|twice)\b"
        r"|\bso (?:that )?(?:nobody|no one|every(?:one|body)|clients|customers|people|they)\b"
        r"|\bun(?!der|it|expect|us|limit|need|want)\w+ed\b"
        r"|\bso\b.* (?:doesn't|don't|won't|can't|stops?|never)\b"
    ),
    Kind.DELIGHT: re.compile(
        r"\bjust (?:to say|to wish|because)\b|\bsmile\b|\bthank[- ]you (?:note|card|letter)"
        r"|\bas a \S+ ?(?:treat|present|thank)"
        r"|\bfree (?:upgrade|month|ticket|dessert|coffee)|\bfor free\b|\bout of the blue\b|\bice cream\b"
        r"|\byears? with us\b"
    ),
}
# A gift that nobody needs for their work is most likely meant to please.
_GIVING = re.compile(r"\b(?:baked|brought|gave|hid|knitted|left|made|mailed|painted|printed|sent|slipped)\b")
_WORK_THINGS = re.compile(
    r"\b(?:access|answers?|checklist|comparison|contract|cop(?:y|ies)|demo|details|docs?|examples?|files?|forms?|guide|how-to"
    r"|info\w*|instructions|invoice|lists?|links?|notes?|offer|overview|parcel|parts?|quotes?|reminder|reports?|summary"
    r"|template|update|way)\b"
)
