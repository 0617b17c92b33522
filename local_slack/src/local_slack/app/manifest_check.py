"""Refuse manifests that Slack would not take, with everything that is wrong with them."""

from collections.abc import Iterator, Mapping
from typing import Any

from local_slack.app.all_scopes import why_no_scope
from local_slack.app.manifest_shape import MANIFEST
from local_slack.checks.problem import Notes

Json = Mapping[str, Any]
_NOWHERE = "is needed without Socket Mode (settings.socket_mode_enabled)"


class ManifestError(ValueError):
    """No manifest; `problems` has a sentence for each thing that is wrong, with its place."""

    def __init__(self, *problems: str) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


class _Sentences(Notes):
    """Faults as somebody reads them who looks for the place in a file."""

    def add(self, fault: str, at: str) -> None:
        """Note one fault, with the keys that lead there."""
        steps = (f"[{step}]" if step.isdecimal() else f".{step}" for step in at.split("/")[1:])
        self.lines.append(f"{''.join(steps).removeprefix('.') or 'the manifest'}: {fault}")


def checked_manifest(manifest: object) -> Json:
    """Return that manifest; raise ManifestError unless Slack takes it."""
    notes = _Sentences()
    MANIFEST.check(manifest, "", notes)
    if not notes.lines and isinstance(manifest, Mapping):
        for problem, at in _contradictions(manifest):
            notes.add(problem, at)
    if notes.lines or not isinstance(manifest, Mapping):
        raise ManifestError(*notes.lines)
    return manifest


def check_scopes(names: object) -> None:
    """Raise ManifestError if one of these names is surely no scope of Slack's."""
    listed = names if isinstance(names, list | tuple) else [names]
    problems = [problem for name in listed if (problem := why_no_scope(name))]
    if problems:
        raise ManifestError(*problems)


def _contradictions(manifest: Json) -> Iterator[tuple[str, str]]:
    """List what is wrong between the parts of a manifest, each of which is right: what, and where."""
    features, settings = manifest.get("features", {}), manifest.get("settings", {})
    scopes = manifest.get("oauth_config", {}).get("scopes", {})
    granted = {*scopes.get("bot", ()), *scopes.get("bot_optional", ())}
    for kind in ("slash_commands", "shortcuts"):
        if kind in features and "commands" not in granted:
            yield "needs the scope commands in oauth_config.scopes.bot", f"/features/{kind}"
    if settings.get("socket_mode_enabled"):
        return
    for place, command in enumerate(features.get("slash_commands", ())):
        if "url" not in command:
            yield _NOWHERE, f"/features/slash_commands/{place}/url"
    events, interactivity = settings.get("event_subscriptions", {}), settings.get("interactivity", {})
    if events.get("bot_events") and "request_url" not in events:
        yield _NOWHERE, "/settings/event_subscriptions/request_url"
    if interactivity.get("is_enabled") and "request_url" not in interactivity:
        yield _NOWHERE, "/settings/interactivity/request_url"
