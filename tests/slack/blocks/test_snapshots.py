"""Each message and view against its stored JSON, so that a change of wording or layout is seen in review.

To store them anew, run this file with `UPDATE_SNAPSHOTS=1` in the environment; then read the difference.
"""

import json
import os
from pathlib import Path

from tests.slack.blocks.samples import MESSAGES, VIEWS

STORED = Path(__file__).parent / "snapshots"


def test_each_message_is_as_stored() -> None:
    for name, make in MESSAGES.items():
        message = make()
        compare(name, {"text": message.text, "blocks": message.blocks})


def test_each_view_is_as_stored() -> None:
    for name, make in VIEWS.items():
        compare(name, make())


def test_nothing_is_stored_that_is_no_longer_made() -> None:
    assert {path.stem for path in STORED.glob("*.json")} == MESSAGES.keys() | VIEWS.keys()


def compare(name: str, made: object) -> None:
    path = STORED / f"{name}.json"
    written = json.dumps(made, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(written, encoding="utf-8")
    assert path.exists(), f"{name} has no snapshot; see this file's docstring"
    assert json.loads(path.read_text(encoding="utf-8")) == made, name
