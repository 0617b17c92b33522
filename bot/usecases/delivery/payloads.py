"""What a message is about, to and from the JSON that the ledger keeps."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

Payload = Mapping[str, Any]
About = TypeVar("About")


def written(about: object) -> dict[str, Any]:
    """Return a frozen dataclass of ids, days, instants and words as JSON."""
    return {field.name: _as_json(getattr(about, field.name)) for field in fields(about)}  # type: ignore[arg-type]  # any dataclass


def read_payload(record: type[About], payload: Payload) -> About:
    """Return the dataclass that `written` gave this JSON."""
    types = _types(record)  # type: ignore[arg-type]  # mypy does not see that every class can be hashed
    return record(**{name: _read(kind, payload[name]) for name, kind in types.items()})


@cache
def _types(record: type[Any]) -> dict[str, type[Any]]:
    return {name: next(iter(get_args(hint)), hint) for name, hint in get_type_hints(record).items()}


def _as_json(value: Any) -> Any:  # noqa: ANN401  what JSON has
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def _read(kind: type[Any], value: Any) -> Any:  # noqa: ANN401  what JSON has
    if value is None:
        return None
    if issubclass(kind, date):
        return kind.fromisoformat(value)
    return kind(value) if issubclass(kind, Enum) else value
