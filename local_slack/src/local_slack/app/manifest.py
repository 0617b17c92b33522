"""Read an app's manifest: nothing else about the app is known here."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Self

import yaml

from local_slack.app.all_scopes import is_known_scope, no_scope
from local_slack.app.manifest_check import ManifestError, checked_manifest
from local_slack.app.scopes import EVENTS


@dataclass(frozen=True)
class SlashCommand:
    """One slash command, such as `/hello`; `should_escape` turns typed mentions into Slack's markup."""

    command: str
    description: str = ""
    usage_hint: str = ""
    should_escape: bool = False
    url: str = ""


@dataclass(frozen=True)
class Shortcut:
    """One shortcut: a global one is used from anywhere, a message one on a message."""

    name: str
    callback_id: str
    type: Literal["global", "message"] = "global"
    description: str = ""


@dataclass(frozen=True)
class AppConfig:
    """An app as its manifest describes it."""

    name: str = "Hello"
    commands: tuple[SlashCommand, ...] = ()
    shortcuts: tuple[Shortcut, ...] = ()
    bot_scopes: tuple[str, ...] = ()
    bot_events: tuple[str, ...] = ()
    home_tab_enabled: bool = False
    messages_tab_enabled: bool = False
    messages_tab_read_only_enabled: bool = False
    interactivity_enabled: bool = True
    socket_mode_enabled: bool = True
    event_url: str = ""
    interactivity_url: str = ""
    options_url: str = ""
    """Where external menus are filled from, in HTTP mode."""
    redirect_urls: tuple[str, ...] = ()
    user_scopes: tuple[str, ...] = ()

    @classmethod
    def from_file(cls, path: Path | str) -> Self:
        """Read a manifest file, in YAML or JSON; OSError if it cannot be read, ManifestError if it is none."""
        try:
            content = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            raise ManifestError(f"it is not YAML: {error}") from error
        return cls.from_manifest(content)

    @classmethod
    def from_manifest(cls, content: object) -> Self:
        """Read a Slack manifest, already parsed from YAML or JSON; what is absent is off.

        Raise ManifestError if Slack would not take it.
        """
        manifest = checked_manifest(content)
        features = manifest.get("features", {})
        settings = manifest.get("settings", {})
        home = features.get("app_home", {})
        names = manifest.get("display_information", {})
        events, interactivity = settings.get("event_subscriptions", {}), settings.get("interactivity", {})
        oauth = manifest.get("oauth_config", {})
        return cls(
            name=features.get("bot_user", {}).get("display_name") or names.get("name", cls.name),
            commands=tuple(_command(entry) for entry in features.get("slash_commands", ())),
            shortcuts=tuple(_shortcut(entry) for entry in features.get("shortcuts", ())),
            bot_scopes=tuple(oauth.get("scopes", {}).get("bot", ())),
            bot_events=tuple(events.get("bot_events", ())),
            home_tab_enabled=bool(home.get("home_tab_enabled", False)),
            messages_tab_enabled=bool(home.get("messages_tab_enabled", False)),
            messages_tab_read_only_enabled=bool(home.get("messages_tab_read_only_enabled", False)),
            interactivity_enabled=bool(interactivity.get("is_enabled", False)),
            socket_mode_enabled=bool(settings.get("socket_mode_enabled", False)),
            event_url=events.get("request_url", ""),
            interactivity_url=interactivity.get("request_url", ""),
            options_url=interactivity.get("message_menu_options_url", ""),
            redirect_urls=tuple(oauth.get("redirect_urls", ())),
            user_scopes=tuple(oauth.get("scopes", {}).get("user", ())),
        )

    @property
    def doubts(self) -> tuple[str, ...]:
        """Return what is odd about it, in sentences: events that never come, scopes that Slack may not have."""
        unsent = (event for event in self.bot_events if event not in EVENTS)
        unknown = (scope for scope in (*self.bot_scopes, *self.user_scopes) if not is_known_scope(scope))
        return (
            *(f"the manifest subscribes to {event}, which this local Slack never sends" for event in unsent),
            *(f"the manifest has an unknown scope: {no_scope(scope)}" for scope in unknown),
        )

    def command(self, name: str) -> SlashCommand | None:
        """Return the command of that name, slash included, or None if the app has no such command."""
        return next((command for command in self.commands if command.command == name), None)

    def shortcut(self, name: str, kind: Literal["global", "message"]) -> Shortcut | None:
        """Return the shortcut that people see under that name (or that has that callback_id)."""
        fitting = (entry for entry in self.shortcuts if entry.type == kind)
        return next((entry for entry in fitting if name in {entry.name, entry.callback_id}), None)


def _command(entry: Mapping[str, Any]) -> SlashCommand:
    return SlashCommand(
        command=entry["command"],
        description=entry.get("description", ""),
        usage_hint=entry.get("usage_hint", ""),
        should_escape=bool(entry.get("should_escape", False)),
        url=entry.get("url", ""),
    )


def _shortcut(entry: Mapping[str, Any]) -> Shortcut:
    return Shortcut(
        name=entry["name"],
        callback_id=entry["callback_id"],
        type=entry.get("type", "global"),
        description=entry.get("description", ""),
    )
