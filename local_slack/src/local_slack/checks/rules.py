"""Define rules between an object's fields; each rule may trust the object's shape."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any

from local_slack.checks.problem import Notes
from local_slack.checks.schema import Json, Rule


def exactly_one_of(*keys: str) -> Rule:
    """Return the rule that exactly one of these fields is given."""

    def rule(value: Json, at: str, notes: Notes) -> None:
        given = [key for key in keys if key in value]
        if not given:
            notes.add(f"missing required field: {keys[0]}", at)
        for key in given[1:]:
            notes.add(f"invalid additional property: {key}", at)

    return rule


def at_least_one_of(*keys: str) -> Rule:
    """Return the rule that at least one of these fields is given."""

    def rule(value: Json, at: str, notes: Notes) -> None:
        if not any(key in value for key in keys):
            notes.add(f"missing required field: {keys[0]}", at)

    return rule


def not_both(*keys: str) -> Rule:
    """Return the rule that at most one of these fields is given."""

    def rule(value: Json, at: str, notes: Notes) -> None:
        for key in [key for key in keys if key in value][1:]:
            notes.add(f"invalid additional property: {key}", at)

    return rule


def in_order(*keys: str) -> Rule:
    """Return the rule that figures, or strings of figures, do not decrease."""

    def rule(value: Json, at: str, notes: Notes) -> None:
        given = [(key, Decimal(value[key])) for key in keys if key in value]
        for (lesser, less), (greater, great) in pairwise(given):
            if less > great:
                notes.add(f"`{lesser}` must not be greater than `{greater}`", f"{at}/{lesser}")

    return rule


def initial_fits_length(value: Json, at: str, notes: Notes) -> None:
    """Require an initial value that the person could have typed."""
    initial, most = value.get("initial_value", ""), value.get("max_length")
    if most is not None and len(initial) > most:
        notes.add(f"must be less than {most + 1} characters", f"{at}/initial_value")


def whole_unless_decimal(value: Json, at: str, notes: Notes) -> None:
    """Require whole numbers, unless decimals are allowed."""
    if value["is_decimal_allowed"]:
        return
    for key in ("initial_value", "min_value", "max_value"):
        if "." in value.get(key, ""):
            notes.add("must be a whole number", f"{at}/{key}")


def initial_among_options(value: Json, at: str, notes: Notes) -> None:
    """Require that each initial choice is one of the options, alike in every field."""
    options = list(_options(value))
    if "initial_option" in value and value["initial_option"] not in options:
        notes.add("must match one of the provided options", f"{at}/initial_option")
    for place, chosen in enumerate(value.get("initial_options", ())):
        if chosen not in options:
            notes.add("must match one of the provided options", f"{at}/initial_options/{place}")


def _options(value: Json) -> Iterator[Any]:
    yield from value.get("options", ())
    for group in value.get("option_groups", ()):
        yield from group["options"]


def initial_within(key: str) -> Rule:
    """Return the rule that there are not more initial choices than people may choose."""

    def rule(value: Json, at: str, notes: Notes) -> None:
        most = value.get("max_selected_items")
        if most is not None and len(value.get(key, ())) > most:
            notes.add(f"no more than {most} items allowed", f"{at}/{key}")

    return rule


def table_within(most: int) -> Rule:
    """Return the rule for the characters in all cells of a table."""

    def rule(value: Json, at: str, notes: Notes) -> None:
        if sum(len(text) for row in value["rows"] for cell in row for text in _leaves(cell)) > most:
            notes.add(f"must be less than {most + 1} characters", f"{at}/rows")

    return rule


def _leaves(cell: Json) -> Iterator[str]:
    if cell["type"] != "rich_text":
        yield cell["text"]
    for part in cell.get("elements", ()):
        yield from (leaf["text"] for leaf in _flat(part) if isinstance(leaf.get("text"), str))


def _flat(part: Json) -> Iterator[Json]:
    for held in part["elements"]:
        yield from _flat(held) if "elements" in held else (held,)


def rows_alike(value: Json, at: str, notes: Notes) -> None:
    """Require as many cells in each row as in the first."""
    for place, row in enumerate(value["rows"]):
        if len(row) != len(value["rows"][0]):
            notes.add("all rows must have the same number of cells", f"{at}/rows/{place}")


def plain_header(value: Json, at: str, notes: Notes) -> None:
    """Refuse rich_text in the first row, which is the header."""
    for place, cell in enumerate(value["rows"][0]):
        if cell["type"] == "rich_text":
            notes.add("unsupported type: rich_text", f"{at}/rows/0/{place}/type")


def no_dispatch_of_files(value: Json, at: str, notes: Notes) -> None:
    """Refuse a file_input that dispatches; Slack's reference names the error."""
    if value["element"]["type"] == "file_input" and value.get("dispatch_action"):
        notes.add("unsupported type: file_input", f"{at}/element/type")
