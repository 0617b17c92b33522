"""Each message and view against its stored JSON, so that a change of wording or layout is seen in review.

To store them anew, run this file with `UPDATE_SNAPSHOTS=1` in the environment; then read the difference.
"""

import json
import os
from pathlib import Path

import pytest

from tests.slack.blocks.samples import MESSAGES, VIEWS

STORED = Path(__file__).parent / "snapshots"


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_is_as_stored(name: str) -> None:
    message = MESSAGES[name]()
    compare(name, {"text": message.text, "blocks": message.blocks})


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_is_as_stored(name: str) -> None:
    compare(name, VIEWS[name]())


def test_nothing_is_stored_that_is_no_longer_made() -> None:
    assert {path.stem for path in STORED.glob("*.json")} == MESSAGES.keys() | VIEWS.keys()


def compare(name: str, made: object) -> None:
    path = STORED / f"{name}.json"
    written = json.dumps(made, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(written, encoding="utf-8")
    assert path.exists(), f"{name} has no snapshot; see this file's docstring"
    assert json.loads(path.read_text(encoding="utf-8")) == made
