"""The guide for contributors names files that are there."""

import re

from tests.architecture.code import ROOT

PLACES = ("", "bot", "bot/usecases", "bot/usecases/delivery")
"""Where the paths in the guide begin."""


def test_every_path_in_the_guide_exists() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    paths = set(re.findall(r"`([a-z_/0-9]+(?:/|/[a-z_0-9]+\.[a-z]+))`", guide))
    assert len(paths) > 50
    assert {path for path in paths if not any((ROOT / place / path).exists() for place in PLACES)} == set()
