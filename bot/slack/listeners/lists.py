"""Answer a click in the list of what is open above a person's history: what is settled leaves the list."""

from bot.slack.blocks import own_actions
from bot.slack.blocks.parts import Message
from bot.slack.ids import IN_LIST
from bot.slack.listeners.clicks import Add, Click, Reply, in_place
from bot.slack.listeners.desk import Desk
from bot.usecases.people.history import show_history


def settled(desk: Desk, click: Click, message: Message) -> Reply:
    """Show a message below the list that was clicked, and the list as it is now; anywhere else, in place."""
    if click.act.endswith(IN_LIST) and not click.on_home:
        return Add(message, instead=own_actions.history(show_history(desk.context, click.caller)))
    return in_place(click, message)
