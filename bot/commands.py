"""Do what the command line asks for: run, demo, doctor, migrate or ideas."""

import argparse
import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Event

from dotenv import dotenv_values

from bot.clock import SystemClock
from bot.doctor.examine import examine, look_at_channel
from bot.errors import BotError, ConfigurationError
from bot.ideas_file import check_catalogue, read_ideas
from bot.logs import configure_logs, redact
from bot.running import Bot
from bot.settings import Settings, database_url, ideas_path, secrets_in
from bot.setup_problems import text_of
from bot.stopping import stop_signal
from bot.storage.engine import Store
from bot.storage.migrate import migrate
from bot.storage.revisions import newest_revision
from bot.wiring import assemble

UNUSABLE = 2
"""The exit code when the bot cannot work with these settings."""
TO_RESTART = 1
"""The exit code when the database's file was deleted or replaced, so that the bot has to start again."""
TO_FIX = 1
"""The exit code when the doctor finds something to fix."""
LOOK_EVERY = 0.5
"""Seconds between checks for a stop request while waiting for the connection."""


def execute(options: argparse.Namespace) -> int:
    """Do the command that the options name, and return the exit code."""
    # What is imported stays to the end: from now on only the rest is looked through for garbage.
    gc.freeze()
    gc.enable()
    environment: Mapping[str, str] = os.environ
    try:
        environment = _environment(options.env_file)
        return COMMANDS[options.command](options, environment)
    except BotError as error:
        print(f"cx-help: {redact(text_of(error), secrets_in(environment))}", file=sys.stderr)
        return UNUSABLE


def _environment(named: str | None) -> dict[str, str]:
    """Return the settings from the file, overridden by the environment; only a file not `named` may be missing."""
    env_file = Path(named or ".env")
    if not env_file.is_file() and (named or env_file.exists()):
        wrong = "is not a file" if env_file.exists() else "does not exist"
        raise ConfigurationError(
            f"The settings file {env_file} {wrong}. Correct the name, or copy .env.example there and fill it in."
        )
    try:
        from_file = {name: value for name, value in dotenv_values(env_file).items() if value is not None}
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{env_file} is not readable. Save it as plain text in UTF-8.") from error
    return from_file | dict(os.environ)


def _run(_options: argparse.Namespace, environment: Mapping[str, str]) -> int:
    settings = Settings.from_environment(environment)
    configure_logs(settings.log_level, secrets_in(environment))
    stopped = stop_signal()
    try:
        bot = assemble(settings, SystemClock(), stopped)
    except BotError:
        if stopped.is_set():  # which ended a wait for Slack, with an error
            return 0
        raise
    scheduler = bot.start()
    channel = look_at_channel(bot.channel) if bot.channel else None
    if channel is not None and channel.well is False:
        print(channel, flush=True)
    where = f"#{bot.channel.name}" if bot.channel else "no channel (set CX_CHANNEL for welcomes and shout-outs)"
    if _connected(bot, stopped):
        print(f"ready: {bot.identity.team or bot.identity.team_id}, {where}", flush=True)
    stopped.wait()
    lost = bot.context.store.is_lost()
    bot.stop(scheduler)
    return TO_RESTART if lost else 0


def _connected(bot: Bot, stopped: Event) -> bool:
    """Wait until Slack greets the bot; False if the bot is asked to stop first."""
    if not bot.socket.is_greeted():
        print("not connected yet, still trying", flush=True)
    while not bot.socket.is_greeted(within=LOOK_EVERY):
        if stopped.is_set():
            return False
    return True


def _demo(options: argparse.Namespace, _environment: Mapping[str, str]) -> int:
    try:
        from bot.demo.run import demonstrate  # noqa: PLC0415  an installation for real Slack has no local Slack
    except ImportError as error:
        if (error.name or "").partition(".")[0] != "local_slack":
            raise
        raise ConfigurationError(
            "The demo needs the local Slack, which is not installed. In a checkout, run `make demo` "
            "or `pip install ./local_slack`."
        ) from error
    configure_logs("WARNING")
    with tempfile.TemporaryDirectory(prefix="cx-help-demo-") as folder:
        return demonstrate(options.port, Path(folder), stop_signal(lambda: shutil.rmtree(folder, ignore_errors=True)))


def _doctor(options: argparse.Namespace, environment: Mapping[str, str]) -> int:
    configure_logs("ERROR", secrets_in(environment))
    well = True
    for finding in examine(environment, SystemClock(), options.person):
        print(redact(str(finding), secrets_in(environment)), flush=True)
        well = well and finding.well is not False
    return 0 if well else TO_FIX


def _migrate(_options: argparse.Namespace, environment: Mapping[str, str]) -> int:
    store = Store.open(database_url(environment))
    try:
        migrate(store)
    finally:
        store.close()
    print(f"The database is up to date ({newest_revision()}).")
    return 0


def _ideas(options: argparse.Namespace, environment: Mapping[str, str]) -> int:
    if options.check is not None:
        own = check_catalogue(options.check)
        print(f"{options.check}: {len(own.ideas)} {'idea' if len(own.ideas) == 1 else 'ideas'}, no errors.")
        return 0
    for idea in read_ideas(ideas_path(environment)):
        print(f"{idea.kind.value:8} {idea.key} ({', '.join(sorted(idea.roles))}): {idea.sentence}")
    return 0


COMMANDS: dict[str, Callable[[argparse.Namespace, Mapping[str, str]], int]] = {
    "run": _run,
    "demo": _demo,
    "doctor": _doctor,
    "migrate": _migrate,
    "ideas": _ideas,
}
