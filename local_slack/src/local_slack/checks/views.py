"""Check a view for views.open, views.push, views.update and views.publish."""

import json
from collections.abc import Mapping

from local_slack.checks import limits
from local_slack.checks.blocks import BLOCKS, Surface
from local_slack.checks.ids import check_once
from local_slack.checks.nesting import blocks_within
from local_slack.checks.objects import plain
from local_slack.checks.problem import Notes, Problem
from local_slack.checks.schema import Bool, Obj, Str, Tagged

_AT = "/view"


def _view(surface: Surface, *required: str) -> Obj:
    return Obj(
        {
            "type": Str(),
            "blocks": BLOCKS[surface],
            "title": plain(limits.VIEW_TITLE),
            "submit": plain(limits.VIEW_TITLE),
            "close": plain(limits.VIEW_TITLE),
            "private_metadata": Str(limits.PRIVATE_METADATA, least=0),
            "callback_id": Str(limits.CALLBACK_ID, least=0),
            "external_id": Str(limits.EXTERNAL_ID, least=0),
            "clear_on_close": Bool(),
            "notify_on_close": Bool(),
        },
        ("type", "blocks", *required),
    )


_VIEW = Tagged({"modal": _view("modal", "title"), "home": _view("home")}, union=True)


def check_view(view: object) -> Problem | None:
    """Return why Slack would refuse this view; None if it would accept it."""
    if len(json.dumps(view, ensure_ascii=False, separators=(",", ":")).encode()) > limits.VIEW_BYTES:
        return Problem("view_too_large")
    notes = Notes()
    _VIEW.check(view, _AT, notes)
    if not notes.lines and isinstance(view, Mapping):
        check_once(view["blocks"], f"{_AT}/blocks", notes)
        _check_submit(view, notes)
    return notes.problem("invalid_arguments")


def _check_submit(view: Mapping[str, object], notes: Notes) -> None:
    blocks = view["blocks"]
    if view["type"] != "modal" or "submit" in view or not isinstance(blocks, list):
        return
    for block, where in blocks_within(blocks, f"{_AT}/blocks"):
        if block.get("type") == "input":
            # The pointer ends in the block's type, as in Slack's own answers.
            notes.add("must define `submit` to use an `input` block in modals", f"{where}/input")
