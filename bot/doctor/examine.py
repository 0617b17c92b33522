"""Check everything that the bot needs, one line each, and say how to fix what is wrong."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo, available_timezones

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.clock import Clock
from bot.doctor.database import ask_database, check_database, newest_direct
from bot.doctor.finding import Finding
from bot.domain.channels import Channel
from bot.errors import BotError, ConfigurationError
from bot.holidays import place_from_setting
from bot.ideas_file import read_ideas
from bot.settings import Settings, database_url, ideas_path
from bot.setup_problems import text_of
from bot.slack.client import FAILURES, explain, read_client
from bot.slack.directory import SlackDirectory
from bot.slack.find_channel import find_channel
from bot.slack.identity import Identity, check_app_token, identify
from bot.slack.scopes import REQUIRED
from bot.usecases.workspace.open import last_channel

CLOCK_MAY_DIFFER = timedelta(seconds=30)
TAB_OFF = "messages_tab_disabled"
"""Slack's error for a direct message while the app's Messages tab is off."""
ZONES_EXPECTED = 400
"""The IANA database has had more zones than this for decades; fewer means an incomplete one."""


def examine(environment: Mapping[str, str], clock: Clock, person: str | None = None) -> Iterator[Finding]:
    """Yield one finding after another; a `person` (a Slack member id) gets a direct message as a test."""
    yield from _time_zones()
    yield from check_database(database_url(environment))
    yield _ideas(ideas_path(environment))
    try:
        settings = Settings.from_environment(environment)
        place_from_setting(settings.country)
    except ConfigurationError as error:
        yield Finding("settings", well=False, text=text_of(error))
        return
    yield Finding("settings", well=True, text="no errors")
    client = read_client(settings.bot_token, settings.api_url)
    try:
        identity = identify(client)
    except ConfigurationError as error:
        yield Finding("bot token", well=False, text=text_of(error))
        return
    yield Finding("bot token", well=True, text=f"works, for the workspace {identity.team or identity.team_id}")
    yield _scopes(identity)
    yield _app_token(client, settings.app_token)
    yield _channel(client, settings, identity)
    yield _messages_tab(client, person, settings, identity)
    yield _clock(client, clock)


def _time_zones() -> Iterator[Finding]:
    zones = len(available_timezones())
    summer = ZoneInfo("Europe/Berlin").utcoffset(datetime(2026, 7, 1)) if zones else None  # noqa: DTZ001  a wall time
    well = zones >= ZONES_EXPECTED and summer == timedelta(hours=2)
    text = f"{zones} zones" if well else "incomplete: pip install --upgrade tzdata"
    yield Finding("time zone data", well=well, text=text)


def _ideas(path: str | None) -> Finding:
    try:
        ideas = read_ideas(path)
    except ConfigurationError as error:
        return Finding("ideas", well=False, text=text_of(error))
    return Finding("ideas", well=True, text=f"{len(ideas)} ideas")


def _scopes(identity: Identity) -> Finding:
    if not identity.scopes:
        return Finding("scopes", well=None, text="Slack did not list the token's scopes")
    missing = sorted(REQUIRED - identity.scopes)
    if missing:
        text = f"missing {', '.join(missing)}: paste manifest.yml into the app's settings and reinstall the app"
        return Finding("scopes", well=False, text=text)
    unused = sorted(identity.scopes - REQUIRED)
    text = "complete"
    return Finding("scopes", well=True, text=text + (f"; not needed: {', '.join(unused)}" if unused else ""))


def _app_token(client: WebClient, app_token: str) -> Finding:
    try:
        check_app_token(client, app_token)
    except ConfigurationError as error:
        return Finding("app token", well=False, text=text_of(error))
    return Finding("app token", well=True, text="works")


def _channel(client: WebClient, settings: Settings, identity: Identity) -> Finding:
    last = ask_database(settings.database_url, lambda store: last_channel(store, identity.team_id, settings.channel))
    try:
        channel = find_channel(SlackDirectory(client), settings.channel, last)
    except BotError as error:
        return Finding("channel", well=False, text=text_of(error))
    if channel is None:
        text = "none, so no welcome and no shout-out: set CX_CHANNEL, or choose one in Slack"
        return Finding("channel", well=False, text=text)
    return look_at_channel(channel)


def look_at_channel(channel: Channel) -> Finding:
    """Return whether the bot can post in its channel, by what Slack says."""
    if not channel.is_found:
        text = (
            f"the bot no longer sees #{channel.name}. If it is private now, type /invite @cx-help in it. If it was "
            "deleted, choose another in Slack or CX_CHANNEL"
        )
        return Finding("channel", well=False, text=text)
    if channel.is_archived:
        text = f"#{channel.name} is archived: unarchive it, or choose another in Slack or CX_CHANNEL"
        return Finding("channel", well=False, text=text)
    if channel.is_member is None:
        return Finding("channel", well=None, text=f"Slack did not say whether the bot is in #{channel.name}")
    if not channel.is_member:
        text = f"the bot is not in #{channel.name}: type /invite @cx-help there"
        return Finding("channel", well=False, text=text)
    private = ", which is private: only its members see its stories and needs" if channel.is_private else ""
    return Finding("channel", well=True, text=f"the bot is in #{channel.name}{private}")


def _messages_tab(client: WebClient, person: str | None, settings: Settings, identity: Identity) -> Finding:
    """Return whether the Messages tab is on; Slack says so only in reply to a direct message.

    The message is a test's, or the last one that the bot sent.
    """
    if person is None:
        return _from_the_ledger(settings, identity)
    text = "A test message from `doctor`: direct messages work."
    try:
        client.chat_postMessage(channel=person, text=text)
    except FAILURES as failure:
        return Finding("Messages tab", well=False, text=explain(failure))
    return Finding("Messages tab", well=True, text=f"Slack accepted a direct message to {person}")


def _from_the_ledger(settings: Settings, identity: Identity) -> Finding:
    newest = ask_database(settings.database_url, lambda store: newest_direct(store, identity.team_id))
    if newest is not None and newest.sent_at is not None:
        return Finding(
            "Messages tab", well=True, text=f"Slack accepted a direct message on {newest.sent_at:%d %b, %H:%M} UTC"
        )
    if newest is not None and newest.error is not None and TAB_OFF in newest.error:
        return Finding("Messages tab", well=False, text=newest.error)
    ask = "try doctor --person with your Slack member ID"
    return Finding("Messages tab", well=None, text=f"no direct message sent yet; {ask}")


def _clock(client: WebClient, clock: Clock) -> Finding:
    try:
        headers = {name.lower(): value for name, value in (client.api_test().headers or {}).items()}
    except SlackApiError as failure:
        headers = {name.lower(): value for name, value in (failure.response.headers or {}).items()}
    except FAILURES as failure:
        return Finding("clock", well=None, text=explain(failure))
    said = headers.get("date")
    if not said:
        return Finding("clock", well=None, text="Slack did not send its time")
    slack_now = parsedate_to_datetime(said if isinstance(said, str) else said[0])
    off = abs(clock.now() - slack_now)
    if off > CLOCK_MAY_DIFFER:
        text = f"differs from Slack's by {round(off.total_seconds())} s: switch on NTP"
        return Finding("clock", well=False, text=text)
    return Finding("clock", well=True, text="agrees with Slack's")
