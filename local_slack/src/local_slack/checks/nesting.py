"""Find the blocks within blocks, and the elements of each block."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

Block = TypeVar("Block", bound=Mapping[str, Any])

_HELD = {"carousel": "elements", "container": "child_blocks", "plan": "tasks"}
"""Where a block of that type holds further blocks."""


def blocks_within(blocks: Iterable[Block], at: str = "") -> Iterator[tuple[Block, str]]:
    """List these blocks and the blocks that they hold, each with its JSON pointer, in the order in which they show."""
    for place, block in enumerate(blocks):
        where = f"{at}/{place}"
        yield block, where
        held = _HELD.get(block.get("type", ""))
        if held is not None:
            yield from blocks_within(block.get(held, ()), f"{where}/{held}")


def elements_of(block: Mapping[str, Any], at: str = "") -> Iterator[tuple[Any, str]]:
    """List the elements of one block with their JSON pointers; those of blocks within it are not its own."""
    for key in ("accessory", "element"):
        if key in block:
            yield block[key], f"{at}/{key}"
    lists = ("elements", "actions") if block.get("type") not in _HELD else ()
    for key in lists:
        for place, element in enumerate(block.get(key, ())):
            yield element, f"{at}/{key}/{place}"
