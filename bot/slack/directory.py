"""Look up Slack's directory: people in the workspace and in a channel, and the channel that a name means."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.domain.people import Profile, Standing
from bot.errors import BotError, ConfigurationError
from bot.slack.client import FAILURES, error_of, explain

PAGE = 200
"""Entries asked for at a time, as Slack recommends."""
SLACKBOT = "USLACKBOT"
_CHANNEL_ID = re.compile(r"[CG][A-Z0-9]{7,}")
"""Names are in lower case, so that no name looks like this."""


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel and whether the bot is in it, None if Slack does not say."""

    id: str
    name: str
    is_member: bool | None
    is_archived: bool


class SlackDirectory:
    """Read people and channels through the Web API."""

    def __init__(self, client: WebClient) -> None:
        self._client = client

    def members(self, channel_id: str) -> Sequence[str]:
        """Return the Slack ids of a channel's members; raise BotError if Slack does not answer."""
        return list(self._all("conversations.members", "members", channel=channel_id))

    def profiles(self) -> Iterator[Profile]:
        """Return everybody in the workspace; raise BotError if Slack does not answer."""
        return (profile_from(user) for user in self._all("users.list", "members"))

    def profile(self, slack_id: str) -> Profile:
        """Return one person's profile; raise BotError if Slack does not answer."""
        return profile_from(self._call("users.info", user=slack_id)["user"])

    def channel(self, wanted: str) -> Channel:
        """Return the public channel with this id or name; raise ConfigurationError if there is none."""
        known = [self._info(wanted)] if _CHANNEL_ID.fullmatch(wanted) else []
        for channel in known or self._all("conversations.list", "channels", types="public_channel"):
            if wanted in {channel["id"], channel["name"]}:
                return Channel(
                    id=channel["id"],
                    name=channel["name"],
                    is_member=channel.get("is_member"),
                    is_archived=bool(channel.get("is_archived")),
                )
        raise _no_such_channel(wanted)

    def _info(self, channel_id: str) -> Any:  # noqa: ANN401  what Slack's methods give
        try:
            return self._client.conversations_info(channel=channel_id)["channel"]
        except SlackApiError as failure:
            if error_of(failure) == "channel_not_found":
                raise _no_such_channel(channel_id) from failure
            raise BotError(f"conversations.info did not work: {explain(failure)}.") from failure
        except FAILURES as failure:
            raise BotError(f"conversations.info did not work: {explain(failure)}.") from failure

    def _all(self, method: str, key: str, **arguments: Any) -> Iterator[Any]:  # noqa: ANN401  what Slack's methods take
        cursor = ""
        while True:
            page = self._call(method, limit=PAGE, **arguments, **({"cursor": cursor} if cursor else {}))
            yield from page[key]
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return

    def _call(self, method: str, **arguments: Any) -> Any:  # noqa: ANN401  what Slack's methods take and give
        try:
            return self._client.api_call(method, params=arguments)
        except FAILURES as failure:
            raise BotError(f"{method} did not work: {explain(failure)}.") from failure


def _no_such_channel(wanted: str) -> ConfigurationError:
    return ConfigurationError(
        f"CX_CHANNEL is “{wanted}”, but the workspace has no public channel with that name or id: correct it in .env, "
        "or create the channel."
    )


def profile_from(user: dict[str, Any]) -> Profile:
    """Return a person's profile from the user object in Slack's methods and events."""
    about = user.get("profile") or {}
    ends = about.get("status_expiration") or 0
    return Profile(
        slack_id=user["id"],
        name=_name(user),
        zone=user.get("tz") or None,
        standing=_standing(user),
        active=not user.get("deleted", False),
        admin=any(bool(user.get(mark)) for mark in ("is_admin", "is_owner", "is_primary_owner")),
        status_emoji=str(about.get("status_emoji") or "") or None,
        status_until=datetime.fromtimestamp(ends, UTC) if ends else None,
    )


def _name(user: dict[str, Any]) -> str:
    about = user.get("profile") or {}
    names = (about.get("display_name"), about.get("real_name"), user.get("real_name"), user.get("name"), user["id"])
    return next(str(name).strip() for name in names if name and str(name).strip())


def _standing(user: dict[str, Any]) -> Standing:
    if user.get("is_bot") or user["id"] == SLACKBOT:
        return Standing.BOT
    if user.get("is_restricted") or user.get("is_ultra_restricted") or user.get("is_stranger"):
        return Standing.GUEST
    return Standing.MEMBER
