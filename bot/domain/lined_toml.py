"""TOML read so that every error can name its line, which the standard library tells of wrong syntax alone."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.errors import ConfigurationError

_DEEPEST = 20
"""How many brackets may stand within one another; far fewer than Python's own limit."""
_NOTATION = "A text stands between quotes on one line, a list in square brackets, and each entry begins with"
_TOKEN = re.compile(
    r'''"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\[^\n])*"|'[^'\n]*'|\#[^\n]*|[][{}\n]''', re.DOTALL
)
_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """Where one of an array's tables stands: the line of its header, and those of its fields."""

    line: int
    fields: dict[str, int]


@dataclass(frozen=True, slots=True)
class Document:
    """What a TOML text holds, with the lines (from 1) of its top-level keys and of the tables of one array."""

    values: dict[str, Any]
    top: Mapping[str, int]
    entries: tuple[Entry, ...]


def read_document(text: str, name: str, array: str) -> Document:
    """Read `text`, with the places of the `[[array]]` tables; `name` is what errors call the file.

    Raises `ConfigurationError` that names the line of what cannot be read.
    """
    text = text.replace("\r\n", "\n")
    if deep := _too_deep(text):
        raise ConfigurationError(f"{name}, line {deep}: more than {_DEEPEST} brackets stand within one another.")
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _PLACE.search(str(error))
        line = found["line"] if found else None
        reason = _PLACE.sub("", str(error))
        place = f"{name}, line {line or _last(text)}"
        raise ConfigurationError(f"{place}: not valid TOML: {reason}. {_NOTATION} [[{array}]].") from error
    except ValueError as error:  # a number of thousands of digits
        raise ConfigurationError(f"{name}, line {_unreadable(text)}: a number is far too long.") from error
    return Document(values, *_places(text, array))


def _places(text: str, array: str) -> tuple[dict[str, int], tuple[Entry, ...]]:
    """The lines of the top-level keys, and of each `[[array]]` table with its fields."""
    top: dict[str, int] = {}
    entries: list[Entry] = []
    fields = top
    for line, statement in _statements(text):
        [(key, value)] = tomllib.loads(statement).items()
        if not statement.startswith("["):
            fields.setdefault(key, line)
        elif key == array and value == [{}]:
            fields = {}
            entries.append(Entry(line, fields))
        elif key == array and entries:
            # A table within the newest entry, whose own keys nobody asks for.
            entries[-1].fields.setdefault(next(iter(value)), line)
            fields = {}
        else:
            top.setdefault(key, line)
            fields = {}
    return top, tuple(entries)


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """The headers, and the keys with their values, each with the line on which it begins."""
    start, line, depth = 0, 1, 0
    for token in (*_TOKEN.finditer(text), None):
        mark = token[0] if token else "\n"
        depth += (mark in {"[", "{"}) - (mark in {"]", "}"})
        if token and (mark != "\n" or depth > 0):
            continue
        end = token.end() if token else len(text)
        statement = text[start:end].strip(" \t\n")
        if statement and not statement.startswith("#"):
            yield line, statement
        line += text.count("\n", start, end)
        start = end


def _too_deep(text: str) -> int | None:
    """The line of the bracket that stands within too many others, if one does."""
    depth = 0
    for token in _TOKEN.finditer(text):
        depth += (token[0] in {"[", "{"}) - (token[0] in {"]", "}"})
        if depth > _DEEPEST:
            return text.count("\n", 0, token.start()) + 1
    return None


def _unreadable(text: str) -> int:
    """The line of the first statement that cannot be read by itself."""
    return min(line for line, statement in _statements(text) if not _is_readable(statement))


def _is_readable(statement: str) -> bool:
    try:
        tomllib.loads(statement)
    except ValueError:
        return False
    return True


def _last(text: str) -> int:
    return text.rstrip("\n").count("\n") + 1
