"""The catalogue of next useful actions: what an idea is, and how the catalogue's text is read and checked.

Reading the file is the caller's part; `ideas.toml` beside this module says how it is written.
"""

import re
import tomllib
from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from bot.domain.kinds import Kind
from bot.errors import ConfigurationError

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
"""The roles that an idea may be for, in the order in which people choose from them; "anyone" means all."""

PART_LIMIT = 200
"""The most characters in a situation or an act."""

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KEY_LIMIT = 60
_FIELDS = ("key", "kind", "roles", "situation", "act")
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
        """The idea as it is read, the person speaking."""
        return f"If {self.situation}, then I'll {self.act}."

    @property
    def done(self) -> str:
        """The act as a record of it begins, for the person to edit."""
        return self.act[:1].upper() + self.act[1:]


def load_ideas(text: str, name: str) -> tuple[Idea, ...]:
    """The ideas in `text` (TOML), in their order; `name` is what errors call the file.

    Raises `ConfigurationError` that names the entry and the reason for whatever cannot be offered as it stands.
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{name} is not valid TOML: {error}.") from error
    entries = document.pop("idea", [])
    if document:
        raise ConfigurationError(f"{name} has “{next(iter(document))}”, and may hold only [[idea]] entries.")
    if not entries or not isinstance(entries, list):
        raise ConfigurationError(f"{name} has no ideas. Add an [[idea]] entry.")
    ideas: dict[str, Idea] = {}
    for number, entry in enumerate(entries, 1):
        place = f"{name}, idea {number}"
        if isinstance(entry, dict) and isinstance(entry.get("key"), str):
            place += f" ({entry['key']})"
        try:
            idea = _idea(entry, taken=ideas)
        except _UnfitError as error:
            raise ConfigurationError(f"{place}: {error}") from error
        ideas[idea.key] = idea
    return tuple(ideas.values())


class _UnfitError(Exception):
    """Why an entry cannot be used."""


def _idea(entry: Any, *, taken: Container[str]) -> Idea:  # noqa: ANN401 - TOML may hold anything; this is where it is narrowed
    if not isinstance(entry, dict):
        raise _UnfitError("an idea is written as an [[idea]] table.")
    for field in _FIELDS:
        if field not in entry:
            raise _UnfitError(f"“{field}” is missing.")
    if unknown := next((field for field in entry if field not in _FIELDS), None):
        raise _UnfitError(f"“{unknown}” is not a field of an idea; the fields are {', '.join(_FIELDS)}.")
    key, kind = entry["key"], entry["kind"]
    if not isinstance(key, str) or not _KEY.fullmatch(key) or len(key) > _KEY_LIMIT:
        raise _UnfitError(f"“key” must be lower-case words joined by hyphens, at most {_KEY_LIMIT} characters.")
    if key in taken:
        raise _UnfitError("this key is taken by an earlier idea; choose another.")
    if kind not in list(Kind):
        raise _UnfitError(f"“kind” must be one of {', '.join(Kind)}.")
    return Idea(key, Kind(kind), _roles(entry["roles"]), _part(entry, "situation"), _part(entry, "act"))


def _roles(roles: Any) -> frozenset[str]:  # noqa: ANN401 - as in _idea
    if not isinstance(roles, list) or not roles or any(role not in ROLES for role in roles):
        raise _UnfitError(f"“roles” must list one or more of {', '.join(ROLES)}.")
    return frozenset(roles)


def _part(entry: dict[str, Any], field: str) -> str:
    text = entry[field]
    if not isinstance(text, str) or not text or text != text.strip() or "\n" in text:
        raise _UnfitError(f"“{field}” must be one line of text without spaces around it.")
    if len(text) > PART_LIMIT:
        raise _UnfitError(f"“{field}” has {len(text)} characters; {PART_LIMIT} are the most.")
    if found := _PLACEHOLDER.search(text):
        raise _UnfitError(f"“{field}” holds the placeholder “{found[0]}”; write it out.")
    if text[-1] in ".!?" or text.casefold().startswith(("if ", "then ", "i'll ")):
        raise _UnfitError(f"“{field}” must complete “If …, then I'll …” without those words or a full stop.")
    return text
