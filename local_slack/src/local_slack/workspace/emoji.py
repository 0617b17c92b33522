"""Know the names of emoji: Unicode's as Slack calls them, and the workspace's own."""

import re
from functools import cache
from importlib.resources import files

from local_slack.checks.names import is_emoji_name
from local_slack.errors import CannotDoError
from local_slack.model.world import World
from local_slack.workspace.workspace import Workspace

_SKIN = re.compile(r"(?P<base>.+?)(::skin-tone-[2-6])?")


@cache
def _standard() -> frozenset[str]:
    """Return the short names of the emoji data that Slack uses (github.com/iamcal/emoji-data)."""
    return frozenset((files(__package__) / "emoji.txt").read_text(encoding="utf-8").split())


def is_known(world: World, name: str) -> bool:
    """Return whether people can react with that name, such as `wave` or `wave::skin-tone-3`."""
    match = _SKIN.fullmatch(name)
    return match is not None and (match["base"] in _standard() or name in world.emoji)


def add(ws: Workspace, name: str, url: str) -> None:
    """Add an emoji of the workspace's own."""
    if not is_emoji_name(name):
        raise CannotDoError(f"an emoji's name has only lowercase letters, digits, _, -, + and ', not {name!r}")
    ws.world.emoji[name] = url
    ws.journal.write(f"the workspace gets the emoji :{name}:")
    event = {"type": "emoji_changed", "subtype": "add", "name": name, "value": url}
    ws.emit("emoji_changed", event, ws.apps)
