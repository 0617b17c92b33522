"""Read what a program sends as the arguments of the function that it asks for."""

import inspect
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_type_hints

from local_slack.control.kinds import BadRequestError, is_number, read, said
from local_slack.json_types import Json
from local_slack.workspace.workspace import Workspace

Deed = Callable[..., Awaitable[Json]]
"""Does or looks at something in the workspace, its first argument; the others are the keys of a request."""

UNSAID: Any = object()
"""The default of an argument where null says something, too."""


@dataclass(frozen=True)
class Field:
    """One key of a request: what it takes, in words, and whether it may be left out."""

    key: str
    kind: Any
    optional: bool

    @property
    def takes(self) -> str:
        """Return what belongs there."""
        return said(self.kind)


@cache
def fields(deed: Callable[..., Any]) -> Mapping[str, Field]:
    """Return the keys that a request may have, by the names of the function's parameters after the workspace.

    A parameter that cannot be called what the key is called, for it is a word of Python's, has a `_` after it.
    """
    hints = get_type_hints(deed, include_extras=True)
    parameters = list(inspect.signature(deed).parameters.values())[1:]
    return {
        each.name: Field(each.name.rstrip("_"), hints[each.name], each.default is not inspect.Parameter.empty)
        for each in parameters
    }


def arguments(ws: Workspace, deed: Callable[..., Any], given: Mapping[str, object]) -> dict[str, Any]:
    """Return a request's keys as arguments; raise BadRequestError, or CannotDoError if somebody named is not there."""
    known = fields(deed)
    keys = {field.key for field in known.values()}
    for key in given:
        if key not in keys:
            raise BadRequestError(f"{key} is not known here; known: {', '.join(sorted(keys)) or 'nothing'}")
    found = {}
    for name, field in known.items():
        if field.key in given:
            found[name] = read(ws, field.key, field.kind, given[field.key])
        elif not field.optional:
            raise BadRequestError(f"{field.key} is missing: {field.takes}")
    return found


def from_query(deed: Callable[..., Any], query: Mapping[str, str]) -> dict[str, object]:
    """Return the keys of an address, where everything is text, as they would stand in JSON."""
    kinds = {field.key: field.kind for field in fields(deed).values()}
    return {key: _number(value) if is_number(kinds.get(key)) else value for key, value in query.items()}


def _number(value: str) -> object:
    try:
        return json.loads(value)
    except ValueError:
        return value
