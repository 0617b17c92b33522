"""Define composition objects: texts, options, confirm dialogs and the like."""

import re
from datetime import date

from local_slack.checks import limits, rules
from local_slack.checks.schema import Arr, Bool, Obj, Str, Tagged

ID = Str()
BLOCK_ID = Str(limits.BLOCK_ID)
ACTION_ID = Str(limits.ACTION_ID)
STYLE = Str(among=("primary", "danger"))


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _like(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_WEB = _like(r"https?://[^\s<>]+")
_SECURE = _like(r"https://[^\s<>]+")
_ANY_SCHEME = _like(r"[a-z][a-z0-9+.-]*:[^\s<>]+")
_TIME = _like(r"([01]\d|2[0-3]):[0-5]\d")
_NUMBER = _like(r"-?\d+(\.\d+)?")

WEB_URL = Str(limits.URL, form=lambda text: bool(_WEB.fullmatch(text)), says="must be a valid URL")
SECURE_URL = Str(limits.URL, form=lambda text: bool(_SECURE.fullmatch(text)), says="must be a valid HTTPS URL")
ANY_URL = Str(limits.URL, form=lambda text: bool(_ANY_SCHEME.fullmatch(text)), says="must be a valid URL")
DATE = Str(form=_is_date, says="must be a date in the format YYYY-MM-DD")
TIME = Str(form=lambda text: bool(_TIME.fullmatch(text)), says="must be a time in the format HH:mm")
NUMBER = Str(form=lambda text: bool(_NUMBER.fullmatch(text)), says="must be a number")


def _plain(most: int) -> Obj:
    return Obj({"type": Str(), "text": Str(most), "emoji": Bool()}, ("type", "text"))


def _mrkdwn(most: int) -> Obj:
    return Obj({"type": Str(), "text": Str(most), "verbatim": Bool()}, ("type", "text"))


def plain(most: int = limits.SECTION_TEXT) -> Tagged:
    """Return the shape of a text object that must be plain_text."""
    return Tagged({"plain_text": _plain(most)})


def text(most: int = limits.SECTION_TEXT) -> Tagged:
    """Return the shape of a text object of either type."""
    return Tagged(text_kinds(most), union=True)


def text_kinds(most: int = limits.SECTION_TEXT) -> dict[str, Obj]:
    """Return both types of text object, to join with other types."""
    return {"plain_text": _plain(most), "mrkdwn": _mrkdwn(most)}


PLACEHOLDER = plain(limits.PLACEHOLDER)

CONFIRM = Obj(
    {
        "title": plain(limits.CONFIRM_TITLE),
        "text": text(limits.CONFIRM_TEXT),
        "confirm": plain(limits.CONFIRM_BUTTON),
        "deny": plain(limits.CONFIRM_BUTTON),
        "style": STYLE,
    },
    ("title", "text", "confirm", "deny"),
)


def _option(words: Tagged, **more: Str) -> Obj:
    return Obj({"text": words, "value": Str(limits.OPTION_VALUE), "description": words, **more}, ("text", "value"))


SELECT_OPTION = _option(plain(limits.OPTION_TEXT))
CHOICE_OPTION = _option(text(limits.OPTION_TEXT))
OVERFLOW_OPTION = _option(plain(limits.OPTION_TEXT), url=ANY_URL)

OPTION_GROUP = Obj(
    {"label": plain(limits.OPTION_TEXT), "options": Arr(SELECT_OPTION, limits.SELECT_OPTIONS)},
    ("label", "options"),
)

SLACK_FILE = Obj({"id": ID, "url": WEB_URL}, rules=(rules.exactly_one_of("id", "url"),))

DISPATCH = Obj(
    {"trigger_actions_on": Arr(Str(among=("on_enter_pressed", "on_character_entered")), 2)},
    ("trigger_actions_on",),
)

CONVERSATION_FILTER = Obj(
    {
        "include": Arr(Str(among=("im", "mpim", "private", "public"))),
        "exclude_external_shared_channels": Bool(),
        "exclude_bot_users": Bool(),
    },
    rules=(rules.at_least_one_of("include", "exclude_external_shared_channels", "exclude_bot_users"),),
)
