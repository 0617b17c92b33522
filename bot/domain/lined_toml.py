"""Read TOML and keep the line of every field, so that an error can name it.

The standard library gives lines for wrong syntax only.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.errors import ConfigurationError

_DEEPEST = 20
"""How deep brackets may nest; far below Python's own limit."""
_NOTATION = "A text stands between quotes on one line, a list in square brackets, and each entry begins with"
_TOKEN = re.compile(
    r'''"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\[^\n])*"|'[^'\n]*'|\#[^\n]*|[][{}\n]''', re.DOTALL
)
_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """The line of a table's header, and the lines of its fields."""

    line: int
    fields: dict[str, int]


@dataclass(frozen=True, slots=True)
class Document:
    """The values in a TOML text, with the lines (from 1) of its top-level keys and of one array's tables."""

    values: dict[str, Any]
    top: Mapping[str, int]
    entries: tuple[Entry, ...]


def read_document(text: str, name: str, array: str) -> Document:
    """Read `text`, with the lines of the `[[array]]` tables; errors call the file `name`.

    Raise `ConfigurationError` with the line that cannot be read.
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
    """Return the lines of the top-level keys, and of each `[[array]]` table with its fields."""
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
            # A table within the newest entry: only its line is needed, its keys are not.
            entries[-1].fields.setdefault(next(iter(value)), line)
            fields = {}
        else:
            top.setdefault(key, line)
            fields = {}
    return top, tuple(entries)


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Yield the headers and the keys with their values, each with its first line."""
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
    """Return the line of the bracket that nests too deep; None when none does."""
    depth = 0
    for token in _TOKEN.finditer(text):
        depth += (token[0] in {"[", "{"}) - (token[0] in {"]", "}"})
        if depth > _DEEPEST:
            return text.count("\n", 0, token.start()) + 1
    return None


def _unreadable(text: str) -> int:
    """Return the line of the first statement that does not parse by itself."""
    return min(line for line, statement in _statements(text) if not _is_readable(statement))


def _is_readable(statement: str) -> bool:
    try:
        tomllib.loads(statement)
    except ValueError:
        return False
    return True


def _last(text: str) -> int:
    return text.rstrip("\n").count("\n") + 1
