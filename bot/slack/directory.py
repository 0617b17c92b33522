"""Look up Slack's directory: people in the workspace and in a channel, and the channel that a name means."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import chain
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.deadline import in_time
from bot.domain.channels import Channel
from bot.domain.profiles import Page, Profile, Standing
from bot.errors import BotError, UnknownChannelError
from bot.slack.client import FAILURES, error_of, explain

PAGE = 200
"""Entries asked for at a time, as Slack recommends."""
LEFT_FOR_THE_REST = 1.0
"""Seconds that a look-up leaves for the answer that waits for it."""
SLACKBOT = "USLACKBOT"
_CHANNEL_ID = re.compile(r"[CG][A-Z0-9]{7,}")
"""Names are in lower case, so that no name looks like this."""


class SlackDirectory:
    """Read people and channels through the Web API."""

    def __init__(self, client: WebClient) -> None:
        self._client = client

    def members(self, channel_id: str) -> Sequence[str]:
        """Return the Slack ids of a channel's members; raise BotError if Slack does not answer."""
        return list(self._all("conversations.members", "members", channel=channel_id))

    def pages(self, cursor: str | None) -> Iterator[Page]:
        """Return everybody in the workspace, from this page on; raise BotError if Slack does not answer."""
        for users, following in self._pages("users.list", "members", cursor or ""):
            yield Page(tuple(profile_from(user) for user in users), following or None)

    def profile(self, slack_id: str) -> Profile:
        """Return one person's profile; raise BotError if Slack does not answer."""
        return profile_from(self._call("users.info", user=slack_id)["user"])

    def channel(self, wanted: str) -> Channel:
        """Return the channel with this id or name; raise UnknownChannelError if the bot sees none.

        Slack shows a private channel only to its members.
        """
        if _CHANNEL_ID.fullmatch(wanted):
            return _channel(self._info(wanted))
        for channel in chain(self._public(), self._private()):
            if channel["name"] == wanted:
                return _channel(channel)
        raise _no_such_channel(wanted)

    def _public(self) -> Iterator[Any]:
        return self._all("conversations.list", "channels", types="public_channel")

    def _private(self) -> Iterator[Any]:
        """Return the private channels that the bot is in; none for an app that was not allowed to read them."""
        try:
            yield from self._all("conversations.list", "channels", types="private_channel")
        except BotError as problem:
            if not _is_out_of_sight(problem.__cause__):
                raise

    def _info(self, channel_id: str) -> Any:  # noqa: ANN401  what Slack's methods give
        try:
            return self._call("conversations.info", channel=channel_id)["channel"]
        except BotError as problem:
            if _is_out_of_sight(problem.__cause__):
                raise _no_such_channel(channel_id) from problem
            raise

    def _all(self, method: str, key: str, **arguments: Any) -> Iterator[Any]:  # noqa: ANN401  what Slack's methods take
        for entries, _ in self._pages(method, key, "", **arguments):
            yield from entries

    def _pages(self, method: str, key: str, cursor: str, **arguments: Any) -> Iterator[tuple[list[Any], str]]:  # noqa: ANN401  as above
        """Return the pages from this cursor on, each with the cursor of the next one, empty after the last."""
        while True:
            page = self._call(method, limit=PAGE, **arguments, **({"cursor": cursor} if cursor else {}))
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            yield page[key], cursor
            if not cursor:
                return

    def _call(self, method: str, **arguments: Any) -> Any:  # noqa: ANN401  what Slack's methods take and give
        try:
            return in_time(lambda: self._client.api_call(method, params=arguments), leaving=LEFT_FOR_THE_REST)
        except FAILURES as failure:
            raise BotError(f"{method} did not work: {explain(failure)}.") from failure


def _is_out_of_sight(failure: BaseException | None) -> bool:
    """Return whether Slack hides a channel: a deleted one, or a private one that the app may not read."""
    if not isinstance(failure, SlackApiError):
        return False
    lacks = failure.response.get("needed") if error_of(failure) == "missing_scope" else None
    return error_of(failure) == "channel_not_found" or lacks == "groups:read"


def _channel(described: dict[str, Any]) -> Channel:
    return Channel(
        id=described["id"],
        name=described["name"],
        is_member=described.get("is_member"),
        is_archived=bool(described.get("is_archived")),
        is_private=bool(described.get("is_private")),
    )


def _no_such_channel(wanted: str) -> UnknownChannelError:
    return UnknownChannelError(
        f"I see no channel named “{wanted}”. Correct CX_CHANNEL in .env. If the channel is private, type "
        "/invite @cx-help in it first."
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
        full_name=_full_name(user),
    )


def _name(user: dict[str, Any]) -> str:
    about = user.get("profile") or {}
    names = (about.get("display_name"), about.get("real_name"), user.get("real_name"), user.get("name"), user["id"])
    return next(str(name).strip() for name in names if name and str(name).strip())


def _full_name(user: dict[str, Any]) -> str | None:
    about = user.get("profile") or {}
    return str(about.get("real_name") or user.get("real_name") or "").strip() or None


def _standing(user: dict[str, Any]) -> Standing:
    if user.get("is_bot") or user["id"] == SLACKBOT:
        return Standing.BOT
    if user.get("is_restricted") or user.get("is_ultra_restricted") or user.get("is_stranger"):
        return Standing.GUEST
    return Standing.MEMBER
