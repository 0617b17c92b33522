"""Each setting has its default, what it takes, and one clear sentence for what it does not."""

from contextlib import chdir
from datetime import time
from pathlib import Path

import pytest

from bot.domain.reading.times import ShoutoutTime
from bot.errors import ConfigurationError
from bot.settings import DEFAULT_DATABASE, SLACK_API, Settings, database_url, ideas_path, secrets_in

BOT, APP = "xoxb-1-2-bosecret", "xapp-1-A-2-apsecret"
TOKENS = {"SLACK_BOT_TOKEN": BOT, "SLACK_APP_TOKEN": APP}
PASSWORD = "hunter2"


def read(**more: str) -> Settings:
    return Settings.from_environment(TOKENS | more)


def test_the_tokens_are_all_that_has_to_be_set() -> None:
    settings = read()
    assert (settings.bot_token, settings.app_token) == (BOT, APP)
    assert (settings.database_url, settings.api_url, settings.channel) == (DEFAULT_DATABASE, SLACK_API, None)
    assert (settings.zone, settings.nudge_time) == ("UTC", time(9, 30))
    assert (settings.shoutout, settings.log_level) == (ShoutoutTime(4, time(15)), "INFO")
    assert (settings.ideas, settings.country, settings.admins) == (None, None, frozenset())


def test_what_is_left_empty_counts_as_not_set() -> None:
    names = ("DATABASE_URL", "SLACK_API_URL", "CX_CHANNEL", "CX_TIMEZONE", "CX_NUDGE_TIME", "CX_SHOUTOUT", "LOG_LEVEL")
    assert read(**dict.fromkeys((*names, "CX_IDEAS", "CX_COUNTRY", "CX_ADMINS"), " ")) == read()


@pytest.mark.parametrize(
    ("name", "text", "field", "value"),
    [
        ("SLACK_BOT_TOKEN", f" {BOT}\n", "bot_token", BOT),
        ("DATABASE_URL", "sqlite:////tmp/x.db", "database_url", "sqlite:////tmp/x.db"),
        ("SLACK_API_URL", "http://127.0.0.1:3977/api", "api_url", "http://127.0.0.1:3977/api/"),
        ("SLACK_API_URL", "https://slack.example/api/", "api_url", "https://slack.example/api/"),
        ("CX_CHANNEL", "#customer-experience", "channel", "customer-experience"),
        ("CX_CHANNEL", "C012ABC", "channel", "C012ABC"),
        ("CX_TIMEZONE", "Asia/Kolkata", "zone", "Asia/Kolkata"),
        ("CX_NUDGE_TIME", "8.15", "nudge_time", time(8, 15)),
        ("CX_SHOUTOUT", "Thursday at 4pm", "shoutout", ShoutoutTime(3, time(16))),
        ("CX_IDEAS", " /etc/cx/ideas.toml ", "ideas", "/etc/cx/ideas.toml"),
        ("CX_COUNTRY", " Germany, Bavaria ", "country", "Germany, Bavaria"),
        ("CX_ADMINS", "U012ABC, W9Z8 ,,U012ABC\n", "admins", frozenset({"U012ABC", "W9Z8"})),
        ("LOG_LEVEL", "debug", "log_level", "DEBUG"),
    ],
)
def test_a_setting_takes(name: str, text: str, field: str, value: object) -> None:
    assert getattr(read(**{name: text}), field) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("SLACK_BOT_TOKEN", ""),
        ("SLACK_BOT_TOKEN", APP),
        ("SLACK_BOT_TOKEN", f"{BOT} {APP}"),
        ("SLACK_BOT_TOKEN", f"{BOT}…"),
        ("SLACK_APP_TOKEN", ""),
        ("SLACK_APP_TOKEN", BOT),
        ("SLACK_API_URL", "slack.com/api"),
        ("SLACK_API_URL", f"ftp://ana:{PASSWORD}@example.org/"),
        ("SLACK_API_URL", "http://"),
        ("SLACK_API_URL", "http://[oops/"),
        ("SLACK_API_URL", "http://127.0.0.1:99999/api/"),
        ("CX_TIMEZONE", "Berlin"),
        ("CX_TIMEZONE", "../../etc/passwd"),
        ("CX_TIMEZONE", "/etc/localtime"),
        ("CX_NUDGE_TIME", "25:00"),
        ("CX_SHOUTOUT", "fridays"),
        ("CX_ADMINS", "U012ABC ana"),
        ("CX_ADMINS", "@ana"),
        ("CX_ADMINS", "u012abc"),
        ("LOG_LEVEL", "loud"),
        ("LOG_LEVEL", "NOTSET"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_in_one_sentence_without_secrets(name: str, text: str) -> None:
    with pytest.raises(ConfigurationError) as error:
        read(**{name: text})
    said = str(error.value)
    assert name in said
    assert said.endswith(".")
    assert "\n" not in said
    assert not any(secret in said for secret in (BOT, APP, PASSWORD))


@pytest.mark.parametrize("has_file", [True, False])
def test_all_that_is_missing_is_named_at_once_with_how_to_make_the_file_where_there_is_none(
    tmp_path: Path, *, has_file: bool
) -> None:
    if has_file:
        (tmp_path / ".env").touch()
    with chdir(tmp_path), pytest.raises(ConfigurationError) as error:
        Settings.from_environment({})
    said = str(error.value)
    assert said.startswith("SLACK_BOT_TOKEN and SLACK_APP_TOKEN are not set. Copy the token that begins with xoxb- ")
    assert " and the token that begins with xapp- from “Basic Information" in said
    assert ("cp .env.example .env" in said) is not has_file


def test_no_token_nor_password_is_in_a_representation() -> None:
    shown = repr(read(DATABASE_URL=f"postgresql://ana:{PASSWORD}@db/cx"))
    assert not any(secret in shown for secret in (BOT, APP, PASSWORD))


def test_the_database_can_be_asked_for_alone() -> None:
    assert database_url({"DATABASE_URL": "sqlite:///x.db"}) == "sqlite:///x.db"
    assert database_url({}) == DEFAULT_DATABASE


def test_the_file_of_ideas_can_be_asked_for_alone() -> None:
    assert ideas_path({"CX_IDEAS": "ours.toml"}) == "ours.toml"
    assert ideas_path({}) is None


@pytest.mark.parametrize(
    ("environment", "secrets"),
    [
        ({}, set()),
        (TOKENS, {BOT, APP}),
        ({"DATABASE_URL": f"postgresql://ana:{PASSWORD}@db/cx"}, {PASSWORD}),
        ({"DATABASE_URL": "postgresql://ana:p%40ss@db/cx"}, {"p%40ss", "p@ss"}),
        ({"DATABASE_URL": "postgresql://ana@db/cx"}, set()),
        ({"DATABASE_URL": f"postgresql://ana:{PASSWORD}@[db/cx"}, {f"postgresql://ana:{PASSWORD}@[db/cx"}),
    ],
)
def test_the_secrets_are_known_so_that_they_can_be_hidden(environment: dict[str, str], secrets: set[str]) -> None:
    assert set(secrets_in(environment)) == secrets
