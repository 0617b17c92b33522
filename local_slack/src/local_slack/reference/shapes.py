"""Say in words what a shape takes."""

from collections.abc import Callable, Mapping
from typing import Any

from local_slack.checks.schema import Arr, Bool, Int, Nullable, Number, Obj, Shape, Str, Tagged
from local_slack.reference.markdown import code, table

_FEW = 6
_TEXTS = {"plain_text", "mrkdwn"}


def fields(shape: Obj) -> str:
    """Return the table of an object's fields, but for its type."""
    rows = [
        (f"`{name}`", "yes" if name in shape.required else "", words(of))
        for name, of in shape.fields.items()
        if name != "type"
    ]
    return table(("field", "required", "takes"), rows)


def words(shape: Shape) -> str:
    """Return what a value of that shape is."""
    return _SAY[type(shape)](shape)


def _string(shape: Str) -> str:
    if shape.among:
        return " or ".join(f"`{each}`" for each in shape.among)
    said = "text" if shape.most is None else f"text of up to {shape.most:,} characters"
    return f"{said}, {shape.says}" if shape.says else said


def _list(shape: Arr) -> str:
    return f"list of {_between(shape.least, shape.most).strip() or 'any length'}: {words(shape.of)}"


def _between(least: int, most: int | None) -> str:
    if most is None:
        return f" from {least:,}" if least else ""
    return f" {least:,} to {most:,}"


def _tagged(shape: Tagged) -> str:
    if shape.kinds.keys() <= _TEXTS:
        most = next(iter(shape.kinds.values())).fields["text"]
        return f"{code(shape.kinds, ' or ')} object, {words(most)}"
    if len(shape.kinds) <= _FEW:
        return code(shape.kinds, " or ")
    return f"one of {code(sorted(shape.kinds))}"


_SAY: Mapping[type, Callable[[Any], str]] = {
    Str: _string,
    Bool: lambda _: "true or false",
    Int: lambda shape: f"whole number{_between(shape.least, shape.most)}",
    Number: lambda _: "number",
    Nullable: lambda shape: f"{words(shape.of)}, or null",
    Arr: _list,
    Obj: lambda shape: f"object with {code(shape.fields)}",
    Tagged: _tagged,
}
