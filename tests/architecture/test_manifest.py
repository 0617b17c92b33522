"""The manifest and the code agree, both ways: commands, shortcuts, events, and the scopes that they need."""

import ast
import re
from collections.abc import Iterator
from typing import Any, cast

import pytest
import yaml
from slack_bolt import App
from slack_sdk import WebClient

from bot.slack.listeners import register_all
from bot.slack.listeners.desk import Desk
from bot.slack.scopes import EVENT_SCOPES, METHOD_SCOPES, REQUIRED
from local_slack.app.scopes import EVENTS, METHODS
from tests.architecture.code import ROOT, modules
from tests.support.listening import RecordingApp

LIMITS = {"name": 35, "description": 140, "command": 32, "shortcut": 150}


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "manifest.yml").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def app() -> RecordingApp:
    recording = RecordingApp()
    register_all(cast("App", recording), cast("Desk", object()))
    return recording


def test_the_commands_are_those_that_are_listened_to(manifest: dict[str, Any], app: RecordingApp) -> None:
    assert [entry["command"] for entry in manifest["features"]["slash_commands"]] == app.names("command")
    assert all(entry["should_escape"] for entry in manifest["features"]["slash_commands"])


def test_the_shortcuts_are_those_that_are_listened_to(manifest: dict[str, Any], app: RecordingApp) -> None:
    listed = [entry["callback_id"] for entry in manifest["features"]["shortcuts"]]
    assert sorted(listed) == sorted(app.names("shortcut"))


def test_the_events_are_those_that_are_listened_to(manifest: dict[str, Any], app: RecordingApp) -> None:
    subscribed = manifest["settings"]["event_subscriptions"]["bot_events"]
    assert {name.partition(".")[0] for name in subscribed} == set(app.names("event"))
    assert set(subscribed) == set(EVENT_SCOPES)
    assert len(subscribed) == len(set(subscribed))


@pytest.mark.parametrize(
    "sort", ["command", "action", "shortcut", "view_submission", "view_closed", "options", "event"]
)
def test_whatever_slack_sends_finds_a_listener(app: RecordingApp, sort: str) -> None:
    assert app.catches_all(sort)


def test_the_scopes_are_exactly_those_that_are_needed(manifest: dict[str, Any]) -> None:
    listed = manifest["oauth_config"]["scopes"]["bot"]
    assert set(listed) == REQUIRED
    assert len(listed) == len(set(listed))


def test_the_docs_say_what_each_scope_is_for() -> None:
    page = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
    table = page.partition("| scope | for |")[2].partition("\n\n")[0]
    named = [row.split("|")[1] for row in table.splitlines()[2:]]
    assert sorted(re.findall(r"`([^`]+)`", " ".join(named))) == sorted(REQUIRED)


def test_the_methods_whose_scopes_are_listed_are_those_that_are_called() -> None:
    assert set(called_methods()) == set(METHOD_SCOPES)


@pytest.mark.parametrize("method", sorted(METHOD_SCOPES))
def test_a_methods_scopes_are_some_of_those_that_slack_asks_for(method: str) -> None:
    ours, slacks = METHOD_SCOPES[method], set(METHODS[method].scopes)
    assert ours <= slacks
    assert bool(ours) == bool(slacks)


@pytest.mark.parametrize("event", sorted(EVENT_SCOPES))
def test_an_events_scopes_are_some_of_those_that_slack_asks_for(event: str) -> None:
    ours, slacks = EVENT_SCOPES[event], set(EVENTS[event])
    assert ours <= slacks
    assert bool(ours) == bool(slacks)


def test_the_manifest_keeps_slacks_limits(manifest: dict[str, Any]) -> None:
    about, features = manifest["display_information"], manifest["features"]
    assert len(about["name"]) <= LIMITS["name"]
    assert len(about["description"]) <= LIMITS["description"]
    assert all(len(entry["command"]) <= LIMITS["command"] for entry in features["slash_commands"])
    assert all(len(entry["description"]) <= LIMITS["shortcut"] for entry in features["shortcuts"])


def test_the_manifest_turns_on_what_the_bot_works_with_and_nothing_that_cannot_be_undone(
    manifest: dict[str, Any],
) -> None:
    settings, home = manifest["settings"], manifest["features"]["app_home"]
    assert settings["socket_mode_enabled"]
    assert settings["interactivity"]["is_enabled"]
    assert home["home_tab_enabled"]
    assert home["messages_tab_enabled"]
    assert not settings["token_rotation_enabled"]
    assert not settings["org_deploy_enabled"]


def called_methods() -> Iterator[str]:
    """The Web API methods that the code calls: `client.users_info(…)`, or by name as in `_call("users.info")`."""
    for module, tree in modules().items():
        if not module.startswith(("bot.slack", "bot.doctor")):
            continue
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            name, first = node.func.attr, node.args[0] if node.args else None
            if name in {"api_call", "_call", "_all", "_pages"}:
                if isinstance(first, ast.Constant):
                    yield str(first.value)
            elif "_" in name.strip("_") and not name.startswith("_") and hasattr(WebClient, name):
                yield name.replace("_", ".")
