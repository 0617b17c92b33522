"""What the blocks of one message or view must have but once."""

from collections.abc import Iterator, Sequence
from typing import Any

from bot.emulator.checks.problem import Notes
from bot.emulator.checks.schema import Json


def check_once(blocks: Sequence[Json], at: str, notes: Notes) -> None:
    """Note every second use of an id, and a second element that wants the focus.

    A `block_id` is unique within the message or view. An `action_id` is unique within its block: Slack keeps state by
    block and then by action, accepts the same `action_id` in two blocks, and refuses it twice in one.
    """
    _repeats("block_id", ((block.get("block_id"), f"{at}/{place}") for place, block in enumerate(blocks)), notes)
    focused = False
    for place, block in enumerate(blocks):
        held = list(_elements(block, f"{at}/{place}"))
        _repeats("action_id", ((element.get("action_id"), where) for element, where in held), notes)
        for element, where in held:
            if element.get("focus_on_load") is True:
                if focused:
                    notes.add("only one element may set `focus_on_load`", f"{where}/focus_on_load")
                focused = True


def _repeats(key: str, ids: Iterator[tuple[Any, str]], notes: Notes) -> None:
    seen = set()
    for given, where in ids:
        if given is None:
            continue
        if given in seen:
            notes.add(f'`{key}` "{given}" already exists', f"{where}/{key}")
        seen.add(given)


def _elements(block: Json, at: str) -> Iterator[tuple[Json, str]]:
    for key in ("accessory", "element"):
        if key in block:
            yield block[key], f"{at}/{key}"
    for place, element in enumerate(block.get("elements", ())):
        yield element, f"{at}/elements/{place}"
