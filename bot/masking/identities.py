"""Find identity numbers in a text from `flatten`: only where a word beside them says whose they are.

Most digits would pass for some country's number, so the library `stdnum` decides whether there is such a number.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from stdnum.br import cpf
from stdnum.fr import nir
from stdnum.gb import nhs
from stdnum.in_ import aadhaar
from stdnum.us import ssn

from bot.domain.personal_data import FindingKind
from bot.masking.reading import Span
from bot.masking.words import NUMBERED

_LETTER = r"(?:[^\W\d_]|[\u0900-\u0d7f])"
_MARKS = r"[\s:#=,.()°º№/'\"-]"
# A placeholder counts as one word, so that numbers in a list are found once the first of them is hidden.
_BETWEEN = rf"(?P<between>(?:{_MARKS}{{0,3}}+(?:\[[a-zA-Z -]{{2,40}}\]|{_LETTER}{{1,15}}+)){{0,4}}+{_MARKS}{{0,4}}+)"
_NAMED_AFTER = r"\s?[(,:=-]?\s?(?:(?:is|as|was|for|her|his|their|the|my|a|an)\s){0,3}"
_OTHER_THING = re.compile(rf"(?!\bid\b)(?:{NUMBERED})", re.IGNORECASE)
_BEGIN, _END = r"(?<![\w])(?<!\d[.-])", r"(?![^\W_]|[.-]\d)"
_MARK = re.compile(r"[^0-9A-Z]")


@dataclass(frozen=True, slots=True)
class Identity:
    """A kind of number: the words for it, its usual shape, and whether such a number can exist."""

    kind: FindingKind
    words: str
    shape: str
    exists: Callable[[str], bool]

    def in_text(self, text: str) -> Iterator[Span]:
        """Yield the numbers with a word for them before or after, in order; no two overlap."""
        past = 0
        for start, end in sorted(self._named(text)):
            if start >= past:
                yield start, end
                past = end

    def _named(self, text: str) -> Iterator[Span]:
        for pattern in _patterns(self.words, self.shape):
            for found in pattern.finditer(text):
                between = found.groupdict().get("between", "")
                if self.exists(_MARK.sub("", found["number"].upper())) and not _OTHER_THING.search(between):
                    yield found.span("number")


@cache
def _patterns(words: str, shape: str) -> tuple[re.Pattern[str], ...]:
    """Return patterns for a number after one of the words, and before one."""
    named, number = rf"\b(?:{words})s?(?!\w)", rf"{_BEGIN}(?P<number>{shape}){_END}"
    return tuple(re.compile(each, re.IGNORECASE) for each in (named + _BETWEEN + number, number + _NAMED_AFTER + named))


_SOCIAL_SECURITY = r"social[ -]security|seguro\ssocial|segurança\ssocial"
IDENTITIES = (
    Identity(
        FindingKind.SOCIAL_SECURITY,
        rf"SSN|S\.S\.N\.|{_SOCIAL_SECURITY}",
        r"\d{3}[ .-]?\d{2}[ .-]?\d{4}",
        ssn.is_valid,
    ),
    Identity(
        FindingKind.SOCIAL_SECURITY,
        rf"NIR|NSS|INSEE|s[ée]curit[ée]\ssociale|s[ée]cu|{_SOCIAL_SECURITY}",
        r"[12][ .-]?\d{2}[ .-]?\d{2}[ .-]?(?:\d{2}|2[AB])[ .-]?\d{3}[ .-]?\d{3}[ .-]?\d{2}",
        nir.is_valid,
    ),
    Identity(FindingKind.NHS, "NHS", r"\d{3}[ .-]?\d{3}[ .-]?\d{4}", nhs.is_valid),
    Identity(FindingKind.AADHAAR, "aa?dh?aa?r|आधार|UIDAI", r"\d{4}[ .-]?\d{4}[ .-]?\d{4}", aadhaar.is_valid),
    Identity(
        FindingKind.CPF,
        r"CPF|C\.P\.F\.|cadastro\sde\spessoas?\sf[íi]sicas?",
        r"\d{3}[ .]?\d{3}[ .]?\d{3}[ ./-]?\d{2}",
        cpf.is_valid,
    ),
)
