"""List the blocks and elements that the local Slack knows, with what each field takes."""

import inspect
import re
from collections.abc import Mapping

from local_slack.checks import limits
from local_slack.checks.blocks import BLOCKS
from local_slack.checks.elements import FILE_INPUT, IMAGE, IN_ACTIONS, IN_CONTEXT_ACTIONS, IN_INPUT
from local_slack.checks.rich_text import LEAVES, PARTS
from local_slack.checks.schema import Obj, Tagged
from local_slack.reference.markdown import code, page, table
from local_slack.reference.shapes import fields

_SURFACES = {"message": "messages", "modal": "modals", "home": "Home"}
_LIMIT = re.compile(r"^(?P<name>[A-Z_]+): Final = [^#]+#\s*(?P<field>.+)$", re.MULTILINE)


def blocks() -> str:
    """Return the page of blocks."""
    known = _blocks()
    elements = {**IN_ACTIONS, **IN_INPUT, **FILE_INPUT, **IN_CONTEXT_ACTIONS, **IMAGE}
    places = {name: ", ".join(_SURFACES[surface] for surface in BLOCKS if name in _on(surface)) for name in known}
    return page(
        "Blocks, elements and limits",
        "Any other block, element or field is refused as Slack refuses it. `checks/rules.py` has the rules between "
        "fields, such as that a section needs `text` or `fields`. Where a block takes more on one surface than on "
        "another, all of it is listed.",
        "## Blocks",
        table(("block", "on"), ((f"[`{name}`](#{name})", places[name]) for name in sorted(known))),
        *_each(known),
        "## Elements",
        *_each(elements),
        "## In rich text",
        f"Parts: {code(sorted(PARTS))}.",
        f"Within them: {code(sorted(LEAVES))}.",
        "## Limits",
        table(("of", "limit"), _limits()),
    )


def _blocks() -> dict[str, Obj]:
    """Return each block as it is where it takes most."""
    found: dict[str, Obj] = {}
    for surface in BLOCKS:
        for name, shape in _on(surface).items():
            if name not in found or len(fields(shape)) > len(fields(found[name])):
                found[name] = shape
    return found


def _on(surface: str) -> Mapping[str, Obj]:
    shape = next(shape.of for name, shape in BLOCKS.items() if name == surface)
    return shape.kinds if isinstance(shape, Tagged) else {}


def _each(shapes: Mapping[str, Obj]) -> list[str]:
    return [f"### {name}\n\n{fields(shape)}" for name, shape in sorted(shapes.items())]


def _limits() -> list[tuple[str, str]]:
    """Return each limit with what it bounds, as the comment beside the figure says."""
    found = _LIMIT.finditer(inspect.getsource(limits))
    return [(match["field"], f"{getattr(limits, match['name']):,}") for match in found]
