"""Describe what the use cases need of the edges to libraries."""

from collections.abc import Container
from datetime import date
from typing import Protocol

from bot.domain.personal_data import Finding
from bot.domain.reading.places import Country, Place


class Holidays(Protocol):
    """Look up the world's public holidays; bot.holidays is the real one."""

    def of(self, place: Place | None) -> Container[date]:
        """Return the public holidays of a place; none for no place."""
        ...

    def countries(self) -> tuple[Country, ...]:
        """Return every country with known holidays, sorted by name."""
        ...


class Masking(Protocol):
    """Find customers' personal data in stored text; bot.masking is the real one.

    `homes` are countries or IANA zones. Phone numbers without a country code may belong to any of them.
    """

    def found_in(self, text: str, *homes: str | None) -> tuple[Finding, ...]:
        """Return all personal data in the text, in the order of the text."""
        ...

    def mask(self, text: str, *homes: str | None) -> str:
        """Return the text with a readable placeholder for each finding."""
        ...
