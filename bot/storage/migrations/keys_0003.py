"""Make the keys that revision 0003 gives to customers' names.

It is what the code was then. The code's own rule may change; a migration stays the same.
"""

# ruff: noqa: RUF001 - letters of many alphabets look alike

import re
import unicodedata
from functools import lru_cache

_LIMIT = 200
_MAY_BE_PERSONAL = re.compile(r"@|\bat\b.*\bdot\b|\bborn\b|(?:\d\W*){5}", re.IGNORECASE)
"""What may be an address, a number or a date, which no key may hold; their customers are found after an edit."""

_EUROPE = (
    "ltd|limited|plc|llp|lp|cic|gmbh|ggmbh|gesmbh|mbh|ag|kg|kgaa|ohg|gbr|ug|ev|eg|se|haftungsbeschrankt"
    "|cie|sca|sa|sa rl|sas|sasu|sarl|eurl|snc|sci|srl|srls|sapa|bv|nv|vof|bvba|sprl|vzw|asbl"
    "|sl|slu|sau|lda|unipessoal|ab|publ|oy|oyj|abp|as|asa|aps|ehf|hf|doo|dd|sro|spol s ro|spol sro"
    "|sp zoo|sp z oo|sp k|sp j|kft|zrt|nyrt|bt|ood|eood|uab|sti|αε|επε|ооо|оао|зао|пао|ао|ип|тов|фоп|оод|еоод"
)
_AMERICAS = "inc|incorporated|corp|corporation|co|llc|lllp|pllc|ltda|eireli|eirl|sa de cv|srl de cv|s de rl de cv"
_ELSEWHERE = "pty|pte|pvt|private limited|sdn bhd|bhd|tbk|jsc|pjsc|ojsc|kk|gk|בעמ|شمم|ذمم|ش م م|ذ م م|주|株"

_LAST_WORDS = frozenset(tuple(form.split()) for form in f"{_EUROPE}|{_AMERICAS}|{_ELSEWHERE}".split("|"))
_MOST_WORDS = max(map(len, _LAST_WORDS))
_FIRST_WORDS = frozenset(["sarl", "eurl", "sasu", "ооо", "оао", "зао", "пао", "ао", "ип", "тов", "фоп", "주", "株"])
_TITLES = (
    "mr|mrs|ms|miss|mx|dr|prof|professor|madam|herr|frau|mme|mlle|monsieur"
    "|sr|sra|senor|señor|senora|señora|signor|signora"
)
_TITLE_WORDS = frozenset(_TITLES.split("|"))
_UNSPACED = (
    "株式会社",
    "有限会社",
    "合同会社",
    "股份有限公司",
    "有限责任公司",
    "有限公司",
    "股份公司",
    "주식회사",
    "유한회사",
)
_TOKEN = re.compile(
    r"<(?:@(?P<person>[A-Z0-9]+)|#(?P<channel>[A-Z0-9]+)|!(?P<command>[a-z]+)(?:\^[^<>|]*)?"
    r"|(?P<url>[a-z][a-z0-9+.-]*:[^<>|\s]+))(?:\|(?P<label>[^<>]*))?>"
)
_ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u0655\u0670]")
# Letters of their own, which no accent can be taken off.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "þ": "th", "æ": "ae", "œ": "oe"})
_WEB = re.compile(r"\bhttps?://|\bwww\.(?=\w)")
_DOTTED_SPA = re.compile(r"\bs\. ?p\. ?a\b\.?")
_INITIALS = re.compile(r"(?<!\w)[^\W\d_](?:[./] ?[^\W\d_](?!\w))+")
_SIGNS = {re.compile(r"(?<=\w)\+"): " plus ", re.compile(r"(?<=[^\W\d_])#"): " sharp ", re.compile("&"): " and "}
_SAINT = re.compile(r"\b(?:saint|sankt)(?= \w)")
_INNER_QUOTE = re.compile("(?<=\\w)['\"`´ʼ\u2018\u2019\u201d״׳](?=\\w)")


@lru_cache(4096)  # names are repeated
def customer_key(name: str) -> str | None:
    """Return the form in which revision 0003 compares names; None if personal data may be in it, or nothing is."""
    if _MAY_BE_PERSONAL.search(name):
        return None
    folded = _folded(_shown(name))
    # A name of symbols alone is compared as it is.
    words = next((words for form in (_words(folded), folded, name) if (words := form[:_LIMIT].split())), [])
    while (left := _with_one_form_less(words)) != words:
        words = left
    return " ".join(words) or None


def _shown(name: str) -> str:
    """Return a name with the words of Slack's own tokens."""
    return _TOKEN.sub(lambda token: token["label"] or token["url"] or "", name)


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
    if len(words) > 1 and _TITLE_WORDS.issuperset(words[:-1]):
        return words
    for length in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        if tuple(words[-length:]) in _LAST_WORDS:
            rest = words[:-length]
            return rest[:-1] if len(rest) > 1 and rest[-1] == "and" else rest
    if len(words) > 1 and words[0] in _FIRST_WORDS:
        return words[1:]
    joined = " ".join(words)
    cut = (left for form in _UNSPACED for left in (joined.removesuffix(form), joined.removeprefix(form)))
    return next((left.split() for left in cut if left.strip() and left != joined), words)
