"""Define the blocks of apps that report: cards, alerts, tasks and plans."""

from local_slack.checks import limits, rules
from local_slack.checks.elements import IMAGE, PRESSED
from local_slack.checks.objects import BLOCK_ID, WEB_URL, text
from local_slack.checks.rich_text import RICH_TEXT
from local_slack.checks.schema import Arr, Obj, Shape, Str, Tagged

# fmt: off
_ICONS = (
    "archive", "book", "bookmark", "bot", "bug", "calendar", "call", "caret-left", "caret-right", "check", "clipboard",
    "code", "comment", "compass", "copy", "cube", "download", "edit", "email", "eye-closed", "eye-open", "file", "flag",
    "folder", "gear", "globe", "heart", "help", "image", "info", "key", "lightbulb", "link", "map", "mobile",
    "new-window", "pin", "plus", "refine", "refresh", "rocket", "save", "screen", "share", "sparkle", "star",
    "star-filled", "tag", "thumbs-down", "thumbs-up", "trash", "upload", "user", "warning",
)
# fmt: on

PICTURE = Tagged(IMAGE)

CARD = Obj(
    {
        "type": Str(),
        "block_id": BLOCK_ID,
        "hero_image": PICTURE,
        "icon": PICTURE,
        "slack_icon": Tagged({"icon": Obj({"type": Str(), "name": Str(among=_ICONS)}, ("type", "name"))}),
        "title": text(limits.CARD_TITLE),
        "subtitle": text(limits.CARD_TITLE),
        "body": text(limits.CARD_BODY),
        "subtext": text(limits.CARD_BODY),
        "actions": Arr(Tagged({"button": PRESSED["button"]}), limits.CARD_BUTTONS),
    },
    ("type",),
    (rules.at_least_one_of("hero_image", "title", "actions", "body"), rules.not_both("icon", "slack_icon")),
)

CAROUSEL = Obj(
    {"type": Str(), "block_id": BLOCK_ID, "elements": Arr(Tagged({"card": CARD}), limits.CARDS)}, ("type", "elements")
)

ALERT = Obj(
    {
        "type": Str(),
        "block_id": BLOCK_ID,
        "text": text(limits.ALERT_TEXT),
        "level": Str(among=("default", "info", "warning", "error", "success")),
    },
    ("type", "text"),
)

_SOURCE = Obj({"type": Str(), "url": WEB_URL, "text": Str()}, ("type", "url", "text"))
_TASK: dict[str, Shape] = {
    "type": Str(among=("task_card",)),
    "block_id": BLOCK_ID,
    "task_id": Str(),
    "title": Str(),
    "status": Str(among=("pending", "in_progress", "complete", "error")),
    "details": RICH_TEXT,
    "output": RICH_TEXT,
    "sources": Arr(Tagged({"url": _SOURCE})),
}

TASK_CARD = Obj(_TASK, ("type", "task_id", "title"))

# Slack's own example of a plan leaves the type of its tasks out.
PLAN = Obj(
    {"type": Str(), "block_id": BLOCK_ID, "title": Str(), "tasks": Arr(Obj(_TASK, ("task_id", "title")))},
    ("type", "title"),
)
