"""Print what apps need to reach the local Slack: as lines for a shell, or as JSON."""

import json
import re
from collections.abc import Sequence

from local_slack.app.manifest import AppConfig
from local_slack.driver.installed_app import InstalledApp
from local_slack.driver.local_slack import LocalSlack

_SHARED = "SLACK_API_URL"
Apps = Sequence[tuple[AppConfig, InstalledApp]]


def told(slack: LocalSlack, apps: Apps, *, as_json: bool) -> str:
    """Return the addresses, tokens and secrets of all apps. Variables of later ones begin with the app's name."""
    if as_json:
        given = {"url": slack.url, "api_url": slack.api_url, "team_id": slack.team_id}
        named = [{"name": config.name} | _tokens(app) | _client(app) for config, app in apps]
        return json.dumps(given | _tokens(slack) | _client(slack) | {"apps": named}) + "\n"
    names = _listed([config.name for config, _ in apps])
    lines = [f"# {names} installed in the workspace at {slack.url} (open it in a browser; Ctrl+C ends it)."]
    for prefix, (_, app) in zip(_prefixes(apps), apps, strict=True):
        own = {name: value for name, value in app.environment.items() if not prefix or name != _SHARED}
        lines += [f"export {prefix}{name}={value}" for name, value in own.items()]
        lines += _oauth(prefix, app)
    return "\n".join(lines) + "\n"


def _oauth(prefix: str, app: InstalledApp) -> list[str]:
    """Return lines to copy for an app that people install with OAuth, which a shell passes over."""
    given = [f"#   export {prefix}{name}={value}" for name, value in app.oauth_environment.items()]
    when = "# Only if people install the app with OAuth, for then Bolt for Python ignores the bot's token:"
    return [when, *given] if given else []


def _tokens(app: InstalledApp) -> dict[str, str]:
    return {"bot_token": app.bot_token, "app_token": app.app_token, "signing_secret": app.signing_secret}


def _client(app: InstalledApp) -> dict[str, str]:
    return {"client_id": app.client_id, "client_secret": app.client_secret}


def _listed(names: list[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last} are" if others else f"{last} is"


def _prefixes(apps: Apps) -> list[str]:
    """Return nothing for the first app, and for each other one a prefix of its own that a shell takes."""
    prefixes = [""]
    for config, _ in apps[1:]:
        name = re.sub(r"[^A-Z0-9]+", "_", config.name.upper()).strip("_")
        name = name if name[:1].isalpha() else f"APP_{name}".strip("_")
        taken = sum(each.startswith(f"{name}_") for each in prefixes)
        prefixes.append(f"{name}_{taken + 1}_" if taken else f"{name}_")
    return prefixes
