"""Turn what people type into a rich_text object, as the composer of a rich_text_input does."""

from dataclasses import replace
from itertools import groupby

from local_slack.json_types import Json
from local_slack.model.world import World
from local_slack.text.conversion import resolve
from local_slack.text.mrkdwn import Segment, parse

_PARTS = {"quote": "rich_text_quote", "pre": "rich_text_preformatted"}
_LEAVES = {"user": "user_id", "channel": "channel_id", "usergroup": "usergroup_id", "broadcast": "range"}


def rich_text(typed: str, world: World) -> Json:
    """Return the object for typed text: mentions, links and emoji become leaves, `*bold*` and the like their style."""
    parts = [(kind, list(segments)) for kind, segments in groupby(parse(resolve(typed, world)).segments, key=_part)]
    elements = []
    for place, (kind, segments) in enumerate(parts):
        # The line break between two parts belongs to neither.
        if place > 0:
            segments[0] = replace(segments[0], text=segments[0].text.removeprefix("\n"))
        if place < len(parts) - 1:
            segments[-1] = replace(segments[-1], text=segments[-1].text.removesuffix("\n"))
        leaves = [_leaf(segment) for segment in segments if segment.kind != "text" or segment.text]
        elements.append({"type": kind, "elements": leaves})
    return {"type": "rich_text", "elements": elements}


def _part(segment: Segment) -> str:
    return next((_PARTS[style] for style in segment.styles if style in _PARTS), "rich_text_section")


def _leaf(segment: Segment) -> Json:
    styles = {style: True for style in segment.styles if style not in _PARTS}
    return _bare(segment) | ({"style": styles} if styles else {})


def _bare(segment: Segment) -> Json:
    if segment.kind in _LEAVES:
        return {"type": segment.kind, _LEAVES[segment.kind]: segment.target}
    if segment.kind == "emoji":
        return {"type": "emoji", "name": segment.text.strip(":")}
    if segment.kind == "link":
        return {"type": "link", "url": segment.target}
    return {"type": "text", "text": segment.text}
