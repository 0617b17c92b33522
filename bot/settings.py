"""Read what the operator sets: a frozen dataclass from an environment mapping, checked before anything starts."""

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from typing import Self
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from bot.domain.reading.times import ShoutoutTime, parse_shoutout, parse_time
from bot.errors import ConfigurationError, InvalidInputError

SLACK_API = "https://slack.com/api/"
DEFAULT_DATABASE = "sqlite:///cx-help.sqlite3"
_TOKENS = {
    "SLACK_BOT_TOKEN": ("xoxb-", "OAuth & Permissions"),
    "SLACK_APP_TOKEN": ("xapp-", "Basic Information, App-Level Tokens"),
}
"""By setting that has no default, how its token begins, and on which page of the app's settings it is."""
_MEMBER_ID = re.compile(r"[UW][A-Z0-9]{2,}")
_MASKED = re.compile(r"//[^/@]*@")


@dataclass(frozen=True, slots=True)
class Settings:
    """The bot's settings; their repr contains no token.

    `channel` is the shout-out channel's name (without #) or id, None for none. `zone` is an IANA name, for the
    shout-out and for people without one. `api_url` is the root of the Web API and ends with a slash. `ideas` is the
    path of the company's file of ideas, None for none. `country` is the operator's text for the place of public
    holidays. `admins` are Slack ids of people who may change the workspace's settings, beside Slack's own admins.
    """

    bot_token: str = field(repr=False)
    app_token: str = field(repr=False)
    database_url: str = field(repr=False)
    api_url: str
    channel: str | None
    zone: str
    nudge_time: time
    shoutout: ShoutoutTime
    ideas: str | None
    log_level: str
    country: str | None = None
    admins: frozenset[str] = frozenset()

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """Read the settings; raise ConfigurationError for all that are missing, or else for the first bad one."""
        _check_all_given(environment)
        return cls(
            bot_token=_token(environment, "SLACK_BOT_TOKEN"),
            app_token=_token(environment, "SLACK_APP_TOKEN"),
            database_url=database_url(environment),
            api_url=_api_url(_given(environment, "SLACK_API_URL", SLACK_API)),
            channel=_given(environment, "CX_CHANNEL", "").removeprefix("#") or None,
            zone=_zone(_given(environment, "CX_TIMEZONE", "UTC")),
            nudge_time=_nudge_time(_given(environment, "CX_NUDGE_TIME", "09:30")),
            shoutout=_shoutout(_given(environment, "CX_SHOUTOUT", "fri 15:00")),
            ideas=ideas_path(environment),
            country=_given(environment, "CX_COUNTRY", "") or None,
            admins=_admins(_given(environment, "CX_ADMINS", "")),
            log_level=_log_level(_given(environment, "LOG_LEVEL", "INFO")),
        )


def database_url(environment: Mapping[str, str]) -> str:
    """Return only the database's URL, for commands that need no Slack."""
    return _given(environment, "DATABASE_URL", DEFAULT_DATABASE)


def ideas_path(environment: Mapping[str, str]) -> str | None:
    """Return only the path of the company's file of ideas, None for none."""
    return _given(environment, "CX_IDEAS", "") or None


def secrets_in(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the values that must not appear in a log line: the tokens, and the password in the database's URL."""
    tokens = tuple(_given(environment, name, "") for name in _TOKENS)
    return tuple(dict.fromkeys(secret for secret in (*tokens, *_passwords(database_url(environment))) if secret))


def _passwords(url: str) -> tuple[str, ...]:
    """Return the password in a URL, encoded and decoded; a URL that cannot be parsed counts as a whole."""
    try:
        password = urlsplit(url).password or ""
    except ValueError:
        return (url,)
    return password, unquote(password)


def _given(environment: Mapping[str, str], name: str, default: str) -> str:
    return environment.get(name, "").strip() or default


def _check_all_given(environment: Mapping[str, str]) -> None:
    missing = [name for name in _TOKENS if not _given(environment, name, "")]
    if not missing:
        return
    tokens = " and ".join("the token that begins with {} from “{}”".format(*_TOKENS[name]) for name in missing)
    first = "" if Path(".env").is_file() else "Type `cp .env.example .env` to make that file first."
    raise ConfigurationError(
        f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} not set. "
        f"Copy {tokens} in your Slack app's settings into .env. {first}".rstrip()
    )


def _token(environment: Mapping[str, str], name: str) -> str:
    prefix, page = _TOKENS[name]
    token = _given(environment, name, "")
    if not token.startswith(prefix):
        raise ConfigurationError(
            f"{name} must begin with {prefix}; this is another kind of token. Copy the right one from “{page}” in your "
            "Slack app's settings into .env."
        )
    if not token.isascii() or any(letter.isspace() for letter in token):
        raise ConfigurationError(f"{name} contains a space or another odd character. Copy only the token.")
    return token


def _api_url(text: str) -> str:
    if not _is_web_address(text):
        raise ConfigurationError(
            f"SLACK_API_URL is “{_MASKED.sub('//…@', text)}”, which is not a web address. Leave it empty for Slack, "
            "or use one such as http://127.0.0.1:3977/api/."
        )
    return text.rstrip("/") + "/"


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        # Reading the port validates it.
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ConfigurationError(
            f"CX_TIMEZONE is “{name}”, which is not a time zone. Use an IANA name such as Europe/Berlin."
        ) from error
    return name


def _nudge_time(text: str) -> time:
    try:
        return parse_time(text)
    except InvalidInputError as error:
        raise ConfigurationError(f"CX_NUDGE_TIME is “{text}”, which is not a time. Use one such as 09:30.") from error


def _shoutout(text: str) -> ShoutoutTime:
    try:
        return parse_shoutout(text)
    except InvalidInputError as error:
        raise ConfigurationError(
            f"CX_SHOUTOUT is “{text}”, which is not a day and time. Use one such as fri 15:00."
        ) from error


def _admins(text: str) -> frozenset[str]:
    names = [name for name in re.split(r"[\s,;]+", text) if name]
    wrong = next((name for name in names if not _MEMBER_ID.fullmatch(name)), None)
    if wrong is not None:
        raise ConfigurationError(
            f"CX_ADMINS contains “{wrong}”, which is not a member ID. Use IDs such as U012ABCDEF; in Slack, open the "
            "person's profile, then ⋮, Copy member ID."
        )
    return frozenset(names)


def _log_level(name: str) -> str:
    level = name.upper()
    if level not in logging.getLevelNamesMapping() or level == "NOTSET":
        raise ConfigurationError(f"LOG_LEVEL is “{name}”. Use DEBUG, INFO, WARNING or ERROR.")
    return level
