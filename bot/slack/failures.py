"""Answer whoever waits when a listener or a middleware fails, whatever the cause."""

import logging
from collections.abc import Callable

from slack_bolt import Ack, BoltResponse

from bot.domain.text import unescape
from bot.errors import BotError
from bot.slack.blocks import forms, help_texts
from bot.slack.blocks.problems import text_of
from bot.slack.listeners.desk import OUR_FAULT, Body, Desk
from bot.slack.listeners.submissions import refuse

log = logging.getLogger(__name__)


def answer_failures(desk: Desk) -> Callable[..., BoltResponse]:
    """Return Bolt's handler for all errors; without its answer, Slack would get no ack."""

    def answer(error: Exception, body: Body, ack: Ack) -> BoltResponse:
        problem = error if isinstance(error, BotError) else BotError(OUR_FAULT)
        log.error("a payload of type %s failed", body.get("type", "command"), exc_info=error)
        if "command" in body:
            message = help_texts.problem(text_of(problem), kept=unescape(body.get("text") or "") or None)
            return ack(response_type="ephemeral", text=message.text, blocks=message.blocks)
        if body.get("type") == "view_submission":
            return refuse(ack, body, problem)
        if body.get("type") == "block_suggestion":
            return ack(options=[])
        _tell(desk, body, text_of(problem))
        return ack()

    return answer


def _tell(desk: Desk, body: Body, text: str) -> None:
    """Show the text below a clicked message, or in a modal; an event has nobody who waits."""
    if body.get("response_url"):
        desk.answers.respond(body["response_url"], help_texts.problem(text), replace=False)
    elif body.get("trigger_id"):
        in_modal = (body.get("view") or {}).get("type") == "modal"
        show = desk.answers.push_view if in_modal else desk.answers.show_view
        view = forms.error_view(text)
        desk.answers.soon("a person was not told", lambda: show(body["trigger_id"], view))
