"""Personal data of customers that stands in what a person typed, and how it is spoken of."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    """What was found, by the words that people know it under."""

    EMAIL = "e-mail address"
    PHONE = "phone number"
    CARD = "card number"
    IBAN = "IBAN"

    @property
    def placeholder(self) -> str:
        """What colleagues see in its place."""
        return f"[{self.value}]"


@dataclass(frozen=True, slots=True)
class Finding:
    """Personal data from the character `start` of a text to just before `end`."""

    kind: FindingKind
    start: int
    end: int


def kinds_of(findings: Iterable[Finding]) -> tuple[FindingKind, ...]:
    """The kinds among the findings, each once, in the order in which they are listed to people."""
    found = {finding.kind for finding in findings}
    return tuple(kind for kind in FindingKind if kind in found)
