"""Check what must be unique in the blocks of one message or view."""

from collections.abc import Iterable, Sequence
from typing import Any

from local_slack.checks.nesting import blocks_within, elements_of
from local_slack.checks.problem import Notes
from local_slack.checks.schema import Json


def check_once(blocks: Sequence[Json], at: str, notes: Notes) -> None:
    """Note every second use of an id, and a second element that wants the focus.

    A `block_id` is unique within the message or view, an `action_id` only among those of its block.
    """
    every = list(blocks_within(blocks, at))
    _repeats("block_id", every, notes)
    held = [list(elements_of(block, where)) for block, where in every]
    for elements in held:
        _repeats("action_id", elements, notes)
    focused = [where for elements in held for element, where in elements if element.get("focus_on_load") is True]
    for where in focused[1:]:
        notes.add("only one element may set `focus_on_load`", f"{where}/focus_on_load")


def _repeats(key: str, holders: Iterable[tuple[Any, str]], notes: Notes) -> None:
    seen = set()
    for holder, where in holders:
        given = holder.get(key)
        if given is None:
            continue
        if given in seen:
            notes.add(f'`{key}` "{given}" already exists', f"{where}/{key}")
        seen.add(given)
