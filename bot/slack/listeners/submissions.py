"""How a sent form is answered: closed, replaced by what came of it, or given back with what to correct."""

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from slack_bolt import Ack, App

from bot.errors import BotError, InvalidInputError
from bot.slack.blocks import forms
from bot.slack.blocks.kit import Message
from bot.slack.ids import Form
from bot.slack.listeners.form_values import FormValues, values_of
from bot.slack.listeners.kit import OUR_FAULT, Body, Desk, after_change, caller_of
from bot.usecases.unit import Caller

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sending:
    """A form that was sent: `about` is what the bot wrote into its private_metadata when it opened it."""

    caller: Caller
    view_id: str
    values: FormValues
    about: dict[str, Any] = field(default_factory=dict)

    @property
    def origin_key(self) -> str:
        """The key under which what this form records is recorded once, however often it is sent."""
        return f"view:{self.view_id}"


@dataclass(frozen=True, slots=True)
class Show:
    """Show this in place of the form, and then do this, soon, if there is anything to do."""

    title: str
    message: Message
    then: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class Close:
    """Close the form, and then do this, soon, if there is anything to do."""

    then: Callable[[], None] | None = None


Outcome = Show | Close


def on_submit(app: App, desk: Desk, form: Form, handle: Callable[[Desk, Sending], Outcome]) -> None:
    """Let `handle` answer when `form` is sent; what it refuses is shown at the field, with all that was typed kept."""

    def listener(ack: Ack, body: Body) -> None:
        try:
            outcome = handle(desk, Sending(caller_of(body), body["view"]["id"], values_of(body), about(body)))
        except BotError as problem:
            _refuse(ack, body, problem)
        except Exception:  # the person is told and the cause is logged; a listener must not lose its ack
            log.exception("a form could not be worked on")
            _refuse(ack, body, BotError(OUR_FAULT))
        else:
            _accept(ack, desk, outcome)
            after_change(desk, caller_of(body))

    app.view(form.value)(listener)


def about(body: Body) -> dict[str, Any]:
    """What the bot wrote into the form's private_metadata when it opened it."""
    written = json.loads(body["view"].get("private_metadata") or "{}")
    return written if isinstance(written, dict) else {}


def _accept(ack: Ack, desk: Desk, outcome: Outcome) -> None:
    if isinstance(outcome, Show):
        ack(response_action="update", view=forms.done(outcome.title, outcome.message))
    else:
        ack()
    if outcome.then is not None:
        desk.messenger.soon("what became of a form was not shown", outcome.then)


def _refuse(ack: Ack, body: Body, problem: BotError) -> None:
    named = problem.field if isinstance(problem, InvalidInputError) else None
    fields = tuple(values_of(body).state)
    place = named if named in fields else next(iter(fields), None)
    if place is None:
        ack(response_action="push", view=forms.error_view(str(problem)))
    else:
        ack(response_action="errors", errors={place: str(problem)})
