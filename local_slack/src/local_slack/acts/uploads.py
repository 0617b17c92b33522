"""Put files into a file_input."""

from base64 import b64decode
from collections.abc import Mapping
from pathlib import Path

from local_slack.checks import limits
from local_slack.errors import CannotDoError
from local_slack.json_types import Json
from local_slack.model.world import File, User
from local_slack.workspace.files import file_json
from local_slack.workspace.inputs import Control
from local_slack.workspace.workspace import Workspace


def uploaded(ws: Workspace, user: User, control: Control, value: object) -> list[Json]:
    """Return the files that somebody puts into a field, which are theirs alone.

    Each is a Path, a name and its bytes, an object with `name` and `base64`, or the id of a file that is theirs.
    """
    given = value if isinstance(value, list) else [] if value is None else [value]
    most = control.element.get("max_files", limits.FILES)
    if len(given) > most:
        raise CannotDoError(f"no more than {most} files fit in {control.label!r}")
    return [file_json(ws, _file(ws, user, control, each)) for each in given]


def _file(ws: Workspace, user: User, control: Control, given: object) -> File:
    kept = ws.world.files.get(given) if isinstance(given, str) else None
    if kept is not None and kept.user == user.id:
        return kept
    name, content = _read(given)
    kinds = control.element.get("filetypes")
    if kinds is not None and Path(name).suffix.removeprefix(".").lower() not in kinds:
        raise CannotDoError(f"{name!r} is none of {', '.join(kinds)}, which {control.label!r} takes")
    if len(content) > limits.FILE_BYTES:
        raise CannotDoError(f"{name!r} has more than {limits.FILE_BYTES} bytes")
    created = int(ws.now().timestamp())
    file = File(ws.world.ids.new("F"), name, len(content), content=content, user=user.id, created=created)
    file.uploaded = file.completed = True
    ws.world.files[file.id] = file
    return file


def _read(given: object) -> tuple[str, bytes]:
    if isinstance(given, Path):
        return given.name, given.read_bytes()
    if isinstance(given, Mapping):
        return _decoded(given)
    if isinstance(given, tuple):
        name, content = given
        return str(name), bytes(content)
    raise CannotDoError(f"{given!r} is no file")


def _decoded(given: Mapping[object, object]) -> tuple[str, bytes]:
    name, content = given.get("name"), given.get("base64")
    try:
        if isinstance(name, str) and isinstance(content, str):
            return name, b64decode(content, validate=True)
    except ValueError:
        raise CannotDoError(f"the base64 of {name!r} is none") from None
    raise CannotDoError("a file has a name and its content in base64")
