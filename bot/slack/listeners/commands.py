"""Handle `/cx-help`: read what was typed, carry it out, and answer the person alone."""

import logging
from collections.abc import Callable
from contextlib import suppress

from slack_bolt import Ack, App

from bot.deadline import by_the_same_time
from bot.domain.reading.parse_command import parse_command
from bot.domain.text import unescape
from bot.errors import BotError
from bot.slack.blocks import help_texts
from bot.slack.blocks.parts import Message
from bot.slack.blocks.problems import text_of
from bot.slack.ids import COMMAND
from bot.slack.listeners.command_answers import ANSWERS, FORMS, KEPT, do_as_typed
from bot.slack.listeners.desk import OUR_FAULT, Body, Desk, after_change, caller_of
from bot.usecases.unit import Caller

log = logging.getLogger(__name__)


def register(app: App, desk: Desk) -> None:
    """Listen to the command."""

    def listener(ack: Ack, body: Body) -> None:
        typed = body.get("text") or ""
        # A text too long to read was surely meant as a record, so give it back. A failed command needs no copy.
        kept: str | None = unescape(typed)
        try:
            command = parse_command(typed, desk.bot_user_id, desk.context.is_foreign)
            kept = kept if isinstance(command, KEPT) else None
            if type(command) in FORMS:
                # The ack says nothing here, so it need not wait until Slack has opened the form.
                ack()
                form = FORMS[type(command)]
                desk.answers.soon("a form was not opened", by_the_same_time(lambda: _open(desk, body, form)))
                return
            message = ANSWERS[type(command)](desk, body, command)
        except BotError as problem:
            message = help_texts.problem(text_of(problem), kept=kept)
            desk.doubts.follow(problem, lambda saved: _tell(desk, body, kept, saved=saved))
        except Exception:  # the person gets an answer and the log the cause; an escaping error would cost the ack
            log.exception("a command could not be answered")
            message = help_texts.problem(OUR_FAULT, kept=kept)
        _answer(desk, ack, body, message)
        after_change(desk, caller_of(body))

    app.command(COMMAND)(listener)


def _answer(desk: Desk, ack: Ack, body: Body, message: Message) -> None:
    if message.more:
        # What goes on in more messages would overtake the ack, which leaves when the listener has returned.
        ack()
        desk.answers.respond(body["response_url"], message, replace=False)
    else:
        ack(response_type="ephemeral", text=message.text, blocks=message.blocks)


def _tell(desk: Desk, body: Body, kept: str | None, *, saved: bool) -> None:
    """Tell what became of a command that was in doubt: show what it saved, or give back what was typed."""
    message = help_texts.outcome(saved=saved, kept=kept)
    if saved and kept is not None:
        # The key of the command sees to it that nothing is saved again.
        with suppress(BotError):
            message = do_as_typed(desk, body, body["text"]) or message
    desk.answers.respond(body["response_url"], message, replace=False)


def _open(desk: Desk, body: Body, form: Callable[[Desk, Caller, str], None]) -> None:
    try:
        form(desk, caller_of(body), body["trigger_id"])
    except BotError as problem:
        desk.answers.respond(body["response_url"], help_texts.problem(text_of(problem)), replace=False)
    except Exception:  # as above
        log.exception("a form could not be opened")
        desk.answers.respond(body["response_url"], help_texts.problem(OUR_FAULT), replace=False)
