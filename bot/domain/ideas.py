"""Define an idea, a next useful action from the catalogue, and check that an entry is fit to be one.

The comments in `ideas.toml`, beside this module, describe the format.
"""

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from bot.domain.kinds import Kind

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

PART_LIMIT = 200
"""The most characters in a situation or an act."""

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KEY_LIMIT = 60
_FIELDS = ("key", "kind", "roles", "situation", "act")
_FRAME = ("if ", "then ", "i'll ", "i\u2019ll ")
_PLACEHOLDER = re.compile(r"<[^>]*>|\[[^\]]*\]|\{[^}]*\}|\.\.\.|…|\b(?:tbd|todo|xxx|lorem)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Idea:
    """A suggestion for a next useful action; `situation` and `act` complete "If …, then I'll …"."""

    key: str
    kind: Kind
    roles: frozenset[str]
    situation: str
    act: str

    @property
    def sentence(self) -> str:
        """Return the idea as the person would say it."""
        return f"If {self.situation}, then I'll {self.act}."


class UnfitError(Exception):
    """Say why an entry cannot be offered; `field` is the one at fault, None for the whole entry."""

    def __init__(self, text: str, field: str | None = None) -> None:
        super().__init__(text)
        self.field = field


def idea_from(entry: Any, *, taken: Container[str]) -> Idea:  # noqa: ANN401 - TOML may hold anything; this is where it is narrowed
    """Return the idea in a TOML value; raise `UnfitError` if it is not fit. `taken` holds the keys of earlier ideas."""
    if not isinstance(entry, dict):
        raise UnfitError("an idea is written as an [[idea]] table.")
    if (unknown := next((field for field in entry if field not in _FIELDS), None)) is not None:
        raise UnfitError(f"“{shown(unknown)}” is not a field of an idea; the fields are {', '.join(_FIELDS)}.", unknown)
    if missing := next((field for field in _FIELDS if field not in entry), None):
        raise UnfitError(f"“{missing}” is missing.")
    key, kind = entry["key"], entry["kind"]
    if not is_key(key):
        raise UnfitError(
            f"“key” must be lower-case words joined by hyphens, at most {_KEY_LIMIT} characters.", field="key"
        )
    if key in taken:
        raise UnfitError("this key is taken by an earlier idea; choose another.", field="key")
    if kind not in list(Kind):
        raise UnfitError(f"“kind” must be one of {', '.join(Kind)}.", field="kind")
    return Idea(key, Kind(kind), _roles(entry["roles"]), _part(entry, "situation"), _part(entry, "act"))


def is_key(key: Any) -> bool:  # noqa: ANN401 - as in idea_from
    """Whether `key` is valid as an idea's key."""
    return isinstance(key, str) and len(key) <= _KEY_LIMIT and _KEY.fullmatch(key) is not None


def shown(text: str) -> str:
    """Return words from a file in a form that a one-line error can quote."""
    plain = "".join(letter if letter.isprintable() else "�" for letter in text)
    return plain if len(plain) <= _KEY_LIMIT else plain[: _KEY_LIMIT - 1] + "…"


def _roles(roles: Any) -> frozenset[str]:  # noqa: ANN401 - as in idea_from
    if not isinstance(roles, list) or not roles or any(role not in ROLES for role in roles):
        raise UnfitError(f"“roles” must list one or more of {', '.join(ROLES)}.", field="roles")
    return frozenset(roles)


def _part(entry: dict[str, Any], field: str) -> str:
    text = entry[field]
    if not isinstance(text, str) or not text or text != text.strip() or _has_controls(text):
        raise UnfitError(f"“{field}” must be one line of text without spaces around it.", field)
    if len(text) > PART_LIMIT:
        raise UnfitError(f"“{field}” has {len(text)} characters; {PART_LIMIT} are the most.", field)
    if found := _PLACEHOLDER.search(text):
        raise UnfitError(f"“{field}” holds the placeholder “{found[0]}”; write it out.", field)
    if text[-1] in ".!?" or text.casefold().startswith(_FRAME):
        raise UnfitError(f"“{field}” must complete “If …, then I'll …” without those words or a full stop.", field)
    return text


def _has_controls(text: str) -> bool:
    return any(unicodedata.category(letter) in {"Cc", "Zl", "Zp"} for letter in text)
