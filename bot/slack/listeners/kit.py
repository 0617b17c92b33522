"""Share what all listeners need: typed payloads, and answers that always reach the person.

A listener first works and then acknowledges, because an error after the ack would lose it. `bot.slack.failures` answers
for a listener that fails. `bot.slack.answers` makes the calls to Slack.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import Any

from slack_bolt import Ack, App

from bot.domain.clicks import DOUBLE_CLICK
from bot.errors import BotError
from bot.slack.answers import Answers
from bot.slack.blocks import forms, help_texts
from bot.slack.blocks import home as home_blocks
from bot.slack.blocks.kit import Message
from bot.slack.blocks.problems import text_of
from bot.slack.directory import SlackDirectory
from bot.slack.doubts import Doubts
from bot.slack.ids import IN_LIST, Act
from bot.slack.listeners.homes_wanted import HomesWanted, HomeWanted
from bot.usecases.people.home import has_opened_home, show_home
from bot.usecases.unit import Caller, Context

Body = dict[str, Any]
HOMES_AT_ONCE = 16
HOME = "home"
"""Marks a form opened on App Home, so that the result appears there."""
LONGEST_ROW = 18
"""The digits of the longest row id; a database takes no number over 64 bits."""
UNKNOWN_BUTTON = "This button no longer works. Type `/cx-help` to start again."
OUR_FAULT = "Something went wrong on my side. Please try again. If it keeps happening, tell the colleague who runs me."


@dataclass(frozen=True, slots=True)
class Desk:
    """The tools of the listeners; `roles` are those in the catalogue.

    `bot_user_id` is the bot's own Slack id. `doubts` tells people later what could not be told at once. Each App Home
    is published under one of `home_locks`, so that the last one shown is the newest.
    """

    context: Context
    answers: Answers
    directory: SlackDirectory
    team_id: str
    bot_user_id: str
    roles: tuple[str, ...]
    doubts: Doubts
    home_locks: tuple[Lock, ...] = field(default_factory=lambda: tuple(Lock() for _ in range(HOMES_AT_ONCE)))
    homes_wanted: HomesWanted = field(default_factory=HomesWanted)


@dataclass(frozen=True, slots=True)
class Click:
    """A pressed button or a chosen option, with its `value`.

    `in_public` is true for a message that others see too; one person's click must not replace it.
    """

    caller: Caller
    act: str
    value: str
    trigger_id: str
    response_url: str | None
    view: Body | None
    in_public: bool
    ephemeral: bool

    @property
    def row(self) -> int:
        """Return the row id in the element's value; raise BotError when there is none."""
        return as_row(self.value)

    @property
    def on_home(self) -> bool:
        """Return whether the element is on App Home."""
        return self.view is not None and self.view.get("type") == "home"

    @property
    def home_page(self) -> int:
        """Return the page of the history that App Home shows, when the element is there."""
        page = str((self.view or {}).get("private_metadata") or "0")
        return int(page) if page.isdecimal() else 0


@dataclass(frozen=True, slots=True)
class Replace:
    """Replace what was clicked with this, or show it below if others see that message too."""

    message: Message


@dataclass(frozen=True, slots=True)
class Add:
    """Show this to the person below what was clicked, which `instead` replaces, if given."""

    message: Message
    instead: Message | None = None


@dataclass(frozen=True, slots=True)
class TurnHome:
    """Show this page of the history on the person's App Home."""

    page: int


Reply = Replace | Add | TurnHome | None
"""The answer to a click; None when a form opened instead."""


def ends_double_click(click: Click, now: datetime) -> bool:
    """Return whether a button that has just been put in another's place was clicked at once."""
    shown_at, _, _ = click.value.rpartition(":")
    return bool(shown_at) and now - datetime.fromisoformat(shown_at) < DOUBLE_CLICK


def in_place(click: Click, message: Message) -> Reply:
    """Replace what was clicked; on App Home, which shows the next thing there, open a view with the message."""
    return (Add if click.on_home or click.act.endswith(IN_LIST) else Replace)(message)


def as_row(value: str) -> int:
    """Return the row id in a value that the bot wrote into an element; raise BotError for any other value."""
    digits = value.rpartition(":")[2]
    if not digits.isdecimal() or len(digits) > LONGEST_ROW:
        raise BotError(UNKNOWN_BUTTON)
    return int(digits)


def caller_of(body: Body) -> Caller:
    """Return the person behind an interactive payload or a command."""
    user = body.get("user")
    if isinstance(user, dict):
        team = user.get("team_id") or (body.get("team") or {}).get("id") or ""
        return Caller(team_id=team, user_id=user["id"])
    return Caller(team_id=body["team_id"], user_id=body["user_id"])


def on_click(app: App, desk: Desk, act: Act, handle: Callable[[Desk, Click], Reply]) -> None:
    """Register `handle` for clicks on `act`."""
    on_clicks(app, desk, act.pattern, handle)


def on_clicks(app: App, desk: Desk, action_ids: re.Pattern[str], handle: Callable[[Desk, Click], Reply]) -> None:
    """Register `handle` for clicks on any matching action_id."""

    def listener(ack: Ack, body: Body) -> None:
        click = _read_click(body)
        reply = _attempt(desk, click, handle)
        ack()
        _answer(desk, click, reply)

    app.action(action_ids)(listener)


def refresh_home(desk: Desk, caller: Caller, page: int = 0, *, opened: bool = False) -> None:
    """Publish the caller's App Home soon; `opened` means that they have just opened it.

    What is asked for while an earlier request still waits is done together with it.
    """
    wanted = HomeWanted(page, opened=opened)
    if not desk.homes_wanted.add(caller, wanted):
        return

    def publish() -> None:
        # Read and publish under one lock, so that an older reading never replaces a newer one.
        with desk.home_locks[hash(caller.user_id) % len(desk.home_locks)]:
            now = desk.homes_wanted.take(caller)
            shown = home_blocks.home(show_home(desk.context, caller, now.page, opened=now.opened))
            desk.answers.publish_home(caller.user_id, shown)

    desk.answers.soon("an App Home was not shown", publish)


def after_change(desk: Desk, caller: Caller) -> None:
    """Refresh the caller's App Home soon after what they did, if they ever opened it."""
    if has_opened_home(desk.context, caller):
        refresh_home(desk, caller)


def _read_click(body: Body) -> Click:
    element = body["actions"][0]
    chosen = element.get("selected_option") or {}
    ephemeral = bool((body.get("container") or {}).get("is_ephemeral"))
    channel = str((body.get("channel") or {}).get("id", ""))
    return Click(
        caller=caller_of(body),
        act=element["action_id"],
        value=str(element.get("value") or chosen.get("value") or ""),
        trigger_id=body.get("trigger_id", ""),
        response_url=body.get("response_url"),
        view=body.get("view"),
        in_public=not ephemeral and not channel.startswith("D"),
        ephemeral=ephemeral,
    )


def _attempt(desk: Desk, click: Click, handle: Callable[[Desk, Click], Reply]) -> Reply:
    def tell(saved: bool) -> None:  # noqa: FBT001  the one thing that there is to tell
        # App Home shows the truth by itself.
        _answer(desk, click, None if click.on_home else Add(help_texts.outcome(saved=saved)))

    try:
        return handle(desk, click)
    except BotError as problem:
        desk.doubts.follow(problem, tell)
        return Add(help_texts.problem(text_of(problem)))


def _answer(desk: Desk, click: Click, reply: Reply) -> None:
    if isinstance(reply, TurnHome):
        refresh_home(desk, click.caller, reply.page)
        return
    if click.on_home:
        if isinstance(reply, Add):
            desk.answers.show_view(click.trigger_id, forms.done("About that", reply.message))
    elif reply is not None and click.view is not None:
        desk.answers.update_view(click.view["id"], forms.done("Done", reply.message))
    elif reply is not None and click.response_url:
        replace = isinstance(reply, Replace) and not click.in_public
        if isinstance(reply, Add) and reply.instead is not None:
            desk.answers.respond(click.response_url, reply.instead, replace=True)
        desk.answers.respond(click.response_url, reply.message, replace=replace)
    if click.on_home:
        refresh_home(desk, click.caller, click.home_page)
    else:
        after_change(desk, click.caller)
