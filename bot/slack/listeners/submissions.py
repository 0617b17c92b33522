"""Answer a submitted form: close it, replace it with the result, or return it with what to correct."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from slack_bolt import Ack, App, BoltResponse

from bot.errors import BotError, InvalidInputError, SavingUnknown
from bot.slack.blocks import forms, help_texts
from bot.slack.blocks.parts import Message
from bot.slack.blocks.problems import text_of
from bot.slack.ids import Form
from bot.slack.listeners.desk import Body, Desk, after_change, caller_of
from bot.slack.listeners.form_values import FormValues, values_of
from bot.usecases.unit import Caller

IN_DOUBT = "I can't tell yet whether this was saved. Send it again in a moment. It is saved only once."


@dataclass(frozen=True, slots=True)
class Sending:
    """A submitted form; `about` is what the bot wrote into its private_metadata on opening it."""

    caller: Caller
    view_id: str
    values: FormValues
    about: dict[str, Any] = field(default_factory=dict)

    @property
    def origin_key(self) -> str:
        """Return the key that makes a form's result be recorded only once, even when it arrives twice."""
        return f"view:{self.view_id}"


@dataclass(frozen=True, slots=True)
class Show:
    """Replace the form with this, then run `then` soon, if there is one."""

    title: str
    message: Message
    then: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class Close:
    """Close the form, then run `then` soon, if there is one."""

    then: Callable[[], None] | None = None


Outcome = Show | Close


def on_submit(app: App, desk: Desk, form: Form, handle: Callable[[Desk, Sending], Outcome]) -> None:
    """Register `handle` for submissions of `form`; a refusal appears at its field, and everything typed is kept."""

    def listener(ack: Ack, body: Body) -> None:
        try:
            outcome = handle(desk, Sending(caller_of(body), body["view"]["id"], values_of(body), about(body)))
        except BotError as problem:
            refuse(ack, body, problem)
            desk.doubts.follow(problem, lambda saved: _close_saved(desk, body, saved=saved))
        else:
            _accept(ack, desk, outcome)
            after_change(desk, caller_of(body))

    app.view(form.value)(listener)


def about(body: Body) -> dict[str, Any]:
    """Return what the bot wrote into the form's private_metadata on opening it."""
    written = json.loads(body["view"].get("private_metadata") or "{}")
    return written if isinstance(written, dict) else {}


def _accept(ack: Ack, desk: Desk, outcome: Outcome) -> None:
    if isinstance(outcome, Show):
        ack(response_action="update", view=forms.done(outcome.title, outcome.message))
    else:
        ack()
    if outcome.then is not None:
        desk.answers.soon("what became of a form was not shown", outcome.then)


def _close_saved(desk: Desk, body: Body, *, saved: bool) -> None:
    """Replace a form that was saved after all; any other stays open with what was typed."""
    if saved:
        desk.answers.update_view(body["view"]["id"], forms.done("Saved", help_texts.outcome(saved=True)))


def refuse(ack: Ack, body: Body, problem: BotError) -> BoltResponse:
    """Return the form with the problem at its field, or show it above the form; everything typed is kept."""
    said = IN_DOUBT if isinstance(problem.problem, SavingUnknown) else text_of(problem)
    named = problem.field if isinstance(problem, InvalidInputError) else None
    fields = tuple(values_of(body).state)
    place = named if named in fields else next(iter(fields), None)
    if place is None:
        return ack(response_action="push", view=forms.error_view(said))
    return ack(response_action="errors", errors={place: said})
