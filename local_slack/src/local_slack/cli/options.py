"""Read a setup from the command line; what stands there wins over what a file says."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from local_slack.checks.names import CHANNEL_NAMES, wrong_channel_name
from local_slack.cli.errors import SetupError
from local_slack.cli.setup import NewChannel, NewPerson, Setup
from local_slack.cli.setup_file import read_instant, read_port, read_setup
from local_slack.server.listening import Listening

_EPILOG = """
examples:
  local-slack --manifest manifest.yml --port 3977 --people ana:Europe/Madrid,ben:America/New_York --channels general,cx
  local-slack --manifest one.yml --manifest other.yml
  local-slack --setup workspace.yml
"""


@dataclass(frozen=True, slots=True)
class Options:
    """A setup, and whether to print what an app needs as JSON."""

    setup: Setup
    as_json: bool


def read_options(arguments: Sequence[str] | None = None) -> Options:
    """Read the command line; raise SetupError for what cannot be used."""
    given = _parser().parse_args(arguments)
    setup = read_setup(given.setup) if given.setup else Setup()
    told: dict[str, Any] = {
        "manifests": (*([given.manifest] if given.manifest else ()), *given.manifests) or None,
        "at": read_instant(given.at),
        "strict": given.strict or None,
        "people": _people(given.people) if given.people else None,
        "channels": tuple(NewChannel(name.removeprefix("#")) for name in _names(given.channels)) or None,
    }
    setup = replace(setup, **{key: value for key, value in told.items() if value is not None})
    before = setup.listening
    listening = Listening(
        host=given.host or before.host,
        port=before.port if given.port is None else read_port(given.port),
        allowed=(*before.allowed, *given.allow_host),
    )
    setup = replace(setup, listening=listening)
    _check(setup)
    return Options(setup, given.json)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="local-slack",
        description="Run a local Slack for an app or several: a workspace in the browser, Slack's Web API and sockets.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("manifest", nargs="?", type=Path, help="the app's manifest, in YAML or JSON")
    add(
        "--manifest",
        dest="manifests",
        metavar="FILE",
        type=Path,
        action="append",
        default=[],
        help="the same; give it several times for several apps",
    )
    add(
        "--setup",
        metavar="FILE",
        type=Path,
        help="a YAML file that says all of this, and more about people and channels",
    )
    add("--port", help="default: any free one")
    add("--people", metavar="NAMES", help="names, each with its IANA zone: ana:Europe/Madrid,ben")
    add("--channels", metavar="NAMES", default="", help="names of channels with everybody in them")
    add("--at", metavar="INSTANT", help="when its clock starts, such as 2026-11-27T09:00:00+01:00 (default: now)")
    add("--host", metavar="ADDRESS", help="the address to listen on (default: 127.0.0.1); 0.0.0.0 in a container")
    add(
        "--allow-host",
        metavar="NAME",
        action="append",
        default=[],
        help="a name by which others reach it, such as a container's",
    )
    add("--strict", action="store_true", help="take one post a second in a channel, and no bursts")
    add("--json", action="store_true", help="print addresses and tokens as one line of JSON")
    return parser


def _names(told: str) -> list[str]:
    return [name.strip() for name in told.split(",") if name.strip()]


def _people(told: str) -> tuple[NewPerson, ...]:
    pairs = (each.removeprefix("@").partition(":") for each in _names(told))
    return tuple(NewPerson(name, zone or NewPerson("").tz) for name, _, zone in pairs)


def _check(setup: Setup) -> None:
    if not setup.manifests:
        raise SetupError("Say which app: local-slack --manifest manifest.yml")
    _check_people(setup)
    _check_channels(setup)


def _check_people(setup: Setup) -> None:
    names = [person.name for person in setup.people]
    for person in setup.people:
        if person.guest and (person.admin or person.owner):
            raise SetupError(f"{person.name} is a guest, and so neither an admin nor an owner.")
        if names.count(person.name) > 1:
            raise SetupError(f"{person.name} is named twice: each person needs a name of their own.")
        try:
            ZoneInfo(person.tz)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise SetupError(
                f"{person.name} has the zone {person.tz!r}: use an IANA name such as Europe/Madrid."
            ) from None


def _check_channels(setup: Setup) -> None:
    channels = [channel.name.removeprefix("#") for channel in setup.channels]
    for name in channels:
        problem = wrong_channel_name(name)
        if problem is not None:
            raise SetupError(f"{CHANNEL_NAMES[problem].capitalize()}, not {name!r}.")
        if channels.count(name) > 1:
            raise SetupError(f"#{name} is named twice: each channel needs a name of its own.")
    for channel in setup.channels:
        for member in set(channel.members or ()) - {person.name for person in setup.people}:
            raise SetupError(f"#{channel.name} has the member {member!r}, who is not among the people.")
