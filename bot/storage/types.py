"""Define column types that keep what the database alone would lose."""

from datetime import UTC, date, datetime
from enum import StrEnum

from sqlalchemy import DateTime, Dialect, String, Text
from sqlalchemy.types import TypeDecorator


class Instant(TypeDecorator[datetime]):
    """An aware instant, stored in UTC.

    SQLite has no time zones and would silently drop the offset; a naive value is refused instead.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Convert an aware value to UTC; raise ValueError for a naive one."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant must be aware; got a naive datetime")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  the signature is SQLAlchemy's
        """Return the stored instant, aware and in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Weekdays(TypeDecorator[frozenset[int]]):
    """A set of weekdays, stored as its digits in order; Monday is 0."""

    impl = String(7)
    cache_ok = True

    def process_bind_param(self, value: frozenset[int] | None, dialect: Dialect) -> str | None:  # noqa: ARG002  the signature is SQLAlchemy's
        """Write the days as digits."""
        return None if value is None else "".join(str(day) for day in sorted(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> frozenset[int] | None:  # noqa: ARG002  the signature is SQLAlchemy's
        """Return the digits as days."""
        return None if value is None else frozenset(int(digit) for digit in value)


class Spans(TypeDecorator[tuple[tuple[date, date], ...]]):
    """Stretches of days in order, each stored as `2026-12-07/2026-12-12` and separated by spaces."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[tuple[date, date], ...] | None, dialect: Dialect) -> str | None:  # noqa: ARG002  the signature is SQLAlchemy's
        """Write the days."""
        return None if value is None else " ".join(f"{first}/{end}" for first, end in value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[tuple[date, date], ...] | None:  # noqa: ARG002  the signature is SQLAlchemy's
        """Return the days."""
        if value is None:
            return None
        spans = (span.split("/") for span in value.split())
        return tuple((date.fromisoformat(first), date.fromisoformat(end)) for first, end in spans)


class Words(TypeDecorator[frozenset[str]]):
    """A set of words without spaces, free or of a StrEnum, stored in order and separated by spaces."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[str] = str) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: frozenset[str] | None, dialect: Dialect) -> str | None:  # noqa: ARG002  the signature is SQLAlchemy's
        """Write the words."""
        return None if value is None else " ".join(sorted(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> frozenset[str] | None:  # noqa: ARG002  the signature is SQLAlchemy's
        """Return the words."""
        return None if value is None else frozenset(self.words(word) for word in value.split())


class Word(TypeDecorator[StrEnum]):
    """One word of a StrEnum, stored as the word itself."""

    impl = String(20)
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:  # noqa: ARG002  the signature is SQLAlchemy's
        """Write the word; raise ValueError if the enum does not have it."""
        return None if value is None else self.words(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:  # noqa: ARG002  the signature is SQLAlchemy's
        """Return the word as the enum's member."""
        return None if value is None else self.words(value)
