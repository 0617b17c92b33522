"""The README lists every block and element that is known."""

import re
from pathlib import Path

from local_slack.checks.blocks import BLOCKS
from local_slack.checks.elements import INTERACTIVE
from local_slack.checks.rich_text import LEAVES, PARTS
from local_slack.checks.schema import Tagged

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def listed(beginning: str) -> list[str]:
    """The names in the paragraph that begins so."""
    [paragraph] = [each for each in README.split("\n\n") if each.startswith(beginning)]
    return re.findall(r"`(\w+)`", paragraph)


def test_the_readme_lists_the_blocks_and_elements_that_are_known() -> None:
    kinds = {surface: set(shape.of.kinds) for surface, shape in BLOCKS.items() if isinstance(shape.of, Tagged)}
    everywhere = set.intersection(*kinds.values())
    assert listed("Blocks on every surface:") == sorted(everywhere)
    assert listed("Blocks in messages:") == sorted(kinds["message"] - everywhere)
    assert listed("Blocks in modals:") == sorted(kinds["modal"] - everywhere)
    assert listed("Elements:") == sorted(INTERACTIVE | {"image"})
    assert listed("In rich text:") == sorted({*PARTS, *LEAVES})
