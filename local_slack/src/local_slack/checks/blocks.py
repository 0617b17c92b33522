"""Define the shape of each block, and the surfaces that allow it.

A type that is not here is refused as unsupported.
"""

from collections.abc import Mapping
from typing import Literal

from local_slack.checks import limits, rules
from local_slack.checks.cards import ALERT, CARD, CAROUSEL, PICTURE, PLAN, TASK_CARD
from local_slack.checks.charts import CHART
from local_slack.checks.elements import FILE_INPUT, IMAGE, IN_ACTIONS, IN_CONTEXT_ACTIONS, IN_INPUT, IN_SECTION
from local_slack.checks.objects import BLOCK_ID, ID, SECURE_URL, SLACK_FILE, WEB_URL, plain, text, text_kinds
from local_slack.checks.rich_text import RICH_TEXT, RICH_TEXT_BLOCK
from local_slack.checks.schema import Arr, Bool, Int, Obj, Rule, Shape, Str, Tagged
from local_slack.checks.tables import DATA_TABLE, TABLE

Surface = Literal["message", "modal", "home"]


def _block(*more: Rule, required: tuple[str, ...] = (), **fields: Shape) -> Obj:
    return Obj({"type": Str(), "block_id": BLOCK_ID, **fields}, ("type", *required), more)


def _input(elements: Mapping[str, Obj]) -> Obj:
    return _block(
        rules.no_dispatch_of_files,
        required=("label", "element"),
        label=plain(limits.LABEL),
        element=Tagged(elements),
        dispatch_action=Bool(),
        hint=plain(limits.LABEL),
        optional=Bool(),
    )


_EVERYWHERE: Mapping[str, Obj] = {
    "section": _block(
        rules.at_least_one_of("text", "fields"),
        text=text(limits.SECTION_TEXT),
        fields=Arr(text(limits.FIELD_TEXT), limits.FIELDS),
        accessory=Tagged(IN_SECTION),
        expand=Bool(),
    ),
    "divider": _block(),
    "header": _block(required=("text",), text=plain(limits.HEADER_TEXT), level=Int(least=1, most=limits.HEADER_LEVELS)),
    "context": _block(
        required=("elements",), elements=Arr(Tagged({**text_kinds(), **IMAGE}, union=True), limits.CONTEXT)
    ),
    "actions": _block(required=("elements",), elements=Arr(Tagged(IN_ACTIONS), limits.ACTIONS)),
    "input": _input(IN_INPUT),
    "image": _block(
        rules.exactly_one_of("image_url", "slack_file"),
        required=("alt_text",),
        alt_text=Str(limits.ALT_TEXT),
        image_url=WEB_URL,
        slack_file=SLACK_FILE,
        title=plain(limits.IMAGE_TITLE),
    ),
    "rich_text": RICH_TEXT_BLOCK,
    "video": _block(
        required=("alt_text", "title", "thumbnail_url", "video_url"),
        alt_text=Str(limits.ALT_TEXT),
        title=plain(limits.VIDEO_TITLE),
        title_url=SECURE_URL,
        description=plain(limits.VIDEO_TITLE),
        thumbnail_url=WEB_URL,
        video_url=SECURE_URL,
        author_name=Str(limits.VIDEO_AUTHOR),
        provider_name=Str(),
        provider_icon_url=WEB_URL,
    ),
}

_MESSAGE_ONLY: Mapping[str, Obj] = {
    "file": _block(required=("external_id", "source"), external_id=ID, source=Str(among=("remote",))),
    "markdown": _block(required=("text",), text=Str(limits.MARKDOWN_TEXT)),
    "context_actions": _block(required=("elements",), elements=Arr(Tagged(IN_CONTEXT_ACTIONS), limits.CONTEXT_ACTIONS)),
    "table": TABLE,
    "data_table": DATA_TABLE,
    "data_visualization": CHART,
    "card": CARD,
    "carousel": CAROUSEL,
    "plan": PLAN,
    "task_card": TASK_CARD,
}

_MODAL_ONLY: Mapping[str, Obj] = {"alert": ALERT, "input": _input({**IN_INPUT, **FILE_INPUT})}

# fmt: off
_CHILDREN = (
    "actions", "context", "divider", "file", "header", "image", "input", "rich_text", "section", "table", "video",
)
# fmt: on


def _surface(blocks: Mapping[str, Obj], most: int) -> Arr:
    """Return the shape of a surface's blocks; its containers hold those of them that may be in one."""
    children = Tagged({kind: shape for kind, shape in blocks.items() if kind in _CHILDREN})
    container = _block(
        rules.at_least_one_of("title", "rich_text_title"),
        required=("child_blocks",),
        title=plain(limits.CONTAINER_TITLE),
        rich_text_title=RICH_TEXT,
        subtitle=text(limits.CONTAINER_TITLE),
        icon=PICTURE,
        child_blocks=Arr(children, limits.CHILD_BLOCKS),
        width=Str(among=("narrow", "standard", "wide", "full")),
        is_collapsible=Bool(),
        default_collapsed=Bool(),
        has_header_divider=Bool(),
    )
    return Arr(Tagged({**blocks, "container": container}), most, least=0)


BLOCKS: Mapping[Surface, Arr] = {
    "message": _surface({**_EVERYWHERE, **_MESSAGE_ONLY}, limits.BLOCKS_IN_MESSAGE),
    "modal": _surface({**_EVERYWHERE, **_MODAL_ONLY}, limits.BLOCKS_IN_VIEW),
    "home": _surface(_EVERYWHERE, limits.BLOCKS_IN_VIEW),
}
