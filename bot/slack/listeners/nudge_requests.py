"""Carry out requests about nudges, from the command or a button that holds one as its value."""

from collections.abc import Callable
from typing import Any

from slack_bolt import App

from bot.domain.reading.commands import Command
from bot.domain.reading.nudge_commands import CannotDo, Fewer, NotToday, NudgeWhen, Pause, Resume, Several, Stop
from bot.domain.reading.requests import read_request
from bot.errors import BotError
from bot.slack.blocks import nudge_limits, nudges
from bot.slack.blocks.parts import Message
from bot.slack.ids import Act
from bot.slack.listeners.clicks import UNKNOWN_BUTTON, Click, Replace, Reply, on_click
from bot.slack.listeners.desk import Desk
from bot.usecases.nudges.answer_nudge import not_today
from bot.usecases.nudges.preferences import change_all, fewer, nudge_when, pause, resume, stop, undo
from bot.usecases.unit import Caller


def register(app: App, desk: Desk) -> None:
    """Listen to the buttons that ask for a change, and to those that take one back."""
    on_click(app, desk, Act.REQUEST, _clicked)
    on_click(app, desk, Act.UNDO_CHANGE, _undo)


def carry_out(desk: Desk, caller: Caller, asked: Command) -> Message:
    """Do what a request of one of the `REQUESTS` asks for, and answer it."""
    return REQUESTS[type(asked)](desk, caller, asked)


def _clicked(desk: Desk, click: Click) -> Reply:
    asked = read_request(click.value)
    if type(asked) not in REQUESTS or asked is None:
        raise BotError(UNKNOWN_BUTTON)
    return Replace(carry_out(desk, click.caller, asked))


def _undo(desk: Desk, click: Click) -> Reply:
    return Replace(nudges.plan(undo(desk.context, click.caller, click.value), "undone"))


REQUESTS: dict[type[Command], Callable[[Desk, Caller, Any], Message]] = {
    Pause: lambda desk, caller, asked: nudges.plan(pause(desk.context, caller, asked.text, asked.over), "paused"),
    Resume: lambda desk, caller, asked: nudges.plan(
        resume(desk.context, caller, asked.on, ends_planned=asked.ends_planned), "resumed"
    ),
    Stop: lambda desk, caller, _: nudges.plan(stop(desk.context, caller), "stopped"),
    Fewer: lambda desk, caller, _: nudges.plan(fewer(desk.context, caller), "fewer"),
    NudgeWhen: lambda desk, caller, asked: nudges.plan(nudge_when(desk.context, caller, asked), "changed"),
    Several: lambda desk, caller, asked: nudges.plan(change_all(desk.context, caller, asked), "changed"),
    NotToday: lambda desk, caller, _: nudges.not_today(not_today(desk.context, caller)),
    CannotDo: lambda _desk, _caller, asked: nudge_limits.cannot_do(asked),
}
"""By type, what carries out a request and answers it."""
