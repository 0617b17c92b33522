"""Read clicks into typed payloads, and show their answers.

A listener first works and then acknowledges, because an error after the ack would lose it. `bot.slack.failures` answers
for a listener that fails. `bot.slack.answers` makes the calls to Slack.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from slack_bolt import Ack, App

from bot.domain.clicks import DOUBLE_CLICK
from bot.errors import BotError
from bot.slack.blocks import forms, help_texts
from bot.slack.blocks.parts import Message
from bot.slack.blocks.problems import text_of
from bot.slack.ids import IN_LIST, Act
from bot.slack.listeners.desk import Body, Desk, after_change, caller_of, refresh_home
from bot.usecases.unit import Caller

LONGEST_ROW = 18
"""The digits of the longest row id; a database takes no number over 64 bits."""
UNKNOWN_BUTTON = "This button no longer works. Type `/cx-help` to start again."


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
