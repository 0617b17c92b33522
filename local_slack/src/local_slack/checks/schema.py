"""Check declarative shapes, and word the faults as Slack does.

Slack checks payloads against a JSON schema of its own and answers with its own sentences. A general validator would
find the same faults, but word them differently.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from local_slack.checks.problem import Notes

Json = Mapping[str, Any]
Rule = Callable[[Json, str, Notes], None]


class Shape(Protocol):
    """Check whether a value has the shape that Slack wants."""

    def check(self, value: object, at: str, notes: Notes) -> None:
        """Note every fault of the value found at this JSON pointer."""


@dataclass(frozen=True)
class Str:
    """A string; `form` is a further demand and `says` the sentence for a string that fails it."""

    most: int | None = None
    least: int = 1
    among: tuple[str, ...] = ()
    form: Callable[[str], bool] | None = None
    says: str = ""

    def check(self, value: object, at: str, notes: Notes) -> None:
        """Note every fault of the value."""
        if not isinstance(value, str):
            notes.add("must provide a string", at)
        elif len(value) < self.least:
            notes.add(f"must be more than {self.least - 1} characters", at)
        elif self.most is not None and len(value) > self.most:
            notes.add(f"must be less than {self.most + 1} characters", at)
        elif self.among and value not in self.among:
            notes.add("must be a valid enum value", at)
        elif self.form is not None and not self.form(value):
            notes.add(self.says, at)


@dataclass(frozen=True)
class Bool:
    """A JSON boolean."""

    def check(self, value: object, at: str, notes: Notes) -> None:
        """Note every fault of the value."""
        if not isinstance(value, bool):
            notes.add("must provide a boolean", at)


@dataclass(frozen=True)
class Int:
    """A JSON integer within bounds."""

    least: int = 0
    most: int | None = None

    def check(self, value: object, at: str, notes: Notes) -> None:
        """Note every fault of the value."""
        if not isinstance(value, int) or isinstance(value, bool):
            notes.add("must provide an integer", at)
        elif value < self.least:
            notes.add(f"must be greater than {self.least - 1}", at)
        elif self.most is not None and value > self.most:
            notes.add(f"must be less than {self.most + 1}", at)


@dataclass(frozen=True)
class Number:
    """A JSON number, whole or not."""

    def check(self, value: object, at: str, notes: Notes) -> None:
        """Note every fault of the value."""
        if not isinstance(value, int | float) or isinstance(value, bool):
            notes.add("must provide a number", at)


@dataclass(frozen=True)
class Nullable:
    """A value of some shape, or null."""

    of: Shape

    def check(self, value: object, at: str, notes: Notes) -> None:
        """Note every fault of the value."""
        if value is not None:
            self.of.check(value, at, notes)


@dataclass(frozen=True)
class Arr:
    """A list with items of one shape."""

    of: Shape
    most: int | None = None
    least: int = 1

    def check(self, value: object, at: str, notes: Notes) -> None:
        """Note every fault of the list and of its items."""
        if not isinstance(value, list):
            notes.add("must provide an array", at)
            return
        if len(value) < self.least:
            notes.add(f"must provide at least {self.least} items", at)
        if self.most is not None and len(value) > self.most:
            notes.add(f"no more than {self.most} items allowed", at)
        for place, item in enumerate(value):
            self.of.check(item, f"{at}/{place}", notes)


@dataclass(frozen=True)
class Obj:
    """An object with known keys only; its rules run once its own shape is right, and so may trust it."""

    fields: Mapping[str, Shape] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()

    def check(self, value: object, at: str, notes: Notes) -> None:
        """Note every fault of the object and of what it holds."""
        if not isinstance(value, Mapping):
            notes.add("must provide an object", at)
            return
        before = len(notes.lines)
        for key in self.required:
            if key not in value:
                notes.add(f"missing required field: {key}", at)
        for key, held in value.items():
            if key in self.fields:
                self.fields[key].check(held, f"{at}/{key}", notes)
            else:
                notes.add(f"invalid additional property: {key}", at)
        if len(notes.lines) == before:
            for rule in self.rules:
                rule(value, at, notes)


@dataclass(frozen=True)
class Tagged:
    """An object with a `type` that names its shape.

    `union` adds the line that Slack puts first if its schema tries one shape after the other.
    """

    kinds: Mapping[str, Obj]
    union: bool = False

    def check(self, value: object, at: str, notes: Notes) -> None:
        """Note every fault of the object, by its type."""
        inner = Notes()
        self._check(value, at, inner)
        if self.union and inner.lines:
            notes.add("failed to match all allowed schemas", at)
        notes.lines.extend(inner.lines)

    def _check(self, value: object, at: str, notes: Notes) -> None:
        if not isinstance(value, Mapping):
            notes.add("must provide an object", at)
        elif "type" not in value:
            notes.add("missing required field: type", at)
        elif not isinstance(value["type"], str):
            notes.add("must provide a string", f"{at}/type")
        elif value["type"] not in self.kinds:
            notes.add(f"unsupported type: {value['type']}", f"{at}/type")
        else:
            self.kinds[value["type"]].check(value, at, notes)
