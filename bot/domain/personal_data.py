"""Define kinds of personal data in what a person typed, and the words for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    """The kind of personal data that was found, in words that people know."""

    EMAIL = "e-mail address"
    PHONE = "phone number"
    CARD = "card number"
    IBAN = "IBAN"
    SOCIAL_SECURITY = "social security number"
    NHS = "NHS number"
    AADHAAR = "Aadhaar number"
    CPF = "CPF"
    PASSPORT = "passport number"
    BIRTH = "date of birth"

    @property
    def placeholder(self) -> str:
        """Return what colleagues see in its place."""
        return f"[{self.value}]"


@dataclass(frozen=True, slots=True)
class Finding:
    """Personal data in a text, from the character `start` to just before `end`."""

    kind: FindingKind
    start: int
    end: int


def kinds_of(findings: Iterable[Finding]) -> tuple[FindingKind, ...]:
    """Return the kinds among the findings, each once, in display order."""
    found = {finding.kind for finding in findings}
    return tuple(kind for kind in FindingKind if kind in found)
