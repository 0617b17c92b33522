"""Read a setup from a YAML file."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

import yaml

from local_slack.cli.errors import SetupError
from local_slack.cli.setup import NewChannel, NewPerson, Setup
from local_slack.cli.values import Names, demand
from local_slack.server.listening import Listening

_New = TypeVar("_New", NewPerson, NewChannel)
_KEYS = ("manifest", "apps", "port", "host", "allow_hosts", "at", "strict", "people", "channels")


def read_setup(path: Path) -> Setup:
    """Read a setup file; paths in it start at its folder. Raise SetupError for one that cannot be used."""
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except OSError as error:
        raise SetupError(f"{path} cannot be read: {error.strerror}.") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise SetupError(f"{path} is not YAML: {error}") from error
    told = _mapping(told, str(path), _KEYS)
    manifest = demand(told.get("manifest"), str | None, "manifest")
    return Setup(
        manifests=tuple(path.parent / each for each in ([manifest] if manifest else []) + _manifests(told.get("apps"))),
        listening=Listening(
            host=demand(told.get("host"), str | None, "host") or Listening().host,
            port=read_port(told.get("port", 0)),
            allowed=demand(told.get("allow_hosts"), Names | None, "allow_hosts") or (),
        ),
        at=read_instant(told.get("at")),
        strict=demand(told.get("strict"), bool | None, "strict") or False,
        people=_all_new(NewPerson, told.get("people") or {}, "people"),
        channels=_all_new(NewChannel, told.get("channels") or {}, "channels"),
    )


def _manifests(apps: object) -> list[str]:
    """Return the paths in a list of apps; each of them has a manifest."""
    wrong = SetupError("apps must be a list, each with its manifest: apps: [{manifest: a.yml}, {manifest: b.yml}].")
    if not isinstance(apps, list | None):
        raise wrong
    paths = [_mapping(app, "apps", ("manifest",)).get("manifest") for app in apps or ()]
    if not all(isinstance(each, str) for each in paths):
        raise wrong
    return [str(each) for each in paths]


def _mapping(told: object, where: str, known: Iterable[str]) -> Mapping[str, Any]:
    if not isinstance(told, Mapping):
        raise SetupError(f"{where} must have keys: {', '.join(known)}.")
    for key in told:
        if key not in known:
            raise SetupError(f"{where} has {key!r}, which is not known. Known: {', '.join(known)}.")
    return told


def _all_new(kind: type[_New], told: object, where: str) -> tuple[_New, ...]:
    """Return what is named: each by its name with what is special about it, or in a list of names."""
    if isinstance(told, list):
        told = dict.fromkeys(demand(told, Names, where))
    if not isinstance(told, Mapping):
        raise SetupError(f"{where} must be names, each with what is special about it.")
    kinds = get_type_hints(kind)
    known = [each.name for each in fields(kind) if each.name != "name"]
    made = []
    for name, special in told.items():
        place = f"{where}: {name}"
        given = _mapping({} if special is None else special, place, known)
        values = {key: demand(value, kinds[key], f"{place}: {key}") for key, value in given.items()}
        made.append(kind(demand(name, str, f"{where}: a name"), **values))
    return tuple(made)


def read_port(told: object) -> int:
    """Read a port, also from text; raise SetupError for what is none."""
    if isinstance(told, str) and told.isdecimal():
        told = int(told)
    if type(told) is not int or not 0 <= told <= 65535:  # noqa: PLR2004  the last port
        raise SetupError(f"port must be a number up to 65535, not {told!r}; 0 is any free one.")
    return told


def read_instant(told: object) -> datetime | None:
    """Read an instant, if any; YAML reads some of them as text, and those with a date and time by itself."""
    if told is None:
        return None
    try:
        at = told if isinstance(told, datetime) else datetime.fromisoformat(str(told))
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise SetupError(f"at must be an instant with its offset, such as 2026-11-27T09:00:00+01:00, not {told!r}.")
    return at
