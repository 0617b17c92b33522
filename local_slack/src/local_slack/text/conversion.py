"""Convert text both ways: what people type into Slack's markup, and markup into what clients show."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from local_slack.checks import texts_of
from local_slack.json_types import Json
from local_slack.model.world import World
from local_slack.text.mrkdwn import Segment, parse

_TYPED = re.compile(r"(?P<link>https?://[^\s<>|]+)|(?<![\w@])@(?P<user>[\w.-]*\w)|(?<![\w#])#(?P<channel>[\w-]+)")
_BROADCASTS = ("channel", "here", "everyone")
_UNSEEN = frozenset({"placeholder", "confirm", "option_groups", "alt_text", "initial_options"})
_BARE = ("title", "caption")
"""What some blocks (a plan, a task, a data table) say in a string of their own, not in a text object."""
_OPEN_CHOICES = frozenset({"radio_buttons", "checkboxes"})


def escape(text: str) -> str:
    """Escape the three characters that Slack escapes in everything a person types."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def resolve(text: str, world: World) -> str:
    """Escape typed text and turn `@ana`, `#cx` and `https://…` into markup, as the composer does.

    Slack gives no label to a private channel (`<#C…|>`), so that the app does not learn its name.
    """

    def markup(match: "re.Match[str]") -> str:
        if match["link"]:
            return f"<{match['link']}>"
        return _mention(match["user"], world) or _channel(match["channel"], world) or match[0]

    return _TYPED.sub(markup, escape(text))


def _mention(name: str | None, world: World) -> str | None:
    if name in _BROADCASTS:
        return f"<!{name}>"
    user = world.user_named(name) if name else None
    return f"<@{user.id}>" if user else None


def _channel(name: str | None, world: World) -> str | None:
    channel = world.conversation_named(name) if name else None
    if channel is None:
        return None
    return f"<#{channel.id}|{channel.name if channel.kind == 'public' else ''}>"


def shown(mrkdwn: str, world: World) -> str:
    """Return a mrkdwn text as a client shows it, without its markup: `*Hi* <@U1>` reads `Hi @ana`."""
    return "".join(_shown(segment, world) for segment in parse(mrkdwn).segments)


def _shown(segment: Segment, world: World) -> str:
    if segment.kind == "user":
        user = world.users.get(segment.target)
        return f"@{user.name}" if user else f"@{segment.target}"
    if segment.kind == "channel":
        channel = world.conversations.get(segment.target)
        return f"#{channel.name}" if channel else f"#{segment.text or segment.target}"
    if segment.kind == "broadcast":
        return f"@{segment.target}"
    return segment.text or segment.target


def texts_shown(blocks: list[Json], world: World) -> Iterator[str]:
    """Return every text of these blocks that a client shows, in order, without what a closed menu hides."""
    for block in blocks:
        yield from _walk(block, world)


def _walk(value: Any, world: World) -> Iterator[str]:  # noqa: ANN401 - JSON
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, world)
    elif isinstance(value, Mapping):
        yield from _own_text(value, world)
        hidden = _UNSEEN if value.get("type") in _OPEN_CHOICES else _UNSEEN | {"options"}
        for key, item in value.items():
            if key not in hidden:
                yield from _walk(item, world)


def _own_text(value: Mapping[str, Any], world: World) -> Iterator[str]:
    kind, text = value.get("type"), value.get("text")
    yield from (value[key] for key in _BARE if isinstance(value.get(key), str))
    if kind in ("plain_text", "raw_text", "raw_number", "url") and isinstance(text, str):
        yield text
    elif kind in ("mrkdwn", "markdown") and isinstance(text, str):
        yield shown(text, world)
    elif kind in ("rich_text_section", "rich_text_preformatted", "rich_text_quote"):
        yield "".join(_leaf(item, world) for item in value.get("elements", ()))


def _leaf(item: Mapping[str, Any], world: World) -> str:
    kind = item.get("type")
    if kind == "emoji":
        return f":{item.get('name', '')}:"
    if kind in ("text", "link"):
        return str(item.get("text") or item.get("url", ""))
    return "".join(shown(markup, world) for _, markup in texts_of([item]))


def pings(text: str, blocks: list[Json]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ids that a message mentions (people, groups), and its broadcasts."""
    parsed = [parse(text), *(parse(part) for kind, part in texts_of(blocks) if kind == "mrkdwn")]
    mentioned = [target for each in parsed for target in (*each.mentions, *each.usergroups)]
    broadcasts = [target for each in parsed for target in each.broadcasts]
    return tuple(dict.fromkeys(mentioned)), tuple(dict.fromkeys(broadcasts))
