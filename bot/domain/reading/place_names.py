"""List more names that people use for countries and regions, and make names comparable."""

import unicodedata
from functools import lru_cache

from bot.domain.text import tidy

OTHER_COUNTRY_NAMES: dict[str, tuple[str, ...]] = {
    "AE": ("Emirates", "UAE"),
    "AT": ("Österreich",),
    "BA": ("Bosnia",),
    "BE": ("Belgique", "België", "Belgien"),
    "BR": ("Brasil",),
    "CD": ("Democratic Republic of the Congo", "Congo-Kinshasa", "DRC"),
    "CG": ("Congo", "Congo-Brazzaville"),
    "CH": ("Schweiz", "Suisse", "Svizzera"),
    "CI": ("Côte d'Ivoire",),
    "CN": ("PRC", "Mainland China"),
    "CV": ("Cape Verde",),
    "CZ": ("Czech Republic", "Česko"),
    "DE": ("Deutschland",),
    "DK": ("Danmark",),
    "ES": ("España",),
    "FI": ("Suomi",),
    "GB": ("UK", "U.K.", "Britain", "Great Britain"),
    "GR": ("Hellas",),
    "HK": ("Hongkong",),
    "HR": ("Hrvatska",),
    "HU": ("Magyarország",),
    "IE": ("Republic of Ireland", "Éire"),
    "IT": ("Italia",),
    "KR": ("Korea", "Republic of Korea"),
    "MK": ("Macedonia",),
    "MM": ("Burma",),
    "MO": ("Macao",),
    "NL": ("Holland", "Nederland"),
    "NO": ("Norge",),
    "NZ": ("Aotearoa",),
    "PL": ("Polska",),
    "RU": ("Russian Federation",),
    "SA": ("KSA",),
    "SE": ("Sverige",),
    "SZ": ("Swaziland",),
    "TL": ("East Timor",),
    "TR": ("Türkiye",),
    "US": ("USA", "U.S.A.", "United States of America", "America"),
    "VA": ("Holy See", "Vatican"),
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


@lru_cache(maxsize=8192)
def keys(name: str) -> frozenset[str]:
    """Return what finds a known name: its bare words, also with umlauts spelled out, and with Saint abbreviated."""
    whole = {bare(name), bare(name.casefold().translate(_SPELLED_OUT))}
    return frozenset(whole | {f"st {key.removeprefix('saint ')}" for key in whole if key.startswith("saint ")})
