"""Guesses the kind of an action from its words: a first proposal that its person corrects with one click.

The lists hold words that mark a kind in any trade, and are short on purpose: a list made to know every sentence
that it was tried on knows no others.
"""

import re

from bot.domain.kinds import Kind
from bot.domain.reading.clauses import Subject, clauses_of, is_person
from bot.domain.text import tidy, unescape, without_tokens

_FIRST_DEED, _LATER_DEED = 3, 1
_SUBJECT = 2
_IN_A_TIE = (Kind.DELIGHT, Kind.HELP, Kind.SOLVE)
_PHRASE = {Kind.HELP: 3, Kind.SOLVE: 3, Kind.DELIGHT: 4}
# What somebody brings says "delight" louder than a fault says "solve": people help around faults all day.
_SIGN = {Kind.SOLVE: 1, Kind.DELIGHT: 3}


def guess_kind(text: str) -> Kind:
    """Return the likeliest kind of `text`, as stored or as Slack sent it; help when nothing speaks for another."""
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
        scores[kind] += _PHRASE[kind] * bool(phrases.search(plain))
    if not any(scores.values()) and _GIVING.search(plain) and not _WORK_THINGS.search(plain):
        return Kind.DELIGHT
    subject = next((clause for clause in clauses_of(plain)[:1] if clause.subject is Subject.OTHER), None)
    if subject:
        # What happened to a thing is solved, what happened to a person helps.
        scores[Kind.HELP if is_person(subject) else Kind.SOLVE] += _SUBJECT
    return max(_IN_A_TIE, key=scores.__getitem__) if any(scores.values()) else Kind.HELP


def _stem(word: str) -> str:
    """The word without its ending, roughly: the same for "swap", "swaps", "swapped" and "swapping"."""
    stem = re.sub(r"(?<=\w\w)(?:ing|ed|es|e|s)$", "", word)
    return re.sub(r"([^\Waeiou])\1$", r"\1", stem)


def _stems(words: str) -> frozenset[str]:
    return frozenset(map(_stem, words.split()))


# What somebody did; the first deed in the text says most.
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
# These open sentences of every kind, so what follows them is not what was done first.
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
        "advent anniversary baby badge balloon basket bear beer birthday biscuit blanket bonus bouquet "
        "brownie cake candle candy celebration champagne chocolate christmas cocoa coffee coloring "
        "colouring complimentary condolence congrats congratulation congratulations cookie crayons croissant "
        "cupcake cupcakes daughter dessert donut doughnut drawing easter favorite favourite flower funny gift "
        "goodie graduation grandma grandpa halloween hamper handmade handwritten hat holiday homemade "
        "honeymoon icecream joke karaoke keepsake kitten lemonade lollies lollipop lolly loyal lucky magic "
        "medal muffin mug newborn ornament party pastries pastry personalise personalised personalize "
        "personalized picnic pizza playlist poem popcorn postcard pumpkin puppy pyjamas retirement rose "
        "scarf selfie serenade sketch smoothie snack song soup souvenir special sticker stranger sunflower "
        "surprise swag sweets tea teddy toy treat trophy tulip unexpected valentine voucher waffle wedding "
        "wine"
    ),
}
_PHRASES = {
    Kind.HELP: re.compile(
        r"\bon the phone\b|\bstay\w* late\b|\b(?:step|line|side) by (?:step|line|side)\b"
        r"|\b(?:went|go|gone) (?:through|over)\b|\b(?:directions|hand(?!-)|lift|company)\b"
    ),
    Kind.SOLVE: re.compile(
        r"\b(?:found|figured|worked) out\b|\bfound the (?:cause|bug|fault|error|reason)\b|\btrac\w+ down\b"
        r"|\bclean\w+ up\b|\broot cause\b|\bnever again\b|\bno longer\b|\b(?:no one|nobody)\b.* (?:again|twice)\b"
        r"|\bso (?:that )?(?:nobody|no one|every(?:one|body)|clients|customers|people|they)\b"
        r"|\bun(?!der|it|expect|us|limit|need|want)\w+ed\b"
        r"|\bso\b.* (?:doesn't|don't|won't|can't|stops?|never)\b"
    ),
    Kind.DELIGHT: re.compile(
        r"\bjust (?:to (?:say|wish|ask|thank|see|check|hear|listen|make|cheer)|because)\b|\bsmile\b|\bthank[- ]you (?:note|card|letter)"
        r"|\bas a \S+ ?(?:treat|present|thank)"
        r"|\bhand-?(?:made|written|drawn|painted|crafted|knitted|tied|signed|delivered)\b|\bhome-?(?:made|baked)\b"
        r"|\bpersonal (?:note|letter|message|card)|\b(?:get-well|greeting|birthday|welcome|sympathy) (?:card|basket)"
        r"|\b(?:a|some|two|extra|with|the) free (?!slot|appointment|desk|line)\w+|\bon the house\b"
        r"|\b(?:at )?no (?:extra )?c(?:ost|harge)\b|\bout of my own pocket\b"
        r"|\bpaid for (?:a|his|her|their|the) (?:\S+ )?(?:parking|meal|coffee|lunch|fare|ticket|groceries)"
        r"|\b(?:let|gave|showed) (?:a|the|his|her|their|two) (?:\S+ )?(?:child|kid|kids|boy|girl|son|daughter|toddler)"
        r"|\bfree (?:upgrade|month|ticket|dessert|coffee)|\bfor free\b|\bout of the blue\b|\bice cream\b"
        r"|\byears? with us\b|\b(?:wasn't|weren't|didn't|never) expect\w*|\bhad no idea\b"
        r"|\b(?:nearly|almost) cried\b|\bcongratulat\w*|\bconfetti\b|\bfuneral\b|\bhow (?:it|he|she|they|her|his) .{0,12}doing\b"
        r"|\bmade (?:his|her|their|the \w+'s|my \w+'s) (?:day|week|morning|evening)\b|\btears\b|\bremembered (?:that|how|his|her|their)\b"
        r"|\b(?:old|oldest|most) (?:faithful|loyal|customer)\b|\b\d+th (?:customer|order|visitor|birthday)\b|\bunasked\b"
    ),
}
# Something given that nobody needs for their work is most likely meant to please.
_GIVING = re.compile(r"\b(?:baked|brought|gave|hid|knitted|left|made|mailed|painted|printed|sent|slipped)\b")
_WORK_THINGS = re.compile(
    r"\b(?:access|answers?|checklist|comparison|contract|cop(?:y|ies)|demo|details|docs?|examples?|files?|forms?|guide|how-to"
    r"|info\w*|instructions|invoice|lists?|links?|notes?|offer|overview|parcel|parts?|quotes?|reminder|reports?|summary"
    r"|template|update|way)\b"
)
