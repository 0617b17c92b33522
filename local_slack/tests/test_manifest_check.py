"""Manifests that Slack would not take are refused, with every fault and its place; the same over HTTP and in Python."""

import pytest

from local_slack import AppConfig, LocalSlack, ManifestError
from local_slack.app.scopes import EVENTS, METHODS
from support.control import Program
from support.harness import MANIFEST, Dict
from support.http_app import http_manifest

GOOD: Dict = {
    "display_information": {"name": "Hello"},
    "features": {"slash_commands": [{"command": "/hello", "description": "Say hello"}]},
    "oauth_config": {"scopes": {"bot": ["commands"]}},
    "settings": {"socket_mode_enabled": True},
}
COMMAND: Dict = GOOD["features"]["slash_commands"][0]
SHORTCUT: Dict = {"name": "Greet", "type": "global", "callback_id": "greet", "description": "Greets"}
NEEDED = "is needed without Socket Mode (settings.socket_mode_enabled)"


def commands(*commands: Dict) -> Dict:
    return {"features": {"slash_commands": list(commands)}}


def scopes(*bot: object) -> Dict:
    return {"oauth_config": {"scopes": {"bot": list(bot)}}}


WRONG: list[tuple[Dict, list[str]]] = [
    ({"display_information": {}}, ["display_information: missing required field: name"]),
    ({"display_information": {"name": "n" * 54}}, ["display_information.name: must be less than 36 characters"]),
    ({"display_information": None}, ["display_information: must provide an object"]),
    (
        {"display_information": {"name": "Hello", "background_color": "#12"}},
        ["display_information.background_color: must be a color such as #1f4f46"],
    ),
    ({"bogus": 1}, ["the manifest: invalid additional property: bogus"]),
    (commands(COMMAND | {"command": "hello"}), ["features.slash_commands[0].command: must begin with /"]),
    (commands({"command": "/hello"}), ["features.slash_commands[0]: missing required field: description"]),
    (commands(COMMAND, COMMAND), ["features.slash_commands: must not have /hello more than once"]),
    (
        commands(COMMAND | {"url": "example.com", "usage": "x"}),
        [
            "features.slash_commands[0].url: must begin with https:// or http://",
            "features.slash_commands[0]: invalid additional property: usage",
        ],
    ),
    (
        {"features": {"shortcuts": [SHORTCUT | {"type": "globall"}]}},
        ["features.shortcuts[0].type: must be global or message"],
    ),
    (
        scopes("commands", "chat:wirte", 5, "bogus:x"),
        [
            "oauth_config.scopes.bot[1]: Slack has no scope 'chat:wirte'; is it chat:write?",
            "oauth_config.scopes.bot[2]: must be the name of a scope",
            "oauth_config.scopes.bot[3]: Slack has no scope 'bogus:x'",
        ],
    ),
    (scopes(), ["features.slash_commands: needs the scope commands in oauth_config.scopes.bot"]),
    (
        scopes() | {"features": {"shortcuts": [SHORTCUT]}},
        ["features.shortcuts: needs the scope commands in oauth_config.scopes.bot"],
    ),
    (
        {
            "settings": {
                "interactivity": {"is_enabled": True},
                "event_subscriptions": {"bot_events": ["app_mention", "app_mention"]},
            }
        },
        ["settings.event_subscriptions.bot_events: must not have app_mention more than once"],
    ),
    (
        {
            "settings": {
                "interactivity": {"is_enabled": True},
                "event_subscriptions": {"bot_events": ["app_mention"]},
            }
        },
        [
            f"features.slash_commands[0].url: {NEEDED}",
            f"settings.event_subscriptions.request_url: {NEEDED}",
            f"settings.interactivity.request_url: {NEEDED}",
        ],
    ),
    (
        {"settings": {"socket_mode_enabled": "yes"}, "features": []},
        ["settings.socket_mode_enabled: must provide a boolean", "features: must provide an object"],
    ),
]


def test_every_fault_of_a_manifest_is_named_with_its_place(slack: LocalSlack) -> None:
    program = Program(slack)
    for wrong, problems in WRONG:
        with pytest.raises(ManifestError) as refused:
            AppConfig.from_manifest(GOOD | wrong)
        assert sorted(refused.value.problems) == sorted(problems)
        answer = program.do("install", manifest=GOOD | wrong)
        assert answer["status"] == 400
        assert answer["error"] == f"Slack does not take that manifest: {refused.value}"
    with pytest.raises(ManifestError, match="the manifest: must provide an object"):
        AppConfig.from_manifest(None)


def test_manifests_that_slack_takes_are_taken() -> None:
    for good in (GOOD, MANIFEST, http_manifest("https://example.com"), {"display_information": {"name": "Hello"}}):
        assert AppConfig.from_manifest(good).doubts == ()


def test_scopes_that_slack_may_have_by_now_are_doubted_and_others_refused(slack: LocalSlack) -> None:
    line = "the manifest has an unknown scope: Slack has no scope 'chanels:read'; is it channels:read?"
    assert AppConfig.from_manifest(GOOD | scopes("commands", "chanels:read")).doubts == (line,)
    for wrong in (["bogus:x"], ["chat:write "]):
        with pytest.raises(ManifestError, match="Slack has no scope"):
            slack.set_scopes(wrong)
        assert Program(slack).do("scopes", scopes=wrong)["error"].startswith(f"Slack has no scope {wrong[0]!r}")
    known = [scope for method in METHODS.values() for scope in method.scopes]
    slack.set_scopes([*known, *(scope for needed in EVENTS.values() for scope in needed)])
