"""List more names that people use for countries and regions, and make names comparable."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from bot.domain.patterns import lazily
from bot.domain.text import tidy

OTHER_COUNTRY_NAMES: dict[str, tuple[str, ...]] = {
    "AE": ("Emirates", "UAE"),
    "AR": ("Argentine Republic",),
    "AT": ("Österreich",),
    "BA": ("Bosnia",),
    "BE": ("Belgique", "België", "Belgien"),
    "BN": ("Brunei Darussalam",),
    "BR": ("Brasil",),
    "CD": ("Democratic Republic of the Congo", "Democratic Republic Congo", "Congo-Kinshasa", "DRC"),
    "CG": ("Congo", "Congo-Brazzaville"),
    "CH": ("Schweiz", "Suisse", "Svizzera", "Swiss Confederation"),
    "CI": ("Côte d'Ivoire",),
    "CN": ("PRC", "Mainland China"),
    "CV": ("Cape Verde",),
    "CZ": ("Czech Republic", "Česko"),
    "DE": ("Deutschland",),
    "DK": ("Danmark",),
    "ER": ("State of Eritrea",),
    "ES": ("España",),
    "FI": ("Suomi",),
    "FR": ("French Republic",),
    "GB": ("UK", "U.K.", "Britain", "Great Britain", "United Kingdom of Great Britain and Northern Ireland"),
    "GR": ("Hellas", "Hellenic Republic"),
    "HK": ("Hongkong", "HKSAR"),
    "HR": ("Hrvatska",),
    "HU": ("Magyarország",),
    "IE": ("Éire",),
    "IL": ("State of Israel",),
    "IT": ("Italia", "Italian Republic"),
    "KP": ("DPRK", "Democratic People's Republic of Korea"),
    "KR": ("Korea",),
    "MK": ("Macedonia",),
    "MM": ("Burma",),
    "KW": ("State of Kuwait",),
    "LA": ("Lao PDR", "Lao People's Democratic Republic"),
    "LB": ("Lebanese Republic",),
    "MO": ("Macao",),
    "MX": ("United Mexican States",),
    "NL": ("Holland", "Nederland"),
    "NO": ("Norge",),
    "NZ": ("Aotearoa",),
    "PL": ("Polska",),
    "PS": ("State of Palestine",),
    "PT": ("Portuguese Republic",),
    "QA": ("State of Qatar",),
    "RU": ("Russian Federation",),
    "SA": ("KSA",),
    "SE": ("Sverige",),
    "SK": ("Slovak Republic", "Slovensko"),
    "SY": ("Syrian Arab Republic",),
    "SZ": ("Swaziland",),
    "TL": ("East Timor",),
    "TR": ("Türkiye",),
    "TW": ("ROC", "Republic of China", "Chinese Taipei"),
    "US": ("USA", "U.S.A.", "United States of America", "America"),
    "VA": ("Holy See", "Vatican"),
    "VG": ("Virgin Islands (British)",),
    "VI": ("US Virgin Islands", "U.S. Virgin Islands"),
    "VN": ("Viet Nam",),
}
"""Keyed by ISO 3166-1 alpha-2 code."""

OTHER_REGION_NAMES: dict[str, tuple[str, ...]] = {
    "AT-2": ("Carinthia",),
    "AT-3": ("Lower Austria",),
    "AT-4": ("Upper Austria",),
    "AT-6": ("Styria",),
    "AT-7": ("Tyrol",),
    "AT-9": ("Vienna",),
    "BE-Flemish": ("Flanders", "Vlaanderen"),
    "BE-French": ("Wallonia", "Wallonie"),
    "CH-GE": ("Geneva",),
    "CH-GR": ("Grisons",),
    "CH-LU": ("Lucerne",),
    "CH-SG": ("St. Gallen",),
    "DE-BY": ("Bavaria",),
    "DE-HE": ("Hesse",),
    "DE-MV": ("Mecklenburg-Western Pomerania",),
    "DE-NI": ("Lower Saxony",),
    "DE-NW": ("North Rhine-Westphalia", "NRW"),
    "DE-RP": ("Rhineland-Palatinate",),
    "DE-SN": ("Saxony",),
    "DE-ST": ("Saxony-Anhalt",),
    "DE-TH": ("Thuringia",),
    "ES-AN": ("Andalusia",),
    "ES-CL": ("Castile and León",),
    "ES-CN": ("Canary Islands",),
    "ES-CT": ("Catalonia",),
    "ES-IB": ("Balearic Islands",),
    "ES-NC": ("Navarre",),
    "ES-PV": ("Basque Country", "Euskadi"),
    "ES-VC": ("Valencia",),
    "IT-BZ": ("South Tyrol", "Südtirol"),
    "IT-FI": ("Florence",),
    "IT-GE": ("Genoa",),
    "IT-MI": ("Milan",),
    "IT-NA": ("Naples",),
    "IT-RM": ("Rome",),
    "IT-TO": ("Turin",),
    "IT-VE": ("Venice",),
    "MY-04": ("Malacca",),
    "MY-07": ("Penang",),
    "MY-14": ("Kuala Lumpur",),
    "PT-11": ("Lisbon",),
    "PT-20": ("Azores", "Açores"),
    "PT-30": ("Madeira",),
    "US-DC": ("Washington, D.C.",),
}
"""Keyed by country and region code, joined by a hyphen as in ISO 3166-2."""

_SHORT = {
    "am": ("american",),
    "br": ("british",),
    "c": ("central",),
    "dem": ("democratic",),
    "e": ("east", "eastern"),
    "eq": ("equatorial",),
    "fed": ("federal", "federated"),
    "fr": ("french",),
    "gt": ("great",),
    "is": ("islands", "island"),
    "isl": ("islands", "island"),
    "n": ("north", "northern", "new"),
    "rep": ("republic",),
    "s": ("south", "southern"),
    "st": ("saint",),
    "sts": ("states",),
    "u": ("united",),
    "utd": ("united",),
    "w": ("west", "western"),
}
"""Words that people shorten in names of places, and what each stands for."""
_STATE = (
    "republic|kingdom|states|plurinational state|principality|duchy|commonwealth|union|sultanate|emirate|federation"
)
_LONG_FORM = lazily(rf"(?:\w+ ){{0,4}}?(?:{_STATE}) of (?:the )?(?P<name>.+)")
_INVERTED = lazily(rf"(?P<name>.+?) (?P<form>(?:\w+ ){{0,3}}?(?:{_STATE}))(?: of(?: the)?)?")
_OF_CHINA = lazily(
    r"(?P<name>.+?)(?: sar| special administrative region)?(?: of)?(?: the peoples republic of)?(?: china)?"
)
READ_AT_MOST = 100
"""How many letters of a text may name a place."""
_MOST_SHORT = 3
_DROPPED = ".'`\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"
# These letters keep their mark when Unicode decomposes them.
_PLAIN_LETTERS = str.maketrans(
    {"æ": "ae", "đ": "d", "ð": "d", "\N{LATIN SMALL LETTER DOTLESS I}": "i", "ł": "l", "ø": "o", "œ": "oe", "þ": "th"}
)
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


def bare(text: str) -> str:
    """Return the words of `text` for comparison: no case, accents, dots or apostrophes; other marks separate words."""
    letters = unicodedata.normalize("NFKD", tidy(text).casefold().replace("&", " and ")).translate(_PLAIN_LETTERS)
    kept = (letter for letter in letters if letter not in _DROPPED and not unicodedata.combining(letter))
    return " ".join("".join(letter if letter.isalnum() else " " for letter in kept).split())


def spellings(text: str) -> Iterator[str]:
    """Yield the bare words of `text` in each way to read them, its own first: short words whole, long forms short.

    `n ireland` is also `northern ireland`, and both `republic of ireland` and `ireland republic of` are also `ireland`.
    """
    words = bare(text).removeprefix("the ").removesuffix(" the").split()
    choices = [(word, *_SHORT.get(word, ())) for word in words]
    if sum(len(each) > 1 for each in choices) > _MOST_SHORT:
        choices = [(word,) for word in words]
    whole = [" ".join(each) for each in product(*choices)]
    inverted = [found for each in whole if (found := _INVERTED.fullmatch(each))]
    yield from whole
    for each in inverted:
        yield from (f"{each['form']} of {each['name']}", f"{each['form']} of the {each['name']}")
    yield from (each["name"] for each in inverted)
    yield from (found["name"] for form in (_LONG_FORM, _OF_CHINA) for each in whole if (found := form.fullmatch(each)))


@lru_cache(maxsize=8192)
def keys(name: str) -> frozenset[str]:
    """Return what finds a known name: its bare words, also with umlauts spelled out, and with Saint abbreviated."""
    whole = {bare(name), bare(name.casefold().translate(_SPELLED_OUT))}
    return frozenset(whole | {f"st {key.removeprefix('saint ')}" for key in whole if key.startswith("saint ")})
