"""Ask Slack for the bot's identity, from its tokens."""

from dataclasses import dataclass

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.errors import ConfigurationError
from bot.slack.client import FAILURES, error_of, explain

_WRONG_TOKEN = frozenset({"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"})


@dataclass(frozen=True, slots=True)
class Identity:
    """The bot in its workspace; `scopes` are those of its token, empty if Slack did not say."""

    team_id: str
    team: str
    bot_user_id: str
    bot_id: str
    scopes: frozenset[str]


def identify(client: WebClient) -> Identity:
    """Ask Slack for the bot of this token; raise ConfigurationError, with what to do, if the token is invalid."""
    try:
        answer = client.auth_test()
    except FAILURES as failure:
        raise ConfigurationError(_sentence("SLACK_BOT_TOKEN", "OAuth & Permissions", failure)) from failure
    headers = {name.lower(): value for name, value in (answer.headers or {}).items()}
    granted = headers.get("x-oauth-scopes", "")
    listed = granted[0] if isinstance(granted, list) else granted
    return Identity(
        team_id=str(answer["team_id"]),
        team=str(answer.get("team") or ""),
        bot_user_id=str(answer["user_id"]),
        bot_id=str(answer.get("bot_id") or ""),
        scopes=frozenset(scope.strip() for scope in listed.split(",") if scope.strip()),
    )


def check_app_token(client: WebClient, app_token: str) -> str:
    """Ask Slack for a connection, and return its URL; raise ConfigurationError, with what to do, on refusal."""
    try:
        return str(client.apps_connections_open(app_token=app_token)["url"])
    except FAILURES as failure:
        raise ConfigurationError(
            _sentence("SLACK_APP_TOKEN", "Basic Information, App-Level Tokens", failure)
        ) from failure


def _sentence(name: str, page: str, failure: BaseException) -> str:
    error = error_of(failure) if isinstance(failure, SlackApiError) else None
    if error is None:
        return _capital(f"{explain(failure)}. Check the network, and SLACK_API_URL if you set it.")
    if error in _WRONG_TOKEN | {"not_allowed_token_type"}:
        return f"Slack refuses {name}. Copy it again from “{page}” in your Slack app's settings into .env."
    return f"{name} does not work: {explain(failure)}. Compare the app's settings with manifest.yml."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
