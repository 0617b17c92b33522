"""Bolt in JavaScript and in Python, over each of Python's Socket Mode clients, does what a starter template does."""

from collections.abc import Callable

import pytest

from local_slack import LocalSlack

APPS = {
    "Bolt for JavaScript": ("hello.js",),
    "Bolt for Python, builtin": ("hello.py", "builtin"),
    "Bolt for Python, websocket_client": ("hello.py", "websocket_client"),
    "AsyncApp, aiohttp": ("hello_async.py", "aiohttp"),
    "AsyncApp, websockets": ("hello_async.py", "websockets"),
}


@pytest.mark.parametrize("app", APPS.values(), ids=APPS)
def test_commands_buttons_modals_shortcuts_messages_and_home(
    app: tuple[str, ...], slack: LocalSlack, run: Callable[..., None]
) -> None:
    ana = slack.add_person("ana")
    slack.add_channel("general", members=[ana])
    run(*app)

    said = ana.types("/hello Ana", where="#general")
    assert said.error is None
    assert said.reply is not None
    assert said.reply.ephemeral
    assert ana.clicks("Wave", said.reply).ok
    ana.sees("@ana waved")

    assert ana.types("/later", where="#general").error is None
    ana.sees("Here it is", where="#general")

    ana.types("hi there", where="#general")
    ana.sees("Hi @ana", where="#general")
    ana.types("@hello look", where="#general")
    slack.thread.wait_until(lambda: reactions(slack) == ["wave"], 30, "a reaction to the mention")

    assert ana.uses_shortcut("Write a note").ok
    ana.wait_for_modal("A note")
    assert ana.clicks("Count").ok
    slack.thread.wait_until(lambda: ana.modal is not None and "Counted once" in str(ana.modal.blocks), 30, "an update")
    ana.fills({"where": "#general", "words": "nothing"})
    refused = ana.submits()
    assert refused.errors == {"words": "Say something"}
    ana.fills({"words": "remember"})
    assert ana.submits().closed
    ana.sees("Note: remember", where="#general")

    message = next(each for each in slack.posted("#general") if each.text == "Note: remember")
    assert ana.uses_message_shortcut("Quote it", message).ok
    quoted = ana.sees("Quoted: Note: remember", where="#general")
    assert quoted.thread_ts == message.ts

    assert "At home" in str(ana.opens_home())


def reactions(slack: LocalSlack) -> list[str]:
    """Return how the app reacted in the channel."""
    return [call.args["name"] for call in slack.calls("reactions.add") if call.error is None]
