"""Define the rich_text block: sections, lists, quotes and preformatted text, and the leaves within."""

from collections.abc import Mapping

from local_slack.checks.objects import ANY_URL, BLOCK_ID, ID
from local_slack.checks.schema import Arr, Bool, Int, Obj, Shape, Str, Tagged

_STYLE_FLAGS = ("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink")
_STYLE = Obj({flag: Bool() for flag in _STYLE_FLAGS})


def _leaf(required: str, of: Shape, **more: Shape) -> Obj:
    return Obj({"type": Str(), "style": _STYLE, required: of, **more}, ("type", required))


LEAVES: Mapping[str, Obj] = {
    "text": _leaf("text", Str()),
    "link": _leaf("url", ANY_URL, text=Str(least=0), unsafe=Bool()),
    "user": _leaf("user_id", ID),
    "usergroup": _leaf("usergroup_id", ID),
    "channel": _leaf("channel_id", ID),
    "team": _leaf("team_id", ID),
    "emoji": _leaf("name", Str(), unicode=Str(), skin_tone=Int(least=1, most=6)),
    "broadcast": _leaf("range", Str(among=("here", "channel", "everyone"))),
    "color": _leaf("value", Str()),
    "date": Obj(
        {
            "type": Str(),
            "timestamp": Int(),
            "format": Str(),
            "url": ANY_URL,
            "fallback": Str(least=0),
            "style": _STYLE,
        },
        ("type", "timestamp", "format"),
    ),
}

_LEAVES = Arr(Tagged(LEAVES), least=0)
_BORDER = Int(most=1)
_SECTION = Obj({"type": Str(), "elements": _LEAVES}, ("type", "elements"))

PARTS: Mapping[str, Obj] = {
    "rich_text_section": _SECTION,
    "rich_text_quote": Obj({"type": Str(), "elements": _LEAVES, "border": _BORDER}, ("type", "elements")),
    "rich_text_preformatted": Obj(
        {"type": Str(), "elements": _LEAVES, "border": _BORDER, "language": Str()}, ("type", "elements")
    ),
    "rich_text_list": Obj(
        {
            "type": Str(),
            "style": Str(among=("bullet", "ordered")),
            "elements": Arr(Tagged({"rich_text_section": _SECTION})),
            "indent": Int(),
            "offset": Int(),
            "border": _BORDER,
        },
        ("type", "style", "elements"),
    ),
}

RICH_TEXT_BLOCK = Obj(
    {"type": Str(), "block_id": BLOCK_ID, "elements": Arr(Tagged(PARTS), least=0)}, ("type", "elements")
)
RICH_TEXT = Tagged({"rich_text": RICH_TEXT_BLOCK})
