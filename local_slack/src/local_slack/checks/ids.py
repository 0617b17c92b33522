"""Check what must be unique in the blocks of one message or view."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from local_slack.checks.problem import Notes
from local_slack.checks.schema import Json


def check_once(blocks: Sequence[Json], at: str, notes: Notes) -> None:
    """Note every second use of an id, and a second element that wants the focus.

    A `block_id` and an `action_id` are unique within the message or view. Slack has been seen to accept an `action_id`
    again in another block. It documents no such promise, so an app that relies on it gets a refusal here.
    """
    _repeats("block_id", ((block.get("block_id"), f"{at}/{place}") for place, block in enumerate(blocks)), notes)
    held = [pair for place, block in enumerate(blocks) for pair in _elements(block, f"{at}/{place}")]
    _repeats("action_id", ((element.get("action_id"), where) for element, where in held), notes)
    focused = [where for element, where in held if element.get("focus_on_load") is True]
    for where in focused[1:]:
        notes.add("only one element may set `focus_on_load`", f"{where}/focus_on_load")


def _repeats(key: str, ids: Iterable[tuple[Any, str]], notes: Notes) -> None:
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
