"""Find images among the uploaded files, and check what blocks may show of them."""

from collections.abc import Iterator
from typing import Any

from local_slack.checks.problem import Notes
from local_slack.errors import SlackError
from local_slack.json_types import Json
from local_slack.model.world import File
from local_slack.workspace.workspace import Workspace

_BEGINNINGS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif"}
OTHER = "application/octet-stream"


def media_type(file: File) -> str:
    """Return what a file's bytes are: an image that Slack shows in blocks, or `OTHER`."""
    return next((kind for beginning, kind in _BEGINNINGS.items() if file.content.startswith(beginning)), OTHER)


def address(ws: Workspace, file: File) -> str:
    """Return where the file's bytes are."""
    return f"{ws.url}/files/{file.id}/{file.name}"


def check_pictures(ws: Workspace, shown: Json, at: str = "") -> None:
    """Raise SlackError where a message or a view shows a file that is not there yet or is no image."""
    for error, key in (("invalid_blocks", "blocks"), ("invalid_attachments", "attachments")):
        _check(ws, shown.get(key), f"{at}/{key}", "invalid_arguments" if at else error)


def _check(ws: Workspace, value: object, at: str, error: str) -> None:
    notes = Notes()
    for named, where in _named(value, at):
        if not any(_is(ws, file, named) for file in ws.world.files.values()):
            notes.add("invalid slack file", where)
    problem = notes.problem(error)
    if problem is not None:
        raise SlackError(problem.error, problem.messages)


def _is(ws: Workspace, file: File, named: Json) -> bool:
    """Return whether a block names this file, and may."""
    meant = named.get("id") == file.id or named.get("url") == address(ws, file)
    return meant and file.completed and media_type(file) != OTHER


def _named(value: Any, at: str) -> Iterator[tuple[Json, str]]:  # noqa: ANN401 - JSON
    """Return all files that are named within, each with where that is."""
    if isinstance(value, list):
        for place, item in enumerate(value):
            yield from _named(item, f"{at}/{place}")
    elif isinstance(value, dict):
        for key, item in value.items():
            if key == "slack_file":
                yield item, f"{at}/{key}"
            else:
                yield from _named(item, f"{at}/{key}")
