"""Know the kinds of values that a request has: how each is called, and how it is read."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from math import isfinite
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from local_slack.clock.movable import aware
from local_slack.errors import CannotDoError
from local_slack.json_types import Json
from local_slack.model.world import Conversation, User
from local_slack.workspace.app import App
from local_slack.workspace.workspace import Workspace


class BadRequestError(Exception):
    """A request that is not taken; the text says what is wrong with it, `status` is the HTTP status of the answer."""

    def __init__(self, text: str, status: int = 400) -> None:
        super().__init__(text)
        self.status = status


@dataclass(frozen=True)
class Least:
    """The smallest number that is taken."""

    number: int


Values = dict[str, Json]
"""What is entered, by block_id and action_id."""
Count = Annotated[int, Least(1)]
Whole = Annotated[int, Least(0)]
Seconds = Annotated[float, Least(0)]

_WORDS: Mapping[Any, str] = {
    str: "text",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    datetime: "an instant with its offset, such as 2026-11-20T09:00:00+00:00",
    time: "a local time, such as 22:00",
    User: "a person, by id or name",
    Conversation: "a conversation, by id or name",
    App: "an app, by id, name or handle",
    Json: "an object",
    Values: "an object of objects",
    object: "any value",
}


def said(kind: Any) -> str:  # noqa: ANN401 - a type
    """Return what a value of that kind is, in words."""
    inner = get_args(kind)
    if kind in _WORDS:
        return _WORDS[kind]
    if _is_union(kind):
        return f"{said(inner[0])}, or null"
    if get_origin(kind) is Literal:
        return " or ".join(f'"{each}"' for each in inner)
    if get_origin(kind) is Annotated:
        return f"{said(inner[0])} from {inner[1].number}"
    return f"a list, each {said(inner[0])}"


def is_number(kind: Any) -> bool:  # noqa: ANN401 - a type
    """Return whether a value of that kind is a number."""
    if _is_union(kind) or get_origin(kind) is Annotated:
        return is_number(get_args(kind)[0])
    return kind in (int, float)


def _is_union(kind: Any) -> bool:  # noqa: ANN401 - a type
    return get_origin(kind) in (Union, UnionType)


def read(ws: Workspace, key: str, kind: Any, value: object) -> Any:  # noqa: ANN401 - as the type says
    """Return the value of a key as that kind; raise BadRequestError, or CannotDoError if nobody is called that."""
    inner = get_args(kind)
    if _is_union(kind):
        return None if value is None else read(ws, key, inner[0], value)
    if get_origin(kind) is list and isinstance(value, list):
        return [read(ws, key, inner[0], each) for each in value]
    try:
        return _read_single(ws, kind, value)
    except (TypeError, ValueError, OverflowError):
        raise BadRequestError(f"{key} must be {said(kind)}, not {json.dumps(value)}") from None


def _read_single(ws: Workspace, kind: Any, value: object) -> Any:  # noqa: ANN401 - as the type says
    inner, origin = get_args(kind), get_origin(kind)
    if kind in _READERS:
        return _READERS[kind](ws, value)
    if origin is Literal and value in inner:
        return value
    if origin is Annotated:
        number = _READERS[inner[0]](ws, value)
        if number >= inner[1].number:
            return number
    raise ValueError(value)


def _exactly(*kinds: type) -> Callable[[Workspace, Any], Any]:
    def read(_: Workspace, value: object) -> object:
        if type(value) not in kinds:
            raise TypeError
        return value

    return read


def _finite(ws: Workspace, value: Any) -> float:  # noqa: ANN401 - JSON
    number: float = _exactly(int, float)(ws, value)
    if not isfinite(number):
        raise ValueError(value)
    return number


def _instant(_: Workspace, value: Any) -> datetime:  # noqa: ANN401 - JSON
    return aware(datetime.fromisoformat(value))


def _local_time(_: Workspace, value: Any) -> time:  # noqa: ANN401 - JSON
    return time.fromisoformat(value)


def _person(ws: Workspace, value: Any) -> User:  # noqa: ANN401 - JSON
    name = _exactly(str)(ws, value)
    found = ws.world.users.get(name) or ws.world.user_named(name.removeprefix("@"))
    if found is None:
        raise CannotDoError(f"nobody is called {name!r}, nor has that id")
    return found


def _values(ws: Workspace, value: Any) -> Values:  # noqa: ANN401 - JSON
    return {block: _exactly(dict)(ws, actions) for block, actions in _exactly(dict)(ws, value).items()}


def _conversation(ws: Workspace, value: Any) -> Conversation:  # noqa: ANN401 - JSON
    name = _exactly(str)(ws, value)
    found = ws.world.conversations.get(name) or ws.world.conversation_named(name)
    if found is None:
        raise CannotDoError(f"no conversation is called {name!r}, nor has that id")
    return found


def _app(ws: Workspace, value: Any) -> App:  # noqa: ANN401 - JSON
    name = _exactly(str)(ws, value)
    found = next((app for app in ws.apps if name in (app.id, app.config.name, app.bot.name)), None)
    if found is None:
        raise CannotDoError(f"no app is called {name!r}, nor has that id")
    return found


_READERS: Mapping[Any, Callable[[Workspace, Any], Any]] = {
    str: _exactly(str),
    bool: _exactly(bool),
    int: _exactly(int),
    float: _finite,
    datetime: _instant,
    time: _local_time,
    User: _person,
    Conversation: _conversation,
    App: _app,
    Json: _exactly(dict),
    Values: _values,
    object: lambda _, value: value,
}
