"""Describe the shape of a manifest, as Slack's reference and its published JSON schema do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from local_slack.app.all_scopes import why_no_scope
from local_slack.checks.problem import Notes
from local_slack.checks.schema import Arr, Bool, Int, Obj, Shape, Str

_COLOR = "must be a color such as #1f4f46"
_URL = "must begin with https:// or http://"


@dataclass(frozen=True)
class Anything:
    """What the local Slack has no use for, and takes as it is."""

    def check(self, value: object, at: str, notes: Notes) -> None:
        """Note nothing."""


@dataclass(frozen=True)
class Scope:
    """The name of a scope."""

    def check(self, value: object, at: str, notes: Notes) -> None:
        """Note a name that is surely no scope."""
        problem = why_no_scope(value)
        if problem is not None:
            notes.add(problem, at)


@dataclass(frozen=True)
class Different:
    """A list of text in which nothing stands twice."""

    of: Arr

    def check(self, value: object, at: str, notes: Notes) -> None:
        """Note every fault of the list, and what stands in it twice."""
        self.of.check(value, at, notes)
        if isinstance(value, list):
            repeated(value, at, notes)


def repeated(names: list[Any], at: str, notes: Notes) -> None:
    """Note each name that stands in a list more than once."""
    for name in dict.fromkeys(each for each in names if isinstance(each, str)):
        if names.count(name) > 1:
            notes.add(f"must not have {name} more than once", at)


def _is_color(text: str) -> bool:
    return text[:1] == "#" and len(text) in (4, 7) and all(letter in "0123456789abcdefABCDEF" for letter in text[1:])


def _begins(*starts: str) -> Callable[[str], bool]:
    return lambda text: text.startswith(starts)


def _url(most: int) -> Str:
    return Str(most, form=_begins("https://", "http://"), says=_URL)


def _one_command_each(features: Mapping[str, Any], at: str, notes: Notes) -> None:
    repeated([each["command"] for each in features.get("slash_commands", ())], f"{at}/slash_commands", notes)


_ANY = Anything()
_SCOPES = Arr(Scope(), 255, least=0)
_EVENTS = Different(Arr(Str(50), 100, least=0))

_COMMAND = Obj(
    {
        "command": Str(32, 2, form=_begins("/"), says="must begin with /"),
        "description": Str(2000),
        "usage_hint": Str(1000),
        "should_escape": Bool(),
        "url": _url(3000),
    },
    ("command", "description"),
)
_SHORTCUT = Obj(
    {
        "name": Str(24),
        "type": Str(form=lambda kind: kind in ("global", "message"), says="must be global or message"),
        "callback_id": Str(255),
        "description": Str(150),
    },
    ("name", "type", "callback_id", "description"),
)
_FEATURES = Obj(
    {
        "app_home": Obj(
            {
                "home_tab_enabled": Bool(),
                "messages_tab_enabled": Bool(),
                "messages_tab_read_only_enabled": Bool(),
            }
        ),
        "bot_user": Obj({"display_name": Str(80), "always_online": Bool()}, ("display_name",)),
        "shortcuts": Arr(_SHORTCUT, 10),
        "slash_commands": Arr(_COMMAND, 50),
        "unfurl_domains": Different(Arr(Str(255), 5)),
        **dict.fromkeys(
            ("agent_view", "assistant_view", "functions", "rich_previews", "search", "workflow_steps"), _ANY
        ),
    },
    rules=(_one_command_each,),
)
_OAUTH = Obj(
    {
        "redirect_urls": Different(Arr(Str(2500), 1000, least=0)),
        "scopes": Obj(dict.fromkeys(("bot", "bot_optional", "user", "user_optional"), _SCOPES)),
        "token_management_enabled": Bool(),
        "pkce_enabled": Bool(),
    }
)
_SETTINGS = Obj(
    {
        "allowed_ip_address_ranges": Different(Arr(Str(), 50)),
        "event_subscriptions": Obj(
            {
                "request_url": _url(3500),
                "bot_events": _EVENTS,
                "user_events": _EVENTS,
                "metadata_subscriptions": _ANY,
            }
        ),
        "incoming_webhooks": Obj({"incoming_webhooks_enabled": Bool()}),
        "interactivity": Obj(
            {"is_enabled": Bool(), "request_url": _url(3500), "message_menu_options_url": _url(3500)},
            ("is_enabled",),
        ),
        **dict.fromkeys(
            ("is_hosted", "is_mcp_enabled", "org_deploy_enabled", "socket_mode_enabled", "token_rotation_enabled"),
            Bool(),
        ),
        **dict.fromkeys(("function_runtime", "hermes_app_type"), Str()),
        "siws_links": _ANY,
    }
)
_VERSION: Mapping[str, Shape] = dict.fromkeys(
    ("major_version", "minor_version", "min_version", "schema_version"), Int()
)
MANIFEST = Obj(
    {
        "$schema": Str(),
        "_metadata": Obj(_VERSION),
        "display_information": Obj(
            {
                "name": Str(35),
                "description": Str(140),
                "long_description": Str(4000, 174),
                "background_color": Str(form=_is_color, says=_COLOR),
            },
            ("name",),
        ),
        "features": _FEATURES,
        "oauth_config": _OAUTH,
        "settings": _SETTINGS,
        **dict.fromkeys(
            (
                "app_directory", "datastores", "external_auth_providers", "functions", "outgoing_domains", "types",
                "workflows",
            ),
            _ANY,
        ),
    },
    ("display_information",),
)  # fmt: skip
