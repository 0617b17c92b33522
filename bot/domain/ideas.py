"""Define an idea, a next useful action from the catalogue, and check that an entry is fit to be one.

The comments in `ideas.toml`, beside this module, describe the format.
"""

import re
from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from bot.domain.idea_wording import (
    BECAUSE_WORDS,
    SENTENCE_WORDS,
    SOURCE_LIMIT,
    UnfitError,
    check_length,
    one_line,
    part,
)
from bot.domain.kinds import Kind
from bot.errors import Problem

ROLES = (
    "support",
    "sales",
    "success",
    "engineering",
    "product",
    "finance",
    "operations",
    "field",
    "leadership",
    "anyone",
)
"""The roles that an idea may be for, in the order of the menu; "anyone" means all."""

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KEY_LIMIT = 60
_FIELDS = ("key", "kind", "roles", "situation", "act")
_OPTIONAL = ("because", "source")


@dataclass(frozen=True, slots=True)
class NotATable(Problem):
    """An entry is no table of fields."""


@dataclass(frozen=True, slots=True)
class UnknownField(Problem):
    """An entry has a field that ideas do not have; `fields` are those that they have."""

    field: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MissingField(Problem):
    """An entry lacks a field that every idea has."""

    field: str


@dataclass(frozen=True, slots=True)
class InvalidKey(Problem):
    """A key is not made of lower-case words and hyphens, or longer than the `limit`."""

    limit: int


@dataclass(frozen=True, slots=True)
class KeyTaken(Problem):
    """An earlier entry has the same key."""


@dataclass(frozen=True, slots=True)
class InvalidKind(Problem):
    """A kind is none of those that there are."""


@dataclass(frozen=True, slots=True)
class InvalidRoles(Problem):
    """The roles are no list of those that there are."""


@dataclass(frozen=True, slots=True)
class OtherMissing(Problem):
    """A field is given without the `other` that belongs to it."""

    field: str
    other: str


@dataclass(frozen=True, slots=True)
class Idea:
    """A suggestion for a next useful action, said to its reader.

    `because` is a short reason that published evidence supports, and `source` says where that is; both or neither.
    """

    key: str
    kind: Kind
    roles: frozenset[str]
    situation: str
    act: str
    because: str = ""
    source: str = ""

    @property
    def sentence(self) -> str:
        """Return the idea as its reader sees it."""
        return f"If {self.situation}, {self.act}."


def idea_from(entry: Any, *, taken: Container[str]) -> Idea:  # noqa: ANN401 - TOML may hold anything; this is where it is narrowed
    """Return the idea in a TOML value; raise `UnfitError` if it is not fit. `taken` holds the keys of earlier ideas."""
    if not isinstance(entry, dict):
        raise UnfitError(NotATable())
    fields = (*_FIELDS, *_OPTIONAL)
    if (unknown := next((field for field in entry if field not in fields), None)) is not None:
        raise UnfitError(UnknownField(unknown, fields))
    if missing := next((field for field in _FIELDS if field not in entry), None):
        raise UnfitError(MissingField(missing))
    key, kind = entry["key"], entry["kind"]
    if not is_key(key):
        raise UnfitError(InvalidKey(_KEY_LIMIT))
    if key in taken:
        raise UnfitError(KeyTaken())
    if kind not in list(Kind):
        raise UnfitError(InvalidKind())
    roles, situation, act = _roles(entry["roles"]), part(entry, "situation"), part(entry, "act")
    idea = Idea(key, Kind(kind), roles, situation, act, *_evidence(entry))
    check_length(idea.sentence, SENTENCE_WORDS)
    return idea


def is_key(key: Any) -> bool:  # noqa: ANN401 - as in idea_from
    """Whether `key` is valid as an idea's key."""
    return isinstance(key, str) and len(key) <= _KEY_LIMIT and _KEY.fullmatch(key) is not None


def shown(text: str) -> str:
    """Return words from a file in a form that a one-line error can quote."""
    plain = "".join(letter if letter.isprintable() else "�" for letter in text)
    return plain if len(plain) <= _KEY_LIMIT else plain[: _KEY_LIMIT - 1] + "…"


def _roles(roles: Any) -> frozenset[str]:  # noqa: ANN401 - as in idea_from
    if not isinstance(roles, list) or not roles or any(role not in ROLES for role in roles):
        raise UnfitError(InvalidRoles())
    return frozenset(roles)


def _evidence(entry: dict[str, Any]) -> tuple[str, str]:
    """Return the reason and its source, both empty if the idea has neither."""
    given = [field for field in _OPTIONAL if field in entry]
    if not given:
        return "", ""
    if len(given) == 1:
        (missing,) = set(_OPTIONAL) - set(given)
        raise UnfitError(OtherMissing(given[0], missing))
    because = part(entry, "because")
    check_length(because, BECAUSE_WORDS, "because")
    return because, one_line(entry, "source", SOURCE_LIMIT)
