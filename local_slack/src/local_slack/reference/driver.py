"""List what Python tests can do, from the docstrings of the driver."""

import inspect
import re
from collections.abc import Iterator

from local_slack.clock.movable import MovableClock
from local_slack.connection.faults import Faults
from local_slack.driver.connections import Connections
from local_slack.driver.local_slack import LocalSlack
from local_slack.driver.person import Person
from local_slack.driver.request_urls import RequestUrls
from local_slack.reference.markdown import page, table

_PARTS = (
    ('A person: `ana = slack.add_person("ana")`', "ana", Person),
    ("The workspace and its app: `slack`", "slack", LocalSlack),
    ("Sockets: `slack.connections`", "slack.connections", Connections),
    ("Faults: `slack.faults`", "slack.faults", Faults),
    ("Request URLs: `slack.request_urls`", "slack.request_urls", RequestUrls),
    ("The clock: `slack.clock`", "slack.clock", MovableClock),
)
_PACKAGE = re.compile(r"\b(?:local_slack|datetime|collections\.abc|typing)(?:\.[a-z_]+)*\.")


def driver() -> str:
    """Return the page of the driver."""
    parts = [text for title, _, kind in _PARTS for text in (f"## {title}", table(("", "does"), _members(kind)))]
    return page("What Python tests can do", *parts)


def _members(kind: type) -> Iterator[tuple[str, str]]:
    names = dict.fromkeys(name for base in kind.__mro__[:-1] for name in vars(base) if not name.startswith("_"))
    for name in names:
        member = inspect.getattr_static(kind, name)
        if callable(member) or isinstance(member, property | classmethod):
            yield f"`{name}{_signature(getattr(kind, name))}`", _does(getattr(kind, name))


def _signature(member: object) -> str:
    if not callable(member):
        return ""
    signature = inspect.signature(member)
    kept = [each for each in signature.parameters.values() if each.name != "self"]
    return _PACKAGE.sub("", str(signature.replace(parameters=kept))).replace(" -> None", "")


def _does(member: object) -> str:
    return " ".join((inspect.getdoc(member) or "").split("\n\n")[0].split())
