"""Share what all listeners need: their tools, who asks, and the caller's App Home."""

from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from bot.slack.answers import Answers
from bot.slack.blocks import home as home_blocks
from bot.slack.directory import SlackDirectory
from bot.slack.doubts import Doubts
from bot.slack.listeners.homes_wanted import HomesWanted, HomeWanted
from bot.usecases.people.home import has_opened_home, show_home
from bot.usecases.unit import Caller, Context

Body = dict[str, Any]
HOMES_AT_ONCE = 16
HOME = "home"
"""Marks a form opened on App Home, so that the result appears there."""
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


def caller_of(body: Body) -> Caller:
    """Return the person behind an interactive payload or a command."""
    user = body.get("user")
    if isinstance(user, dict):
        team = user.get("team_id") or (body.get("team") or {}).get("id") or ""
        return Caller(team_id=team, user_id=user["id"])
    return Caller(team_id=body["team_id"], user_id=body["user_id"])


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
