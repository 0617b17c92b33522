"""The catalogue of ideas: how a file of them is read, and how a company's own joins the built-in one.

Reading the file is the caller's part; `ideas.toml` beside this module says how it is written.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.domain.idea_wording import UnfitError
from bot.domain.ideas import Idea, UnknownField, idea_from, is_key
from bot.errors import ConfigurationError, Problem

_ARRAY = "idea"
_BUILTIN, _LEAVE_OUT = _ABOVE = ("builtin", "leave_out")


class FileFault(StrEnum):
    """What is wrong with a file of ideas as a whole."""

    NO_IDEAS = "no_ideas"
    NOTHING_LEFT = "nothing_left"
    LONG_NUMBER = "long_number"
    DEEP_NESTING = "deep_nesting"
    BUILTIN = "builtin"
    LEAVE_OUT = "leave_out"
    NO_ARRAY = "no_array"


@dataclass(frozen=True, slots=True)
class UnusableFile(Problem):
    """The file of ideas called `name` cannot be used."""

    name: str
    fault: FileFault


@dataclass(frozen=True, slots=True)
class InvalidToml(Problem):
    """The file called `name` is not valid TOML; `detail` is the parser's own reason."""

    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class UnknownEntry(Problem):
    """The file called `name` has a key at its top that means nothing."""

    name: str
    key: str


@dataclass(frozen=True, slots=True)
class UnknownIdea(Problem):
    """The file called `name` leaves out an idea that is not built in."""

    name: str
    key: str


@dataclass(frozen=True, slots=True)
class FieldTooLow(Problem):
    """An idea has a field that belongs above all ideas."""

    field: str


@dataclass(frozen=True, slots=True)
class UnfitIdea(Problem):
    """An idea in the file called `name` cannot be offered; `key` is None if it has none."""

    name: str
    number: int
    key: str | None
    why: Problem


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A file of ideas, called `name` in errors: with `builtin` they join the built-in ones, except `leave_out`."""

    name: str

    ideas: tuple[Idea, ...]
    builtin: bool
    leave_out: tuple[str, ...]


def load_catalogue(text: str, name: str) -> Catalogue:
    """Return the catalogue in `text` (TOML), its ideas in their order; `name` is what errors call the file.

    Raise `ConfigurationError` with the entry and the reason for an idea that cannot be offered, and for an empty
    file.
    """
    document = _read(text, name)
    unknown = next((key for key in document if key not in {_ARRAY, *_ABOVE}), None)
    if unknown is not None:
        raise ConfigurationError(UnknownEntry(name, unknown))
    builtin = _builtin(document, name)
    leave_out = _leave_out(document, name)
    ideas = _ideas(document, name)
    if not ideas and not leave_out:
        raise ConfigurationError(UnusableFile(name, FileFault.NO_IDEAS))
    return Catalogue(name, ideas, builtin, leave_out)


def combine(builtin: Sequence[Idea], own: Catalogue) -> tuple[Idea, ...]:
    """The ideas to offer: the built-in ones that stay, in their places what replaces them, then the others.

    Raises `ConfigurationError` when `own` leaves out what is not built in, or leaves nothing to offer.
    """
    known = {idea.key for idea in builtin}
    if unknown := next((key for key in own.leave_out if key not in known), None):
        raise ConfigurationError(UnknownIdea(own.name, unknown))
    kept = {idea.key: idea for idea in builtin if idea.key not in own.leave_out} if own.builtin else {}
    ideas = tuple((kept | {idea.key: idea for idea in own.ideas}).values())
    if not ideas:
        raise ConfigurationError(UnusableFile(own.name, FileFault.NOTHING_LEFT))
    return ideas


def _read(text: str, name: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(InvalidToml(name, str(error))) from error
    except ValueError as error:
        raise ConfigurationError(UnusableFile(name, FileFault.LONG_NUMBER)) from error
    except RecursionError as error:
        raise ConfigurationError(UnusableFile(name, FileFault.DEEP_NESTING)) from error


def _builtin(document: Mapping[str, Any], name: str) -> bool:
    builtin: Any = document.get(_BUILTIN, True)
    if not isinstance(builtin, bool):
        raise ConfigurationError(UnusableFile(name, FileFault.BUILTIN))
    return builtin


def _leave_out(document: Mapping[str, Any], name: str) -> tuple[str, ...]:
    keys: Any = document.get(_LEAVE_OUT, [])
    if not isinstance(keys, list) or not all(is_key(key) for key in keys):
        raise ConfigurationError(UnusableFile(name, FileFault.LEAVE_OUT))
    return tuple(keys)


def _ideas(document: Mapping[str, Any], name: str) -> tuple[Idea, ...]:
    entries: Any = document.get(_ARRAY, [])
    if not isinstance(entries, list):
        raise ConfigurationError(UnusableFile(name, FileFault.NO_ARRAY))
    ideas: dict[str, Idea] = {}
    for number, entry in enumerate(entries, 1):
        try:
            idea = idea_from(entry, taken=ideas)
        except UnfitError as error:
            key = entry["key"] if isinstance(entry, dict) and isinstance(entry.get("key"), str) else None
            raise ConfigurationError(UnfitIdea(name, number, key, _placed(error.problem))) from error
        ideas[idea.key] = idea
    return tuple(ideas.values())


def _placed(problem: Problem) -> Problem:
    """Return what is wrong with an entry; a field from the top of the file is not unknown, only too low."""
    if isinstance(problem, UnknownField) and problem.field in _ABOVE:
        return FieldTooLow(problem.field)
    return problem
