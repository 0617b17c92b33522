"""The catalogue of ideas: how a file of them is read, and how a company's own joins the built-in one.

Reading the file is the caller's part; `ideas.toml` beside this module says how it is written.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.domain.idea_wording import UnfitError
from bot.domain.ideas import Idea, idea_from, is_key, shown
from bot.errors import ConfigurationError

_ARRAY = "idea"
_BUILTIN, _LEAVE_OUT = _ABOVE = ("builtin", "leave_out")
_NOTATION = "Write a text between quotes on one line, a list in square brackets, and begin each entry with [[idea]]."


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A file of ideas, called `name` in errors: with `builtin` they join the built-in ones, except `leave_out`."""

    name: str

    ideas: tuple[Idea, ...]
    builtin: bool
    leave_out: tuple[str, ...]


def load_catalogue(text: str, name: str) -> Catalogue:
    """Return the catalogue in `text` (TOML), its ideas in their order; `name` is what errors call the file.

    Raise `ConfigurationError` that names the entry and the reason for an idea that cannot be offered, and for an empty
    file.
    """
    document = _read(text, name)
    unknown = next((key for key in document if key not in {_ARRAY, *_ABOVE}), None)
    if unknown is not None:
        raise ConfigurationError(
            f"{name}: “{shown(unknown)}” is unknown. A file of ideas contains {_BUILTIN}, "
            f"{_LEAVE_OUT} and [[idea]] entries."
        )
    builtin = _builtin(document, name)
    leave_out = _leave_out(document, name)
    ideas = _ideas(document, name)
    if not ideas and not leave_out:
        raise ConfigurationError(f"{name} has no ideas. Add an [[idea]] entry.")
    return Catalogue(name, ideas, builtin, leave_out)


def combine(builtin: Sequence[Idea], own: Catalogue) -> tuple[Idea, ...]:
    """The ideas to offer: the built-in ones that stay, in their places what replaces them, then the others.

    Raises `ConfigurationError` when `own` leaves out what is not built in, or leaves nothing to offer.
    """
    known = {idea.key for idea in builtin}
    if unknown := next((key for key in own.leave_out if key not in known), None):
        raise ConfigurationError(
            f"{own.name}: “{_LEAVE_OUT}” names “{unknown}”, which isn't a built-in idea. Correct or remove it."
        )
    kept = {idea.key: idea for idea in builtin if idea.key not in own.leave_out} if own.builtin else {}
    ideas = tuple((kept | {idea.key: idea for idea in own.ideas}).values())
    if not ideas:
        raise ConfigurationError(f"{own.name}: no ideas are left. Add an [[idea]] entry, or keep some built-in ideas.")
    return ideas


def _read(text: str, name: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{name}: this is not valid TOML: {error}. {_NOTATION}") from error
    except ValueError as error:
        raise ConfigurationError(f"{name}: a number is too long. Shorten it.") from error
    except RecursionError as error:
        raise ConfigurationError(f"{name}: brackets are nested too deeply. Remove some.") from error


def _builtin(document: Mapping[str, Any], name: str) -> bool:
    builtin: Any = document.get(_BUILTIN, True)
    if not isinstance(builtin, bool):
        raise ConfigurationError(f"{name}: “{_BUILTIN}” must be true or false.")
    return builtin


def _leave_out(document: Mapping[str, Any], name: str) -> tuple[str, ...]:
    keys: Any = document.get(_LEAVE_OUT, [])
    if not isinstance(keys, list) or not all(is_key(key) for key in keys):
        raise ConfigurationError(
            f'{name}: “{_LEAVE_OUT}” must list keys of built-in ideas, as in {_LEAVE_OUT} = ["sales-honest-no"].'
        )
    return tuple(keys)


def _ideas(document: Mapping[str, Any], name: str) -> tuple[Idea, ...]:
    entries: Any = document.get(_ARRAY, [])
    if not isinstance(entries, list):
        raise ConfigurationError(f"{name}: begin each idea with [[idea]], in two brackets.")
    ideas: dict[str, Idea] = {}
    for number, entry in enumerate(entries, 1):
        try:
            idea = idea_from(entry, taken=ideas)
        except UnfitError as error:
            key = f" ({shown(entry['key'])})" if isinstance(entry, dict) and isinstance(entry.get("key"), str) else ""
            place = f"{name}, idea {number}{key}"
            reason = f"“{error.field}” must be above the first [[idea]]." if error.field in _ABOVE else error
            raise ConfigurationError(f"{place}: {reason}") from error
        ideas[idea.key] = idea
    return tuple(ideas.values())
