"""Build the catalogue of ideas: parse a file of ideas, and merge a company's own with the built-in ones.

The caller reads the file. The comments in `ideas.toml`, beside this module, describe the format.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.domain.ideas import Idea, UnfitError, idea_from, is_key, shown
from bot.domain.lined_toml import Document, read_document
from bot.errors import ConfigurationError

_ARRAY = "idea"
_BUILTIN, _LEAVE_OUT = _ABOVE = ("builtin", "leave_out")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A parsed file of ideas.

    With `builtin` its ideas join the built-in ones, except those whose keys are in `leave_out`. Errors about
    `leave_out` name the file and line in `leave_out_at`.
    """

    ideas: tuple[Idea, ...]
    builtin: bool
    leave_out: tuple[str, ...]
    leave_out_at: str


def load_catalogue(text: str, name: str) -> Catalogue:
    """Return the catalogue in `text` (TOML), with its ideas in file order; errors call the file `name`.

    Raise `ConfigurationError` for an entry that cannot be offered, and for a file without entries. The error names the
    line, the entry and the reason.
    """
    document = read_document(text, name, _ARRAY)
    unknown = next((key for key in document.values if key not in {_ARRAY, *_ABOVE}), None)
    if unknown is not None:
        raise ConfigurationError(
            f"{name}, line {document.top[unknown]}: “{shown(unknown)}” is not known here; a file of ideas holds"
            f" {_BUILTIN}, {_LEAVE_OUT} and [[idea]] entries."
        )
    builtin = _builtin(document, name)
    leave_out = _leave_out(document, name)
    ideas = _ideas(document, name)
    if not ideas and not leave_out:
        raise ConfigurationError(f"{name} has no ideas: add an [[idea]] entry.")
    return Catalogue(ideas, builtin, leave_out, f"{name}, line {document.top.get(_LEAVE_OUT, 1)}")


def combine(builtin: Sequence[Idea], own: Catalogue) -> tuple[Idea, ...]:
    """Return the ideas to offer: the built-in ones in their order, then the new ones.

    An own idea with the key of a built-in one takes its place. Raise `ConfigurationError` when `own` leaves out an idea
    that is not built in, or leaves nothing to offer.
    """
    known = {idea.key for idea in builtin}
    if unknown := next((key for key in own.leave_out if key not in known), None):
        raise ConfigurationError(
            f"{own.leave_out_at}: “{_LEAVE_OUT}” names “{unknown}”, which is no built-in idea; correct it, or take it"
            " out."
        )
    kept = {idea.key: idea for idea in builtin if idea.key not in own.leave_out} if own.builtin else {}
    ideas = tuple((kept | {idea.key: idea for idea in own.ideas}).values())
    if not ideas:
        raise ConfigurationError(
            f"{own.leave_out_at}: nothing is left to offer; add an [[idea]] entry, or let built-in ideas stay."
        )
    return ideas


def _builtin(document: Document, name: str) -> bool:
    builtin: Any = document.values.get(_BUILTIN, True)
    if not isinstance(builtin, bool):
        raise ConfigurationError(f"{name}, line {document.top[_BUILTIN]}: “{_BUILTIN}” must be true or false.")
    return builtin


def _leave_out(document: Document, name: str) -> tuple[str, ...]:
    keys: Any = document.values.get(_LEAVE_OUT, [])
    if not isinstance(keys, list) or not all(is_key(key) for key in keys):
        raise ConfigurationError(
            f"{name}, line {document.top[_LEAVE_OUT]}: “{_LEAVE_OUT}” must list keys of built-in ideas, as in"
            f' {_LEAVE_OUT} = ["sales-honest-no"].'
        )
    return tuple(keys)


def _ideas(document: Document, name: str) -> tuple[Idea, ...]:
    entries: Any = document.values.get(_ARRAY, [])
    if not isinstance(entries, list):
        raise ConfigurationError(f"{name}, line {document.top[_ARRAY]}: an idea begins with [[idea]], in two brackets.")
    ideas: dict[str, Idea] = {}
    for number, entry in enumerate(entries, 1):
        try:
            idea = idea_from(entry, taken=ideas)
        except UnfitError as error:
            key = f" ({shown(entry['key'])})" if isinstance(entry, dict) and isinstance(entry.get("key"), str) else ""
            place = f"{name}, line {_line(document, number, error.field)}, idea {number}{key}"
            reason = f"“{error.field}” belongs above the first [[idea]]." if error.field in _ABOVE else error
            raise ConfigurationError(f"{place}: {reason}") from error
        ideas[idea.key] = idea
    return tuple(ideas.values())


def _line(document: Document, number: int, field: str | None) -> int:
    """Return the line of a field of the n-th idea, or of its header when `field` is None.

    An array written as one value has only its own line.
    """
    if not document.entries:
        return document.top[_ARRAY]
    entry = document.entries[number - 1]
    return entry.line if field is None else entry.fields[field]
