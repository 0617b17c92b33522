"""A local Slack that the manifest's app is installed in, and the settings with which the bot runs against it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from local_slack import AppConfig, LocalSlack

MANIFEST = Path(__file__).parents[2] / "manifest.yml"
CHANNEL = "cx"


def manifest() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    return loaded


@contextmanager
def local_slack(**app_home: bool) -> Iterator[LocalSlack]:
    """A local Slack with Ana in #cx, on the machine's own time; `app_home` changes the app's settings there."""
    config = manifest()
    config["features"]["app_home"] |= app_home
    with LocalSlack.start(app=AppConfig.from_manifest(config)) as slack:
        slack.limit_bursts(1)
        slack.add_channel(CHANNEL, members=[slack.add_person("ana")])
        yield slack


def environment(slack: LocalSlack, folder: Path, **more: str) -> dict[str, str]:
    """The bot's environment."""
    settings = {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "SLACK_API_URL": slack.api_url,
        "DATABASE_URL": f"sqlite:///{folder / 'bot.sqlite3'}",
        "CX_CHANNEL": CHANNEL,
    }
    return settings | more


def env_file(folder: Path, settings: dict[str, str]) -> Path:
    """A file that holds the environment."""
    path = folder / "scratch.env"
    path.write_text("".join(f"{name}='{value}'\n" for name, value in settings.items()), encoding="utf-8")
    return path
